import type { Cluster, Topic } from '../account/kafka.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { requireCluster, toKafkaPage } from './kafkaClusters.ts';
import { badRequest, notFound } from './kafkaErrors.ts';
import { toInnerArn, toTopicInfo } from './kafkaShapes.ts';

const kafkaRights = ['kafka-cluster:Connect', 'kafka-cluster:DescribeTopic'];
const topicRights = [...kafkaRights, 'kafka-cluster:DescribeTopicDynamicConfiguration'];
const topicPath = '/v1/clusters/{clusterArn}/topics';

export const topicOperations: readonly Operation[] = [
  {
    name: 'ListTopics',
    actions: ['kafka:ListTopics', ...kafkaRights],
    method: 'GET',
    path: topicPath,
    handle: listTopics,
  },
  {
    name: 'DescribeTopic',
    actions: ['kafka:DescribeTopic', ...topicRights],
    method: 'GET',
    path: `${topicPath}/{topicName}`,
    handle: describeTopic,
  },
  {
    name: 'DescribeTopicPartitions',
    actions: ['kafka:DescribeTopicPartitions', ...topicRights],
    method: 'GET',
    path: `${topicPath}/{topicName}/partitions`,
    handle: describeTopicPartitions,
  },
];

/** The topic API serves ACTIVE provisioned clusters of Kafka 3.6 and later (limits.md 4); the wordings are not AWS's. */
function requireTopics(call: Call): { cluster: Cluster; topics: Topic[] } {
  const cluster = requireCluster(call);
  if (cluster.type === 'SERVERLESS') {
    throw badRequest('This operation is not supported for serverless clusters.', 'clusterArn');
  }
  if (!isAtLeast(cluster.kafkaVersion ?? '3.7.x', [3, 6])) {
    throw badRequest(
      `This operation is not supported for Apache Kafka version ${cluster.kafkaVersion}. Use version 3.6.0 or later.`,
      'clusterArn',
    );
  }
  if (cluster.state !== 'ACTIVE') {
    throw badRequest(`The cluster is in the ${cluster.state} state. It must be ACTIVE.`, 'clusterArn');
  }
  return { cluster, topics: cluster.topics };
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map(Number);
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}

function listTopics(call: Call): Answer {
  const { cluster, topics } = requireTopics(call);
  const prefix = call.parameters.text('topicNameFilter') ?? '';
  const page = call.toPage(
    topics.filter(({ name }) => name.startsWith(prefix)),
    { ...toKafkaPage(call, `ListTopics ${cluster.arn} ${prefix}`), key: ({ name }) => name },
  );
  return { body: { topics: page.items.map((topic) => toTopicInfo(cluster, topic)), nextToken: page.token } };
}

function requireTopic(call: Call): { cluster: Cluster; topic: Topic } {
  const { cluster, topics } = requireTopics(call);
  const name = call.parameters.requiredText('topicName');
  const topic = topics.find((candidate) => candidate.name === name);
  if (topic === undefined) throw notFound(`Topic ${name} does not exist.`, 'topicName');
  return { cluster, topic };
}

function describeTopic(call: Call): Answer {
  const { cluster, topic } = requireTopic(call);
  return {
    body: {
      topicArn: toInnerArn(cluster.arn, 'topic', topic.name),
      topicName: topic.name,
      replicationFactor: topic.replication ?? 3,
      partitionCount: topic.partitions,
      configs: Buffer.from(toProperties(topic.configs ?? {})).toString('base64'),
      status: 'ACTIVE',
    },
  };
}

function toProperties(configs: Readonly<Record<string, string>>): string {
  return Object.entries(configs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function describeTopicPartitions(call: Call): Answer {
  const { cluster, topic } = requireTopic(call);
  const page = call.toPage(
    Array.from({ length: topic.partitions }, (_, partition) => partition),
    {
      ...toKafkaPage(call, `DescribeTopicPartitions ${cluster.arn} ${topic.name}`),
      key: (partition) => String(partition).padStart(6, '0'),
    },
  );
  const brokers = cluster.brokers ?? 3;
  const copies = Math.min(topic.replication ?? 3, brokers);
  const toPartition = (partition: number) => {
    const replicas = Array.from({ length: copies }, (_, copy) => ((partition + copy) % brokers) + 1);
    return { partition, leader: replicas[0], replicas, isr: replicas };
  };
  return { body: { partitions: page.items.map(toPartition), nextToken: page.token } };
}
