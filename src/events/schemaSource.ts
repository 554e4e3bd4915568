import type { SchemaVersion } from '../core/event/schemaVersion.ts';

/** Where a schema is from; of Protobuf also the message of records that do not say which one they are. */
export type SchemaSource =
  | { readonly kind: 'file'; readonly uri: string; readonly message?: string }
  /** With its content: a version never changes, and what was read once is not asked for again. */
  | { readonly kind: 'glue'; readonly version: SchemaVersion; readonly message?: string };

/** The values that a schema is for: keys or values of a topic. */
export interface SchemaUse {
  readonly topic: string;
  readonly part: 'key' | 'value';
}

export interface ChosenSchema extends SchemaUse {
  readonly source: SchemaSource;
}

/** Narrows what was kept between sessions. */
export function isChosenSchema(value: unknown): value is ChosenSchema {
  if (typeof value !== 'object' || value === null) return false;
  const { topic, part, source } = value as { topic?: unknown; part?: unknown; source?: unknown };
  if (typeof topic !== 'string' || (part !== 'key' && part !== 'value')) return false;
  if (typeof source !== 'object' || source === null) return false;
  const { kind, uri, version } = source as { kind?: unknown; uri?: unknown; version?: { definition?: unknown } };
  if (kind === 'file') return typeof uri === 'string';
  return kind === 'glue' && typeof version?.definition === 'string';
}

/** The same text for the same source. */
export function toSourceKey(source: SchemaSource): string {
  const place = source.kind === 'file' ? source.uri : source.version.id;
  return `${source.kind} ${place} ${source.message ?? ''}`;
}
