import type { PolicyStatement } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';

/** ARN of AWS's own policy with the rights of `toBaseStatements`, on every resource (permissions.md 1, source-facts 58). */
export function toManagedPolicyArn(partition: string): string {
  return `arn:${partition}:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole`;
}

/**
 * What every mapping's role needs and AWSLambdaMSKExecutionRole holds (permissions.md 1, source-facts 56-64). Only
 * DescribeClusterV2: serverless clusters need it, and AWS means to take DescribeCluster away.
 */
export function toBaseStatements(subject: PolicySubject): readonly PolicyStatement[] {
  const { partition, region, account, functionName } = subject;
  const logGroup = `arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/${functionName}`;
  return [
    { Sid: 'DescribeCluster', Effect: 'Allow', Action: 'kafka:DescribeClusterV2', Resource: subject.clusterArn },
    // The action has no resource type in AWS's authorization data (permissions.md 1).
    { Sid: 'FindBrokers', Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: '*' },
    {
      Sid: 'NetworkInterfaces',
      Effect: 'Allow',
      Action: [
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeVpcs',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeSubnets',
        'ec2:DescribeSecurityGroups',
      ],
      Resource: '*',
    },
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: [logGroup, `${logGroup}:*`],
    },
  ];
}

/** For a mapping over a VPC connection; the managed policy lacks it (permissions.md 5). */
export function toConnectionStatements(subject: PolicySubject): readonly PolicyStatement[] {
  if (!subject.crossAccount) return [];
  const resource = subject.eventSourceArn;
  return [{ Sid: 'DescribeConnection', Effect: 'Allow', Action: 'kafka:DescribeVpcConnection', Resource: resource }];
}
