import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MskLambdaApi } from '../../src/api.ts';
import type { Scope } from '../../src/core/scope.ts';
import type { TreeNode } from '../../src/explorer/treeNode.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import type { Testing } from '../../src/testing.ts';
import { getApi, run, type TestedApi } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitUntil } from './support/waiting.ts';

const scope: Scope = { region: 'us-east-1' };
/** order-cancellations → customer-profile-sync, on the cluster orders-prod. */
const uuid = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';

describe('Explorer', () => {
  let sandbox: Sandbox;
  let api: TestedApi;
  let explorer: Testing['explorer'];

  before(async () => {
    api = await getApi();
    explorer = api.testing.explorer;
    sandbox = await resetAccount();
    await vscode.commands.executeCommand('mskLambda.explorer.focus');
  });

  afterEach(resetAccount);

  it('shows the clusters of the account with their mappings and lists', async () => {
    const [root] = await explorer.loadedChildren();
    assert.equal(root?.label, 'default credentials · us-east-1');
    const clusters = (await explorer.loadedChildren(root)).filter((node) => node.kind === 'cluster');
    assert.ok(clusters.length >= 8, `${clusters.length} clusters`);
    const orders = find(clusters, 'orders-prod');
    assert.match(orders.description ?? '', /^\d problems · provisioned · IAM · \d+ mappings/);
    const rows = await explorer.loadedChildren(orders);
    assert.ok(rows.some(({ kind, label }) => kind === 'mapping' && label === 'orders → orders-processor'));
    const brokers = await explorer.loadedChildren(find(rows, 'Bootstrap brokers'));
    assert.match(brokers[0]?.description ?? '', /^b-1\..*:9098/);
    const topics = await explorer.loadedChildren(find(rows, 'Topics'));
    assert.ok(topics.some(({ label }) => label === 'order-cancellations'));
  });

  it('hides mappings of other event sources', async () => {
    const labels = (await allMappings()).map(({ label }) => label);
    const other = sandbox.account.mappings.filter(
      ({ configuration }) => !configuration.EventSourceArn?.includes(':kafka:'),
    );
    assert.ok(other.length > 0, 'the sample account has other mappings');
    assert.equal(labels.length, sandbox.account.mappings.length - other.length);
  });

  it('says in the description what is wrong with a failing mapping, and all of it in the tooltip', async () => {
    const failing = (await allMappings()).find(({ label }) => label === 'orders → inventory-sync');
    assert.ok(failing);
    const item = await explorer.toTreeItem(failing);
    assert.equal(item.description, 'The function fails');
    assert.equal(item.contextValue, 'mapping enabled failed arn console');
    assert.match(item.accessibilityInformation?.label ?? '', /^Mapping of topic orders to function inventory-sync/);
    const tooltip = await explorer.tooltip(failing);
    assert.match(tooltip?.value ?? '', /Function call failed/);
    assert.equal(tooltip?.isTrusted, false);
  });

  it('filters by a text and takes the filter off', async () => {
    const all = (await allMappings()).length;
    await run('mskLambda.explorer.filter', 'serverless');
    const shown = await allMappings();
    assert.ok(shown.length > 0 && shown.length < all);
    assert.ok(shown.every((node) => node.parent?.label === 'telemetry-serverless'));
    await until(async () => explorer.view.message === `Filter “serverless” shows ${shown.length} of ${all} mappings.`);
    await run('mskLambda.explorer.clearFilter');
    assert.equal((await allMappings()).length, all);
    await until(async () => !explorer.view.message);
  });

  it('groups by function and by state', async () => {
    const all = (await allMappings()).length;
    await run('mskLambda.explorer.group', 'state');
    const [root] = await explorer.loadedChildren();
    const groups = await explorer.loadedChildren(root);
    assert.equal(groups[0]?.label, 'With a problem');
    assert.equal((await allMappings()).length, all);
    await run('mskLambda.explorer.group', 'function');
    assert.ok(
      (await explorer.loadedChildren(root)).some(
        ({ kind, label }) => kind === 'functionGroup' && label === 'MyFunction',
      ),
    );
    assert.equal((await allMappings()).length, all);
  });

  it('shows and selects a mapping, whatever the filter hides', async () => {
    await run('mskLambda.explorer.filter', 'nothing like it');
    await run('mskLambda.explorer.reveal', { scope, uuid });
    await until(async () => explorer.view.selection[0]?.uuid === uuid);
    assert.equal(explorer.view.selection[0]?.parent?.label, 'orders-prod');
    assert.equal(explorer.view.message, '');
  });

  it('follows a change of state until it has settled', async () => {
    api.testing.answer(async () => true);
    await run('mskLambda.mapping.disable', { scope, uuid });
    const node = (await allMappings()).find((entry) => entry.uuid === uuid);
    assert.equal(node?.description, 'Disabled');
    await run('mskLambda.mapping.enable', { scope, uuid });
    const data = await explorer.data();
    await until(async () => /^Enabled/.test(data.model.findMapping(scope, uuid)?.description ?? ''));
  });

  it('copies ARNs, names and brokers and answers with them', async () => {
    const [root] = await explorer.loadedChildren();
    const cluster = find(await explorer.loadedChildren(root), 'orders-prod');
    assert.equal(await run('mskLambda.resource.copyArn', { scope, arn: cluster.arn ?? '' }), cluster.arn);
    assert.equal(await vscode.env.clipboard.readText(), cluster.arn);
    assert.equal(await run('mskLambda.resource.copyText', { text: 'orders-prod' }), 'orders-prod');
    const brokers = await run('mskLambda.brokers.copy', { scope, clusterArn: cluster.arn ?? '' });
    assert.match(brokers ?? '', /^b-1\..*:9098,b-2\./);
    assert.equal(await vscode.env.clipboard.readText(), brokers);
  });

  it('shows several accounts and regions and forgets them again', async () => {
    const other: Scope = { region: 'eu-west-1' };
    await explorer.loadedChildren((await explorer.loadedChildren())[0]);
    // What was on show by default stays, since it works.
    assert.deepEqual(await run('mskLambda.scope.add', other), other);
    assert.deepEqual(await roots(), ['default credentials · us-east-1', 'default credentials · eu-west-1']);
    const empty = await explorer.loadedChildren((await explorer.loadedChildren())[1]);
    assert.equal(empty[0]?.label, 'No MSK clusters and no mappings in eu-west-1');
    await run('mskLambda.scope.remove', { scope: other });
    assert.deepEqual(await roots(), ['default credentials · us-east-1']);
    assert.deepEqual(await run('mskLambda.scope.switch', [other]), [other]);
    assert.deepEqual(await roots(), ['default credentials · eu-west-1']);
  });

  it('opens the sample account beside it', async () => {
    const sample = await run('mskLambda.scope.openSample');
    assert.deepEqual(sample, { region: 'us-east-1', sample: true });
    const [, second] = await explorer.loadedChildren();
    assert.equal(second?.label, 'Sample account · us-east-1');
    const clusters = await explorer.loadedChildren(second);
    assert.ok(clusters.filter(({ kind }) => kind === 'cluster').length >= 8);
    const item = await explorer.toTreeItem(find(clusters, 'orders-prod'));
    assert.doesNotMatch(item.contextValue ?? '', /\bconsole\b/);
    if (sample !== undefined) await run('mskLambda.scope.remove', { scope: sample });
  });

  it('keeps what is on show beside the sample account, also while its account is asked again', async () => {
    const data = await explorer.data();
    sandbox.setFaults({ delayMs: { 'sts:GetCallerIdentity': 1_000 } });
    const before = sandbox.requests.length;
    const refreshed = run('mskLambda.explorer.refresh');
    const isAsked = () => sandbox.requests.slice(before).some(({ operation }) => operation === 'GetCallerIdentity');
    await waitUntil(isAsked, data.onDidRedraw);
    const sample = await run('mskLambda.scope.openSample');
    assert.deepEqual(await roots(), ['default credentials · us-east-1', 'Sample account · us-east-1']);
    await refreshed;
    if (sample !== undefined) await run('mskLambda.scope.remove', { scope: sample });
  });

  it('keeps everything else when one call is refused, and recovers', async () => {
    sandbox.setFaults({ deny: ['kafka:ListClustersV2'] });
    await run('mskLambda.scope.switch', [{ region: 'us-east-1', profile: undefined }]);
    await run('mskLambda.explorer.refresh');
    const [root] = await explorer.loadedChildren();
    const rows = await explorer.loadedChildren(root);
    assert.equal(rows[0]?.kind, 'failed');
    const actions = await explorer.loadedChildren(rows[0]);
    assert.ok(actions.some(({ label }) => label === 'Copy “kafka:ListClustersV2”'));
    assert.ok(
      rows.some(({ kind }) => kind === 'cluster'),
      'the last good list is kept',
    );
    sandbox.setFaults({});
    const retry = actions.find(({ command }) => command?.id === 'mskLambda.explorer.refresh')?.command;
    assert.ok(retry);
    await vscode.commands.executeCommand(retry.id, ...retry.args);
    assert.ok((await explorer.loadedChildren(root)).every(({ kind }) => kind !== 'failed'));
  });

  it('draws rows page by page', async () => {
    const fresh: Scope = { region: 'us-east-1', profile: undefined };
    sandbox.setFaults({ pageSize: 3, delayMs: { 'kafka:ListClustersV2': 300 } });
    const data = await explorer.data();
    const [root] = await explorer.children();
    await run('mskLambda.scope.remove', { scope: fresh });
    const counts: number[] = [];
    const done = new Promise<void>((resolve) => {
      const listening = data.onDidRedraw(() => {
        const rows = data.model.children(root);
        const clusters = rows.filter(({ kind }) => kind === 'cluster').length;
        if (clusters !== counts.at(-1)) counts.push(clusters);
        if (clusters > 0 && rows.every(({ kind }) => kind !== 'loading')) {
          listening.dispose();
          resolve();
        }
      });
    });
    await explorer.children(root);
    await done;
    assert.ok(counts.filter((count) => count > 0).length > 1, `clusters at each drawing: ${counts.join(', ')}`);
  });

  it('describes everything in a snapshot', async () => {
    const { scopes } = JSON.parse(JSON.stringify(await api.snapshot())) as Awaited<
      ReturnType<MskLambdaApi['snapshot']>
    >;
    assert.equal(scopes.length, 1);
    const [first] = scopes;
    assert.equal(first?.account, '111122223333');
    assert.equal(first.mappings.length, (await allMappings()).length);
    assert.ok(first.clusters.some(({ brokers }) => brokers.length > 3));
    const failing = first.mappings.find(
      ({ topic, functionName }) => topic === 'orders' && functionName === 'inventory-sync',
    );
    assert.equal(failing?.problem?.id, 'function-call-failed');
    assert.deepEqual(first.failures, []);
  });

  async function allMappings(): Promise<readonly TreeNode[]> {
    const found: TreeNode[] = [];
    const walk = async (node?: TreeNode): Promise<void> => {
      for (const child of await explorer.loadedChildren(node)) {
        if (child.kind === 'mapping') found.push(child);
        if (['scope', 'cluster', 'functionGroup', 'stateGroup', 'otherMappings'].includes(child.kind))
          await walk(child);
      }
    };
    await walk();
    return found;
  }

  async function roots(): Promise<readonly string[]> {
    return (await explorer.loadedChildren()).map(({ label }) => label);
  }

  /** Resolves once the tree was drawn in a way that the condition holds. */
  async function until(holds: () => Promise<boolean>): Promise<void> {
    const data = await explorer.data();
    await waitUntil(holds, data.onDidRedraw, explorer.view.onDidChangeSelection);
  }
});

function find(nodes: readonly TreeNode[], label: string): TreeNode {
  const node = nodes.find((entry) => entry.label === label);
  assert.ok(node, `${label} among ${nodes.map((entry) => entry.label).join(', ')}`);
  return node;
}
