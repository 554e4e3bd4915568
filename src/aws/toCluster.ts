import type * as Kafka from '@aws-sdk/client-kafka';
import { AUTH_METHODS, type AuthMethod } from '../core/cluster/authMethods.ts';
import type { BootstrapBrokers, BrokerNetwork } from '../core/cluster/brokers.ts';
import type { Cluster, Topic, VpcConnection } from '../core/cluster/cluster.ts';

/** Reads what ListClustersV2 and DescribeClusterV2 tell of a cluster. */
export function toCluster(info: Kafka.Cluster): Cluster {
  const { Provisioned: provisioned, Serverless: serverless } = info;
  const nodes = provisioned?.BrokerNodeGroupInfo;
  const networks = serverless?.VpcConfigs ?? [];
  return {
    arn: info.ClusterArn ?? '',
    name: info.ClusterName ?? '',
    state: info.State ?? '',
    stateMessage: info.StateInfo?.Message,
    type: serverless !== undefined || info.ClusterType === 'SERVERLESS' ? 'SERVERLESS' : 'PROVISIONED',
    kafkaVersion: provisioned?.CurrentBrokerSoftwareInfo?.KafkaVersion,
    brokerCount: provisioned?.NumberOfBrokerNodes,
    instanceType: nodes?.InstanceType,
    authMethods: toAuthMethods(info),
    vpcConnectivityMethods: toMethods(toSaslAndTls(nodes?.ConnectivityInfo?.VpcConnectivity?.ClientAuthentication)),
    subnets: nodes?.ClientSubnets ?? networks.flatMap((network) => network.SubnetIds ?? []),
    securityGroups: nodes?.SecurityGroups ?? networks.flatMap((network) => network.SecurityGroupIds ?? []),
    creationTime: info.CreationTime?.toISOString(),
    tags: info.Tags ?? {},
  };
}

/**
 * Methods that clients may use, strongest first. MSK says which of the proofs are on; whether a client without any is let
 * in follows from `Unauthenticated` (absent: let in when no proof is on), and by which listener from `ClientBroker`
 * (limits.md 5).
 */
function toAuthMethods({ Provisioned: provisioned, Serverless: serverless }: Kafka.Cluster): readonly AuthMethod[] {
  if (provisioned === undefined) return toMethods(toSaslAndTls(serverless?.ClientAuthentication));
  const authentication = provisioned.ClientAuthentication;
  const proofs = toSaslAndTls(authentication);
  const open = authentication?.Unauthenticated?.Enabled;
  const encryption = provisioned.EncryptionInfo?.EncryptionInTransit?.ClientBroker ?? 'TLS_PLAINTEXT';
  const on = new Set(proofs);
  if ((open ?? proofs.size === 0) && encryption !== 'PLAINTEXT') on.add('unauthenticated-tls');
  if ((open ?? true) && encryption !== 'TLS') on.add('plaintext');
  return toMethods(on);
}

function toSaslAndTls(authentication: Kafka.ClientAuthentication | undefined): ReadonlySet<AuthMethod> {
  const on = new Set<AuthMethod>();
  if (authentication?.Tls?.Enabled) on.add('mtls');
  if (authentication?.Sasl?.Scram?.Enabled) on.add('scram');
  if (authentication?.Sasl?.Iam?.Enabled) on.add('iam');
  return on;
}

function toMethods(on: ReadonlySet<AuthMethod>): readonly AuthMethod[] {
  return AUTH_METHODS.map((facts) => facts.method).filter((method) => on.has(method));
}

/** Members of GetBootstrapBrokers' answer (limits.md 5): network, and the methods its listener may serve. */
const BROKER_STRINGS: readonly {
  readonly member: Exclude<keyof Kafka.GetBootstrapBrokersResponse, '$metadata'>;
  readonly network: BrokerNetwork;
  readonly methods: readonly AuthMethod[];
}[] = [
  { member: 'BootstrapBrokerStringTls', network: 'vpc', methods: ['mtls', 'unauthenticated-tls'] },
  { member: 'BootstrapBrokerStringSaslScram', network: 'vpc', methods: ['scram'] },
  { member: 'BootstrapBrokerStringSaslIam', network: 'vpc', methods: ['iam'] },
  { member: 'BootstrapBrokerString', network: 'vpc', methods: ['plaintext'] },
  { member: 'BootstrapBrokerStringPublicTls', network: 'public', methods: ['mtls'] },
  { member: 'BootstrapBrokerStringPublicSaslScram', network: 'public', methods: ['scram'] },
  { member: 'BootstrapBrokerStringPublicSaslIam', network: 'public', methods: ['iam'] },
  { member: 'BootstrapBrokerStringVpcConnectivityTls', network: 'vpc-connectivity', methods: ['mtls'] },
  { member: 'BootstrapBrokerStringVpcConnectivitySaslScram', network: 'vpc-connectivity', methods: ['scram'] },
  { member: 'BootstrapBrokerStringVpcConnectivitySaslIam', network: 'vpc-connectivity', methods: ['iam'] },
  { member: 'BootstrapBrokerStringTlsIpv6', network: 'ipv6', methods: ['mtls', 'unauthenticated-tls'] },
  { member: 'BootstrapBrokerStringSaslScramIpv6', network: 'ipv6', methods: ['scram'] },
  { member: 'BootstrapBrokerStringSaslIamIpv6', network: 'ipv6', methods: ['iam'] },
  { member: 'BootstrapBrokerStringIpv6', network: 'ipv6', methods: ['plaintext'] },
];

/** True when the answer has a TLS listener, which serves mutual TLS, unauthenticated TLS or both: MSK does not say. */
export function hasAmbiguousListener(answer: Kafka.GetBootstrapBrokersResponse): boolean {
  return BROKER_STRINGS.some(({ member, methods }) => methods.length > 1 && answer[member]);
}

/**
 * One entry for each listener and method. `enabled` tells the two uses of a TLS listener apart; without it (the cluster
 * could not be described) both are listed.
 */
export function toBootstrapBrokers(
  answer: Kafka.GetBootstrapBrokersResponse,
  enabled?: readonly AuthMethod[],
): readonly BootstrapBrokers[] {
  return BROKER_STRINGS.flatMap(({ member, network, methods }) => {
    const addresses = answer[member];
    if (!addresses) return [];
    const known = methods.filter((method) => enabled?.includes(method));
    return (known.length > 0 ? known : methods).map((method) => ({ method, network, addresses }));
  });
}

export function toTopic(info: Kafka.TopicInfo): Topic {
  return {
    name: info.TopicName ?? '',
    arn: info.TopicArn,
    partitions: info.PartitionCount,
    replicationFactor: info.ReplicationFactor,
  };
}

export function toVpcConnection(info: Partial<Kafka.VpcConnection>): VpcConnection {
  return {
    arn: info.VpcConnectionArn ?? '',
    targetClusterArn: info.TargetClusterArn ?? '',
    state: info.State ?? '',
    authentication: info.Authentication,
    vpcId: info.VpcId,
    creationTime: info.CreationTime?.toISOString(),
  };
}

/** A connection that another account made; the answer leaves out the cluster, since it was asked for by it. */
export function toClientVpcConnection(info: Kafka.ClientVpcConnection, clusterArn: string): VpcConnection {
  return { ...toVpcConnection({ ...info, TargetClusterArn: clusterArn }), owner: info.Owner };
}
