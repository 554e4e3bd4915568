import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ScopeSnapshot } from '../../../src/explorer/snapshot.ts';
import type { NodeKind, TreeNode } from '../../../src/explorer/treeNode.ts';
import { getApi, revertAll, run, type TestedApi } from '../support/extension.ts';
import { mappingUuids, toNewMapping, toShopClusterArn } from '../support/faultSeed.ts';
import { type AccountPlan, FaultyAccounts } from '../support/faultyAccounts.ts';
import { Messages } from '../support/messages.ts';
import { READS, type ReadCall, type Refusal, WRITES } from '../support/refusals.ts';
import { countKinds, listFailedCalls, readTooltip, readTree } from '../support/tree.ts';
import { type LoadedPage, loadPage } from '../support/wizardLists.ts';
import { WizardBed } from '../wizardBed.ts';

type Call = ReadCall | (typeof WRITES)[number];
/** The account that is there for comparison. */
const NOTHING = 'nothing';

/** Rows that stand for nothing in the account. */
const WORDS: ReadonlySet<NodeKind> = new Set(['empty', 'note', 'action', 'loading', 'failed']);

const reads = Object.keys(READS) as ReadCall[];
const calls: readonly Call[] = [...reads, ...WRITES];
const ofExplorer = reads.filter((call) => toRefusal(call).hides !== undefined);
const IDENTITY = 'sts:GetCallerIdentity';
const ofWizard = reads.filter((call) => toRefusal(call).list !== undefined || call === IDENTITY);

describe('With one call refused', () => {
  let api: TestedApi;
  let accounts: FaultyAccounts<Call | typeof NOTHING>;
  let bed: WizardBed;
  let messages: Messages;
  const snapshots = new Map<string, ScopeSnapshot>();
  const trees = new Map<string, readonly TreeNode[]>();
  const pages = new Map<string, LoadedPage>();

  before(async () => {
    api = await getApi();
    const plans = Object.fromEntries<AccountPlan>([
      [NOTHING, {}],
      ...calls.map((call) => [call, { faults: { deny: [call] } }] as const),
    ]) as Record<Call | typeof NOTHING, AccountPlan>;
    accounts = await FaultyAccounts.open(plans);
    bed = new WizardBed(accounts.get(NOTHING).sandbox);
    messages = new Messages();
    api.testing.answer(async () => true);
    await run(
      'mskLambda.scope.switch',
      ([NOTHING, ...ofExplorer] as const).map((call) => accounts.get(call).scope),
    );
    await Promise.all([readSnapshots(), readTrees(), readPages()]);
  });

  afterEach(async () => {
    messages.clear();
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(async () => {
    messages.dispose();
    bed.dispose();
    await accounts.close();
  });

  it('of none, everything is there', () => {
    assert.deepEqual(snapshots.get(NOTHING)?.failures, []);
    assert.deepEqual(listFailedCalls(readTreeOf(NOTHING)), []);
    assert.deepEqual(readPageOf(NOTHING).failed, []);
    const kinds = new Set(readTreeOf(NOTHING).map(({ kind }) => kind));
    const hidden = reads.flatMap((call): readonly NodeKind[] => toRefusal(call).hides ?? []);
    assert.deepEqual(
      hidden.filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  for (const call of ofExplorer) {
    const { hides = [], silent, inSnapshot } = toRefusal(call);

    it(`${call}, the snapshot names exactly the calls that failed`, () => {
      const { failures = [], clusters = [], mappings = [] } = snapshots.get(call) ?? {};
      assert.deepEqual([...new Set(failures.map(({ operation }) => operation))], inSnapshot ? [call] : []);
      assert.ok(failures.every(({ reason, message }) => reason === 'access-denied' && message.includes(call)));
      assert.equal(clusters.length, call === 'kafka:ListClustersV2' ? 0 : 2);
      assert.equal(mappings.length, call === 'lambda:ListEventSourceMappings' ? 0 : 2);
    });

    it(`${call}, the explorer names it and shows everything else`, async () => {
      const rows = readTreeOf(call);
      assert.deepEqual(listFailedCalls(rows), silent ? [] : [call]);
      for (const failed of rows.filter(({ kind }) => kind === 'failed')) {
        assert.equal(failed.description, `Access denied: ${call}`);
        const tooltip = await readTooltip(api.testing.explorer, failed);
        assert.ok(tooltip.includes(`may not call ${call} in `), tooltip);
        const actions = await api.testing.explorer.loadedChildren(failed);
        assert.deepEqual(
          actions.map(({ label }) => label),
          [`Copy “${call}”`, 'Try Again'],
        );
      }
      const counts = countKinds(rows);
      const others = [...countKinds(readTreeOf(NOTHING))].filter(([kind]) => !hides.includes(kind) && !WORDS.has(kind));
      assert.deepEqual(
        others.map(([kind]) => [kind, counts.get(kind)]),
        others,
      );
      assert.ok(hides.every((kind) => kind === 'cluster' || !counts.has(kind)));
    });
  }

  for (const call of ofWizard) {
    const { list } = toRefusal(call);

    it(`${call}, the wizard names it and has everything else`, () => {
      const page = readPageOf(call);
      assert.deepEqual(
        page.failed.map((failed) => failed.list),
        list === undefined ? [] : [list],
      );
      assert.ok(page.failed.every(({ failure }) => failure?.message.includes(`may not call ${call} in `)));
      const message = page.scope.failure?.message;
      assert.equal(message?.includes(`may not call ${call} in `), call === IDENTITY ? true : undefined);
      const others = [...readPageOf(NOTHING).counts].filter(([name]) => name !== list);
      assert.deepEqual(
        others.map(([name]) => [name, page.counts.get(name)]),
        others,
      );
    });
  }

  it('lambda:GetEventSourceMapping, commands on a mapping say so and change nothing', async () => {
    const call = 'lambda:GetEventSourceMapping';
    for (const command of [
      'mskLambda.mapping.disable',
      'mskLambda.mapping.delete',
      'mskLambda.mapping.edit',
      'mskLambda.mapping.showStatus',
    ] as const) {
      messages.clear();
      assert.equal(await run(command, toRef(call)), undefined);
      assert.match(messages.texts.join(), /may not call lambda:GetEventSourceMapping/);
    }
    assert.deepEqual(listStates(call), ['Enabled', 'Enabled']);
  });

  it('lambda:GetFunctionConfiguration, the status page says what is missing on it', async () => {
    const text = await run('mskLambda.mapping.showStatus', toRef('lambda:GetFunctionConfiguration'));
    assert.match(text ?? '', /lambda:GetFunctionConfiguration/);
    assert.match(text ?? '', /\| State \| Enabled \|/);
    const whole = await run('mskLambda.mapping.showStatus', toRef(NOTHING));
    assert.doesNotMatch(whole ?? '', /lambda:GetFunctionConfiguration/);
  });

  it('lambda:UpdateEventSourceMapping, enabling and disabling say so', async () => {
    const call = 'lambda:UpdateEventSourceMapping';
    assert.equal(await run('mskLambda.mapping.disable', toRef(call)), undefined);
    assert.match(messages.texts.join(), /may not call lambda:UpdateEventSourceMapping/);
    assert.deepEqual(listStates(call), ['Enabled', 'Enabled']);
  });

  it('lambda:DeleteEventSourceMapping, deleting says so', async () => {
    const call = 'lambda:DeleteEventSourceMapping';
    assert.equal(await run('mskLambda.mapping.delete', toRef(call)), undefined);
    assert.match(messages.texts.join(), /may not call lambda:DeleteEventSourceMapping/);
    assert.deepEqual(listStates(call), ['Enabled', 'Enabled']);
  });

  it('lambda:CreateEventSourceMapping, the document stays as it is', async () => {
    const call = 'lambda:CreateEventSourceMapping';
    const { scope, sandbox } = accounts.get(call);
    const uri = await run('mskLambda.mapping.create', { scope, input: toNewMapping(scope.region) });
    const document = findDocument(uri);
    const { version } = document;
    const text = document.getText();
    assert.equal(await run('mskLambda.mapping.submit', uri), undefined);
    assert.equal(sandbox.requests.filter(({ operation }) => operation === 'CreateEventSourceMapping').length, 1);
    assert.equal(sandbox.account.mappings.length, 2);
    assert.deepEqual([document.getText(), document.version, document.isClosed], [text, version, false]);
    const page = bed.openPage(document);
    await bed.wizard.documentScopes.choose(document.uri.toString(), scope);
    await page.channel.call('ready', null);
    await page.channel.call('submit', null);
    const told = page.submissions.at(-1);
    assert.ok(told?.stage === 'refused');
    assert.match(`${told.notice.message} ${told.notice.hint}`, /lambda:CreateEventSourceMapping/);
  });

  it('lambda:UpdateEventSourceMapping, the edited document stays as it is', async () => {
    const call = 'lambda:UpdateEventSourceMapping';
    const document = findDocument(await run('mskLambda.mapping.edit', toRef(call)));
    const change = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().lastIndexOf('}'));
    change.insert(document.uri, at, ', "BatchSize": 7');
    await vscode.workspace.applyEdit(change);
    const text = document.getText();
    assert.equal(await run('mskLambda.mapping.submit', document.uri.toString()), undefined);
    const { requests, account } = accounts.get(call).sandbox;
    assert.ok(requests.some(({ operation, error }) => operation === 'UpdateEventSourceMapping' && error !== undefined));
    assert.equal(account.mappings[0]?.configuration.BatchSize, undefined);
    assert.equal(document.getText(), text);
  });

  async function readSnapshots(): Promise<void> {
    const { scopes } = await api.snapshot();
    for (const call of [NOTHING, ...ofExplorer] as const) {
      const { region } = accounts.get(call).scope;
      const found = scopes.find((scope) => scope.region === region);
      assert.ok(found);
      snapshots.set(call, found);
    }
  }

  async function readTrees(): Promise<void> {
    const { explorer } = api.testing;
    const roots = await explorer.loadedChildren();
    await Promise.all(
      ([NOTHING, ...ofExplorer] as const).map(async (call) => {
        const root = roots.find(({ scope }) => scope?.region === accounts.get(call).scope.region);
        assert.ok(root);
        trees.set(call, await readTree(explorer, root));
      }),
    );
  }

  async function readPages(): Promise<void> {
    await Promise.all(
      ([NOTHING, ...ofWizard] as const).map(async (call) => {
        const { scope } = accounts.get(call);
        const clusterArn = toShopClusterArn(scope.region);
        pages.set(call, await loadPage(bed, scope, { clusterArn, uuid: mappingUuids.direct }));
      }),
    );
  }

  function readTreeOf(call: string): readonly TreeNode[] {
    return trees.get(call) ?? assert.fail(`no tree of ${call}`);
  }

  function readPageOf(call: string): LoadedPage {
    return pages.get(call) ?? assert.fail(`no page of ${call}`);
  }

  function toRef(call: Call | typeof NOTHING) {
    return { scope: accounts.get(call).scope, uuid: mappingUuids.direct };
  }

  function listStates(call: Call): readonly string[] {
    return accounts.get(call).sandbox.account.mappings.map(({ state }) => state);
  }
});

function toRefusal(call: ReadCall): Refusal {
  return READS[call];
}

function findDocument(uri: string | undefined): vscode.TextDocument {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  assert.ok(document, `${uri} is not open`);
  return document;
}
