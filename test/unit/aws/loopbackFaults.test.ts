import type { ServerResponse } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { catchFailure, collect, connect, PATIENT, SAMPLE } from './connect.ts';
import { sendJson, startLoopback, startRawLoopback } from './loopback.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** At the pace that AWS is asked at. */
const PACED = { isUnpaced: () => false };

type Answer = Parameters<typeof startLoopback>[0];

async function setUp(answer: Answer, options: Parameters<typeof connect>[1] = {}) {
  const server = await startLoopback(answer);
  const connections = connect(server.endpoint, options);
  closers.push(
    () => connections.dispose(),
    () => server.close(),
  );
  const api = connections.api(SAMPLE);
  return { server, connections, api, host: `127.0.0.1:${server.port}` };
}

// Loaded before the clock of a short deadline runs.
beforeAll(() => import('@aws-sdk/client-lambda'));

describe('deadlines', () => {
  it('gives up on an endpoint that accepts and never answers, naming it', async () => {
    const { api, host } = await setUp(() => {}, { limits: { callDeadline: 300 } });
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'network', operation: 'lambda:ListFunctions' });
    expect(failure.message).toBe(`${host} did not answer lambda:ListFunctions within 0.3 seconds.`);
  });

  it('gives up on an answer that begins and never ends', async () => {
    const { api } = await setUp(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"Functions":[');
      },
      { limits: { callDeadline: 400 } },
    );
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'network' });
    expect(failure.message).toContain('did not answer lambda:ListFunctions within 0.4 seconds');
  });

  it('calls it throttling when the time went by with refusals', async () => {
    const { api } = await setUp(
      (_request, response) => sendJson(response, { __type: 'TooManyRequestsException', message: 'Rate exceeded' }, 429),
      { limits: { callDeadline: 500 } },
    );
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'throttled', httpStatus: 429 });
  });

  it('ends at once when the caller gives up', async () => {
    const controller = new AbortController();
    const { api } = await setUp(() => controller.abort());
    const failure = await catchFailure(collect(api.listFunctions(controller.signal)));
    expect(failure).toMatchObject({ reason: 'aborted', operation: 'lambda:ListFunctions' });
    expect(await catchFailure(api.getIdentity(controller.signal))).toMatchObject({ reason: 'aborted' });
  });

  it('does not count the wait for a turn', async () => {
    const { api } = await setUp((_request, response) => sendJson(response, { Functions: [] }), {
      limits: { callDeadline: 900 },
      ...PACED,
    });
    const startedAt = performance.now();
    const calls = Array.from({ length: 7 }, () => collect(api.listFunctions(PATIENT)));
    await expect(Promise.all(calls)).resolves.toHaveLength(7);
    expect(performance.now() - startedAt).toBeGreaterThan(1000);
  });
});

describe('the pace', () => {
  it('is shared by the profiles of a region', async () => {
    const { server, connections } = await setUp((_request, response) => sendJson(response, { Functions: [] }), PACED);
    const api = connections.api(SAMPLE);
    const startedAt = performance.now();
    await Promise.all([
      ...Array.from({ length: 4 }, () => collect(api.listFunctions(PATIENT))),
      ...Array.from({ length: 4 }, () =>
        collect(connections.api({ ...SAMPLE, profile: 'other' }).listFunctions(PATIENT)),
      ),
    ]);
    expect(server.received).toHaveLength(8);
    expect(performance.now() - startedAt).toBeGreaterThan(1000);
  });
});

describe('answers that AWS would not give', () => {
  it.each([
    ['an error page', 404, '<html>not here</html>'],
    ['an empty success', 200, ''],
    ['JSON of another kind', 200, '"hello"'],
    ['lists that are none', 200, '{"Functions":"none"}'],
    ['a redirect to a login page', 302, ''],
  ])('are told as such: %s', async (_case, status, body) => {
    const { api, host } = await setUp((_request, response) => sendJson(response, body, status));
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'unknown', httpStatus: status });
    expect(failure.message).toBe(
      `${host} did not answer like AWS: the answer to lambda:ListFunctions (HTTP ${status}) could not be read.`,
    );
  });

  it('are told as such: no HTTP at all', async () => {
    const server = await startRawLoopback((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    const connections = connect(server.endpoint);
    closers.push(
      () => connections.dispose(),
      () => server.close(),
    );
    const failure = await catchFailure(connections.api(SAMPLE).getIdentity(PATIENT));
    expect(failure.reason).toBe('unknown');
    expect(failure.message).toContain('did not answer like AWS');
  });

  it('are told as such: pages that lead to each other', async () => {
    const { api, server } = await setUp((_request, response) =>
      sendJson(response, { Functions: [], NextMarker: 'again' }),
    );
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'unknown' });
    expect(failure.message).toContain('do not end');
    expect(server.received).toHaveLength(2);
  });

  it('leave a message for a refusal without text', async () => {
    const { api, host } = await setUp((_request, response) => sendJson(response, '', 403));
    const failure = await catchFailure(collect(api.listFunctions(PATIENT)));
    expect(failure).toMatchObject({ reason: 'access-denied', httpStatus: 403 });
    expect(failure.message).toBe(`lambda:ListFunctions at ${host} failed without a message (HTTP 403).`);
  });
});

describe('no connection', () => {
  it('names an endpoint where nobody listens', async () => {
    const server = await startLoopback(() => {});
    await server.close();
    const connections = connect(server.endpoint);
    closers.push(() => connections.dispose());
    const failure = await catchFailure(connections.api(SAMPLE).getIdentity(PATIENT));
    expect(failure).toMatchObject({ reason: 'network' });
    expect(failure.message).toBe(`127.0.0.1:${server.port} refused the connection.`);
  });

  it('says why a secure connection does not come about', async () => {
    const server = await startLoopback(() => {});
    const connections = connect(server.endpoint.replace('http:', 'https:'));
    closers.push(
      () => connections.dispose(),
      () => server.close(),
    );
    const failure = await catchFailure(connections.api(SAMPLE).getIdentity(PATIENT));
    expect(failure).toMatchObject({ reason: 'network' });
    expect(failure.message).toContain(`No secure connection to 127.0.0.1:${server.port}`);
  });

  it('passes on why the sample account did not start', async () => {
    const connections = connect('', { sampleEndpoint: () => Promise.reject(new Error('no free port')) });
    closers.push(() => connections.dispose());
    const failure = await catchFailure(connections.api(SAMPLE).getIdentity(PATIENT));
    expect(failure).toMatchObject({ reason: 'unknown', message: 'no free port' });
  });
});

describe('a creation whose answer was lost', () => {
  const uuid = '11111111-2222-3333-4444-555555555555';
  const input = {
    FunctionName: 'take',
    EventSourceArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/1-1',
    Topics: ['orders'],
    StartingPosition: 'LATEST',
    BatchSize: 100,
  };
  const made = {
    UUID: uuid,
    EventSourceArn: input.EventSourceArn,
    Topics: input.Topics,
    StartingPosition: input.StartingPosition,
    BatchSize: 100,
    FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:take',
    State: 'Creating',
    AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: uuid },
  };
  const refusal = {
    __type: 'ResourceConflictException',
    message: `An event source mapping with event source arn ("x") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
  };

  /** An endpoint that has the mapping `there`, and does `first` with the first attempt. */
  const setUpCreation = (there: object, first: (response: ServerResponse) => void) =>
    setUp(({ method }, response, count) => {
      if (method === 'GET') sendJson(response, there);
      else if (count === 1) first(response);
      else sendJson(response, refusal, 409);
    });
  const losses: readonly (readonly [string, (response: ServerResponse) => void])[] = [
    ['a connection that ends', (response) => void response.destroy()],
    ['a fault of the service', (response) => sendJson(response, { message: 'Service error' }, 500)],
  ];

  it.each(losses)('is known again after %s', async (_name, lose) => {
    const { api, server } = await setUpCreation(made, lose);
    expect(await api.createMapping(input, PATIENT)).toMatchObject({ UUID: uuid, State: 'Creating' });
    expect(server.received.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET']);
  });

  it.each([
    ['other settings', { ...made, BatchSize: 5 }],
    ['another starting position', { ...made, StartingPosition: 'TRIM_HORIZON' }],
    ['another consumer group', { ...made, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'mine' } }],
  ])('is not taken for a mapping with %s', async (_name, there) => {
    const { api } = await setUpCreation(there, (response) => void response.destroy());
    expect(await catchFailure(api.createMapping(input, PATIENT))).toMatchObject({ reason: 'conflict' });
  });

  it('is not thought of when every attempt was refused', async () => {
    const throttle = (response: ServerResponse) => sendJson(response, { __type: 'TooManyRequestsException' }, 429);
    const { api, server } = await setUpCreation(made, throttle);
    expect(await catchFailure(api.createMapping(input, PATIENT))).toMatchObject({ reason: 'conflict' });
    expect(server.received.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('is told as the refusal when the mapping may not be read', async () => {
    const { api } = await setUp(({ method }, response, count) => {
      if (count === 1) response.destroy();
      else if (method === 'GET') sendJson(response, { __type: 'AccessDeniedException', message: 'no' }, 403);
      else sendJson(response, refusal, 409);
    });
    expect(await catchFailure(api.createMapping(input, PATIENT))).toMatchObject({ reason: 'conflict' });
  });
});
