import type { AuthMethod } from '../cluster/authMethods.ts';
import type { KafkaArns } from './kafkaAccess.ts';
import { type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';

export interface ClusterPolicySubject extends KafkaArns {
  /** Account of the function, which has the VPC connection. */
  readonly account: string;
  readonly roleArn: string;
  readonly method: AuthMethod | undefined;
}

/** What the cluster's account grants for a mapping over a VPC connection (permissions.md 5, source-facts 155-162). */
export function toClusterPolicy(subject: ClusterPolicySubject): PolicyDocument {
  const control: PolicyStatement = {
    Sid: 'ConnectAccount',
    Effect: 'Allow',
    Principal: { AWS: [subject.account] },
    Action: [
      'kafka:CreateVpcConnection',
      'kafka:GetBootstrapBrokers',
      'kafka:DescribeCluster',
      'kafka:DescribeClusterV2',
    ],
    Resource: subject.clusterArn,
  };
  if (subject.method !== 'iam') return toPolicy(control);
  return toPolicy(control, {
    Sid: 'ReadTopic',
    Effect: 'Allow',
    Principal: { AWS: [subject.roleArn] },
    Action: [
      'kafka-cluster:Connect',
      'kafka-cluster:DescribeTopic',
      'kafka-cluster:ReadData',
      'kafka-cluster:DescribeGroup',
      'kafka-cluster:AlterGroup',
    ],
    Resource: [subject.clusterArn, subject.topicArn, subject.groupArn],
  });
}
