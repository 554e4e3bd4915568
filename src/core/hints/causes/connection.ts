import * as l10n from '@vscode/l10n';
import { toAuthMethodFacts } from '../../cluster/authMethods.ts';
import { toUsability } from '../../cluster/cluster.ts';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import { toAwsCommand, toUpdateCommand } from '../fixes/awsCommand.ts';
import { describeCluster } from '../fixes/kafkaFixes.ts';
import {
  createEndpoints,
  openBrokerPort,
  openOutbound,
  showNetworkAcls,
  toPortWords,
  turnOnProvisionedMode,
} from '../fixes/networkFixes.ts';
import { putClusterPolicy } from '../fixes/roleFixes.ts';
import type { HintContext } from '../hintContext.ts';
import { CLUSTER_GONE, SUBNETS_FULL, TOPIC_MISSING } from './source.ts';

/** Lambda does not reach the brokers (errors.md A1, source-facts 50-55, 88-106). */
export const CONNECTION_CAUSES: readonly Cause[] = [
  CLUSTER_GONE,
  {
    id: 'broker-port-closed',
    title: (context) => l10n.t('The cluster’s security group does not let Lambda reach {0}', toPortWords(context)),
    why: (context) =>
      l10n.t(
        'Lambda connects from network interfaces in the cluster’s subnets that carry the cluster’s own security groups. The group has to let itself in on {0}, whatever the function’s own network settings are.',
        toPortWords(context),
      ),
    appliesTo: { crossAccount: false },
    fixes: (context) => [openBrokerPort(context), openOutbound(context)],
    checks: ['broker-port-inbound:closed', 'broker-port-outbound:closed'],
    source: 'errors.md A1.1, source-facts 95-101',
  },
  {
    id: 'other-port-used',
    title: () => l10n.t('Another port is open than the one Lambda uses'),
    why: (context) => whyThisPort(context),
    appliesTo: { crossAccount: false },
    evidence: ({ broker, cluster, serverless }) => {
      if (serverless) return 'excluded';
      return cluster !== undefined && (broker?.notUsed.length ?? 0) === 0 ? 'unlikely' : 'possible';
    },
    fixes: (context) => [
      openBrokerPort(context),
      {
        title: l10n.t('Or make Lambda use another authentication method'),
        text: l10n.t(
          'Give the mapping a secret for SASL/SCRAM or mutual TLS; or turn the stronger methods off in the cluster’s security settings.',
        ),
        docUrl: DOCS.brokerChoice,
      },
    ],
    checks: ['broker-port-inbound:other-port', 'broker-port-outbound:other-port'],
    source: 'errors.md A1.2, source-facts 52-55',
  },
  {
    id: 'vpc-connection-unusable',
    title: ({ vpcConnection }) =>
      vpcConnection === undefined || vpcConnection.state === 'AVAILABLE'
        ? l10n.t('The VPC connection does not let Lambda through')
        : l10n.t('The VPC connection is not available: its state is {0}', vpcConnection.state),
    why: () =>
      l10n.t(
        'The connection has to be AVAILABLE, its security group has to allow the ports in the cluster’s broker addresses, and the cluster’s policy has to allow this account.',
      ),
    appliesTo: { crossAccount: true },
    evidence: ({ vpcConnection }) =>
      vpcConnection === undefined || vpcConnection.state === 'AVAILABLE' ? 'possible' : 'evident',
    fixes: (context) => [
      {
        title: l10n.t('Look at the VPC connection'),
        command: toAwsCommand(context, 'kafka', 'describe-vpc-connection', [
          '--arn',
          context.mapping.EventSourceArn ?? 'VPC_CONNECTION_ARN',
        ]),
        docUrl: DOCS.multiVpc,
      },
      putClusterPolicy(context),
    ],
    checks: ['connection-available', 'broker-port-inbound', 'broker-port-outbound', 'cluster-policy'],
    source: 'errors.md A1.7, permissions.md 5',
  },
  {
    id: 'no-way-to-aws',
    title: () => l10n.t('The cluster’s private subnets have no way to AWS services'),
    why: () =>
      l10n.t(
        'Without provisioned mode Lambda calls its own service and STS from the cluster’s subnets. These need a NAT gateway or interface endpoints.',
      ),
    appliesTo: { mode: 'on-demand' },
    fixes: (context) => [turnOnProvisionedMode(context), createEndpoints(context)],
    checks: ['way-to-services'],
    source: 'errors.md A1.3, source-facts 89-92',
  },
  {
    id: 'routes-or-dns',
    title: () => l10n.t('A network ACL, a route table or DNS stands in the way'),
    why: () =>
      l10n.t(
        'A network ACL has to let the answers back in, and broker names have to resolve: DNS resolution and DNS host names on in the VPC, or a custom DNS server that forwards them.',
      ),
    fixes: (context) => [showNetworkAcls(context)],
    checks: ['network-acls:brokers', 'vpc-dns'],
    source: 'errors.md A1.4',
  },
  {
    id: 'brokers-down',
    title: ({ cluster }) =>
      cluster === undefined || cluster.state === 'ACTIVE'
        ? l10n.t('The brokers are overloaded')
        : l10n.t('The cluster is not active: its state is {0}', cluster.state),
    why: ({ cluster }) =>
      cluster?.stateMessage ??
      l10n.t('Full disks or a busy CPU make brokers refuse connections. A sign of this: the mapping worked before.'),
    // Brokers of a serverless cluster are AWS's own; a cluster that is not active is told of either kind.
    evidence: ({ cluster, serverless }) =>
      serverless && cluster?.state === 'ACTIVE' ? 'excluded' : toBrokerEvidence(cluster?.state),
    fixes: (context) => [
      describeCluster(context),
      {
        title: l10n.t('After the cluster has recovered, start with small batches'),
        text: l10n.t('Raise the batch size again once records flow.'),
        command: toUpdateCommand(context, ['--batch-size', '1'], ['--enabled']),
      },
    ],
    source: 'errors.md A1.5',
  },
  TOPIC_MISSING,
  SUBNETS_FULL,
];

function toBrokerEvidence(state: string | undefined) {
  if (state === undefined) return 'possible';
  // An active cluster can still be overloaded, but the security group is the usual culprit then.
  return state === 'ACTIVE' ? 'unlikely' : toUsability(state) === 'unusable' ? 'evident' : 'possible';
}

function whyThisPort({ broker, method, port }: HintContext): string {
  if (method === undefined || broker === undefined) {
    return l10n.t(
      'Lambda takes the method of the given secret, else the strongest one that is on, and never falls back to a weaker one.',
    );
  }
  const label = toAuthMethodFacts(method).label();
  const others = broker.notUsed.map((entry) => toAuthMethodFacts(entry).label()).join(', ');
  const because =
    broker.because === 'secret'
      ? l10n.t('Lambda uses {0} on port {1}, because the mapping has a secret for it.', label, String(port))
      : l10n.t('Lambda uses {0} on port {1}, the strongest method that is on.', label, String(port));
  return others === '' ? because : `${because} ${l10n.t('It never falls back to {0}.', others)}`;
}
