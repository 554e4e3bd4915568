/** What lacking one permission does to a diagnosis. */
export interface PermissionRow {
  /** Checks that cannot be told then, and name the permission. */
  readonly unknown: readonly string[];
  /** Checks that look at it, and can be told from other facts all the same. */
  readonly judged?: readonly string[];
}

const RIGHTS = [
  'secret-rights',
  'secret-key-rights',
  'role-base-rights',
  'role-read-rights',
  'role-log-rights',
  'destination-rights',
  'destination-key-rights',
  'registry-rights',
] as const;

/** Every permission that a diagnosis takes, but the one to read the mapping itself. */
export const PERMISSIONS: Readonly<Record<string, PermissionRow>> = {
  'cloudwatch:GetMetricData': { unknown: ['records-arrive'] },
  'ec2:DescribeNatGateways': { unknown: ['way-to-services'] },
  'ec2:DescribeNetworkAcls': { unknown: ['network-acls'] },
  'ec2:DescribeRouteTables': {
    unknown: ['way-to-services', 'https-outbound', 'endpoint-groups', 'endpoint-policies'],
    judged: ['network-acls'],
  },
  'ec2:DescribeSecurityGroups': {
    unknown: ['broker-port-inbound', 'broker-port-outbound', 'https-outbound', 'endpoint-groups'],
  },
  'ec2:DescribeSubnets': {
    unknown: [
      'vpc-dns',
      'free-addresses',
      'broker-port-inbound',
      'broker-port-outbound',
      'network-acls',
      'way-to-services',
      'https-outbound',
      'endpoint-groups',
      'endpoint-policies',
    ],
  },
  'ec2:DescribeVpcAttribute': {
    unknown: ['vpc-dns', 'network-acls', 'way-to-services', 'https-outbound', 'endpoint-groups', 'endpoint-policies'],
  },
  'ec2:DescribeVpcEndpoints': {
    unknown: ['network-acls', 'way-to-services', 'https-outbound', 'endpoint-groups', 'endpoint-policies'],
  },
  'ec2:DescribeVpcs': {
    unknown: ['vpc-dns', 'network-acls', 'way-to-services', 'https-outbound', 'endpoint-groups', 'endpoint-policies'],
  },
  'glue:GetRegistry': { unknown: ['registry-exists'] },
  'iam:GetPolicy': { unknown: [], judged: RIGHTS },
  'iam:GetPolicyVersion': { unknown: [], judged: RIGHTS },
  'iam:GetRole': { unknown: ['role-exists', 'role-trust', ...RIGHTS], judged: ['cluster-policy'] },
  'iam:GetRolePolicy': { unknown: [], judged: RIGHTS },
  'iam:ListAttachedRolePolicies': { unknown: [], judged: RIGHTS },
  'iam:ListRolePolicies': { unknown: [], judged: RIGHTS },
  'iam:SimulatePrincipalPolicy': { unknown: [], judged: RIGHTS },
  'kafka-cluster:Connect': { unknown: ['topic-exists', 'destination-topic'] },
  'kafka-cluster:DescribeTopic': { unknown: ['topic-exists', 'destination-topic'] },
  'kafka:DescribeClusterV2': {
    unknown: [
      'cluster-exists',
      'authentication-enabled',
      'brokers-known',
      'topic-exists',
      'vpc-dns',
      'free-addresses',
      'broker-port-inbound',
      'broker-port-outbound',
      'network-acls',
      'way-to-services',
      'https-outbound',
      'endpoint-groups',
      'endpoint-policies',
      'secret-associated',
      'role-read-rights',
      'destination-topic',
      'destination-rights',
    ],
    judged: ['secret-rights'],
  },
  'kafka:DescribeVpcConnection': {
    unknown: [
      'connection-available',
      'vpc-dns',
      'free-addresses',
      'broker-port-inbound',
      'broker-port-outbound',
      'network-acls',
      'way-to-services',
      'https-outbound',
      'endpoint-groups',
      'endpoint-policies',
      'role-read-rights',
    ],
    judged: ['cluster-policy', 'role-base-rights'],
  },
  'kafka:GetBootstrapBrokers': {
    unknown: ['brokers-known', 'broker-port-inbound', 'broker-port-outbound', 'network-acls'],
  },
  'kafka:GetClusterPolicy': { unknown: [], judged: ['cluster-policy'] },
  'kafka:ListScramSecrets': { unknown: ['secret-associated'] },
  'kafka:ListTopics': { unknown: ['topic-exists', 'destination-topic'] },
  'kms:DescribeKey': { unknown: ['secret-key', 'secret-key-rights', 'destination-key-rights'] },
  'kms:GetKeyPolicy': { unknown: [], judged: ['secret-key', 'secret-key-rights', 'destination-key-rights'] },
  'lambda:GetFunction': {
    unknown: [
      'endpoint-policies',
      'role-exists',
      'role-trust',
      'function-active',
      'function-timeout',
      'function-concurrency',
      'function-log',
      ...RIGHTS,
    ],
    judged: ['cluster-policy'],
  },
  'lambda:ListEventSourceMappings': { unknown: ['group-shared'] },
  'logs:FilterLogEvents': { unknown: ['function-log'] },
  's3:GetBucketPolicy': { unknown: [], judged: ['destination-exists', 'destination-rights'] },
  's3:GetEncryptionConfiguration': {
    unknown: ['destination-key-rights'],
    judged: ['destination-exists', 'destination-rights'],
  },
  's3:ListBucket': { unknown: ['destination-exists', 'destination-key-rights'], judged: ['destination-rights'] },
  'secretsmanager:DescribeSecret': {
    unknown: ['secret-exists', 'secret-name', 'secret-key', 'secret-key-rights', 'registry-secret'],
    judged: ['secret-associated', 'secret-rights'],
  },
  'secretsmanager:GetResourcePolicy': {
    unknown: [],
    judged: [
      'secret-exists',
      'secret-name',
      'secret-associated',
      'secret-key',
      'secret-rights',
      'secret-key-rights',
      'registry-secret',
    ],
  },
  'sns:GetTopicAttributes': {
    unknown: ['destination-exists', 'destination-key-rights'],
    judged: ['destination-rights'],
  },
  'sqs:GetQueueAttributes': {
    unknown: ['destination-exists', 'destination-key-rights'],
    judged: ['destination-rights'],
  },
  'sqs:GetQueueUrl': { unknown: ['destination-exists', 'destination-key-rights'], judged: ['destination-rights'] },
  'sts:GetCallerIdentity': { unknown: [] },
};
