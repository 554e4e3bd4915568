import { describe, expect, it } from 'vitest';
import { obstacle, runCli } from './runCli.ts';
import { openSandbox } from './sandboxClients.ts';

const account = '111122223333';
const cluster = `arn:aws:kafka:us-east-1:${account}:cluster/orders-prod/3f1c2a90-6d4e-4b7f-9a51-0c8de2b7f413-5`;
const payments = `arn:aws:kafka:us-east-1:${account}:cluster/payments-prod/b84d6f02-91c3-4e5a-8f27-6a3e15d0c9b8-7`;
const secret = `arn:aws:secretsmanager:us-east-1:${account}:secret:AmazonMSK_payments-fraud-score-Xw27Lm`;
const managed = 'arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole';
const role = 'orders-processor-role';

/** Each command line and what it prints. */
const reads: readonly (readonly [command: string, printed: unknown])[] = [
  [
    `aws iam get-role --role-name ${role} --query "Role.AssumeRolePolicyDocument.Statement[0].Principal"`,
    { Service: 'lambda.amazonaws.com' },
  ],
  [
    `aws iam get-role-policy --role-name ${role} --policy-name access --query "PolicyDocument.Statement[0].Resource"`,
    cluster,
  ],
  [
    `aws iam get-policy-version --policy-arn ${managed} --version-id v1 --query "PolicyVersion.Document.Statement[].Effect"`,
    ['Allow'],
  ],
  [
    `aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::${account}:role/${role} --action-names kafka-cluster:Connect sqs:SendMessage --resource-arns ${cluster} --query "EvaluationResults[].EvalDecision"`,
    ['allowed', 'implicitDeny'],
  ],
  ['aws kms describe-key --key-id alias/payments-secrets --query KeyMetadata.KeyManager', 'CUSTOMER'],
  ['aws kms get-key-policy --key-id 8e15b3c7-6f02-4ad9-b5e4-3c970d2f8a61 --query PolicyName', 'default'],
  [
    'aws s3api get-bucket-encryption --bucket dest-bucket --query "ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm"',
    ['AES256'],
  ],
];

/** What is answered with nothing prints nothing. */
const writes: readonly (readonly [command: string, printed: unknown])[] = [
  [
    `aws iam put-role-policy --role-name ${role} --policy-name more --policy-document '{"Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}'`,
    undefined,
  ],
  [`aws iam attach-role-policy --role-name sample-developer --policy-arn ${managed}`, undefined],
  [
    `aws kafka batch-associate-scram-secret --cluster-arn ${payments} --secret-arn-list ${secret} --query UnprocessedScramSecrets`,
    [],
  ],
  ['aws lambda update-function-configuration --function-name orders-processor --timeout 61 --query Timeout', 61],
];

describe('the AWS CLI with what gives access', () => {
  it('reads and changes it', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    // What is read must not depend on how far the writes have come.
    for (const part of [reads, writes]) {
      const answers = await Promise.all(part.map(([command]) => runCli(sandbox, command)));
      expect(answers).toEqual(part.map(([, printed]) => printed));
    }
    const { roles } = sandbox.account;
    expect(Object.keys(roles.find(({ name }) => name === role)?.inline ?? {})).toEqual(['access', 'more']);
    expect(roles.find(({ name }) => name === 'sample-developer')?.attached).toEqual([managed]);
  });

  it('prints what IAM and KMS refuse', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    await expect(runCli(sandbox, 'aws iam get-role --role-name nobody')).rejects.toMatchObject({
      stderr: expect.stringContaining('An error occurred (NoSuchEntity) when calling the GetRole operation'),
    });
    await expect(runCli(sandbox, 'aws kms describe-key --key-id alias/nothing')).rejects.toMatchObject({
      stderr: expect.stringContaining('An error occurred (NotFoundException) when calling the DescribeKey operation'),
    });
  });
});
