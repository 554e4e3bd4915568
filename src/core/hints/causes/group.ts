import * as l10n from '@vscode/l10n';
import { type DeployedMapping, toTopic } from '../../mapping/mapping.ts';
import { toShellCommand } from '../../policy/shellCommand.ts';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import { toAwsCommand } from '../fixes/awsCommand.ts';
import type { HintContext } from '../hintContext.ts';

/** Others read in the same consumer group: legal, but each then gets some of the partitions only (errors.md A11). */
export const GROUP_CAUSES: readonly Cause[] = [
  {
    id: 'group-shared-with-mapping',
    title: ({ group }) => l10n.t('Another mapping reads in the consumer group {0}', group),
    why: (context) => {
      const names = listSharing(context).map((mapping) => `${mapping.UUID} (${toTopic(mapping)})`);
      const shared = l10n.t(
        'Members of one group share the partitions of a topic: each gets some of the records only.',
      );
      return names.length === 0 ? shared : `${shared} ${l10n.t('In the group too: {0}.', names.join(', '))}`;
    },
    appliesTo: { ownGroup: true },
    // No check shows it: to share a group is no fault, and passes.
    evidence: (context) => {
      if (context.known.mappings === undefined) return 'possible';
      return listSharing(context).length > 0 ? 'evident' : 'excluded';
    },
    fixes: (context) => [
      {
        title: l10n.t('List the mappings of this cluster with their groups'),
        command: toAwsCommand(
          context,
          'lambda',
          'list-event-source-mappings',
          ['--event-source-arn', context.mapping.EventSourceArn ?? 'EVENT_SOURCE_ARN'],
          ['--query', 'EventSourceMappings[].[UUID,Topics,AmazonManagedKafkaEventSourceConfig.ConsumerGroupId]'],
        ),
      },
      {
        title: l10n.t('Create one of the mappings anew with a consumer group ID of its own'),
        docUrl: DOCS.parameters,
      },
    ],
    source: 'errors.md A11, source-facts 116-119',
  },
  {
    id: 'group-shared-with-client',
    title: ({ group }) => l10n.t('Another Kafka client reads in the consumer group {0}', group),
    why: () => l10n.t('Members of one group share the partitions of a topic: each gets some of the records only.'),
    fixes: (context) => [
      {
        title: l10n.t('List the members of the group'),
        command: toShellCommand([
          'kafka-consumer-groups.sh',
          ['--bootstrap-server', context.broker?.addresses ?? 'BROKERS'],
          ['--command-config', 'client.properties'],
          '--describe',
          '--members',
          ['--group', context.group],
        ]),
      },
    ],
    source: 'errors.md A11',
  },
];

/** Another mapping reads the same topic in the same group, and has the partitions. */
export const GROUP_WITHOUT_PARTITION: Cause = {
  id: 'group-leaves-no-partition',
  title: ({ group }) => l10n.t('Another mapping in the consumer group {0} may have all partitions', group),
  why: (context) =>
    l10n.t(
      'Members of one group share the partitions of a topic, and a member beyond their number gets none. In the group too: {0}.',
      listSharing(context)
        .filter((other) => toTopic(other) === context.topic)
        .map(({ UUID }) => UUID)
        .join(', '),
    ),
  appliesTo: { ownGroup: true },
  evidence: (context) =>
    listSharing(context).some((other) => toTopic(other) === context.topic) ? 'evident' : 'excluded',
  fixes: () => [
    { title: l10n.t('Create one of the mappings anew with a consumer group ID of its own'), docUrl: DOCS.parameters },
  ],
  source: 'errors.md A11, source-facts 116-119',
};

function listSharing({ mapping, known, group }: HintContext): readonly DeployedMapping[] {
  return (known.mappings ?? []).filter(
    (other) =>
      other.UUID !== mapping.UUID &&
      other.EventSourceArn === mapping.EventSourceArn &&
      other.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId === group,
  );
}
