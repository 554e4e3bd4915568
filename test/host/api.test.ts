import assert from 'node:assert/strict';
import type { AuthMethod } from '../../src/core/cluster/authMethods.ts';
import type { ScopeSnapshot } from '../../src/explorer/snapshot.ts';
import type { Cluster } from '../../src/sandbox/account/kafka.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, run, type TestedApi } from './support/extension.ts';
import { RawAws, toRecord } from './support/rawAws.ts';
import { resetAccount } from './support/sandbox.ts';

const REGION = 'us-east-1';
const ACCOUNT = '111122223333';

describe('The public API', () => {
  let api: TestedApi;
  let sandbox: Sandbox;
  let raw: RawAws;
  let scope: ScopeSnapshot;

  before(async () => {
    api = await getApi();
    sandbox = await resetAccount();
    raw = new RawAws(sandbox.endpoint, REGION);
    const { scopes } = await api.snapshot();
    assert.equal(scopes.length, 1);
    scope = scopes[0] ?? assert.fail('no scope');
  });

  afterEach(() => sandbox.setFaults({}));

  it('is small, frozen and versioned', () => {
    assert.ok(Object.isFrozen(api));
    assert.match(api.apiVersion, /^\d+\.\d+\.\d+$/);
    // `testing` is there in tests only.
    assert.deepEqual(Object.keys(api).sort(), [
      'apiVersion',
      'checkMapping',
      'diagnose',
      'explain',
      'exportMapping',
      'generateEvents',
      'readEvent',
      'rolePolicy',
      'snapshot',
      'testing',
      'writeValue',
    ]);
  });

  it('describes the account and region on show, and nothing failed', () => {
    assert.deepEqual(
      [scope.profile, scope.region, scope.sample, scope.account, scope.failures],
      [undefined, REGION, false, ACCOUNT, []],
    );
  });

  it('has every cluster of the account with its state, type and authentication methods', () => {
    const own = sandbox.account.clusters.filter(({ arn }) => arn.includes(`:${ACCOUNT}:`));
    assert.ok(own.length >= 8);
    assert.deepEqual(
      scope.clusters.map(({ arn, name, state, type, authMethods }) => ({ arn, name, state, type, authMethods })),
      own
        .map((cluster) => ({
          arn: cluster.arn,
          name: cluster.name,
          state: cluster.state,
          type: cluster.type,
          authMethods: toAuthMethods(cluster),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  it('has the bootstrap brokers that MSK names for each cluster', async () => {
    for (const { arn, state, brokers } of scope.clusters) {
      if (state === 'CREATING') {
        assert.deepEqual(brokers, []);
        continue;
      }
      const answer = await raw.get('kafka', `/v1/clusters/${encodeURIComponent(arn)}/bootstrap-brokers`);
      const addresses = [...new Set(brokers.map((entry) => entry.addresses))].sort();
      assert.deepEqual(addresses, Object.values(answer).sort(), arn);
      assert.ok(addresses.length > 0);
    }
  });

  it('has every MSK mapping as Lambda tells it, and no other', async () => {
    const told = await raw.list('lambda', '/2015-03-31/event-source-mappings/', {
      items: 'EventSourceMappings',
      token: 'NextMarker',
      parameter: 'Marker',
    });
    const ofMsk = told.filter(({ EventSourceArn: source }) => String(source).includes(':kafka:'));
    assert.ok(ofMsk.length >= 20 && ofMsk.length < told.length);
    assert.deepEqual(
      new Map(
        scope.mappings.map((mapping) => [
          mapping.uuid,
          [
            mapping.eventSourceArn,
            mapping.functionArn,
            mapping.topic,
            mapping.state,
            mapping.lastProcessingResult,
            mapping.stateTransitionReason,
          ],
        ]),
      ),
      new Map(
        ofMsk.map((mapping) => [
          mapping['UUID'],
          [
            mapping['EventSourceArn'],
            mapping['FunctionArn'],
            toRecord(mapping['Topics'])[0],
            mapping['State'],
            mapping['LastProcessingResult'],
            mapping['StateTransitionReason'],
          ],
        ]),
      ),
    );
  });

  it('names the function and the cluster behind each mapping', async () => {
    const connections = await raw.list('kafka', '/v1/vpc-connections', {
      items: 'vpcConnections',
      token: 'nextToken',
      parameter: 'nextToken',
    });
    const targets = new Map(connections.map((entry) => [entry['vpcConnectionArn'], entry['targetClusterArn']]));
    assert.ok(scope.mappings.some(({ eventSourceArn: source }) => targets.has(source)));
    for (const { eventSourceArn: source, clusterArn, functionArn, functionName } of scope.mappings) {
      assert.equal(clusterArn, targets.get(source) ?? source);
      assert.equal(functionName, functionArn.split(':')[6]);
    }
  });

  it('tells a problem of exactly the mappings that have one', () => {
    const isFailing = ({ state, lastProcessingResult, stateTransitionReason }: ScopeSnapshot['mappings'][number]) =>
      state === 'Enabled'
        ? !/^(?:|OK|No records processed)\.?$/.test(lastProcessingResult ?? '')
        : state === 'Disabled' && stateTransitionReason !== 'USER_INITIATED' && stateTransitionReason !== 'User action';
    const failing = scope.mappings.filter(isFailing).map(({ uuid }) => uuid);
    const told = scope.mappings.filter(({ problem }) => problem !== undefined);
    assert.deepEqual(
      told.map(({ uuid }) => uuid),
      failing,
    );
    assert.ok(told.length >= 8);
    for (const { problem } of told) {
      assert.match(problem?.id ?? '', /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.match(problem?.title ?? '', /\w/);
    }
  });

  it('is plain JSON', async () => {
    const snapshot = await api.snapshot();
    assert.deepEqual(JSON.parse(JSON.stringify(snapshot)), snapshot);
  });

  it('gives the same again as long as nothing changes', async () => {
    assert.deepEqual(await api.snapshot(), await api.snapshot());
  });

  it('sees a change that a command made', async () => {
    const mapping = scope.mappings.find(({ state, problem }) => state === 'Enabled' && problem === undefined);
    assert.ok(mapping);
    api.testing.answer(async () => true);
    const ref = { scope: { region: REGION }, uuid: mapping.uuid };
    const disabled = await run('mskLambda.mapping.disable', ref);
    assert.equal(disabled?.State, 'Disabled');
    const { scopes } = await api.snapshot();
    assert.equal(scopes[0]?.mappings.find(({ uuid }) => uuid === mapping.uuid)?.state, 'Disabled');
    await run('mskLambda.mapping.enable', ref);
  });

  it('stops when its signal aborts, and works afterwards', async () => {
    const elsewhere = { region: 'eu-central-1' };
    await run('mskLambda.scope.switch', [elsewhere]);
    try {
      await assert.rejects(api.snapshot({ signal: AbortSignal.abort() }), { reason: 'aborted' });
      sandbox.setFaults({ delayMs: 60_000 });
      const abort = new AbortController();
      const snapshot = api.snapshot({ signal: abort.signal });
      abort.abort();
      await assert.rejects(snapshot, { reason: 'aborted' });
      sandbox.setFaults({});
      const { scopes } = await api.snapshot();
      assert.deepEqual(
        scopes.map(({ region, failures, clusters }) => [region, failures, clusters]),
        [['eu-central-1', [], []]],
      );
    } finally {
      await run('mskLambda.scope.remove', { scope: elsewhere });
      await run('mskLambda.scope.switch', []);
    }
  });

  it('gives each account and region on show an entry of its own', async () => {
    await run('mskLambda.scope.switch', [{ region: REGION }, { region: 'eu-west-1' }]);
    try {
      const { scopes } = await api.snapshot();
      assert.deepEqual(
        scopes.map(({ region, clusters }) => [region, clusters.length > 0]),
        [
          [REGION, true],
          ['eu-west-1', false],
        ],
      );
    } finally {
      await run('mskLambda.scope.switch', []);
    }
  });
});

/** What the cluster's configuration switches on, strongest first. */
function toAuthMethods({ type, authentication, encryption = 'TLS' }: Cluster): readonly AuthMethod[] {
  const { iam, scram, tls, unauthenticated } = authentication;
  const open = type === 'PROVISIONED' && (unauthenticated ?? !(iam || scram || tls));
  const methods: readonly (readonly [AuthMethod, boolean])[] = [
    ['mtls', tls !== undefined],
    ['scram', scram === true],
    ['iam', iam === true],
    ['unauthenticated-tls', open && encryption !== 'PLAINTEXT'],
    ['plaintext', open && encryption !== 'TLS'],
  ];
  return methods.filter(([, isOn]) => isOn).map(([method]) => method);
}
