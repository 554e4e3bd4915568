import * as l10n from '@vscode/l10n';
import { toDestinationTopic } from '../../policy/destination.ts';
import { toKafkaAclCommands } from '../../policy/kafkaAcls.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import { toAwsCommand } from './awsCommand.ts';

/** ACLs a SCRAM user, a certificate's name or an anonymous client needs (permissions.md 4, source-facts 77). */
export function addKafkaAcls(context: HintContext): Fix {
  return {
    title: l10n.t('Add the Kafka ACLs for this topic and consumer group'),
    text: PRINCIPAL_TEXTS[context.method ?? '']?.() ?? PRINCIPAL_TEXTS['scram']?.(),
    command: toKafkaAclCommands({
      method: context.method,
      topic: context.topic,
      group: context.group,
      brokers: context.broker?.addresses,
      failureTopic: toDestinationTopic(context.destination),
    }),
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
