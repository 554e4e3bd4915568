import * as l10n from '@vscode/l10n';
import type { FieldSpec } from '../mapping/fieldSpec.ts';
import { FIELDS } from '../mapping/fields.ts';
import { parseJsonTree, toJsonValue } from '../mapping/jsonTree.ts';
import { isRecord, NonLiteral, readMarks, toShort, withoutMarks } from './nonLiteral.ts';
import { parseShorthand } from './shorthand.ts';

type ArgumentKind = 'text' | 'switch' | 'texts' | 'structure' | 'structures';

interface Option {
  readonly member: string;
  readonly kind: ArgumentKind;
}

/** One flag of a command with what stands behind it. */
interface Argument {
  readonly flag: string;
  readonly values: readonly string[];
}

/** Flags by the table of fields; several fields share the flag of their structure. */
const OPTIONS: ReadonlyMap<string, Option> = new Map([
  ['--uuid', { member: 'UUID', kind: 'text' }],
  ...FIELDS.toReversed().map((field) => [field.names.cli, toOption(field)] as const),
]);

/** Options about the session and the output: how many values follow them. */
const SESSION: ReadonlyMap<string, number> = new Map([
  ...['--profile', '--region', '--endpoint-url', '--output', '--query', '--cli-connect-timeout'].map(
    (flag) => [flag, 1] as const,
  ),
  ...['--cli-read-timeout', '--color', '--ca-bundle', '--cli-binary-format', '--cli-error-format'].map(
    (flag) => [flag, 1] as const,
  ),
  ...['--no-cli-pager', '--no-verify-ssl', '--no-paginate', '--debug', '--no-sign-request'].map(
    (flag) => [flag, 0] as const,
  ),
]);

function toOption({ path, control }: FieldSpec): Option {
  const member = String(path[0]);
  const kinds: Partial<Readonly<Record<typeof control, ArgumentKind>>> = {
    boolean: 'switch',
    topic: 'texts',
    choices: 'texts',
    authentication: 'structures',
    secret: 'structures',
    tags: 'structure',
  };
  const isNested = path.length > 1 && typeof path[1] !== 'number';
  return { member, kind: isNested ? 'structure' : (kinds[control] ?? 'text') };
}

/**
 * Options of create- and update-event-source-mapping as members of the API; expressions of the shell are `NonLiteral`s.
 * `files` holds the texts of files that the script itself writes, by the name that it gives them.
 */
export function readCliOptions(
  words: readonly string[],
  files: ReadonlyMap<string, string>,
  notes: string[],
): Readonly<Record<string, unknown>> {
  const members = new Map<string, unknown>();
  const base = new Map<string, unknown>();
  for (const argument of toArguments(words)) {
    if (argument.flag === '--cli-input-json') readWhole(toText(argument, files, notes), base, notes);
    else readOption(argument, files, members, notes);
  }
  return Object.fromEntries([...base, ...members]);
}

function toArguments(words: readonly string[]): readonly Argument[] {
  const found: { readonly flag: string; readonly values: string[] }[] = [];
  for (const word of words) {
    const [, flag, value] = /^(--[a-z][\w-]*)(?:=([\s\S]*))?$/i.exec(word) ?? [];
    if (flag !== undefined) found.push({ flag, values: value === undefined ? [] : [value] });
    else found.at(-1)?.values.push(word);
  }
  return found;
}

function readOption(
  argument: Argument,
  files: ReadonlyMap<string, string>,
  members: Map<string, unknown>,
  notes: string[],
): void {
  const { flag } = argument;
  const positive = flag.replace('--no-', '--');
  const option = OPTIONS.get(flag) ?? OPTIONS.get(positive);
  if (option?.kind === 'switch') members.set(option.member, flag === positive);
  else if (option !== undefined && flag !== positive) notes.push(toUnknownNote(flag));
  else if (option !== undefined) setMember(option, readValue(option, argument, files, notes), members);
  else if (!SESSION.has(flag)) notes.push(toUnknownNote(flag));
}

function toUnknownNote(flag: string): string {
  return l10n.t('{0} is not an option of MSK mappings and was left out.', flag);
}

/** A list that is given more than once goes on. */
function setMember({ member, kind }: Option, value: unknown, members: Map<string, unknown>): void {
  const present = members.get(member);
  const goesOn = kind === 'structures' && Array.isArray(present) && Array.isArray(value);
  if (value !== undefined) members.set(member, goesOn ? [...present, ...value] : value);
}

function readValue({ kind }: Option, argument: Argument, files: ReadonlyMap<string, string>, notes: string[]): unknown {
  const { flag, values } = argument;
  if (values.length === 0) {
    notes.push(l10n.t('{0} has no value.', flag));
    return undefined;
  }
  if (kind === 'text') return readMarks(toText(argument, files, notes));
  const read = values.map((value) => {
    const text = toText({ flag, values: [value] }, files, notes);
    return text === undefined ? undefined : kind === 'texts' ? readText(text) : readStructure(flag, text, notes);
  });
  const present = read.filter((value) => value !== undefined);
  if (present.length === 0) return undefined;
  if (kind === 'structure') return present.reduce<unknown>(merge, undefined);
  return present.flat();
}

function merge(one: unknown, other: unknown): unknown {
  return isRecord(one) && isRecord(other) ? { ...one, ...other } : other;
}

/** The text of an option; of a file as far as the script itself writes it. */
function toText({ flag, values }: Argument, files: ReadonlyMap<string, string>, notes: string[]): string | undefined {
  const [text = ''] = values;
  if (values.length > 1) notes.push(l10n.t('{0} has more than one value; the first one counts.', flag));
  const file = /^fileb?:\/\/([\s\S]*)$/.exec(text)?.[1];
  if (file === undefined || files.has(file)) return file === undefined ? text : files.get(file);
  notes.push(l10n.t('{0} is in a file that was not read: {1}', flag, withoutMarks(file)));
  return undefined;
}

function readText(text: string): unknown {
  const list = /^\s*\[/.test(text) ? parseJson(text) : undefined;
  return Array.isArray(list) ? readMarks(list) : readMarks(text);
}

function readStructure(flag: string, text: string, notes: string[]): unknown {
  const value = /^\s*[[{]/.test(text) ? parseJson(text) : parseShorthand(text);
  if (value !== undefined) return readMarks(value);
  const whole = readMarks(text);
  if (whole instanceof NonLiteral) return whole;
  notes.push(l10n.t('{0} could not be read: {1}', flag, toShort(text)));
  return undefined;
}

/** `--cli-input-json`: options given beside it count more. */
function readWhole(text: string | undefined, base: Map<string, unknown>, notes: string[]): void {
  const value = text === undefined ? undefined : readStructure('--cli-input-json', text, notes);
  if (value instanceof NonLiteral) base.set('--cli-input-json', value);
  for (const [name, member] of isRecord(value) ? Object.entries(value) : []) base.set(name, member);
}

/** Windows PowerShell 5.1 needs a backslash before each double quote, even in single quotes. */
function parseJson(text: string): unknown {
  const texts = [
    text,
    text.replaceAll(/(\\*)\\"/g, (_all, slashes: string) => `${slashes.slice(slashes.length / 2)}"`),
  ];
  const trees = texts.map(parseJsonTree);
  const tree = trees.find(({ root, errors }) => root !== undefined && errors.length === 0);
  return tree === undefined ? undefined : toJsonValue(tree.root);
}
