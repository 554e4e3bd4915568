import { ListClustersV2Command } from '@aws-sdk/client-kafka';
import { ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type ClientOptions, openSandbox, type TestSandbox, toClients } from './sandboxClients.ts';

/** One call to every service. */
function toCalls(sandbox: TestSandbox, options?: ClientOptions): Readonly<Record<string, () => Promise<unknown>>> {
  const { lambda, kafka, secrets, sts, sqs, sns, s3 } = toClients(sandbox, options);
  return {
    'lambda:ListFunctions': () => lambda.send(new ListFunctionsCommand({})),
    'kafka:ListClustersV2': () => kafka.send(new ListClustersV2Command({})),
    'secretsmanager:ListSecrets': () => secrets.send(new ListSecretsCommand({})),
    'sts:GetCallerIdentity': () => sts.send(new GetCallerIdentityCommand({})),
    'sqs:ListQueues': () => sqs.send(new ListQueuesCommand({})),
    'sns:ListTopics': () => sns.send(new ListTopicsCommand({})),
    's3:ListAllMyBuckets': () => s3.send(new ListBucketsCommand({})),
  };
}

async function expectErrors(
  calls: Readonly<Record<string, () => Promise<unknown>>>,
  errors: Readonly<Record<string, readonly [name: string, status: number]>>,
): Promise<void> {
  expect(Object.keys(errors)).toEqual(Object.keys(calls));
  for (const [action, [name, status]] of Object.entries(errors)) {
    await expect(calls[action]?.(), action).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  }
}

describe('faults', () => {
  it('refuse an action, in the form of its service, and leave the others alone', async () => {
    const sandbox = await openSandbox();
    const calls = toCalls(sandbox);
    const denied: Readonly<Record<string, readonly [string, number]>> = {
      'lambda:ListFunctions': ['AccessDeniedException', 403],
      'kafka:ListClustersV2': ['ForbiddenException', 403],
      'secretsmanager:ListSecrets': ['AccessDeniedException', 400],
      'sts:GetCallerIdentity': ['AccessDenied', 403],
      'sqs:ListQueues': ['AccessDeniedException', 400],
      'sns:ListTopics': ['AuthorizationErrorException', 403],
      's3:ListAllMyBuckets': ['AccessDenied', 403],
    };
    for (const [action, [name, status]] of Object.entries(denied)) {
      sandbox.setFaults({ deny: [action] });
      for (const [other, call] of Object.entries(calls)) {
        if (other !== action) await expect(call(), `${other} without ${action}`).resolves.toBeDefined();
      }
      await expect(calls[action]?.(), action).rejects.toMatchObject({
        name,
        $metadata: { httpStatusCode: status },
        message: `User: arn:aws:iam::111122223333:user/sample is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
      });
    }
    sandbox.setFaults({ deny: ['lambda:*'] });
    await expect(calls['lambda:ListFunctions']?.()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('throttle every second request', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({ throttleEvery: 2 });
    const calls = toCalls(sandbox);
    const seen: string[] = [];
    for (const call of Object.values(calls)) {
      await call().then(
        () => seen.push('fine'),
        (error) => seen.push(error.name),
      );
    }
    expect(seen).toEqual(['fine', 'TooManyRequestsException', 'fine', 'Throttling', 'fine', 'Throttling', 'fine']);
  });

  it('throttle with errors that the SDK retries', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({ throttleEvery: 2 });
    for (const call of Object.values(toCalls(sandbox, { maxAttempts: 3 }))) {
      await expect(call()).resolves.toBeDefined();
    }
    expect(sandbox.requests.filter(({ error }) => error !== undefined).length).toBeGreaterThan(2);
  });

  it('let credentials expire', async () => {
    const sandbox = await openSandbox();
    const expired: Readonly<Record<string, readonly [string, number]>> = {
      'lambda:ListFunctions': ['ExpiredTokenException', 403],
      'kafka:ListClustersV2': ['ExpiredTokenException', 403],
      'secretsmanager:ListSecrets': ['ExpiredTokenException', 400],
      'sts:GetCallerIdentity': ['ExpiredToken', 403],
      'sqs:ListQueues': ['ExpiredTokenException', 400],
      'sns:ListTopics': ['ExpiredToken', 403],
      's3:ListAllMyBuckets': ['ExpiredToken', 400],
    };
    await expectErrors(toCalls(sandbox, { accessKeyId: 'EXPIRED01' }), expired);
    sandbox.setFaults({ expiredToken: true });
    await expectErrors(toCalls(sandbox), expired);
  });

  it('answer with an error of the test’s own', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({
      failWith: { 'kafka:*': { code: 'ServiceUnavailableException', status: 503, message: 'later' } },
    });
    await expect(toCalls(sandbox)['kafka:ListClustersV2']?.()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
      message: 'later',
      $metadata: { httpStatusCode: 503 },
    });
  });

  it('answer garbage', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({ garbage: ['lambda:ListFunctions'] });
    const calls = toCalls(sandbox);
    await expect(calls['lambda:ListFunctions']?.()).rejects.toThrow(/JSON|Deserialization/i);
    await expect(calls['kafka:ListClustersV2']?.()).resolves.toBeDefined();
    sandbox.setFaults({ garbage: true });
    for (const action of [
      'lambda:ListFunctions',
      'kafka:ListClustersV2',
      'secretsmanager:ListSecrets',
      'sqs:ListQueues',
    ]) {
      await expect(calls[action]?.(), action).rejects.toThrow(/JSON|Deserialization/i);
    }
  });

  it('cut connections', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({ dropConnections: ['lambda:*'] });
    const calls = toCalls(sandbox);
    await expect(calls['lambda:ListFunctions']?.()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(calls['kafka:ListClustersV2']?.()).resolves.toBeDefined();
  });

  it('delay answers, and forget those that nobody waits for', async () => {
    const sandbox = await openSandbox();
    sandbox.setFaults({ delayMs: { 'lambda:ListFunctions': 600_000 } });
    const { lambda } = toClients(sandbox);
    const abort = new AbortController();
    const slow = lambda.send(new ListFunctionsCommand({}), { abortSignal: abort.signal });
    await lambda.send(new ListEventSourceMappingsCommand({}));
    abort.abort();
    await expect(slow).rejects.toMatchObject({ name: 'AbortError' });
    sandbox.setFaults({ delayMs: 1 });
    await expect(lambda.send(new ListFunctionsCommand({}))).resolves.toBeDefined();
  });

  it('are refused when they are none', async () => {
    const sandbox = await openSandbox();
    const wrong: object = { throttleEvery: 0 };
    expect(() => sandbox.setFaults(wrong)).toThrow('throttleEvery: 0');
  });
});
