import type { ProtoSchema } from '../protobuf/protoSchema.ts';
import type { JsonSchema } from './jsonSchemaSample.ts';

/**
 * What events to generate: the content of a recipe (`*.msk-event-recipe.json`), and the argument of `generateEvents`.
 * The same specification gives the same bytes.
 */
export interface EventSpec {
  /** Default `aws:kafka`. */
  readonly eventSource?: EventSource;
  /** Cluster or VPC connection; events of self-managed Kafka have none (events.md 1). */
  readonly eventSourceArn?: string;
  /** `host:port`, comma-separated. */
  readonly bootstrapServers?: string;
  readonly topic: string;
  /** How many the topic has (numbered from 0), or the numbers to use. Default 1. */
  readonly partitions?: number | readonly number[];
  /** How many records; default: one for each line of the values, else 10. */
  readonly records?: number;
  /** Most records of one event; default 100, as mappings have it. */
  readonly batchSize?: number;
  /** Default `none`. */
  readonly keys?: KeySpec;
  /** Default `key`: records of a key stay in one partition, as Kafka's clients do it; those without a key take turns. */
  readonly spread?: 'key' | 'turns';
  readonly values: ValueSpec;
  readonly headers?: readonly HeaderSpec[];
  readonly timestamps?: TimestampSpec;
  /** Offset of the first record of each partition, or by number of partition. Digits as text above 2^53. Default 0. */
  readonly startOffset?: Offset | Readonly<Record<string, Offset>>;
  readonly tombstones?: TombstoneSpec;
  readonly bad?: readonly BadRecordSpec[];
  readonly schemas?: readonly SchemaSpec[];
  readonly filter?: FilterSpec;
  /** Default 1. */
  readonly seed?: number | string;
}

export const EVENT_SOURCES = ['aws:kafka', 'SelfManagedKafka'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export type Offset = number | string;

/** `sequence`: `<prefix>1`, `<prefix>2` … starting over after `count`. `field`: a member of the value, `order.id`. */
export type KeySpec =
  | { readonly kind: 'none'; readonly as?: 'null' | 'absent' | 'empty' }
  | { readonly kind: 'sequence'; readonly prefix?: string; readonly count?: number }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'template'; readonly template: string };

/** Where `file` is given instead of the content, the content has to be filled in before generating. */
export type ValueSpec =
  /** JSON with placeholders: as JSON, or as the text of it. */
  | { readonly kind: 'json'; readonly template: unknown }
  /** Text with placeholders. */
  | { readonly kind: 'template'; readonly template: string }
  /** The same text for every record. */
  | { readonly kind: 'text'; readonly text: string }
  | LinesSpec
  | { readonly kind: 'bytes'; readonly base64?: string; readonly file?: string }
  /** Values made up for the schema, or `template` written in Avro. */
  | { readonly kind: 'avro'; readonly schema?: unknown; readonly file?: string; readonly template?: unknown }
  | ProtobufSpec
  | { readonly kind: 'json-schema'; readonly schema?: JsonSchema; readonly file?: string };

/**
 * Values made up for a message, or `template` written in Protobuf. `schema` is the text of a `.proto` file; `parsed`, what
 * was read of it or of the file, is in no recipe.
 */
export interface ProtobufSpec {
  readonly kind: 'protobuf';
  readonly file?: string;
  /** Full name; default: the first message of the file. */
  readonly message?: string;
  readonly template?: unknown;
  readonly schema?: string;
  readonly parsed?: ProtoSchema;
}

/** One record a line. Cells of CSV that look like numbers or `true` become such, unless `cells` is `text`. */
export interface LinesSpec {
  readonly kind: 'lines';
  readonly text?: string;
  readonly file?: string;
  /** Default: `csv` for files named so, else `lines`. */
  readonly format?: 'lines' | 'csv';
  readonly cells?: 'typed' | 'text';
}

/** Headers keep their order and may repeat a name. `text` may have placeholders. */
export interface HeaderSpec {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
}

export const TIMESTAMP_TYPES = ['CREATE_TIME', 'LOG_APPEND_TIME'] as const;
export type TimestampType = (typeof TIMESTAMP_TYPES)[number];

export interface TimestampSpec {
  /** ISO 8601, or milliseconds since the epoch. Default: such that the last record is of now. */
  readonly start?: string | number;
  /** Milliseconds from record to record; default 1000. */
  readonly step?: number;
  readonly type?: TimestampType;
}

export interface TombstoneSpec {
  /** Every how many records. */
  readonly every: number;
  /** How a missing value is written; both occur (events.md 1). Default `null`. */
  readonly as?: 'null' | 'absent';
}

/**
 * A record that functions stumble over, in place of record number `at` (from 1). `poison-pill`: cut off, so that it does
 * not parse. `not-utf8`: bytes that are no text. `too-large`: alone above the payload limit.
 */
export interface BadRecordSpec {
  readonly kind: BadRecordKind;
  readonly at: number;
}

export const BAD_RECORD_KINDS = ['poison-pill', 'not-utf8', 'too-large'] as const;
export type BadRecordKind = (typeof BAD_RECORD_KINDS)[number];

/**
 * A registered schema of keys or values (events.md 2, 8). `json`: Lambda decodes, and the event has JSON and metadata.
 * `source`: Lambda takes the framing off, and the event has the bytes and metadata. `framed`: the mapping knows no
 * registry, and the event has the bytes as they are in the topic.
 */
export interface SchemaSpec {
  readonly attribute: 'KEY' | 'VALUE';
  readonly registry: 'glue' | 'confluent';
  readonly dataFormat: 'AVRO' | 'JSON' | 'PROTOBUF';
  readonly delivery: 'json' | 'source' | 'framed';
  /** A UUID for Glue, a number for Confluent; made up when absent. */
  readonly schemaId?: string;
}

export interface FilterSpec {
  readonly patterns: readonly string[];
  /** `mixed`: in turns. */
  readonly want: 'matching' | 'non-matching' | 'mixed';
}

/** What cannot be right about a specification. */
export interface SpecProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The placeholder that is meant, as it is written. */
  readonly near?: string;
}
