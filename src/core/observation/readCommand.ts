import { toShellCommand } from '../policy/shellCommand.ts';
import type { LogPosition } from './readLogRecord.ts';

/** Command that reads one record, or a partition from its beginning, for a POSIX shell. */
export function toReadCommand({ topic, partition, offset }: LogPosition, brokers = 'BOOTSTRAP_SERVERS'): string {
  const isPlain = brokers.split(',').every((server) => server.endsWith(':9092'));
  return toShellCommand([
    'kafka-console-consumer.sh',
    ['--bootstrap-server', brokers],
    ['--topic', topic],
    ['--partition', String(partition)],
    ['--offset', offset ?? 'earliest'],
    ['--max-messages', '1'],
    ['--property', 'print.offset=true'],
    ...(isPlain ? [] : [['--consumer.config', 'client.properties'] as const]),
  ]);
}
