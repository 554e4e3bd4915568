import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AwsConnections } from '../../../src/aws/connections.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { Explanation } from '../../../src/core/hints/explanation.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toStatus } from '../../../src/core/mapping/status.ts';
import { loadHintKnown } from '../../../src/mappings/hintKnown.ts';
import { SAMPLE_SCOPE } from '../../../src/sampleAccount.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';

vi.mock('vscode', async () => await import('./fakeVscode.ts'));

/** What is wrong with each failing mapping of the sample account, by topic and function: the problem and its true cause. */
const TRUE_CAUSES: Readonly<Record<string, readonly [problem: string, cause: string]>> = {
  'returns → orders-audit-log': ['broker-connection', 'broker-port-closed'],
  'pick-lists → shipment-tracker': ['aws-services-unreachable', 'no-nat-or-endpoints'],
  'profile-updates → customer-profile-sync': ['cluster-authorization', 'role-lacks-data-rights'],
  'consent-changes → customer-profile-sync': ['cluster-authorization', 'role-lacks-data-rights'],
  'payment-authorizations → payments-fraud-score': ['sasl-authentication', 'secret-not-associated'],
  'refunds → payments-fraud-score': ['sasl-authentication', 'secret-not-associated'],
  'chargebacks → payments-ledger': ['lambda-internal-error', 'secret-and-cluster-differ'],
  'shipment-events → shipment-notifier': ['client-certificate-refused', 'certificate-not-trusted'],
  'delivery-exceptions → shipment-notifier': ['certificate-or-key-invalid', 'key-not-pkcs8'],
  'carrier-updates → shipment-tracker': ['server-certificate-refused', 'tls-interception'],
  'host-metrics → metrics-rollup': ['role-not-assumable', 'trust-policy-lacks-lambda'],
  'clicks → clickstream-sessions': ['function-call-failed', 'function-raises-error'],
  'orders → inventory-sync': ['function-call-failed', 'function-not-active'],
  'settlements → nightly-reconciliation': ['function-call-failed', 'function-timeout-too-long'],
  'orders-v1 → orders-processor': ['broker-connection', 'topic-missing'],
  'page-views → clickstream-aggregator': ['broker-connection', 'cluster-gone'],
};

describe('the sample account', () => {
  let sandbox: Sandbox;
  let explanations: ReadonlyMap<string, Explanation>;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const { items } = await withStore((store) => store.load({ scope: SAMPLE_SCOPE, kind: 'mappings' }));
    // What is wrong in the lab's networks looks alike from outside: telling it apart is for a diagnosis.
    const failing = items.filter(
      (mapping) => toStatus(mapping).kind === 'problem' && !mapping.FunctionArn.endsWith(':network-lab'),
    );
    explanations = new Map(await Promise.all(failing.map(explain)));
  });

  afterAll(() => sandbox.close());

  async function explain(mapping: DeployedMapping): Promise<readonly [name: string, Explanation]> {
    const { signal } = new AbortController();
    const known = await withStore((store) => loadHintKnown(store, SAMPLE_SCOPE, mapping, signal));
    expect(known.missing).toBeUndefined();
    return [`${mapping.Topics?.[0]} → ${mapping.FunctionArn.split(':').at(-1)}`, explainMapping(mapping, known)];
  }

  /** Each caller has connections of its own: together they would wait for the pace of calls that one account bears. */
  async function withStore<T>(task: (store: CachedResourceStore) => Promise<T>): Promise<T> {
    const connections = new AwsConnections({
      sampleEndpoint: async () => sandbox.endpoint,
      mfaCode: async () => undefined,
    });
    const store = new CachedResourceStore(connections);
    try {
      return await task(store);
    } finally {
      store.dispose();
      await connections.dispose();
    }
  }

  it('has these failing mappings and no others', () => {
    expect([...explanations.keys()].sort()).toEqual(Object.keys(TRUE_CAUSES).sort());
  });

  it.each(Object.entries(TRUE_CAUSES))('shows %s as %j', (name, [problem, cause]) => {
    const explanation = explanations.get(name);
    expect(explanation?.severity).toBe('error');
    expect([explanation?.problemId, explanation?.causes[0]?.id]).toEqual([problem, cause]);
    expect(explanation?.causes[0]?.fixes).not.toEqual([]);
  });
});
