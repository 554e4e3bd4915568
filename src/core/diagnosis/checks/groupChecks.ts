import * as l10n from '@vscode/l10n';
import { toFunctionName } from '../../arn.ts';
import { type CheckSubject, pass, toCheck } from '../check.ts';

/** Consumers of one group share the partitions, whether or not that is meant (errors.md A11). */
export const GROUP_CHECKS = [
  toCheck({
    id: 'group-shared',
    area: 'consumer-group',
    title: () => l10n.t('Other mappings with the same consumer group'),
    skip: ({ group, mapping }) =>
      group === mapping.UUID
        ? l10n.t('The group is the mapping’s own UUID, so that no other mapping has it.')
        : undefined,
    needs: ['mappings'],
    judge: (subject, { mappings }) => {
      const others = mappings.filter((other) => sharesGroup(subject, other));
      if (others.length === 0)
        return pass(l10n.t('No other mapping of this account and region has the group {0}.', subject.group));
      return pass(
        l10n.t(
          'The group {0} is shared. That is allowed: each mapping then gets a part of the partitions only.',
          subject.group,
        ),
        ...others.map((other) => `${other.UUID}: ${other.Topics?.[0] ?? ''} → ${toFunctionName(other.FunctionArn)}`),
      );
    },
  }),
] as const;

function sharesGroup({ mapping, group }: CheckSubject, other: CheckSubject['mapping']): boolean {
  if (other.UUID === mapping.UUID || other.EventSourceArn !== mapping.EventSourceArn) return false;
  return (other.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? other.UUID) === group;
}
