/**
 * What a document is. Only the first two hold records as a function gets them from Kafka; `pipes` to `dynamodb` look
 * like them and are something else. `broken`: no JSON, and what it was meant to be cannot be told (events.md 1, 4).
 */
export type EventKind =
  | 'kafka'
  | 'self-managed-kafka'
  | 'failure-record'
  | 'sqs'
  | 'kinesis'
  | 'firehose'
  | 'pipes'
  | 'dynamodb'
  | 'other'
  | 'empty'
  | 'broken';

/** It holds records as a function gets them from Kafka. */
export function isKafkaKind(kind: EventKind): kind is 'kafka' | 'self-managed-kafka' {
  return kind === 'kafka' || kind === 'self-managed-kafka';
}

/** What tells kinds apart. */
export interface EventSigns {
  readonly root: 'object' | 'list' | 'other' | 'none';
  /** Names of the members of the root. */
  readonly members: ReadonlySet<string>;
  /** Member `eventSource` of the root. */
  readonly source?: string;
  /** Of the first element of the list that the root or its member `Records` is. */
  readonly elementSource?: string;
  /** What member `records` is. */
  readonly records?: 'object' | 'list' | 'other';
  /** Member `records` has a list under a name such as `orders-0`. */
  readonly hasGroup: boolean;
  /** The text is no proper JSON. */
  readonly faulty: boolean;
}

/** Member `eventSource`: the names in use, and one of old documentation (events.md 1). */
const KAFKA_SOURCES: ReadonlyMap<string, EventKind> = new Map([
  ['aws:kafka', 'kafka'],
  ['SelfManagedKafka', 'self-managed-kafka'],
  ['aws:SelfManagedKafka', 'self-managed-kafka'],
]);

const RECORD_SOURCES: ReadonlyMap<string, EventKind> = new Map([
  ['aws:sqs', 'sqs'],
  ['aws:kinesis', 'kinesis'],
  ['aws:dynamodb', 'dynamodb'],
]);

/** The first that holds decides. */
const SIGNS: readonly (readonly [EventKind, (signs: EventSigns) => boolean])[] = [
  ['empty', ({ root }) => root === 'none'],
  ['failure-record', ({ members }) => members.has('KafkaBatchInfo')],
  ['firehose', ({ members, records }) => records === 'list' && FIREHOSE_MEMBERS.some((name) => members.has(name))],
  // A pipe gives a list of records, each with its source and without the level of the partitions.
  ['pipes', ({ root, elementSource }) => root === 'list' && elementSource !== undefined],
  ['pipes', ({ source = '', members }) => KAFKA_SOURCES.has(source) && !members.has('records') && members.has('topic')],
];

const FIREHOSE_MEMBERS = ['deliveryStreamArn', 'sourceKinesisStreamArn', 'sourceMSKArn'];

export function toEventKind(signs: EventSigns): EventKind {
  const sign = SIGNS.find(([, holds]) => holds(signs));
  if (sign !== undefined) return sign[0];
  const { source, records, hasGroup, elementSource = '', faulty } = signs;
  if (source !== undefined && records !== 'list') {
    const kind = KAFKA_SOURCES.get(source);
    if (kind !== undefined) return kind;
  }
  if (source === undefined && hasGroup) return 'kafka';
  return RECORD_SOURCES.get(elementSource) ?? (faulty ? 'broken' : 'other');
}
