import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { submitMapping } from '../../src/wizard/submitMapping.ts';
import { revertAll } from './support/extension.ts';
import { getSandbox } from './support/sandbox.ts';
import { openText, WizardBed } from './wizardBed.ts';

describe('Submitting a mapping document', () => {
  let sandbox: Sandbox;
  let bed: WizardBed;

  before(async () => {
    sandbox = await getSandbox();
  });

  beforeEach(() => {
    sandbox.reset();
    bed = new WizardBed(sandbox);
  });

  afterEach(async () => {
    bed.dispose();
    sandbox.reset();
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const stageOf = (document: vscode.TextDocument) => bed.wizard.submissions.get(document.uri.toString());
  const writes = () => sandbox.requests.filter(({ operation }) => /^(?:Create|Update|Delete)/.test(operation));

  const toNew = (more: object = {}) => ({
    FunctionName: 'customer-profile-sync',
    EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn,
    Topics: ['orders'],
    StartingPosition: 'TRIM_HORIZON',
    ...more,
  });

  it('creates it after one question and follows it until it settles', async () => {
    const text = JSON.stringify(toNew(), null, 2);
    const document = await openText(text);
    const stages: string[] = [];
    bed.wizard.submissions.onDidChange(() => stages.push(stageOf(document).stage));
    const mapping = await submitMapping(bed.wizard, document);

    assert.equal(mapping?.State, 'Enabled');
    assert.deepEqual(
      bed.questions.map(({ message, action }) => [message, action]),
      [
        [
          'Create the event source mapping orders → customer-profile-sync in the sample account 111122223333, region us-east-1?',
          'Create Mapping',
        ],
      ],
    );
    assert.deepEqual([...new Set(stages)], ['asking', 'sending', 'following', 'settled']);
    const stage = stageOf(document);
    assert.ok(stage.stage === 'settled' && stage.mapping.uuid === mapping.UUID);
    assert.ok(sandbox.account.mappings.some(({ uuid }) => uuid === mapping.UUID));
    assert.equal(document.getText(), text);
  });

  it('sends nothing when the question is refused', async () => {
    bed.agree = false;
    const document = await openText(JSON.stringify(toNew()));
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    assert.equal(bed.questions.length, 1);
    assert.deepEqual(writes(), []);
    assert.deepEqual(stageOf(document), { stage: 'none' });
  });

  it('asks nothing while errors stand in the way', async () => {
    for (const text of ['', '{', '{"name": "left-pad"}', JSON.stringify(toNew({ BatchSize: 20_000 }))]) {
      const document = await openText(text);
      assert.equal(await submitMapping(bed.wizard, document), undefined);
      const stage = stageOf(document);
      assert.ok(stage.stage === 'stopped' && stage.errors > 0, text);
    }
    assert.deepEqual(bed.questions, []);
    assert.deepEqual(writes(), []);
  });

  it('tells a mapping that exists already, with its UUID', async () => {
    await submitMapping(bed.wizard, await openText(JSON.stringify(toNew())));
    bed.dispose();
    // Another session that has not listed the mappings, so that only AWS can know.
    bed = new WizardBed(sandbox);
    const document = await openText(JSON.stringify(toNew()));
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    const stage = stageOf(document);
    assert.ok(stage.stage === 'refused');
    assert.deepEqual(stage.path, ['Topics']);
    assert.ok(sandbox.account.mappings.some(({ uuid }) => uuid === stage.existingUuid));
    assert.match(stage.notice.awsText ?? '', /already exists/);
  });

  it('tells a refused action and leaves the document alone', async () => {
    sandbox.setFaults({ deny: ['lambda:CreateEventSourceMapping'] });
    const text = JSON.stringify(toNew());
    const document = await openText(text);
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    const stage = stageOf(document);
    assert.ok(stage.stage === 'refused');
    assert.match(`${stage.notice.message} ${stage.notice.hint}`, /lambda:CreateEventSourceMapping/);
    assert.equal(document.getText(), text);
    assert.equal(document.isClosed, false);
  });

  it('tells garbage instead of an answer', async () => {
    sandbox.setFaults({ garbage: true });
    const document = await openText(JSON.stringify(toNew()));
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    assert.equal(stageOf(document).stage, 'refused');
  });

  it('updates a deployed mapping with what differs only', async () => {
    const created = await submitMapping(bed.wizard, await openText(JSON.stringify(toNew({ BatchSize: 50 }))));
    const document = await openText(JSON.stringify({ UUID: created?.UUID, ...toNew({ BatchSize: 75 }) }));
    const updated = await submitMapping(bed.wizard, document);
    assert.equal(updated?.UUID, created?.UUID);
    assert.equal(updated?.BatchSize, 75);
    const [, question] = bed.questions;
    assert.match(question?.message ?? '', /^Update the event source mapping orders → customer-profile-sync in /);
    assert.match(question?.detail ?? '', /Batch size: 50 → 75/);
  });

  it('does not send an update that changes nothing', async () => {
    const created = await submitMapping(bed.wizard, await openText(JSON.stringify(toNew())));
    const before = writes().length;
    const document = await openText(JSON.stringify({ UUID: created?.UUID, ...toNew({ BatchSize: 100 }) }));
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    assert.deepEqual(stageOf(document), { stage: 'stopped', kind: 'update', errors: 0 });
    assert.equal(writes().length, before);
  });

  it('tells that the mapping to update is gone', async () => {
    const document = await openText(JSON.stringify({ UUID: '00000000-0000-0000-0000-000000000000', ...toNew() }));
    assert.equal(await submitMapping(bed.wizard, document), undefined);
    const stage = stageOf(document);
    assert.ok(stage.stage === 'refused' && stage.kind === 'update');
  });
});
