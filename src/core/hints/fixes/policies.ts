import type { HintContext } from '../hintContext.ts';

interface Statement {
  readonly Effect: 'Allow';
  readonly Principal?: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

function toPolicy(...statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Readable, and still one argument between quotes. */
export function formatPolicy(document: PolicyDocument): string {
  return JSON.stringify(document, undefined, 2);
}

/** Rights on the cluster's data for IAM authentication (permissions.md 2, source-facts 31-33). */
export function toIamAccessPolicy(context: HintContext): PolicyDocument {
  return toPolicy(
    {
      Effect: 'Allow',
      Action: ['kafka-cluster:Connect', 'kafka-cluster:DescribeClusterDynamicConfiguration'],
      Resource: context.clusterArn,
    },
    { Effect: 'Allow', Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], Resource: context.topicArn },
    {
      Effect: 'Allow',
      Action: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
      Resource: context.groupArn,
    },
  );
}

/** What the cluster's account grants for a mapping over a VPC connection (permissions.md 5). */
export function toClusterPolicy(context: HintContext): PolicyDocument {
  const control: Statement = {
    Effect: 'Allow',
    Principal: { AWS: [context.account] },
    Action: [
      'kafka:CreateVpcConnection',
      'kafka:GetBootstrapBrokers',
      'kafka:DescribeCluster',
      'kafka:DescribeClusterV2',
    ],
    Resource: context.clusterArn,
  };
  if (context.method !== 'iam') return toPolicy(control);
  return toPolicy(control, {
    Effect: 'Allow',
    Principal: { AWS: [context.roleArn] },
    Action: [
      'kafka-cluster:Connect',
      'kafka-cluster:DescribeTopic',
      'kafka-cluster:ReadData',
      'kafka-cluster:DescribeGroup',
      'kafka-cluster:AlterGroup',
    ],
    Resource: [context.clusterArn, context.topicArn, context.groupArn],
  });
}

/** Lets Lambda use the execution role (permissions.md 1). */
export function toTrustPolicy(): PolicyDocument {
  return toPolicy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
}

/** Least a restricted endpoint policy has to allow: calls of Lambda's service principal (source-facts 104, 107, 108). */
export function toEndpointPolicy(action: 'sts:AssumeRole' | 'lambda:InvokeFunction'): PolicyDocument {
  return toPolicy({
    Effect: 'Allow',
    Principal: { Service: ['lambda.amazonaws.com'] },
    Action: action,
    Resource: '*',
  });
}

/** Rights to write to the on-failure destination (permissions.md 6). */
export function toDestinationPolicy(context: HintContext): PolicyDocument {
  const target = context.destination?.target ?? 'DESTINATION_ARN';
  const kind = context.destination?.kind ?? 'unknown';
  return toPolicy(...DESTINATION_STATEMENTS[kind](target, context));
}

const DESTINATION_STATEMENTS: Readonly<
  Record<
    NonNullable<HintContext['destination']>['kind'],
    (target: string, context: HintContext) => readonly Statement[]
  >
> = {
  sqs: (target) => [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: target }],
  sns: (target) => [{ Effect: 'Allow', Action: 'sns:Publish', Resource: target }],
  s3: (target) => [
    { Effect: 'Allow', Action: 's3:PutObject', Resource: `${target}/*` },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: target },
  ],
  kafka: (target, context) => [
    { Effect: 'Allow', Action: 'kafka-cluster:Connect', Resource: context.clusterArn },
    {
      Effect: 'Allow',
      Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
      Resource: context.topicArn.replace(/[^/]*$/, target.slice('kafka://'.length)),
    },
  ],
  unknown: () => [],
};
