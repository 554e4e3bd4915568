import * as l10n from '@vscode/l10n';
import type { FailureReason } from '../failure.ts';

/** What a refused call usually means, beyond its reason (errors.md E). */
interface OperationHint {
  readonly operation: string;
  /** Absent: whatever the reason among those that AWS itself gives. */
  readonly reasons?: readonly FailureReason[];
  readonly hint: () => string;
}

const REFUSALS: readonly FailureReason[] = ['access-denied', 'invalid', 'not-found', 'conflict', 'unknown'];

/** By operation; the first row that fits counts. */
export const OPERATION_HINTS: readonly OperationHint[] = [
  {
    operation: 'kafka:ListTopics',
    reasons: ['access-denied'],
    hint: () =>
      l10n.t(
        'Listing topics also takes kafka-cluster:Connect on the cluster and kafka-cluster:DescribeTopic on its topics. The topic’s name can be typed.',
      ),
  },
  {
    operation: 'kafka:ListTopics',
    hint: () =>
      l10n.t(
        'AWS lists topics of active provisioned clusters from Kafka 3.6 only. For other clusters the topic’s name is typed.',
      ),
  },
  {
    operation: 'kafka:GetBootstrapBrokers',
    reasons: ['conflict'],
    hint: () => l10n.t('The cluster is still being created or changed.'),
  },
  {
    operation: 'kafka:ListScramSecrets',
    reasons: ['invalid', 'not-found'],
    hint: () => l10n.t('The cluster probably does not have SASL/SCRAM on.'),
  },
  {
    operation: 'kafka:DescribeVpcConnection',
    reasons: ['not-found'],
    hint: () =>
      l10n.t('The VPC connection was deleted, or is in another region. A mapping keeps its connection for life.'),
  },
  {
    operation: 'kafka:DescribeClusterV2',
    reasons: ['not-found', 'invalid'],
    hint: () => l10n.t('The cluster was deleted, or is in another account or region.'),
  },
  {
    operation: 'kafka:ListClustersV2',
    reasons: ['access-denied'],
    hint: () => l10n.t('A policy for some regions only refuses the call too: check the region.'),
  },
  {
    operation: 'kafka:GetClusterPolicy',
    reasons: ['not-found'],
    hint: () => l10n.t('The cluster has no policy, which is usual: only use across accounts needs one.'),
  },
  {
    operation: 'kafka:BatchAssociateScramSecret',
    reasons: ['invalid', 'unknown'],
    hint: () =>
      l10n.t(
        'The secret’s name has to start with AmazonMSK_, its key has to be a customer-managed one, and it has to be in the cluster’s account and region.',
      ),
  },
  {
    operation: 'kafka:ListClientVpcConnections',
    reasons: ['invalid', 'not-found'],
    hint: () => l10n.t('Only provisioned clusters with multi-VPC connectivity have such connections.'),
  },
];

export function findOperationHint(operation: string, reason: FailureReason): string | undefined {
  return OPERATION_HINTS.find(
    (entry) => entry.operation === operation && (entry.reasons ?? REFUSALS).includes(reason),
  )?.hint();
}
