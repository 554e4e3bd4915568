import type { PolicyStatement } from './policyDocument.ts';

/** What a mapping reads, as IAM names it: topic and group ARNs carry the cluster's name and UUID (source-facts 32). */
export interface KafkaArns {
  /** The cluster's own ARN, also where the event source is a VPC connection. */
  readonly clusterArn: string;
  readonly topicArn: string;
  readonly groupArn: string;
}

/** `…:cluster/name/uuid` → `…:topic/name/uuid/<name>` (permissions.md, ARN shapes). */
export function toKafkaArn(clusterArn: string, kind: 'topic' | 'group', name: string): string {
  return `${clusterArn.replace(/:cluster\//, `:${kind}/`)}/${name}`;
}

/** Rights on the cluster's data for IAM authentication (permissions.md 2, source-facts 31-33, 79). */
export function toConsumeStatements({ clusterArn, topicArn, groupArn }: KafkaArns): readonly PolicyStatement[] {
  return [
    {
      Sid: 'KafkaCluster',
      Effect: 'Allow',
      Action: ['kafka-cluster:Connect', 'kafka-cluster:DescribeClusterDynamicConfiguration'],
      Resource: clusterArn,
    },
    {
      Sid: 'KafkaTopic',
      Effect: 'Allow',
      Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      Resource: topicArn,
    },
    {
      Sid: 'KafkaGroup',
      Effect: 'Allow',
      Action: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
      Resource: groupArn,
    },
  ];
}
