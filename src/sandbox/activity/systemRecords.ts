import { type Account, toMappingArn } from '../account/account.ts';
import { spellAt } from './lag.ts';
import { type LogEvent, toStreamDay } from './logEvent.ts';
import { type MappingFacts, type MappingMinute, toMappingMinute } from './mappingMinute.ts';
import { toNoise } from './noise.ts';

type Level = 'WARN' | 'INFO' | 'DEBUG';

/** Which records a level lets through (fields.md 13). */
const includes: Readonly<Record<string, readonly Level[]>> = {
  WARN: ['WARN'],
  INFO: ['WARN', 'INFO'],
  DEBUG: ['WARN', 'INFO', 'DEBUG'],
};

interface LoggedError {
  readonly errorMessage: (facts: MappingFacts) => string;
  readonly errorCode: string;
}

const kafkaError = (name: string, errorMessage: LoggedError['errorMessage']): LoggedError => ({
  errorMessage,
  errorCode: `org.apache.kafka.common.errors.${name}`,
});

const timeout = kafkaError('TimeoutException', () => 'Timeout expired while fetching topic metadata');

/** What the log says where a poller's check fails: errors.md A13, and Kafka's own class for the rest. */
const errors: Readonly<Record<string, LoggedError>> = {
  'kafka-rights': kafkaError(
    'TopicAuthorizationException',
    ({ situation }) => `Not authorized to access topics: [${situation.topicName}]`,
  ),
  sasl: kafkaError('SaslAuthenticationException', () => 'Authentication failed'),
  'certificate-trust': kafkaError('SslAuthenticationException', () => 'SSL handshake failed'),
  'certificate-form': kafkaError('SslAuthenticationException', () => 'SSL handshake failed'),
  'tls-inspection': kafkaError('SslAuthenticationException', () => 'SSL handshake failed'),
  'topic-missing': kafkaError(
    'UnknownTopicOrPartitionException',
    () => 'This server does not host this topic-partition.',
  ),
};

const minute = 60_000;
const statusMinutes = 5;

/** The system records of a mapping in the minute that begins at `start`; none unless LoggingConfig asks for them. */
export function toSystemRecords(account: Account, facts: MappingFacts, start: number): readonly LogEvent[] {
  const levels = includes[facts.mapping.configuration.LoggingConfig?.SystemLogLevel ?? ''];
  const measured = toMappingMinute(facts, start);
  if (levels === undefined || measured === undefined) return [];
  const context = { account, facts, start, measured };
  return [
    ...(levels.includes('WARN') ? toErrors(context) : []),
    ...(levels.includes('INFO') ? toPollerStatus(context) : []),
    ...(levels.includes('DEBUG') ? toOffsets(context) : []),
  ];
}

interface RecordContext {
  readonly account: Account;
  readonly facts: MappingFacts;
  readonly start: number;
  readonly measured: MappingMinute;
}

function toErrors(context: RecordContext): readonly LogEvent[] {
  const { facts, start, measured } = context;
  const { kind, check = '' } = spellAt(facts.mapping.history, start);
  if (kind !== 'failing' || measured.pollingErrors === 0) return [];
  const { errorMessage, errorCode } = errors[check] ?? timeout;
  const error = { errorMessage: errorMessage(facts), errorCode };
  return [toRecord(context, 11_000, 'WARN', 'ESM_PROCESSING_EVENT', { error })];
}

function toPollerStatus(context: RecordContext): readonly LogEvent[] {
  const { situation, mapping } = context.facts;
  if ((context.start / minute) % statusMinutes !== 0 || situation.cluster === undefined) return [];
  const partitions = situation.topic?.partitions ?? 0;
  const connection = {
    consumerId: `consumer-${mapping.uuid}-1`,
    topics: [situation.topicName],
    consumerGroupId: situation.group,
    totalPartitionCount: partitions,
    assignedPartitionCount: partitions,
    assignedPartitions: Array.from({ length: partitions }, (_, partition) => `${situation.topicName}-${partition}`),
    networkConfig: { securityGroups: situation.network?.securityGroups ?? [] },
  };
  return [toRecord(context, 3_000, 'INFO', 'POLLER_STATUS_EVENT', { kafkaEventSourceConnection: connection })];
}

/** Each partition holds its share of what was written and of what waits. */
function toOffsets(context: RecordContext): readonly LogEvent[] {
  const { facts, start, measured } = context;
  const { topic } = facts.situation;
  if (topic === undefined) return [];
  const written = Math.floor((facts.rate * start) / minute / 1000);
  return Array.from({ length: topic.partitions }, (_, partition) => {
    const endOffset = Math.floor(written / topic.partitions);
    const processed = Math.max(0, endOffset - Math.ceil(measured.lag / topic.partitions));
    const offsets = {
      partition: `${topic.name}-${partition}`,
      endOffset,
      consumedOffset: processed,
      processedOffset: processed,
      committedOffset: processed,
    };
    return toRecord(context, 20_000 + partition, 'DEBUG', 'KAFKA_STATUS_EVENT', { kafkaPartitionOffsets: offsets });
  });
}

function toRecord(
  { account, facts: { mapping }, start }: RecordContext,
  after: number,
  logLevel: Level,
  eventType: string,
  detail: object,
): LogEvent {
  const at = start + after + Math.floor(900 * toNoise(mapping.uuid, start / minute + after));
  const record = {
    eventType,
    timestamp: at,
    resourceArn: toMappingArn(account, mapping.uuid),
    eventSourceArn: mapping.configuration.EventSourceArn,
    eventProcessorId: `${mapping.uuid}/0`,
    logLevel,
    ...detail,
  };
  return { stream: `${toStreamDay(at)}/${mapping.uuid}`, at, message: JSON.stringify(record) };
}
