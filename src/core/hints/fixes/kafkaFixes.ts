import * as l10n from '@vscode/l10n';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import { toShellCommand } from '../shell.ts';
import { toAwsCommand } from './awsCommand.ts';

const PRINCIPALS: Readonly<Record<string, string>> = {
  scram: 'User:USERNAME',
  mtls: 'User:CN=DISTINGUISHED_NAME',
  'unauthenticated-tls': 'User:ANONYMOUS',
  plaintext: 'User:ANONYMOUS',
};

/** ACLs a SCRAM user, a certificate's name or an anonymous client needs (permissions.md 4, source-facts 77). */
export function addKafkaAcls(context: HintContext): Fix {
  const principal = PRINCIPALS[context.method ?? ''] ?? 'User:USERNAME';
  const rights = [
    [['--operation', 'DescribeConfigs'], ['--cluster']],
    [
      ['--operation', 'Describe'],
      ['--operation', 'Read'],
      ['--group', context.group],
    ],
    [
      ['--operation', 'Describe'],
      ['--operation', 'Read'],
      ['--topic', context.topic],
    ],
  ] as const;
  return {
    title: l10n.t('Add the Kafka ACLs for this topic and consumer group'),
    text: PRINCIPAL_TEXTS[context.method ?? '']?.() ?? PRINCIPAL_TEXTS['scram']?.(),
    command: rights
      .map((right) =>
        toShellCommand([
          'kafka-acls.sh',
          ['--bootstrap-server', context.broker?.addresses ?? 'BOOTSTRAP_BROKERS'],
          ['--command-config', 'admin.properties'],
          '--add',
          ['--allow-principal', principal],
          ...right,
        ]),
      )
      .join('\n'),
    docUrl: DOCS.acls,
  };
}

const PRINCIPAL_TEXTS: Readonly<Record<string, () => string>> = {
  scram: () => l10n.t('The principal is the user name in the secret.'),
  mtls: () => l10n.t('The principal is the full distinguished name of the client certificate.'),
  'unauthenticated-tls': () => l10n.t('Clients without authentication are the principal User:ANONYMOUS.'),
  plaintext: () => l10n.t('Clients without authentication are the principal User:ANONYMOUS.'),
};

export function listTopics(context: HintContext): Fix {
  return {
    title: l10n.t('List the cluster’s topics'),
    text: l10n.t('The command works for provisioned clusters from Kafka 3.6; otherwise any Kafka client shows them.'),
    command: toAwsCommand(context, 'kafka', 'list-topics', ['--cluster-arn', context.clusterArn]),
  };
}

export function associateSecret(context: HintContext): Fix {
  return {
    title: l10n.t('Associate the secret with the cluster'),
    command: toAwsCommand(
      context,
      'kafka',
      'batch-associate-scram-secret',
      ['--cluster-arn', context.clusterArn],
      ['--secret-arn-list', context.secret?.URI ?? 'SECRET_ARN'],
    ),
    docUrl: DOCS.scram,
  };
}

export function describeCluster(context: HintContext): Fix {
  return {
    title: l10n.t('Look at the cluster'),
    command: toAwsCommand(context, 'kafka', 'describe-cluster-v2', ['--cluster-arn', context.clusterArn]),
  };
}
