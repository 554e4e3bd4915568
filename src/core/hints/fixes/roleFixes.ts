import * as l10n from '@vscode/l10n';
import { toClusterPolicy } from '../../policy/clusterPolicy.ts';
import { toDestinationPolicy } from '../../policy/destination.ts';
import { toConsumeStatements } from '../../policy/kafkaAccess.ts';
import { formatPolicy, type PolicyDocument, toPolicy } from '../../policy/policyDocument.ts';
import { toTrustPolicy } from '../../policy/trustPolicy.ts';
import { DOCS } from '../docs.ts';
import type { Fix } from '../explanation.ts';
import type { HintContext } from '../hintContext.ts';
import { toAwsCommand, toClusterAccountCommand } from './awsCommand.ts';

/**
 * Adds an inline policy; the same name is always given the same complete rights, so that fixes do not undo each
 * other. Says that it takes minutes (source-facts 81).
 */
export function addRolePolicy(
  context: HintContext,
  policy: { readonly title: string; readonly text?: string; readonly name: string; readonly document: PolicyDocument },
): Fix {
  return {
    title: policy.title,
    text: [policy.text, l10n.t('IAM changes take several minutes to have an effect.')].filter(Boolean).join(' '),
    command: toAwsCommand(
      context,
      'iam',
      'put-role-policy',
      ['--role-name', context.roleName],
      ['--policy-name', policy.name],
      ['--policy-document', formatPolicy(policy.document)],
    ),
    docUrl: DOCS.permissions,
  };
}

/** All rights that IAM authentication needs, on this cluster, topic and group. */
export function addIamAccess(context: HintContext): Fix {
  return addRolePolicy(context, {
    title: l10n.t('Give the execution role its rights on this cluster, topic and consumer group'),
    text: l10n.t(
      'The managed policy AWSLambdaMSKExecutionRole contains none of these. Topic and group ARNs carry the cluster’s UUID.',
    ),
    name: `msk-read-${context.mapping.UUID.slice(0, 8)}`,
    document: toPolicy(...toConsumeStatements(context)),
  });
}

/** Rights to write to the mapping's on-failure destination. */
export function toFailurePolicy(context: HintContext): PolicyDocument {
  const { clusterArn, topicArn, groupArn, method, destination } = context;
  return toDestinationPolicy(destination, {
    clusterArn,
    topicArn,
    groupArn,
    iam: method === undefined || method === 'iam',
  });
}

export function simulateAccess(context: HintContext): Fix {
  return {
    title: l10n.t('Ask IAM what the role may do'),
    text: l10n.t('The answer names an explicit deny or a permissions boundary that stands in the way.'),
    command: [
      simulate(context, ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], context.topicArn),
      simulate(context, ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'], context.groupArn),
    ].join('\n'),
  };
}

function simulate(context: HintContext, actions: readonly string[], resource: string): string {
  return toAwsCommand(
    context,
    'iam',
    'simulate-principal-policy',
    ['--policy-source-arn', context.roleArn],
    ['--action-names', ...actions],
    ['--resource-arns', resource],
  );
}

/** For the owner of the cluster. */
export function putClusterPolicy(context: HintContext): Fix {
  const document = toClusterPolicy(context);
  return {
    title: l10n.t('In account {0}: allow this account and role in the cluster’s policy', clusterAccount(context)),
    text: l10n.t(
      'The command replaces the whole cluster policy: keep the statements that are already there. Read them first with “aws kafka get-cluster-policy”.',
    ),
    command: toClusterAccountCommand(
      context,
      'kafka',
      'put-cluster-policy',
      ['--cluster-arn', context.clusterArn],
      ['--policy', formatPolicy(document)],
    ),
    docUrl: DOCS.crossAccount,
  };
}

export function trustLambda(context: HintContext): Fix {
  const document = toTrustPolicy();
  return {
    title: l10n.t('Let Lambda assume the execution role'),
    text: l10n.t('The command replaces the role’s trust policy: keep the statements other services need.'),
    command: toAwsCommand(
      context,
      'iam',
      'update-assume-role-policy',
      ['--role-name', context.roleName],
      ['--policy-document', formatPolicy(document)],
    ),
    docUrl: DOCS.executionRole,
  };
}

function clusterAccount(context: HintContext): string {
  return context.source?.clusterAccount ?? context.account;
}
