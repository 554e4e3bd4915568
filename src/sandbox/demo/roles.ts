import type { OrganizationPolicy, Role } from '../account/identity.ts';
import type { PolicyDocument, PolicyStatement } from '../policy/policyDocument.ts';
import { account, clusterArns, destinationArns, keyArns, partnerConnectionArn, region, secretArns } from './places.ts';

const lambdaTrust: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** An execution role with AWS's managed policy for MSK and what the statements add. */
function toRole(name: string, statements: PolicyStatement[], more: Partial<Role> = {}): Role {
  return {
    name,
    trust: structuredClone(lambdaTrust),
    attached: ['arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole'],
    ...(statements.length > 0 && { inline: { access: { Version: '2012-10-17', Statement: statements } } }),
    ...more,
  };
}

type Right = 'connect' | 'topic' | 'group';

/** What IAM authentication wants; the group is the mapping's UUID unless it has a name, hence the wildcard. */
function mayRead(clusterArn: string, rights: readonly Right[] = ['connect', 'topic', 'group']): PolicyStatement[] {
  const statements: Readonly<Record<Right, PolicyStatement>> = {
    connect: { Effect: 'Allow', Action: 'kafka-cluster:Connect', Resource: clusterArn },
    topic: {
      Effect: 'Allow',
      Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      Resource: `${clusterArn.replace(':cluster/', ':topic/')}/*`,
    },
    group: {
      Effect: 'Allow',
      Action: ['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'],
      Resource: `${clusterArn.replace(':cluster/', ':group/')}/*`,
    },
  };
  return rights.map((right) => statements[right]);
}

function mayUse(action: string, ...resources: string[]): PolicyStatement {
  return { Effect: 'Allow', Action: action, Resource: resources };
}

function mayDecrypt(...keys: string[]): PolicyStatement {
  return {
    ...mayUse('kms:Decrypt', ...keys),
    Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
  };
}

const getSecret = 'secretsmanager:GetSecretValue';

/** What nobody in the account may do, whatever its own policies say; only the organization's administrators see it. */
export const organizationPolicies: OrganizationPolicy[] = [
  {
    name: 'prices-stay-with-pricing',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: 'kafka-cluster:ReadData',
          Resource: `${clusterArns.orders.replace(':cluster/', ':topic/')}/price-changes`,
        },
      ],
    },
  },
];

export const roles: Role[] = [
  toRole('my-kafka-function-role', [
    ...mayRead(clusterArns.myCluster),
    ...mayRead(clusterArns.partnerOwned),
    mayUse('kafka:DescribeVpcConnection', partnerConnectionArn),
    mayUse(getSecret, secretArns.mySecret, secretArns.partnerMySecret),
    mayUse('kms:Decrypt', keyArns.partner),
    mayUse('sqs:SendMessage', destinationArns.ordersFailures),
  ]),
  toRole('MyFunction-role', [
    ...mayRead(clusterArns.myCluster),
    mayUse('sqs:SendMessage', destinationArns.ordersFailures, destinationArns.exampleQueue),
    mayUse('s3:PutObject', `${destinationArns.exampleBucket}/*`),
    mayUse('s3:ListBucket', destinationArns.exampleBucket),
  ]),
  toRole('orders-processor-role', [
    ...mayRead(clusterArns.orders),
    mayUse('kafka-cluster:WriteData', `${clusterArns.orders.replace(':cluster/', ':topic/')}/orders-dlq`),
    mayUse('glue:GetRegistry', '*'),
    mayUse('glue:GetSchemaVersion', '*'),
    mayUse('sqs:ReceiveMessage', destinationArns.ordersIntake),
    mayUse('sqs:SendMessage', destinationArns.ordersFailures, destinationArns.replayFifo),
  ]),
  toRole('orders-audit-role', [
    ...mayRead(clusterArns.orders),
    ...mayRead(clusterArns.returns),
    mayUse('s3:PutObject', `${destinationArns.eventArchive}/*`),
    mayUse('s3:ListBucket', destinationArns.eventArchive),
  ]),
  toRole('network-lab-role', [
    ...mayRead(clusterArns.partnerOwned),
    ...mayRead(clusterArns.orders),
    mayUse('kafka:DescribeVpcConnection', '*'),
    mayUse('s3:PutObject', `${destinationArns.eventArchive}/*`),
    mayUse('s3:ListBucket', destinationArns.eventArchive),
  ]),
  toRole('payments-role', [
    mayUse(getSecret, secretArns.paymentsLedger, secretArns.paymentsFraud),
    mayDecrypt(keyArns.payments),
    mayUse('sqs:SendMessage', destinationArns.paymentsFailures),
  ]),
  toRole('shipping-role', [
    ...mayRead(clusterArns.warehouse),
    ...mayRead(clusterArns.partners),
    mayUse(getSecret, secretArns.tracker, secretArns.notifier, secretArns.exceptions),
    mayUse('sns:Publish', destinationArns.shipmentAlerts),
  ]),
  toRole('clickstream-role', [mayUse('kinesis:GetRecords', '*')]),
  // Right to connect and to read, but none on the consumer group.
  toRole('customer-profile-role', [
    ...mayRead(clusterArns.customers, ['connect', 'topic']),
    ...mayRead(clusterArns.orders),
    mayUse(getSecret, secretArns.customers),
    mayDecrypt(keyArns.platform),
  ]),
  toRole('telemetry-role', mayRead(clusterArns.telemetry)),
  // Somebody made it a role for EC2.
  toRole('metrics-role', [], {
    trust: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
  }),
  // Nothing for schema registries of AWS Glue, and of queues only for one that was deleted.
  toRole('invoice-role', [
    ...mayRead(clusterArns.orders),
    mayUse(getSecret, secretArns.registryUser),
    mayUse('sqs:SendMessage', destinationArns.invoiceFailures),
  ]),
  toRole('batch-role', [...mayRead(clusterArns.orders), ...mayRead(clusterArns.myCluster)]),
  // For people: `role_arn` of a profile.
  {
    name: 'sample-developer',
    trust: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
    },
  },
];
