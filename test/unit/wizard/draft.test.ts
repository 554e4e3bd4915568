import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/core/cluster/cluster.ts';
import { listFindingsOf, readRaw, toDraft, toNeeds } from '../../../src/wizard/page/draft.ts';
import { reduce, toInitialState, type WizardState } from '../../../src/wizard/page/state.ts';
import type { ListUpdate } from '../../../src/wizard/protocol.ts';

const NOW = Date.UTC(2026, 10, 22);
const ARN = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/11111111-2222-3333-4444-555555555555-1';
const CLUSTER: Cluster = {
  arn: ARN,
  name: 'orders',
  state: 'ACTIVE',
  type: 'PROVISIONED',
  kafkaVersion: '3.8.x',
  authMethods: ['scram', 'iam'],
  vpcConnectivityMethods: [],
  subnets: [],
  securityGroups: [],
  tags: {},
};

function toState(text: string, ...lists: readonly ListUpdate[]): WizardState {
  return toInitialState(
    {
      document: { version: 1, text, readonly: false },
      scope: { key: '@us-east-1', region: 'us-east-1' },
      lists,
      submission: { stage: 'none' },
    },
    undefined,
  );
}

const clusters = (...items: readonly Cluster[]): ListUpdate => ({ list: 'clusters', status: 'loaded', items });
const listNeeds = (state: WizardState) => toNeeds(state, toDraft(state, NOW)).map(({ list }) => list);

describe('a draft', () => {
  it('is the document with everything that was entered since', () => {
    const state = reduce(toState('{\n  "BatchSize": 5 // kept\n}'), {
      type: 'edited',
      edits: [{ path: ['Topics', 0], value: 'orders' }],
    });
    const { text, document } = toDraft(state, NOW);
    expect(text).toContain('// kept');
    expect(document.input).toEqual({ BatchSize: 5, Topics: ['orders'] });
  });

  it('shows what cannot be right as it stands', () => {
    const draft = toDraft(toState('{"BatchSize": "many", "Topics": [7], "Enabled": /* why */ false}'), NOW);
    expect(readRaw(draft, ['BatchSize'])).toBe('many');
    expect(readRaw(draft, ['Topics', 0])).toBe(7);
    expect(readRaw(draft, ['Enabled'])).toBe(false);
    expect(readRaw(draft, ['Missing'])).toBeUndefined();
    expect(listFindingsOf(draft, 'batchSize').map(({ message }) => message)).toEqual([
      'Batch size: a whole number belongs here.',
    ]);
  });

  it('of broken JSON has no findings beside what is broken', () => {
    const draft = toDraft(toState('{"BatchSize": '), NOW);
    expect(draft.document.kind).toBe('broken');
    expect(draft.findings).toEqual([]);
  });

  it('is judged by what is known of the account', () => {
    const text = JSON.stringify({ FunctionName: 'slow' });
    const slow = { name: 'slow', arn: 'arn:aws:lambda:us-east-1:111122223333:function:slow', timeout: 900 };
    const silent = toDraft(toState(text), NOW);
    const known = toDraft(toState(text, { list: 'functions', status: 'loaded', items: [slow] }), NOW);
    const of = (draft: typeof silent) => listFindingsOf(draft, 'functionName').length;
    expect(of(known)).toBe(of(silent) + 1);
  });
});

describe('the lists a draft needs', () => {
  it('are none without an account and region', () => {
    const state = toInitialState(
      { document: { version: 1, text: '{}', readonly: false }, scope: {}, lists: [], submission: { stage: 'none' } },
      undefined,
    );
    expect(toNeeds(state, toDraft(state, NOW))).toEqual([]);
  });

  it('are the account’s first', () => {
    expect(listNeeds(toState('{}'))).toEqual(['clusters', 'functions', 'mappings', 'vpcConnections']);
  });

  it('begin with the deployed mapping in an update', () => {
    expect(listNeeds(toState('{"UUID": "u"}'))[0]).toBe('deployed');
  });

  it('include secrets once one is to be chosen', () => {
    expect(listNeeds(toState('{"SourceAccessConfigurations": [{"Type": "SASL_SCRAM_512_AUTH"}]}'))).toContain(
      'secrets',
    );
  });

  it('include those of the chosen cluster that it can have', () => {
    const text = JSON.stringify({ EventSourceArn: ARN });
    const serverless: Cluster = { ...CLUSTER, type: 'SERVERLESS', authMethods: ['iam'] };
    const own = (state: WizardState) => listNeeds(state).filter((list) => /topics|brokers|scram/.test(list));
    expect(own(toState(text, clusters(CLUSTER)))).toEqual(['brokers', 'topics', 'scramSecrets']);
    expect(own(toState(text, clusters(serverless)))).toEqual(['brokers']);
    // Whether it can have them is not known before the list is there, and only asking tells for a cluster not in it.
    expect(own(toState(text))).toEqual([]);
    expect(own(toState(text, clusters()))).toEqual(['brokers', 'topics']);
  });

  it('do not follow the beginnings of an ARN', () => {
    for (const beginning of [ARN.slice(0, -3), ARN.slice(0, 60), 'orders']) {
      const state = toState(JSON.stringify({ EventSourceArn: beginning }), clusters());
      expect(listNeeds(state)).not.toContain('brokers');
    }
  });
});
