import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import type { Cluster } from '../core/cluster/cluster.ts';
import { AwsFailure } from '../core/failure.ts';
import type { AwsApi } from './awsApi.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import {
  hasAmbiguousListener,
  toBootstrapBrokers,
  toClientVpcConnection,
  toCluster,
  toTopic,
  toVpcConnection,
} from './toCluster.ts';

export type KafkaApi = Pick<
  AwsApi,
  | 'listClusters'
  | 'getCluster'
  | 'getBootstrapBrokers'
  | 'listTopics'
  | 'listScramSecrets'
  | 'listVpcConnections'
  | 'getVpcConnection'
  | 'listClientVpcConnections'
>;

/** MSK's largest page (limits.md 1). */
const MaxResults = 100;

const load = () => import('@aws-sdk/client-kafka');

/** The calls to MSK. */
export function createKafkaApi(calls: SdkCalls): KafkaApi {
  const getCluster = (ClusterArn: string, signal: AbortSignal): Promise<Cluster> =>
    calls.send('kafka:DescribeClusterV2', signal, async (options) => {
      const { DescribeClusterV2Command } = await load();
      const client = await calls.clients.kafka();
      const answer = await client.send(new DescribeClusterV2Command({ ClusterArn }), options);
      return toCluster(expectMember(answer.ClusterInfo, 'clusterInfo'));
    });

  return {
    getCluster,

    listClusters: (signal) =>
      calls.pages('kafka:ListClustersV2', signal, async (NextToken, options) => {
        const { ListClustersV2Command } = await load();
        const client = await calls.clients.kafka();
        const page = await client.send(new ListClustersV2Command({ NextToken, MaxResults }), options);
        return { items: expectMember(page.ClusterInfoList, 'clusterInfoList').map(toCluster), next: page.NextToken };
      }),

    async getBootstrapBrokers(ClusterArn, signal): Promise<readonly BootstrapBrokers[]> {
      const answer = await calls.send('kafka:GetBootstrapBrokers', signal, async (options) => {
        const { GetBootstrapBrokersCommand } = await load();
        const client = await calls.clients.kafka();
        return client.send(new GetBootstrapBrokersCommand({ ClusterArn }), options);
      });
      if (!hasAmbiguousListener(answer)) return toBootstrapBrokers(answer);
      try {
        return toBootstrapBrokers(answer, (await getCluster(ClusterArn, signal)).authMethods);
      } catch (error) {
        // The addresses are right all the same; only which of the two TLS methods they serve stays open.
        if (AwsFailure.is(error, 'aborted')) throw error;
        return toBootstrapBrokers(answer);
      }
    },

    listTopics: (ClusterArn, signal) =>
      calls.pages('kafka:ListTopics', signal, async (NextToken, options) => {
        const { ListTopicsCommand } = await load();
        const client = await calls.clients.kafka();
        const page = await client.send(new ListTopicsCommand({ ClusterArn, NextToken, MaxResults }), options);
        return { items: (page.Topics ?? []).map(toTopic), next: page.NextToken };
      }),

    listScramSecrets: (ClusterArn, signal) =>
      calls.pages('kafka:ListScramSecrets', signal, async (NextToken, options) => {
        const { ListScramSecretsCommand } = await load();
        const client = await calls.clients.kafka();
        const page = await client.send(new ListScramSecretsCommand({ ClusterArn, NextToken, MaxResults }), options);
        return { items: page.SecretArnList ?? [], next: page.NextToken };
      }),

    listVpcConnections: (signal) =>
      calls.pages('kafka:ListVpcConnections', signal, async (NextToken, options) => {
        const { ListVpcConnectionsCommand } = await load();
        const client = await calls.clients.kafka();
        const page = await client.send(new ListVpcConnectionsCommand({ NextToken, MaxResults }), options);
        return { items: (page.VpcConnections ?? []).map(toVpcConnection), next: page.NextToken };
      }),

    getVpcConnection: (Arn, signal) =>
      calls.send('kafka:DescribeVpcConnection', signal, async (options) => {
        const { DescribeVpcConnectionCommand } = await load();
        const client = await calls.clients.kafka();
        const answer = await client.send(new DescribeVpcConnectionCommand({ Arn }), options);
        return {
          ...toVpcConnection(answer),
          subnets: answer.Subnets ?? [],
          securityGroups: answer.SecurityGroups ?? [],
        };
      }),

    listClientVpcConnections: (ClusterArn, signal) =>
      calls.pages('kafka:ListClientVpcConnections', signal, async (NextToken, options) => {
        const { ListClientVpcConnectionsCommand } = await load();
        const client = await calls.clients.kafka();
        const input = { ClusterArn, NextToken, MaxResults };
        const page = await client.send(new ListClientVpcConnectionsCommand(input), options);
        const connections = page.ClientVpcConnections ?? [];
        return { items: connections.map((info) => toClientVpcConnection(info, ClusterArn)), next: page.NextToken };
      }),
  };
}
