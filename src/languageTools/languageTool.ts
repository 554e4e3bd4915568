import type { ResourceStore } from '../aws/resources.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import type { KafkaEvent } from '../core/event/generate/kafkaEvent.ts';
import type { ReadEvent } from '../core/event/readEvent.ts';
import type { HintKnown } from '../core/hints/hintContext.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';

/** What a language model passed; its JSON schema in package.json is a request, not a promise. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** What tools ask. Nothing here changes anything. */
export interface ToolDeps {
  readonly store: ResourceStore;
  /** Accounts and regions on show. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  readonly loadKnown: (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => Promise<HintKnown>;
  /** Asks AWS for everything around a mapping; changes nothing. */
  readonly diagnose: (target: MappingRef, signal: AbortSignal) => Promise<DiagnosisReport>;
  readonly readEvent: (text: string) => Promise<ReadEvent>;
  readonly generateEvents: (spec: EventSpec) => Promise<readonly KafkaEvent[]>;
  /** Text of a file of the workspace; rejects for every other place. */
  readonly readFile: (path: string) => Promise<string>;
}

/**
 * One thing that a language model can ask of the extension. Answers are short and in English, whatever the language of
 * VS Code: a model reads them, not a person.
 */
export interface LanguageTool {
  /** What VS Code shows while it runs. */
  readonly progress: (input: ToolInput) => string;
  /** Rejects with a message that tells the model what to do instead. */
  readonly answer: (input: ToolInput, deps: ToolDeps, signal: AbortSignal) => Promise<string>;
}

/** A text member; undefined when it is absent or something else. */
export function readText(input: ToolInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A whole number between 1 and `most`; `fallback` when it is absent or something else. */
export function readCount(input: ToolInput, name: string, fallback: number, most: number): number {
  const value = input[name];
  return typeof value === 'number' && value >= 1 ? Math.min(Math.trunc(value), most) : fallback;
}

/** `text`, or its beginning and how much is missing. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`;
}
