import { request as send } from 'node:http';
import { ListClustersV2Command } from '@aws-sdk/client-kafka';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';
import { toShopSeed } from './shopSeed.ts';

const scope = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=sample/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
const signed = (service: string) => ({ authorization: scope(service), 'x-amz-date': '20261122T120000Z' });

describe('on the wire', () => {
  it('unsigned requests are refused, in the form of the service they look like', async () => {
    const { endpoint } = await openSandbox();
    const lambda = await fetch(`${endpoint}/2015-03-31/functions`);
    expect(lambda.status).toBe(403);
    expect(lambda.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(lambda.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await lambda.json()).toEqual({ Type: 'User', message: 'Missing Authentication Token' });
    const sts = await fetch(endpoint, { method: 'POST', body: 'Action=GetCallerIdentity&Version=2011-06-15' });
    expect(sts.status).toBe(403);
    expect(await sts.text()).toMatch(/<Error><Type>Sender<\/Type><Code>MissingAuthenticationToken<\/Code>/);
    const secrets = await fetch(endpoint, {
      method: 'POST',
      body: '{}',
      headers: { 'x-amz-target': 'secretsmanager.ListSecrets' },
    });
    expect(await secrets.json()).toEqual({
      __type: 'MissingAuthenticationTokenException',
      Message: 'Missing Authentication Token',
    });
  });

  it.each([
    ['no scope', { authorization: 'AWS4-HMAC-SHA256 Credential=sample', 'x-amz-date': '20261122T120000Z' }],
    ['no date', { authorization: scope('lambda') }],
    ['another day', { authorization: scope('lambda'), 'x-amz-date': '20261121T120000Z' }],
    ['another scheme', { authorization: 'Bearer token', 'x-amz-date': '20261122T120000Z' }],
  ])('a signature with %s is refused', async (_title, headers) => {
    const { endpoint } = await openSandbox();
    const answer = await fetch(`${endpoint}/2015-03-31/functions`, { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('IncompleteSignatureException');
  });

  it('services and operations that it does not know are named', async () => {
    const { endpoint } = await openSandbox();
    const service = await fetch(endpoint, { headers: signed('dynamodb'), method: 'POST' });
    expect(service.status).toBe(501);
    expect((await service.json()).message).toContain('dynamodb');
    const operation = await fetch(`${endpoint}/2015-03-31/layers`, { headers: signed('lambda') });
    expect(operation.status).toBe(404);
    expect((await operation.json()).message).toContain('GET /2015-03-31/layers');
  });

  it('a body that is no JSON is a SerializationException', async () => {
    const { endpoint } = await openSandbox();
    for (const body of ['{', '[]', '1']) {
      const answer = await fetch(`${endpoint}/2015-03-31/event-source-mappings`, {
        method: 'POST',
        headers: signed('lambda'),
        body,
      });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('x-amzn-errortype')).toBe('SerializationException');
    }
  });

  it('every region is its own', async () => {
    const sandbox = await openSandbox();
    const { lambda, kafka, s3 } = toClients(sandbox, { region: 'eu-central-1' });
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
    expect((await kafka.send(new ListClustersV2Command({}))).ClusterInfoList).toEqual([]);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(2);
  });

  it('web pages and other host names get nothing', async () => {
    const { endpoint } = await openSandbox();
    const page = await fetch(`${endpoint}/_sandbox/state`, { headers: { origin: 'https://example.com' } });
    expect(page.status).toBe(403);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(endpoint);
      send({ hostname, port, path: '/_sandbox/state', headers: { host: `sandbox.example.com:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('requests are remembered', async () => {
    const sandbox = await openSandbox();
    const { lambda } = toClients(sandbox);
    await lambda.send(new ListFunctionsCommand({}));
    sandbox.setFaults({ deny: ['lambda:*'] });
    await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toThrow();
    expect(sandbox.requests).toMatchObject([
      { service: 'lambda', operation: 'ListFunctions', region: 'us-east-1', accessKeyId: 'sample', status: 200 },
      { service: 'lambda', operation: 'ListFunctions', status: 403, error: 'AccessDeniedException' },
    ]);
  });
});

describe('the controls over HTTP', () => {
  it('set faults, show state and requests, and reset', async () => {
    const sandbox = await openSandbox({ seed: toShopSeed() });
    const { endpoint } = sandbox;
    const { lambda } = toClients(sandbox);
    const post = (path: string, body?: unknown) =>
      fetch(`${endpoint}/_sandbox/${path}`, { method: 'POST', body: body === undefined ? '' : JSON.stringify(body) });
    expect((await post('faults', { deny: ['lambda:ListFunctions'] })).status).toBe(200);
    await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await (await fetch(`${endpoint}/_sandbox/requests`)).json()).toHaveLength(1);
    const state = await (await fetch(`${endpoint}/_sandbox/state`)).json();
    expect(state.clusters[0].name).toBe('shop');
    expect(await (await fetch(`${endpoint}/_sandbox/seed`)).json()).toEqual(toShopSeed());
    sandbox.account.functions.splice(0);
    await post('reset');
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toHaveLength(1);
    await post('reset', { account: '999988887777', region: 'us-east-1' });
    expect(sandbox.account.account).toBe('999988887777');
  });

  it('say what is wrong with a seed, with faults and with addresses', async () => {
    const { endpoint } = await openSandbox({ seed: toShopSeed() });
    const post = async (path: string, body: string) => {
      const answer = await fetch(`${endpoint}/_sandbox/${path}`, { method: 'POST', body });
      return `${answer.status} ${(await answer.json()).message}`;
    };
    expect(await post('reset', '{"account":"1"}')).toBe('400 Not a seed: "account" must be 12 digits');
    expect(await post('reset', '{"account":"111122223333","region":"x","cluster":[]}')).toContain(
      '"cluster" is not a member',
    );
    expect(await post('reset', '{"account":"111122223333","region":"x","roles":[{}]}')).toContain(
      'every item of "roles"',
    );
    expect(await post('faults', '{"delay":1}')).toContain('delay: 1');
    expect(await post('faults', 'x')).toMatch(/^400 .*JSON/);
    expect(await post('nothing', '')).toContain('404 There is no POST /_sandbox/nothing');
  });
});
