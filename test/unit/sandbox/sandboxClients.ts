import { EC2Client } from '@aws-sdk/client-ec2';
import { GlueClient } from '@aws-sdk/client-glue';
import { KafkaClient } from '@aws-sdk/client-kafka';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { onTestFinished, type TestContext } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/startSandbox.ts';

/** A clock that stands still until a test moves it. */
export interface Clock {
  now: number;
}

export interface TestSandbox extends Sandbox {
  readonly clock: Clock;
}

/**
 * Starts a sandbox with a clock of its own; it is closed when the test is over.
 * @param test the test's context, which tests that run side by side have to give
 */
export async function openSandbox(
  options: Omit<SandboxOptions, 'clock'> = {},
  test: Pick<TestContext, 'onTestFinished'> = { onTestFinished },
): Promise<TestSandbox> {
  const clock: Clock = { now: Date.UTC(2026, 10, 22, 12) };
  const sandbox = await startSandbox({ ...options, clock: () => clock.now });
  test.onTestFinished(() => sandbox.close());
  return Object.create(sandbox, { clock: { value: clock } });
}

export interface ClientOptions {
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly maxAttempts?: number;
}

/** The real SDK's clients, pointed at the sandbox. */
export function toClients(sandbox: Sandbox, options: ClientOptions = {}) {
  const configuration = {
    endpoint: sandbox.endpoint,
    region: options.region ?? 'us-east-1',
    credentials: { accessKeyId: options.accessKeyId ?? 'sample', secretAccessKey: 'sample' },
    maxAttempts: options.maxAttempts ?? 1,
  };
  return {
    lambda: new LambdaClient(configuration),
    kafka: new KafkaClient(configuration),
    secrets: new SecretsManagerClient(configuration),
    sts: new STSClient(configuration),
    sqs: new SQSClient(configuration),
    sns: new SNSClient(configuration),
    s3: new S3Client(configuration),
    glue: new GlueClient(configuration),
    ec2: new EC2Client(configuration),
  };
}
