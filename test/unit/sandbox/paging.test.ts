import {
  type KafkaClient,
  ListClustersV2Command,
  ListTopicsCommand,
  paginateListClustersV2,
} from '@aws-sdk/client-kafka';
import {
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
  paginateListEventSourceMappings,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ListTopicsCommand as ListNotificationTopicsCommand } from '@aws-sdk/client-sns';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { Seed } from '../../../src/sandbox/account/seed.ts';
import { openSandbox, toClients } from './sandboxClients.ts';
import { toShopSeed, toShopSeedWith } from './shopSeed.ts';

const count = 230;
const numbers = Array.from({ length: count }, (_, index) => String(index).padStart(4, '0'));

/** An account with hundreds of everything. */
function toLargeSeed(): Seed {
  const seed = toShopSeedWith();
  const [cluster] = seed.clusters ?? [];
  const [lambda] = seed.functions ?? [];
  const [mapping] = seed.mappings ?? [];
  const [secret] = seed.secrets ?? [];
  if (!cluster || !lambda || !mapping || !secret) throw new Error('The small account lacks a part.');
  return {
    ...seed,
    clusters: numbers.map((number) => ({ ...cluster, arn: `${cluster.arn}${number}`, name: `shop-${number}` })),
    functions: numbers.map((number) => ({ ...lambda, name: `sales-${number}` })),
    mappings: numbers.map((number) => ({ ...mapping, uuid: mapping.uuid.replace('bbbb', number) })),
    secrets: numbers.map((number) => ({ ...secret, arn: `${secret.arn}${number}`, name: `sales-${number}` })),
    queues: numbers.map((number) => ({ arn: `arn:aws:sqs:us-east-1:111122223333:q-${number}`, created: '2026-01-01' })),
    notificationTopics: numbers.map((number) => ({ arn: `arn:aws:sns:us-east-1:111122223333:t-${number}` })),
    buckets: numbers.map((number) => ({ name: `bucket-${number}`, created: '2026-01-01T00:00:00.000Z' })),
  };
}

async function collect<Page>(pages: AsyncIterable<Page>, lengthOf: (page: Page) => number | undefined) {
  const lengths: number[] = [];
  for await (const page of pages) lengths.push(lengthOf(page) ?? -1);
  return lengths;
}

describe('pages', () => {
  it('are as long as the services make them, whatever is asked for', async () => {
    const sandbox = await openSandbox({ seed: toLargeSeed() });
    const { lambda, kafka, secrets, sns, sqs, s3 } = toClients(sandbox);
    expect(
      await collect(paginateListFunctions({ client: lambda }, { MaxItems: 1000 }), (page) => page.Functions?.length),
    ).toEqual([50, 50, 50, 50, 30]);
    expect(
      await collect(
        paginateListEventSourceMappings({ client: lambda }, { MaxItems: 1000 }),
        (page) => page.EventSourceMappings?.length,
      ),
    ).toEqual([100, 100, 30]);
    expect(
      await collect(paginateListClustersV2({ client: kafka }, {}), (page) => page.ClusterInfoList?.length),
    ).toEqual([100, 100, 30]);
    expect((await secrets.send(new ListSecretsCommand({}))).SecretList).toHaveLength(100);
    expect((await sns.send(new ListNotificationTopicsCommand({}))).Topics).toHaveLength(100);
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(count);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(count);
  });

  it('honour the length that the caller asks for, and together give everything once', async () => {
    const sandbox = await openSandbox({ seed: toLargeSeed() });
    const { lambda, kafka, secrets, sqs, s3 } = toClients(sandbox);
    const names: (string | undefined)[] = [];
    for await (const page of paginateListFunctions({ client: lambda, pageSize: 7 }, {})) {
      names.push(...(page.Functions ?? []).map(({ FunctionName }) => FunctionName));
    }
    expect(names).toEqual(numbers.map((number) => `sales-${number}`));
    expect((await kafka.send(new ListClustersV2Command({ MaxResults: 3 }))).ClusterInfoList).toHaveLength(3);
    expect((await secrets.send(new ListSecretsCommand({ MaxResults: 3 }))).SecretList).toHaveLength(3);
    expect((await sqs.send(new ListQueuesCommand({ MaxResults: 3 }))).QueueUrls).toHaveLength(3);
    const buckets = await s3.send(new ListBucketsCommand({ MaxBuckets: 3 }));
    const more = await s3.send(new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken: buckets.ContinuationToken }));
    expect(more.Buckets?.[0]?.Name).toBe('bucket-0003');
  });

  it('go on in the right place when the last item of a page is deleted', async () => {
    const sandbox = await openSandbox({ seed: toLargeSeed() });
    const { lambda } = toClients(sandbox);
    const { NextMarker } = await lambda.send(new ListFunctionsCommand({ MaxItems: 2 }));
    sandbox.account.functions.splice(0, 2);
    const next = await lambda.send(new ListFunctionsCommand({ MaxItems: 1, Marker: NextMarker }));
    expect(next.Functions?.[0]?.FunctionName).toBe('sales-0002');
  });

  it('can be forced to one item, with empty ones in between', async () => {
    const sandbox = await openSandbox();
    const { lambda, kafka } = toClients(sandbox);
    sandbox.setFaults({ pageSize: 1 });
    expect((await kafka.send(new ListClustersV2Command({}))).ClusterInfoList).toHaveLength(1);
    sandbox.setFaults({ pageSize: 10, emptyPages: true });
    const lengths = await collect(paginateListFunctions({ client: lambda }, {}), (page) => page.Functions?.length);
    expect(lengths).toEqual([0, 10, 0, 9]);
  });

  it('refuse a token that they did not give, in the form of the service', async () => {
    const sandbox = await openSandbox({ seed: toLargeSeed() });
    const { lambda, kafka, secrets, sns, sqs, s3 } = toClients(sandbox);
    const token = 'bm90IGEgdG9rZW4';
    const { NextMarker } = await lambda.send(new ListFunctionsCommand({ MaxItems: 2 }));
    const calls: readonly (readonly [Promise<unknown>, string])[] = [
      [lambda.send(new ListFunctionsCommand({ Marker: token })), 'InvalidParameterValueException'],
      [lambda.send(new ListEventSourceMappingsCommand({ Marker: NextMarker })), 'InvalidParameterValueException'],
      [kafka.send(new ListClustersV2Command({ NextToken: token })), 'BadRequestException'],
      [secrets.send(new ListSecretsCommand({ NextToken: token })), 'InvalidNextTokenException'],
      [sns.send(new ListNotificationTopicsCommand({ NextToken: token })), 'InvalidParameterException'],
      [sqs.send(new ListQueuesCommand({ NextToken: token, MaxResults: 1 })), 'InvalidParameterValue'],
      [s3.send(new ListBucketsCommand({ ContinuationToken: token })), 'InvalidArgument'],
    ];
    for (const [call, name] of calls) await expect(call, name).rejects.toMatchObject({ name });
  });

  it('refuse lengths out of range', async () => {
    const sandbox = await openSandbox({ seed: toShopSeed() });
    const { kafka, lambda } = toClients(sandbox);
    await expect(kafka.send(new ListClustersV2Command({ MaxResults: 101 }))).rejects.toMatchObject({
      name: 'BadRequestException',
      InvalidParameter: 'maxResults',
    });
    await expect(lambda.send(new ListFunctionsCommand({ MaxItems: 0 }))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });

  it('of topics belong to their cluster', async () => {
    const sandbox = await openSandbox();
    const kafka: KafkaClient = toClients(sandbox).kafka;
    const [one, other] = ['orders-prod', 'my-cluster'].map((name) =>
      sandbox.account.clusters.find((cluster) => cluster.name === name),
    );
    const { NextToken } = await kafka.send(new ListTopicsCommand({ ClusterArn: one?.arn, MaxResults: 1 }));
    await expect(kafka.send(new ListTopicsCommand({ ClusterArn: other?.arn, NextToken }))).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });
});
