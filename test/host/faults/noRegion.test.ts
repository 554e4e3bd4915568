import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getApi, revertAll, run, type TestedApi } from '../support/extension.ts';
import { toNewMapping } from '../support/faultSeed.ts';
import { FaultyAccounts } from '../support/faultyAccounts.ts';
import { Messages } from '../support/messages.ts';
import { readTooltip } from '../support/tree.ts';

describe('Without any AWS configuration', () => {
  let api: TestedApi;
  let nothing: FaultyAccounts<never>;
  let messages: Messages;

  before(async () => {
    api = await getApi();
    nothing = await FaultyAccounts.open({});
    messages = new Messages();
    api.testing.answer(async () => true);
    await run('mskLambda.scope.switch', []);
  });

  afterEach(async () => {
    messages.clear();
    await revertAll();
    await run('mskLambda.scope.switch', []);
  });

  after(async () => {
    messages.dispose();
    await nothing.close();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('the explorer is empty, so that its welcome shows', async () => {
    assert.deepEqual(await api.testing.explorer.loadedChildren(), []);
  });

  it('the snapshot says that no region is set', async () => {
    await assert.rejects(api.snapshot(), /No AWS region is set\. Add an account with its region/);
  });

  it('a mapping can be written all the same, and submitting says what is missing', async () => {
    const uri = await run('mskLambda.mapping.create', { input: { Topics: ['orders'] } });
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    const text = document?.getText();
    assert.deepEqual(JSON.parse(text ?? ''), { Topics: ['orders'] });
    assert.equal(await run('mskLambda.mapping.submit', uri), undefined);
    assert.equal(await run('mskLambda.mapping.copyCliCommand', uri), undefined);
    assert.match(messages.texts.join(), /No AWS region is set/);
    assert.equal(document?.getText(), text);
  });

  it('a region alone has no credentials: the explorer offers the sample account', async () => {
    await run('mskLambda.scope.switch', [{ region: 'us-west-2' }]);
    const { explorer } = api.testing;
    const [root] = await explorer.loadedChildren();
    const [failed, ...others] = await explorer.loadedChildren(root);
    assert.equal(failed?.label, 'No usable credentials');
    assert.deepEqual(others, []);
    const tooltip = await readTooltip(explorer, failed);
    assert.match(
      tooltip,
      /^No usable AWS credentials were found\. Choose a profile, or set them up as for the AWS CLI\./,
    );
    const actions = await explorer.loadedChildren(failed);
    assert.deepEqual(
      actions.map(({ label }) => label),
      ['Choose Account…', 'Open Sample Account', 'Try Again'],
    );
    const { scopes } = await api.snapshot();
    const failures = scopes[0]?.failures ?? [];
    assert.ok(failures.length > 0 && failures.every(({ reason }) => reason === 'no-credentials'));
  });

  it('the sample account works', async () => {
    const sample = await run('mskLambda.scope.openSample');
    const { scopes } = await api.snapshot();
    assert.deepEqual(
      scopes.map(({ sample: isSample, failures }) => [isSample, failures]),
      [[true, []]],
    );
    assert.ok((scopes[0]?.clusters.length ?? 0) >= 8);
    if (sample !== undefined) await run('mskLambda.scope.remove', { scope: sample });
  });

  it('a profile that does not exist is named', async () => {
    const scope = { profile: 'gone', region: 'us-east-1' };
    const uri = await run('mskLambda.mapping.create', { scope, input: toNewMapping('us-east-1') });
    assert.equal(await run('mskLambda.mapping.submit', uri), undefined);
    const { scopes } = await run('mskLambda.scope.switch', [scope]).then(() => api.snapshot());
    assert.match(scopes[0]?.failures[0]?.message ?? '', /have no profile "gone"/);
  });
});
