import * as l10n from '@vscode/l10n';

/** A member that Lambda writes into an event (events.md 1 and 2, source-facts 17-21). */
export interface EventMember {
  readonly name: string;
  readonly help: () => string;
  /** Values that are in use. */
  readonly choices?: readonly string[];
}

export const EVENT_MEMBERS: readonly EventMember[] = [
  {
    name: 'eventSource',
    help: () => l10n.t('Which kind of source the event is from.'),
    choices: ['aws:kafka', 'SelfManagedKafka'],
  },
  { name: 'eventSourceArn', help: () => l10n.t('ARN of the cluster. Events of self-managed Kafka have none.') },
  { name: 'bootstrapServers', help: () => l10n.t('Addresses of brokers in one text, separated by commas.') },
  {
    name: 'records',
    help: () => l10n.t('Lists of records, each under topic and partition with a hyphen between, such as "orders-0".'),
  },
];

export const RECORD_MEMBERS: readonly EventMember[] = [
  { name: 'topic', help: () => l10n.t('Topic that the record is from.') },
  { name: 'partition', help: () => l10n.t('Number of the partition, from 0.') },
  { name: 'offset', help: () => l10n.t('Place of the record in its partition; it can be larger than 2^53.') },
  { name: 'timestamp', help: () => l10n.t('Milliseconds since 1970-01-01T00:00:00Z.') },
  {
    name: 'timestampType',
    help: () => l10n.t('Who set the time: the producer (CREATE_TIME) or the broker (LOG_APPEND_TIME).'),
    choices: ['CREATE_TIME', 'LOG_APPEND_TIME'],
  },
  { name: 'key', help: () => l10n.t('Bytes of the key in base64; null or left out when the record has none.') },
  {
    name: 'value',
    help: () => l10n.t('Bytes of the value in base64; null or left out when the record is a tombstone.'),
  },
  {
    name: 'headers',
    help: () =>
      l10n.t(
        'List of objects with one member each: the name of the header and the bytes of its value as numbers from -128 to 127. Names may come more than once.',
      ),
  },
  {
    name: 'keySchemaMetadata',
    help: () => l10n.t('Schema that the key was written with; only when the mapping names a schema registry.'),
  },
  {
    name: 'valueSchemaMetadata',
    help: () => l10n.t('Schema that the value was written with; only when the mapping names a schema registry.'),
  },
];

export const SCHEMA_MEMBERS: readonly EventMember[] = [
  {
    name: 'dataFormat',
    help: () => l10n.t('Format that the producer wrote, whatever the function gets.'),
    choices: ['AVRO', 'JSON', 'PROTOBUF'],
  },
  {
    name: 'schemaId',
    help: () => l10n.t('ID of the schema: a UUID in Glue, a number as text in a Confluent registry.'),
  },
];
