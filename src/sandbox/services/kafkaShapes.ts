import type { Cluster, Topic, VpcConnection } from '../account/kafka.ts';
import { allowsAnonymous } from '../account/listeners.ts';

/** A cluster in the form of ListClustersV2 and DescribeClusterV2. */
export function toClusterInfo(cluster: Cluster): object {
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    clusterType: cluster.type,
    creationTime: cluster.created,
    currentVersion: cluster.version ?? 'K3AEGXETSR30VB',
    state: cluster.state,
    ...(cluster.stateInfo && { stateInfo: cluster.stateInfo }),
    tags: cluster.tags ?? {},
    ...(cluster.type === 'SERVERLESS'
      ? { serverless: toServerless(cluster) }
      : { provisioned: toProvisioned(cluster) }),
  };
}

function toServerless(cluster: Cluster): object {
  return {
    vpcConfigs: [{ subnetIds: cluster.subnets, securityGroupIds: cluster.securityGroups }],
    clientAuthentication: { sasl: { iam: { enabled: true } } },
  };
}

function toProvisioned(cluster: Cluster): object {
  const { iam, scram, tls } = cluster.authentication;
  return {
    brokerNodeGroupInfo: {
      brokerAZDistribution: 'DEFAULT',
      clientSubnets: cluster.subnets,
      instanceType: cluster.instanceType ?? 'kafka.m7g.large',
      securityGroups: cluster.securityGroups,
      storageInfo: { ebsStorageInfo: { volumeSize: cluster.volumeGiB ?? 1000 } },
      connectivityInfo: toConnectivity(cluster),
    },
    clientAuthentication: {
      sasl: { scram: { enabled: scram === true }, iam: { enabled: iam === true } },
      tls: { certificateAuthorityArnList: tls ?? [], enabled: tls !== undefined },
      unauthenticated: { enabled: allowsAnonymous(cluster) },
    },
    currentBrokerSoftwareInfo: { kafkaVersion: cluster.kafkaVersion ?? '3.7.x' },
    encryptionInfo: {
      encryptionAtRest: {
        dataVolumeKMSKeyId: `arn:aws:kms:${cluster.arn.split(':')[3]}:${cluster.arn.split(':')[4]}:alias/aws/kafka`,
      },
      encryptionInTransit: { clientBroker: cluster.encryption ?? 'TLS', inCluster: true },
    },
    enhancedMonitoring: 'DEFAULT',
    numberOfBrokerNodes: cluster.brokers ?? 3,
    storageMode: 'LOCAL',
    customerActionStatus: 'NONE',
  };
}

function toConnectivity(cluster: Cluster): object {
  const { iam, scram, tls } = cluster.vpcConnectivity ?? {};
  return {
    publicAccess: { type: cluster.publicAccess === true ? 'SERVICE_PROVIDED_EIPS' : 'DISABLED' },
    networkType: 'IPV4',
    ...(cluster.vpcConnectivity && {
      vpcConnectivity: {
        clientAuthentication: {
          sasl: { scram: { enabled: scram === true }, iam: { enabled: iam === true } },
          tls: { enabled: tls === true },
        },
      },
    }),
  };
}

/** ARN of something inside a cluster; it keeps the cluster's UUID: `…:topic/<name>/<uuid>/<topic>`. */
export function toInnerArn(clusterArn: string, kind: 'topic' | 'group', name: string): string {
  return `${clusterArn.replace(':cluster/', `:${kind}/`)}/${name}`;
}

/** A topic in the form of ListTopics. */
export function toTopicInfo(cluster: Cluster, topic: Topic): object {
  return {
    topicArn: toInnerArn(cluster.arn, 'topic', topic.name),
    topicName: topic.name,
    replicationFactor: topic.replication ?? 3,
    partitionCount: topic.partitions,
    outOfSyncReplicaCount: 0,
  };
}

/** A VPC connection as ListVpcConnections shows it; DescribeVpcConnection adds the network. */
export function toConnectionInfo(connection: VpcConnection): object {
  return {
    vpcConnectionArn: connection.arn,
    targetClusterArn: connection.targetClusterArn,
    creationTime: connection.created,
    authentication: connection.authentication,
    vpcId: connection.vpcId,
    state: connection.state,
  };
}
