import * as l10n from '@vscode/l10n';
import { toShellCommand } from '../policy/shellCommand.ts';
import type { FailedRange, FailureRecord } from './failureRecord.ts';

/** How to read the records of one partition again from the topic, as long as it keeps them (events.md 4, source-facts 130). */
export interface Retrieval {
  readonly range: FailedRange;
  /** For a POSIX shell. Absent when the record does not say enough. */
  readonly command?: string;
  /** What to know about the command, or why there is none. */
  readonly notes: readonly string[];
}

/** Offsets are 64 bits long (events.md 1); what the documentation shows in its sample are numbers of a Kinesis stream. */
const MAX_OFFSET = 2n ** 63n - 1n;

/** What the command takes at most for its number of messages. */
const MAX_MESSAGES = 2n ** 31n - 1n;

const PLAINTEXT_PORT = ':9092';

export function toRetrievals({ ranges, bootstrapServers }: FailureRecord): readonly Retrieval[] {
  return ranges.map((range) => toRetrieval(range, bootstrapServers));
}

function toRetrieval(range: FailedRange, servers = 'BOOTSTRAP_SERVERS'): Retrieval {
  const first = toOffset(range.firstOffset);
  if (range.place === undefined) {
    return { range, notes: [l10n.t('The record does not say which partition of which topic it is about.')] };
  }
  if (first === undefined) {
    return { range, notes: [l10n.t('The record names no offset that a Kafka topic can have.')] };
  }
  const last = toOffset(range.lastOffset) ?? first;
  const count = last < first ? 1n : last - first + 1n;
  const known = servers.includes(':');
  const plain = known && servers.split(',').every((server) => server.trim().endsWith(PLAINTEXT_PORT));
  const command = toShellCommand([
    'kafka-console-consumer.sh',
    ['--bootstrap-server', known ? servers : 'BOOTSTRAP_SERVERS'],
    ['--topic', range.place.topic],
    ['--partition', String(range.place.partition)],
    ['--offset', String(first)],
    ['--max-messages', String(count > MAX_MESSAGES ? MAX_MESSAGES : count)],
    ['--property', 'print.offset=true'],
    ['--property', 'print.key=true'],
    ...(plain ? [] : [['--consumer.config', 'client.properties'] as const]),
  ]);
  return { range, command, notes: toNotes(known, plain, count) };
}

function toNotes(known: boolean, plain: boolean, count: bigint): readonly string[] {
  return [
    ...(known ? [] : [l10n.t('Put the bootstrap brokers of the cluster in place of {0}.', 'BOOTSTRAP_SERVERS')]),
    ...(plain ? [] : [l10n.t('{0} holds the settings of your Kafka client.', 'client.properties')]),
    ...(count > 1n
      ? [
          l10n.t(
            'Where offsets are missing, in compacted topics or after transactions, the command also shows records after the last one.',
          ),
        ]
      : []),
  ];
}

function toOffset(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^\d{1,19}$/.test(text)) return undefined;
  const offset = BigInt(text);
  return offset > MAX_OFFSET ? undefined : offset;
}
