import type { EventSource, TimestampType } from './eventSpec.ts';

/** The event as a function gets it, its members in the order in which AWS writes them (events.md 1). */
export interface KafkaEvent {
  readonly eventSource: EventSource;
  readonly eventSourceArn?: string;
  readonly bootstrapServers: string;
  /** By `<topic>-<partition>`. */
  readonly records: Readonly<Record<string, readonly KafkaRecord[]>>;
}

export interface KafkaRecord {
  readonly topic: string;
  readonly partition: number;
  /** A bigint where a number would not be exact. */
  readonly offset: number | bigint;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly timestampType: TimestampType;
  /** Base64. */
  readonly key?: string | null;
  /** Base64; null or absent: a tombstone. */
  readonly value?: string | null;
  /** Each with one member: its bytes, -128 … 127. */
  readonly headers: readonly Readonly<Record<string, readonly number[]>>[];
  readonly keySchemaMetadata?: SchemaMetadata;
  readonly valueSchemaMetadata?: SchemaMetadata;
}

export interface SchemaMetadata {
  readonly dataFormat: string;
  readonly schemaId: string;
}

export type EventLayout = 'compact' | 'indented';

/** Writes an event as JSON: without blanks, as JSON.stringify does but with every offset exact, or indented by two. */
export function formatEvent(event: KafkaEvent, layout: EventLayout = 'compact'): string {
  const groups = Object.entries(event.records);
  if (layout === 'indented') return formatIndented(event, groups);
  // Nothing written here is as quick as the engine itself, which however refuses a bigint.
  const plain = groups.every(([, records]) => records.every(({ offset }) => typeof offset === 'number'));
  if (plain) return JSON.stringify(event);
  const lists = groups.map(([name, records]) => `${JSON.stringify(name)}:[${records.map(formatRecord).join(',')}]`);
  return `${formatEventHead(event)}${lists.join(',')}}}`;
}

/** The event up to its first record. */
export function formatEventHead({ eventSource, eventSourceArn, bootstrapServers }: KafkaEvent): string {
  const arn = eventSourceArn === undefined ? '' : `,"eventSourceArn":${JSON.stringify(eventSourceArn)}`;
  const servers = JSON.stringify(bootstrapServers);
  return `{"eventSource":${JSON.stringify(eventSource)}${arn},"bootstrapServers":${servers},"records":{`;
}

export function formatRecord(record: KafkaRecord): string {
  const { topic, partition, offset, timestamp, timestampType, key, value, keySchemaMetadata, valueSchemaMetadata } =
    record;
  let text = `{"topic":${JSON.stringify(topic)},"partition":${partition},"offset":${offset}`;
  text += `,"timestamp":${timestamp},"timestampType":"${timestampType}"`;
  if (key !== undefined) text += key === null ? ',"key":null' : `,"key":"${key}"`;
  if (value !== undefined) text += value === null ? ',"value":null' : `,"value":"${value}"`;
  text += `,"headers":${JSON.stringify(record.headers)}`;
  if (keySchemaMetadata !== undefined) text += `,"keySchemaMetadata":${JSON.stringify(keySchemaMetadata)}`;
  if (valueSchemaMetadata !== undefined) text += `,"valueSchemaMetadata":${JSON.stringify(valueSchemaMetadata)}`;
  return `${text}}`;
}

/** Two blanks a level; each header stays on one line. */
function formatIndented(event: KafkaEvent, groups: readonly (readonly [string, readonly KafkaRecord[]])[]): string {
  const { eventSource, eventSourceArn, bootstrapServers } = event;
  const members = [
    `"eventSource": ${JSON.stringify(eventSource)}`,
    ...(eventSourceArn === undefined ? [] : [`"eventSourceArn": ${JSON.stringify(eventSourceArn)}`]),
    `"bootstrapServers": ${JSON.stringify(bootstrapServers)}`,
    `"records": ${toBlock('{}', groups.map(toGroup), '  ')}`,
  ];
  return `${toBlock('{}', members, '')}\n`;
}

function toGroup([name, records]: readonly [string, readonly KafkaRecord[]]): string {
  return `${JSON.stringify(name)}: ${toBlock('[]', records.map(toIndentedRecord), '    ')}`;
}

function toIndentedRecord(record: KafkaRecord): string {
  const members = Object.entries(record).flatMap(([name, member]) =>
    member === undefined ? [] : [`"${name}": ${name === 'headers' ? toHeaderBlock(record) : toLine(member)}`],
  );
  return toBlock('{}', members, '      ');
}

function toHeaderBlock({ headers }: KafkaRecord): string {
  const lines = headers.map((header) => {
    const members = Object.entries(header).map(([name, bytes]) => `${JSON.stringify(name)}: [${bytes.join(', ')}]`);
    return `{ ${members.join(', ')} }`;
  });
  return toBlock('[]', lines, '        ');
}

function toLine(member: unknown): string {
  if (typeof member === 'bigint') return String(member);
  if (typeof member !== 'object' || member === null) return JSON.stringify(member);
  const members = Object.entries(member).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{ ${members.join(', ')} }`;
}

function toBlock(brackets: '{}' | '[]', items: readonly string[], indent: string): string {
  const [open, close] = brackets;
  if (items.length === 0) return brackets;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}
