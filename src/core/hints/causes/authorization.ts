import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { addKafkaAcls } from '../fixes/kafkaFixes.ts';
import { addIamAccess, addRolePolicy, putClusterPolicy, simulateAccess, toFailurePolicy } from '../fixes/roleFixes.ts';

/** Lambda is known to the cluster but lacks rights (errors.md A3, source-facts 77-81). */
export const AUTHORIZATION_CAUSES: readonly Cause[] = [
  {
    id: 'role-lacks-data-rights',
    title: ({ functionName }) =>
      l10n.t('The execution role of {0} lacks rights on the topic or the consumer group', functionName),
    why: () =>
      l10n.t(
        'With IAM the role needs kafka-cluster:DescribeTopic and ReadData on the topic, and DescribeGroup and AlterGroup on the group.',
      ),
    appliesTo: { methods: ['iam'] },
    fixes: (context) => [addIamAccess(context)],
    checks: ['role-read-rights:lacking'],
    source: 'errors.md A3, source-facts 31, 32, 78',
  },
  {
    id: 'cluster-policy-lacks-data-rights',
    title: () => l10n.t('The cluster’s policy in its own account does not grant these rights to the role'),
    why: () => l10n.t('Across accounts both the role and the cluster’s policy have to allow the call.'),
    appliesTo: { methods: ['iam'], crossAccount: true },
    fixes: (context) => [putClusterPolicy(context)],
    checks: ['cluster-policy'],
    source: 'errors.md A3, permissions.md 5',
  },
  {
    id: 'policy-names-other-resources',
    title: () => l10n.t('A policy names another topic or group, or leaves the cluster’s UUID out'),
    why: ({ topicArn, groupArn }) => l10n.t('The exact resources are {0} and {1}.', topicArn, groupArn),
    appliesTo: { methods: ['iam'] },
    fixes: (context) => [addIamAccess(context)],
    checks: ['role-read-rights:other-resource'],
    source: 'errors.md A3, source-facts 79, permissions.md 0',
  },
  {
    id: 'group-is-mapping-uuid',
    title: () => l10n.t('The rights are for another consumer group: this mapping’s group is its own UUID'),
    why: ({ group }) =>
      l10n.t(
        'No consumer group ID was given when the mapping was created, so the group is {0}. The UUID did not exist before the mapping did.',
        group,
      ),
    appliesTo: { ownGroup: false },
    fixes: (context) => [context.method === 'iam' ? addIamAccess(context) : addKafkaAcls(context)],
    checks: ['role-read-rights:other-group'],
    source: 'errors.md A3, source-facts 80, permissions.md 2',
  },
  {
    id: 'kafka-acls-missing',
    title: () => l10n.t('Kafka ACLs of the user are missing'),
    why: ({ topic, group }) =>
      l10n.t(
        'The user needs DescribeConfigs on the cluster, Describe and Read on group {0}, and Describe and Read on topic {1}.',
        group,
        topic,
      ),
    appliesTo: { methods: ['scram', 'mtls'] },
    fixes: (context) => [addKafkaAcls(context)],
    source: 'errors.md A3, source-facts 77',
  },
  {
    id: 'anonymous-acls-missing',
    title: () => l10n.t('The cluster has ACLs and none for clients without authentication'),
    why: () =>
      l10n.t('With allow.everyone.if.no.acl.found=false, clients without authentication need ACLs for User:ANONYMOUS.'),
    appliesTo: { methods: ['unauthenticated-tls', 'plaintext'] },
    fixes: (context) => [addKafkaAcls(context)],
    source: 'errors.md A3',
  },
  {
    id: 'denied-explicitly',
    title: () => l10n.t('An explicit deny or a permissions boundary takes the right away'),
    why: () => l10n.t('A deny in any policy of the role, or a boundary without these actions, outweighs every allow.'),
    appliesTo: { methods: ['iam'] },
    fixes: (context) => [simulateAccess(context)],
    checks: ['role-read-rights:denied', 'role-read-rights:boundary'],
    source: 'errors.md A3',
  },
  {
    id: 'organization-refuses',
    title: () => l10n.t('A policy of the organization takes the right away'),
    why: () =>
      l10n.t('No policy of the role can outweigh it. Only the organization’s administrators see it and can change it.'),
    appliesTo: { methods: ['iam'] },
    onlyIfShown: true,
    fixes: (context) => [simulateAccess(context)],
    checks: ['role-read-rights:organization'],
    source: 'errors.md A3, D',
  },
  {
    id: 'kafka-destination-rights',
    title: () => l10n.t('The role may not write to the Kafka topic that takes failed records'),
    why: ({ destination }) => l10n.t('The destination is {0}, in the same cluster.', destination?.target ?? ''),
    appliesTo: { methods: ['iam'], destinations: ['kafka'] },
    fixes: (context) => [
      addRolePolicy(context, {
        title: l10n.t('Let the role write to that topic'),
        name: `msk-failures-${context.mapping.UUID.slice(0, 8)}`,
        document: toFailurePolicy(context),
      }),
    ],
    source: 'permissions.md 6',
  },
];
