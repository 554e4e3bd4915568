import type { AuthMethod } from '../cluster/authMethods.ts';
import { toShellCommand } from './shellCommand.ts';

export interface AclSubject {
  readonly method: AuthMethod | undefined;
  readonly topic: string;
  readonly group: string;
  /** `host:port`, comma-separated; absent: a place to fill in. */
  readonly brokers?: string;
  /** Topic of the same cluster that takes failed records. */
  readonly failureTopic?: string;
}

const PRINCIPALS: Partial<Readonly<Record<AuthMethod, string>>> = {
  scram: 'User:USERNAME',
  mtls: 'User:CN=DISTINGUISHED_NAME',
  'unauthenticated-tls': 'User:ANONYMOUS',
  plaintext: 'User:ANONYMOUS',
};

/**
 * Commands that give a SCRAM user, a certificate's name or an anonymous client what reading takes (permissions.md 4,
 * source-facts 77, 79). User and certificate are places to fill in: secrets are never read.
 */
export function toKafkaAclCommands(subject: AclSubject): string {
  const { failureTopic } = subject;
  const rights = [
    [['--operation', 'DescribeConfigs'], ['--cluster']],
    [
      ['--operation', 'Describe'],
      ['--operation', 'Read'],
      ['--group', subject.group],
    ],
    [
      ['--operation', 'Describe'],
      ['--operation', 'Read'],
      ['--topic', subject.topic],
    ],
    ...(failureTopic === undefined
      ? []
      : [
          [
            ['--operation', 'Describe'],
            ['--operation', 'Write'],
            ['--topic', failureTopic],
          ] as const,
        ]),
  ] as const;
  return rights
    .map((right) =>
      toShellCommand([
        'kafka-acls.sh',
        ['--bootstrap-server', subject.brokers ?? 'BOOTSTRAP_BROKERS'],
        ['--command-config', 'admin.properties'],
        '--add',
        ['--allow-principal', PRINCIPALS[subject.method ?? 'scram'] ?? 'User:USERNAME'],
        ...right,
      ]),
    )
    .join('\n');
}
