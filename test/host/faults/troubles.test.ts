import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ScopeSnapshot, Snapshot } from '../../../src/explorer/snapshot.ts';
import type { NodeKind, TreeNode } from '../../../src/explorer/treeNode.ts';
import type { ListName } from '../../../src/wizard/protocol.ts';
import { getApi, run, type TestedApi } from '../support/extension.ts';
import { mappingUuids, toShopClusterArn } from '../support/faultSeed.ts';
import { FaultyAccounts } from '../support/faultyAccounts.ts';
import { Messages } from '../support/messages.ts';
import { countKinds, listFailedCalls, readTooltip, readTree } from '../support/tree.ts';
import { type AccountName, PATIENT_PLANS, PLANS, SLOW_PLANS, TROUBLES, type TroubleName } from '../support/troubles.ts';
import { waitFor } from '../support/waiting.ts';
import { type LoadedPage, loadPage } from '../support/wizardLists.ts';
import { WizardBed } from '../wizardBed.ts';

const all = Object.keys(PLANS) as AccountName[];
const patient = Object.keys(PATIENT_PLANS) as (keyof typeof PATIENT_PLANS)[];
const slow = Object.keys(SLOW_PLANS) as (keyof typeof SLOW_PLANS)[];
const troubled = Object.keys(TROUBLES) as TroubleName[];
const quick = all.filter((name) => !slow.some((entry) => entry === name));

/** Rows of an account in which everything was loaded. */
const EVERYTHING: readonly (readonly [NodeKind, number])[] = [
  ['cluster', 2],
  ['mapping', 2],
  ['topic', 4],
  ['secret', 2],
  ['vpcConnection', 2],
  ['clientConnection', 2],
];
const ALL_LISTS: readonly (readonly [ListName, number])[] = [
  ['functions', 2],
  ['secrets', 3],
  ['queues', 2],
  ['notificationTopics', 2],
  ['buckets', 2],
];

describe('With', () => {
  let api: TestedApi;
  let accounts: FaultyAccounts<AccountName>;
  let bed: WizardBed;
  let messages: Messages;
  let snapshot: Snapshot;
  /** Ends when the slow accounts have ended, in a way or another. */
  let slowSnapshot: Promise<{ readonly snapshot: Snapshot; readonly seconds: number }>;
  let rowsMeanwhile: readonly TreeNode[];
  const trees = new Map<AccountName, readonly TreeNode[]>();
  const pages = new Map<AccountName, LoadedPage>();

  before(async () => {
    api = await getApi();
    accounts = await FaultyAccounts.open<AccountName>(PLANS);
    bed = new WizardBed(accounts.get('nothing special').sandbox);
    messages = new Messages();
    await run('mskLambda.scope.switch', accounts.scopes);
    const start = performance.now();
    slowSnapshot = api.snapshot().then((found) => ({ snapshot: found, seconds: (performance.now() - start) / 1_000 }));
    const meanwhile = readRowsMeanwhile();
    await Promise.all([...quick.map(readAccount), ...patient.map(readPage)]);
    rowsMeanwhile = await meanwhile;
    // What the quick accounts hold is known by now; the slow ones would hold this one up.
    await run(
      'mskLambda.scope.switch',
      quick.map((name) => accounts.get(name).scope),
    );
    snapshot = await api.snapshot();
  });

  afterEach(() => messages.clear());

  after(async () => {
    messages.dispose();
    bed.dispose();
    await accounts.close();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  for (const name of patient) {
    it(`${name}, everything loads`, () => {
      const { failures, clusters, mappings } = readSnapshot(snapshot, name);
      assert.deepEqual([failures, clusters.length, mappings.length], [[], 2, 2]);
      assert.ok(clusters.every(({ brokers }) => brokers.length > 0));
      const rows = trees.get(name) ?? [];
      assert.deepEqual(listFailedCalls(rows), []);
      assert.deepEqual(
        EVERYTHING.map(([kind]) => [kind, countKinds(rows).get(kind)]),
        EVERYTHING,
      );
      const page = pages.get(name);
      assert.deepEqual(page?.failed, []);
      assert.deepEqual(
        ALL_LISTS.map(([list]) => [list, page?.counts.get(list)]),
        ALL_LISTS,
      );
      const throttled = accounts.get(name).sandbox.requests.filter(({ error }) => error !== undefined).length;
      assert.equal(throttled > 0, name === 'throttling on every second call');
    });
  }

  for (const name of troubled) {
    it(`${name}, the snapshot names each call and the explorer says what to do`, async () => {
      const trouble = TROUBLES[name];
      const { failures, clusters } = readSnapshot(snapshot, name);
      assert.ok(failures.length > 0 && failures.every(({ reason }) => reason === trouble.reason));
      assert.deepEqual(clusters, []);
      const rows = trees.get(name) ?? [];
      const [failed] = rows;
      assert.ok(failed);
      assert.equal(failed.label, trouble.label);
      if (trouble.once) assert.equal(rows.filter(({ kind }) => kind === 'failed').length, 1);
      assert.match(await readTooltip(api.testing.explorer, failed), trouble.message);
      const labels = (await api.testing.explorer.loadedChildren(failed)).map(({ label }) => label);
      assert.equal(labels.length, trouble.actions.length, labels.join());
      for (const [index, expected] of trouble.actions.entries()) {
        const label = labels[index] ?? '';
        assert.ok(typeof expected === 'string' ? label === expected : expected.test(label), label);
      }
    });

    it(`${name}, a command says so once and gives nothing`, async () => {
      api.testing.answer(async () => false);
      const ref = { scope: accounts.get(name).scope, uuid: mappingUuids.direct };
      assert.equal(await run('mskLambda.mapping.disable', ref), undefined);
      assert.equal(messages.texts.length, name === 'an error inside MSK' ? 0 : 1, messages.texts.join('\n'));
    });
  }

  it('an error inside MSK, what Lambda knows shows', () => {
    assert.equal(countKinds(trees.get('an error inside MSK') ?? []).get('mapping'), 2);
    assert.equal(readSnapshot(snapshot, 'an error inside MSK').account, '111122223333');
  });

  it('an empty region, the explorer says so and nothing failed', () => {
    const { failures, clusters, mappings, account } = readSnapshot(snapshot, 'an empty region');
    assert.deepEqual([failures, clusters, mappings, account], [[], [], [], '111122223333']);
    const { region } = accounts.get('an empty region').scope;
    const labels = trees.get('an empty region')?.map(({ label }) => label);
    assert.deepEqual(labels, [`No MSK clusters and no mappings in ${region}`, 'Add Account and Region…']);
  });

  it('connections that work again, Try Again brings everything', async () => {
    const name = 'connections that are cut';
    const [failed] = trees.get(name) ?? [];
    const actions = await api.testing.explorer.loadedChildren(failed);
    const retry = actions.find(({ label }) => label === 'Try Again')?.command;
    assert.ok(retry);
    accounts.get(name).sandbox.setFaults({});
    await vscode.commands.executeCommand(retry.id, ...retry.args);
    await readAccount(name);
    const rows = trees.get(name) ?? [];
    assert.deepEqual([listFailedCalls(rows), countKinds(rows).get('mapping')], [[], 2]);
  });

  it('one call that takes 30 seconds, everything else shows at once', () => {
    assert.ok(rowsMeanwhile.some(({ kind, label }) => kind === 'cluster' && label === 'annex'));
    const loading = rowsMeanwhile.filter(({ kind }) => kind === 'loading').map(({ label }) => label);
    assert.deepEqual(loading, ['Mappings: loading…']);
  });

  it('calls that take 30 seconds, each ends at its deadline with what to do', async () => {
    const { snapshot: late, seconds } = await slowSnapshot;
    assert.ok(seconds >= 20 && seconds < 30, `${seconds} s`);
    const [one, every] = slow.map((name) => readSnapshot(late, name));
    assert.deepEqual(
      one?.failures.map(({ operation, reason }) => [operation, reason]),
      [['lambda:ListEventSourceMappings', 'network']],
    );
    assert.match(one.failures[0]?.message ?? '', /did not answer lambda:ListEventSourceMappings within 20 seconds/);
    assert.deepEqual([one.clusters.length, one.account], [2, '111122223333']);
    assert.ok(every && every.failures.length >= 3 && every.failures.every(({ reason }) => reason === 'network'));
    const { explorer } = api.testing;
    await run(
      'mskLambda.scope.switch',
      slow.map((name) => accounts.get(name).scope),
    );
    const [, root] = await explorer.children();
    const [failed] = await explorer.children(root);
    assert.equal(failed?.label, 'No connection');
    assert.match(await readTooltip(explorer, failed), /within 20 seconds\. Check the network/);
  });

  async function readAccount(name: AccountName): Promise<void> {
    trees.set(name, await readTree(api.testing.explorer, await findRoot(name)));
  }

  async function readPage(name: AccountName): Promise<void> {
    const { scope } = accounts.get(name);
    const clusterArn = toShopClusterArn(scope.region);
    pages.set(name, await loadPage(bed, scope, { clusterArn, uuid: mappingUuids.direct }));
  }

  /** The rows of the account with one slow call, as drawn as soon as its clusters are there. */
  async function readRowsMeanwhile(): Promise<readonly TreeNode[]> {
    const { explorer } = api.testing;
    const root = await findRoot('one call that takes 30 seconds');
    const data = await explorer.data();
    return await waitFor(async () => {
      const rows = await explorer.children(root);
      return rows.some(({ kind }) => kind === 'cluster') ? rows : undefined;
    }, data.onDidRedraw);
  }

  async function findRoot(name: AccountName): Promise<TreeNode> {
    const { region } = accounts.get(name).scope;
    const root = (await api.testing.explorer.loadedChildren()).find(({ scope }) => scope?.region === region);
    return root ?? assert.fail(`no row of ${name}`);
  }

  function readSnapshot({ scopes }: Snapshot, name: AccountName): ScopeSnapshot {
    const { region } = accounts.get(name).scope;
    return scopes.find((scope) => scope.region === region) ?? assert.fail(`no snapshot of ${name}`);
  }
});
