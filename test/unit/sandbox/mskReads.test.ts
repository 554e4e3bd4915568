import {
  DescribeClusterV2Command,
  DescribeTopicCommand,
  DescribeTopicPartitionsCommand,
  DescribeVpcConnectionCommand,
  GetBootstrapBrokersCommand,
  GetClusterPolicyCommand,
  ListClientVpcConnectionsCommand,
  ListClustersV2Command,
  type ListClustersV2CommandInput,
  ListNodesCommand,
  ListScramSecretsCommand,
  ListTopicsCommand,
  ListVpcConnectionsCommand,
} from '@aws-sdk/client-kafka';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';

const myCluster = 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
const connection =
  'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7';

async function openDemo() {
  const sandbox = await openSandbox();
  return { sandbox, ...toClients(sandbox) };
}

type Demo = Awaited<ReturnType<typeof openDemo>>;

async function arnOf({ kafka }: Demo, name: string): Promise<string> {
  const { ClusterInfoList = [] } = await kafka.send(new ListClustersV2Command({ ClusterNameFilter: name }));
  return ClusterInfoList[0]?.ClusterArn ?? '';
}

describe('MSK, read', () => {
  it('lists the clusters with type, state and authentication', async () => {
    const { kafka } = await openDemo();
    const { ClusterInfoList = [] } = await kafka.send(new ListClustersV2Command({}));
    const own = ClusterInfoList.filter(({ ClusterName }) => !ClusterName?.startsWith('vpc-'));
    expect(ClusterInfoList.length - own.length).toBe(14);
    expect(own.map(({ ClusterName, ClusterType, State }) => `${ClusterName} ${ClusterType} ${State}`)).toEqual([
      'clickstream-prod PROVISIONED ACTIVE',
      'customer-360 PROVISIONED ACTIVE',
      'inventory-migration PROVISIONED CREATING',
      'metrics-internal PROVISIONED ACTIVE',
      'my-cluster PROVISIONED ACTIVE',
      'orders-prod PROVISIONED ACTIVE',
      'partner-gateway PROVISIONED ACTIVE',
      'payments-prod PROVISIONED ACTIVE',
      'returns-prod PROVISIONED ACTIVE',
      'shipments-prod PROVISIONED ACTIVE',
      'telemetry-serverless SERVERLESS ACTIVE',
      'warehouse-legacy PROVISIONED ACTIVE',
    ]);
    expect(ClusterInfoList[0]?.CreationTime).toEqual(new Date('2022-08-15T11:21:37Z'));
    expect(ClusterInfoList[5]?.Provisioned?.ClientAuthentication?.Sasl).toEqual({
      Iam: { Enabled: true },
      Scram: { Enabled: false },
    });
  });

  it('filters clusters by the start of the name and by type', async () => {
    const { kafka } = await openDemo();
    const names = async (input: ListClustersV2CommandInput) =>
      (await kafka.send(new ListClustersV2Command(input))).ClusterInfoList?.map(({ ClusterName }) => ClusterName);
    expect(await names({ ClusterNameFilter: 'c' })).toEqual(['clickstream-prod', 'customer-360']);
    expect(await names({ ClusterTypeFilter: 'SERVERLESS' })).toEqual(['telemetry-serverless']);
  });

  it('describes a cluster, and answers 404 for one of another account', async () => {
    const demo = await openDemo();
    const { ClusterInfo } = await demo.kafka.send(new DescribeClusterV2Command({ ClusterArn: myCluster }));
    expect(ClusterInfo?.Provisioned?.ClientAuthentication?.Tls?.Enabled).toBe(true);
    const foreign = myCluster.replace('111122223333', '444455556666');
    await expect(demo.kafka.send(new DescribeClusterV2Command({ ClusterArn: foreign }))).rejects.toMatchObject({
      name: 'NotFoundException',
      InvalidParameter: 'clusterArn',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('gives bootstrap brokers for the listeners that the cluster opens', async () => {
    const demo = await openDemo();
    const brokers = async (name: string) => {
      const { $metadata: _, ...strings } = await demo.kafka.send(
        new GetBootstrapBrokersCommand({ ClusterArn: await arnOf(demo, name) }),
      );
      return strings;
    };
    expect(await brokers('telemetry-serverless')).toEqual({
      BootstrapBrokerStringSaslIam: 'boot-x4j9tn2p.c1.kafka-serverless.us-east-1.amazonaws.com:9098',
    });
    expect(await brokers('metrics-internal')).toEqual({
      BootstrapBrokerString: [1, 2, 3]
        .map((number) => `b-${number}.metricsinternal.w9g2fe.c4.kafka.us-east-1.amazonaws.com:9092`)
        .join(','),
    });
    expect(Object.keys(await brokers('customer-360')).sort()).toEqual([
      'BootstrapBrokerString',
      'BootstrapBrokerStringSaslIam',
      'BootstrapBrokerStringSaslScram',
      'BootstrapBrokerStringTls',
      'BootstrapBrokerStringVpcConnectivitySaslIam',
      'BootstrapBrokerStringVpcConnectivitySaslScram',
    ]);
    await expect(brokers('inventory-migration')).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('lists topics where the service does, and says why elsewhere', async () => {
    const demo = await openDemo();
    const topics = async (name: string, filter?: string) =>
      (
        await demo.kafka.send(new ListTopicsCommand({ ClusterArn: await arnOf(demo, name), TopicNameFilter: filter }))
      ).Topics?.map(({ TopicName, PartitionCount }) => `${TopicName} ${PartitionCount}`);
    expect(await topics('my-cluster', 'A')).toEqual(['AWSKafkaTopic 3']);
    expect(await topics('shipments-prod')).toEqual([
      'carrier-manifests 3',
      'delivery-exceptions 3',
      'shipment-events 12',
    ]);
    for (const name of ['telemetry-serverless', 'clickstream-prod', 'inventory-migration']) {
      await expect(topics(name), name).rejects.toMatchObject({ name: 'BadRequestException' });
    }
  });

  it('wants rights in the cluster for its topics', async () => {
    const { kafka, sandbox } = await openDemo();
    for (const action of ['kafka:ListTopics', 'kafka-cluster:Connect', 'kafka-cluster:DescribeTopic']) {
      sandbox.setFaults({ deny: [action] });
      await expect(kafka.send(new ListTopicsCommand({ ClusterArn: myCluster }))).rejects.toMatchObject({
        name: 'ForbiddenException',
        message: expect.stringContaining(action),
      });
    }
  });

  it('describes a topic and its partitions', async () => {
    const { kafka } = await openDemo();
    const topic = await kafka.send(new DescribeTopicCommand({ ClusterArn: myCluster, TopicName: 'audit-log' }));
    expect(topic.TopicArn).toBe(`${myCluster.replace(':cluster/', ':topic/')}/audit-log`);
    expect(Buffer.from(topic.Configs ?? '', 'base64').toString()).toBe('retention.ms=86400000\n');
    const { Partitions } = await kafka.send(
      new DescribeTopicPartitionsCommand({ ClusterArn: myCluster, TopicName: 'AWSKafkaTopic' }),
    );
    expect(Partitions?.map(({ Partition, Leader, Isr }) => [Partition, Leader, Isr])).toEqual([
      [0, 1, [1, 2, 3]],
      [1, 2, [2, 3, 1]],
      [2, 3, [3, 1, 2]],
    ]);
    await expect(
      kafka.send(new DescribeTopicCommand({ ClusterArn: myCluster, TopicName: 'nothing' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('lists SCRAM secrets, nodes and policies', async () => {
    const demo = await openDemo();
    const { kafka } = demo;
    const secrets = await kafka.send(new ListScramSecretsCommand({ ClusterArn: myCluster }));
    expect(secrets.SecretArnList).toEqual([
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_my-cluster-Kd83nQ',
    ]);
    await expect(
      kafka.send(new ListScramSecretsCommand({ ClusterArn: await arnOf(demo, 'orders-prod') })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    const { NodeInfoList } = await kafka.send(new ListNodesCommand({ ClusterArn: myCluster }));
    expect(NodeInfoList?.map(({ BrokerNodeInfo }) => BrokerNodeInfo?.Endpoints?.[0])).toHaveLength(3);
    const shared = await kafka.send(new GetClusterPolicyCommand({ ClusterArn: await arnOf(demo, 'customer-360') }));
    expect(JSON.parse(shared.Policy ?? '').Statement[0].Principal).toEqual({ AWS: '444455556666' });
    await expect(kafka.send(new GetClusterPolicyCommand({ ClusterArn: myCluster }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('lists and describes VPC connections from both sides', async () => {
    const { kafka, sandbox } = await openDemo();
    const { VpcConnections } = await kafka.send(new ListVpcConnectionsCommand({}));
    expect(VpcConnections).toContainEqual(
      expect.objectContaining({ VpcConnectionArn: connection, State: 'AVAILABLE' }),
    );
    const described = await kafka.send(new DescribeVpcConnectionCommand({ Arn: connection }));
    expect(described.SecurityGroups).toHaveLength(1);
    const customers = sandbox.account.clusters.find(({ name }) => name === 'customer-360');
    const seen = await kafka.send(new ListClientVpcConnectionsCommand({ ClusterArn: customers?.arn }));
    expect(seen.ClientVpcConnections).toMatchObject([{ Owner: '444455556666', Authentication: 'SASL_SCRAM' }]);
  });
});
