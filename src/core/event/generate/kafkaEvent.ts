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

/** Writes an event as JSON: without blanks, byte for byte as JSON.stringify would, or indented by two. */
export function formatEvent(event: KafkaEvent, layout: 'compact' | 'indented' = 'compact'): string {
  const groups = Object.entries(event.records);
  if (layout === 'indented') return formatIndented(event, groups);
  const lists = groups.map(([name, records]) => `${JSON.stringify(name)}:[${formatRecords(records)}]`);
  return `${formatEventHead(event)}${lists.join(',')}}}`;
}

/** The event up to its first record. */
export function formatEventHead({ eventSource, eventSourceArn, bootstrapServers }: KafkaEvent): string {
  const arn = eventSourceArn === undefined ? '' : `,"eventSourceArn":${JSON.stringify(eventSourceArn)}`;
  const servers = JSON.stringify(bootstrapServers);
  return `{"eventSource":${JSON.stringify(eventSource)}${arn},"bootstrapServers":${servers},"records":{`;
}

function formatRecords(records: readonly KafkaRecord[]): string {
  const quote = toQuoter();
  return records.map((record) => formatRecord(record, quote)).join(',');
}

/** JSON of texts, remembered: topic and header names are few. */
function toQuoter(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const quoted = known.get(text) ?? JSON.stringify(text);
    known.set(text, quoted);
    return quoted;
  };
}

/** Base64 needs no escapes, which makes this several times as fast as JSON.stringify. */
export function formatRecord(record: KafkaRecord, quote: (text: string) => string = JSON.stringify): string {
  const { topic, partition, offset, timestamp, timestampType, key, value, keySchemaMetadata, valueSchemaMetadata } =
    record;
  let text = `{"topic":${quote(topic)},"partition":${partition},"offset":${offset}`;
  text += `,"timestamp":${timestamp},"timestampType":"${timestampType}"`;
  if (key !== undefined) text += key === null ? ',"key":null' : `,"key":"${key}"`;
  if (value !== undefined) text += value === null ? ',"value":null' : `,"value":"${value}"`;
  text += `,"headers":${formatHeaders(record.headers, quote)}`;
  if (keySchemaMetadata !== undefined) text += `,"keySchemaMetadata":${JSON.stringify(keySchemaMetadata)}`;
  if (valueSchemaMetadata !== undefined) text += `,"valueSchemaMetadata":${JSON.stringify(valueSchemaMetadata)}`;
  return `${text}}`;
}

function formatHeaders(headers: KafkaRecord['headers'], quote: (text: string) => string): string {
  let text = '';
  for (const header of headers) {
    const members = Object.entries(header).map(([name, bytes]) => `${quote(name)}:[${bytes.join(',')}]`);
    text += `${text === '' ? '' : ','}{${members.join(',')}}`;
  }
  return `[${text}]`;
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
