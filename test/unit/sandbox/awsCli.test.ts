import { describe, expect, it } from 'vitest';
import { obstacle, runCli } from './runCli.ts';
import { openSandbox } from './sandboxClients.ts';

const cluster = 'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2';
const connection =
  'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7';

interface Example {
  /** The number of the fact that it stands for. */
  readonly fact: number;
  readonly command: string;
  readonly answer: object;
  /** How the mapping fares once it has settled. */
  readonly becomes?: string;
}

function toCreate(source: string, secretType?: string, owner = '111122223333'): string {
  const secret = `'[{"Type": "${secretType}","URI": "arn:aws:secretsmanager:us-east-1:${owner}:secret:my-secret"}]'`;
  return `aws lambda create-event-source-mapping \\
  --event-source-arn ${source} \\
  --topics AWSKafkaTopic \\
  --starting-position LATEST \\
  --function-name my-kafka-function${secretType === undefined ? '' : ` \\\n  --source-access-configurations ${secret}`}`;
}

function toCreated(source: string, secretType?: string, owner = '111122223333'): object {
  return {
    EventSourceArn: source,
    FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:my-kafka-function',
    Topics: ['AWSKafkaTopic'],
    StartingPosition: 'LATEST',
    State: 'Creating',
    LastProcessingResult: 'No records processed',
    ...(secretType !== undefined && {
      SourceAccessConfigurations: [
        { Type: secretType, URI: `arn:aws:secretsmanager:us-east-1:${owner}:secret:my-secret` },
      ],
    }),
  };
}

const scram = 'SASL_SCRAM_512_AUTH';
const mtls = 'CLIENT_CERTIFICATE_TLS_AUTH';
const partner = '444455556666';

/** The examples of the documentation, with repaired line ends and the arguments that the first one leaves out. */
const examples: readonly Example[] = [
  {
    fact: 138,
    command: `aws lambda create-event-source-mapping \\
  --function-name "MyFunction" \\
  --event-source-arn ${cluster} \\
  --topics AWSKafkaTopic \\
  --starting-position LATEST \\
  --destination-config '{"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:dest-queue"}}'`,
    answer: {
      State: 'Creating',
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:dest-queue' } },
    },
    becomes: 'OK',
  },
  {
    fact: 139,
    command: `aws lambda update-event-source-mapping \\
  --uuid f89f8514-cdd9-4602-9e1f-01a5b77d449b \\
  --destination-config '{"OnFailure": {"Destination": "arn:aws:s3:::dest-bucket"}}'`,
    answer: {
      State: 'Updating',
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::dest-bucket' } },
    },
    becomes: 'OK',
  },
  {
    fact: 140,
    command: `aws lambda update-event-source-mapping \\
  --uuid f89f8514-cdd9-4602-9e1f-01a5b77d449b \\
  --destination-config '{"OnFailure": {"Destination": ""}}'`,
    answer: { State: 'Updating', DestinationConfig: { OnFailure: {} } },
    becomes: 'OK',
  },
  { fact: 151, command: toCreate(cluster), answer: toCreated(cluster), becomes: 'OK' },
  { fact: 152, command: toCreate(cluster, scram), answer: toCreated(cluster, scram), becomes: 'OK' },
  { fact: 153, command: toCreate(cluster, mtls), answer: toCreated(cluster, mtls), becomes: 'OK' },
  {
    fact: 154,
    command: `aws lambda get-event-source-mapping \\
  --uuid 6d9bce8e-836b-442c-8070-74e77903c815`,
    answer: { UUID: '6d9bce8e-836b-442c-8070-74e77903c815', State: 'Enabled', LastProcessingResult: 'OK' },
  },
  { fact: 160, command: toCreate(connection), answer: toCreated(connection), becomes: 'OK' },
  {
    fact: 161,
    command: toCreate(connection, scram, partner),
    answer: toCreated(connection, scram, partner),
    becomes: 'OK',
  },
  {
    fact: 162,
    command: toCreate(connection, mtls, partner),
    answer: toCreated(connection, mtls, partner),
    becomes: 'OK',
  },
];

describe.concurrent('the AWS CLI', () => {
  it.for(examples)('runs the example of fact $fact', async ({ command, answer, becomes }, context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const printed = await runCli(sandbox, command);
    expect(printed).toMatchObject(answer);
    if (becomes === undefined) return;
    sandbox.clock.now += 2000;
    const mapping = sandbox.account.mappings.find(({ uuid }) => uuid === printed.UUID);
    expect(mapping).toMatchObject({ state: 'Enabled', lastProcessingResult: becomes });
  });

  it('reads every service', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const answers = await Promise.all(
      [
        'aws kafka list-clusters-v2 --query "length(ClusterInfoList)"',
        `aws kafka list-topics --cluster-arn ${cluster} --query "Topics[].TopicName"`,
        'aws lambda list-functions --query "length(Functions)"',
        'aws secretsmanager list-secrets --filters Key=name,Values=AmazonMSK_ --query "length(SecretList)"',
        'aws sts get-caller-identity --query Arn',
        'aws sqs get-queue-attributes --attribute-names QueueArn --query Attributes.QueueArn --queue-url ' +
          `${sandbox.endpoint}/111122223333/orders-failures`,
        'aws sns list-topics --query "length(Topics)"',
        'aws s3api list-buckets --query "Buckets[].Name"',
      ].map((command) => runCli(sandbox, command)),
    );
    expect(answers).toEqual([
      26,
      ['AWSKafkaTopic', 'audit-log', 'orders', 'shipment-events'],
      19,
      4,
      'arn:aws:iam::111122223333:user/sample',
      'arn:aws:sqs:us-east-1:111122223333:orders-failures',
      2,
      ['dest-bucket', 'example-event-archive'],
    ]);
  });

  it('prints the errors that the service gives', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const twice = toCreate(cluster).replace('AWSKafkaTopic', 'shipment-events');
    const unknown = `aws kafka describe-cluster-v2 --cluster-arn ${cluster}0`;
    const messages = await Promise.all(
      [twice, unknown].map((command) =>
        runCli(sandbox, command).then(
          () => 'no error',
          (error: { stderr?: string }) => error.stderr?.trim(),
        ),
      ),
    );
    expect(messages[0]).toBe(
      `An error occurred (ResourceConflictException) when calling the CreateEventSourceMapping operation: An event source mapping with event source arn ("${cluster}"), function ("arn:aws:lambda:us-east-1:111122223333:function:my-kafka-function") and topics ("shipment-events") already exists. Please update or delete the existing mapping with UUID 6d9bce8e-836b-442c-8070-74e77903c815`,
    );
    expect(messages[1]).toContain('An error occurred (NotFoundException) when calling the DescribeClusterV2 operation');
  });
});
