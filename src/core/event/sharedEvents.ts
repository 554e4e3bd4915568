import * as l10n from '@vscode/l10n';
import { formatJsonText } from './jsonText.ts';
import { formatJsonValue, type JsonObject, type JsonValue, readJsonValue, toObject, toText } from './jsonValue.ts';

/** A test event that the Lambda console, SAM CLI and others share (events.md 7). */
export interface SharedEvent {
  readonly name: string;
  /** JSON, indented. */
  readonly text: string;
}

/** Where such events are kept: one document of type OpenApi3 a function, with the events as examples. */
export const SHARED_REGISTRY = 'lambda-testevent-schemas';

/** Characters of a whole document, and of one event that is to be learned from (events.md 7). */
export const MOST_SHARED_CHARACTERS = 100_000;

/** Versions and aliases share the document of their function. */
export function toSharedSchemaName(functionName: string): string {
  return `_${functionName}-schema`;
}

/** Events of a document, in its order. Empty for what is no such document. */
export function listSharedEvents(content: string): readonly SharedEvent[] {
  const examples = readExamples(readJsonValue(content));
  return [...(examples?.members ?? [])].flatMap(([name, example]) => {
    const value = example.kind === 'object' ? example.members.get('value') : undefined;
    return value === undefined ? [] : [{ name, text: `${formatJsonText(formatJsonValue(value), 2)}\n` }];
  });
}

export type SharedOutcome = { readonly content: string } | { readonly problem: string };

/** The document with an event put in or replaced. Everything else in it, also of others, stays as it is. */
export function putSharedEvent(content: string, name: string, event: string): SharedOutcome {
  const root = readJsonValue(content);
  const value = readJsonValue(event);
  if (value === undefined) return { problem: l10n.t('The event is no JSON, or nested too deeply.') };
  if (root?.kind !== 'object') return { problem: l10n.t('The saved test events of the function cannot be read.') };
  const example = toObject([
    ['value', value],
    ['x-metadata', toObject([['invocationType', toText('RequestResponse')]])],
  ]);
  const examples = readExamples(root);
  const changed = formatJsonValue(withExamples(root, toObject([...(examples?.members ?? []), [name, example]])));
  if (changed.length <= MOST_SHARED_CHARACTERS) return { content: changed };
  const sizes = [changed.length, MOST_SHARED_CHARACTERS].map((size) => size.toLocaleString('en-US'));
  const text = l10n.t(
    'The test events of a function have {1} characters at most, all together; these have {0}.',
    ...sizes,
  );
  return { problem: text };
}

/** The document without an event; undefined when that was the last one. */
export function removeSharedEvent(content: string, name: string): string | undefined {
  const root = readJsonValue(content);
  const examples = readExamples(root);
  if (root?.kind !== 'object' || examples === undefined) return undefined;
  const others = [...examples.members].filter(([other]) => other !== name);
  return others.length === 0 ? undefined : formatJsonValue(withExamples(root, toObject(others)));
}

/** What is wrong with an event before it is sent to be learned from; undefined when nothing is. */
export function findSharedProblem(event: string): string | undefined {
  if (event.length <= MOST_SHARED_CHARACTERS) return undefined;
  const sizes = [event.length, MOST_SHARED_CHARACTERS].map((size) => size.toLocaleString('en-US'));
  return l10n.t('The event has {0} characters; a shared test event has {1} at most.', ...sizes);
}

function readExamples(root: JsonValue | undefined): JsonObject | undefined {
  const components = root?.kind === 'object' ? root.members.get('components') : undefined;
  const examples = components?.kind === 'object' ? components.members.get('examples') : undefined;
  return examples?.kind === 'object' ? examples : undefined;
}

function withExamples(root: JsonObject, examples: JsonObject): JsonObject {
  const components = root.members.get('components');
  const others = components?.kind === 'object' ? components.members : [];
  return toObject([...root.members, ['components', toObject([...others, ['examples', examples]])]]);
}
