import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MappingRef } from '../../src/core/mapping/mappingRef.ts';
import type { Question } from '../../src/platform/confirm.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { Answers } from './support/answers.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { resetAccount } from './support/sandbox.ts';

/** order-cancellations → customer-profile-sync: settled, without a problem. */
const quiet = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
/** device-alarms → telemetry-ingest: switched off. */
const off = 'e91c6d05-7bf8-4a32-8c4e-36d0a5f9e187';

describe('Changes of deployed mappings', () => {
  let sandbox: Sandbox;
  let questions: Question[];
  let answers: Answers | undefined;

  beforeEach(async () => {
    sandbox = await resetAccount();
    questions = [];
    const { testing } = await getApi();
    testing.answer(async (question) => {
      questions.push(question);
      return true;
    });
  });

  afterEach(async () => {
    answers?.dispose();
    answers = undefined;
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(resetAccount);

  it('set the on-failure destination and take it away with an empty text', async () => {
    const queue = sandbox.account.queues.find(({ arn }) => !arn.endsWith('.fifo'))?.arn ?? '';
    allowSending(queue);
    answers = new Answers(new RegExp(queue.split(':').at(-1) ?? ''));
    await run('mskLambda.mapping.changeDestination', toRef(quiet));
    assert.equal(find(quiet)?.configuration.DestinationConfig?.OnFailure?.Destination, queue);
    assert.match(questions[0]?.message ?? '', /^Change the mapping .* in account 111122223333, region us-east-1\?$/);
    assert.match(questions[0]?.detail ?? '', new RegExp(`→ .*${queue}`));
    answers.dispose();
    answers = new Answers(/No destination/);
    await run('mskLambda.mapping.changeDestination', toRef(quiet));
    assert.equal(find(quiet)?.configuration.DestinationConfig?.OnFailure?.Destination ?? '', '');
  });

  it('set pollers and go back to on-demand mode', async () => {
    answers = new Answers('2', '5');
    const changed = await run('mskLambda.mapping.changePollers', toRef(quiet));
    assert.deepEqual(changed?.ProvisionedPollerConfig, { MinimumPollers: 2, MaximumPollers: 5 });
    answers.dispose();
    answers = new Answers(/On demand/);
    await run('mskLambda.mapping.changePollers', toRef(quiet));
    assert.deepEqual(find(quiet)?.configuration.ProvisionedPollerConfig ?? {}, {});
  });

  it('set and remove tags', async () => {
    answers = new Answers('team=orders, env=prod');
    await run('mskLambda.mapping.changeTags', toRef(quiet));
    assert.deepEqual({ ...find(quiet)?.tags }, { team: 'orders', env: 'prod' });
    answers.dispose();
    answers = new Answers('team=payments');
    await run('mskLambda.mapping.changeTags', toRef(quiet));
    assert.deepEqual({ ...find(quiet)?.tags }, { team: 'payments' });
    assert.match(questions.at(-1)?.detail ?? '', /Set team = payments\nRemove env/);
  });

  it('create a mapping again with another consumer group', async () => {
    const before = find(quiet);
    answers = new Answers('cancellations-2', /Trim horizon/);
    const created = await run('mskLambda.mapping.recreate', toRef(quiet));
    assert.ok(created !== undefined && created.UUID !== quiet);
    assert.equal(find(quiet), undefined);
    const fresh = find(created.UUID)?.configuration;
    assert.equal(fresh?.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId, 'cancellations-2');
    assert.equal(fresh?.StartingPosition, 'TRIM_HORIZON');
    assert.deepEqual(fresh?.Topics, before?.configuration.Topics);
    assert.match(questions[0]?.detail ?? '', /consumer group cancellations-2 and starts at TRIM_HORIZON/);
  });

  it('keep the document when the new mapping is refused', async () => {
    sandbox.setFaults({ deny: ['lambda:CreateEventSourceMapping'] });
    answers = new Answers('cancellations-2', /Latest/);
    assert.equal(await run('mskLambda.mapping.recreate', toRef(quiet)), undefined);
    assert.equal(find(quiet), undefined);
    const document = vscode.workspace.textDocuments.find((open) => open.getText().includes('cancellations-2'));
    assert.ok(document?.isUntitled);
    assert.equal(JSON.parse(document.getText()).StartingPosition, 'LATEST');
  });

  it('change all that are selected after one question', async () => {
    const others = sandbox.account.mappings.filter(({ state, uuid }) => state === 'Enabled' && uuid !== quiet);
    const refs = [quiet, off, others[0]?.uuid ?? ''].map(toRef);
    await run('mskLambda.mapping.disable', refs[0], refs);
    assert.equal(questions.length, 1);
    assert.match(questions[0]?.message ?? '', /^Disable 2 mappings in account 111122223333, region us-east-1\?$/);
    for (const { uuid } of refs) assert.equal(find(uuid)?.state, 'Disabled');
  });

  it('list what fails', async () => {
    const { snapshot } = await getApi();
    await snapshot();
    answers = new Answers(/payment-authorizations → payments-fraud-score/);
    assert.match((await run('mskLambda.mapping.showFailing')) ?? '', /^# payment-authorizations/);
  });

  /** Lambda takes a destination only when the role may write to it. */
  function allowSending(queue: string): void {
    const fn = sandbox.account.functions.find(({ name }) => name === 'customer-profile-sync');
    const role = sandbox.account.roles.find(({ name }) => name === fn?.role);
    assert.ok(role);
    const Statement = [{ Effect: 'Allow' as const, Action: 'sqs:SendMessage', Resource: queue }];
    role.inline = { ...role.inline, send: { Version: '2012-10-17', Statement } };
  }

  function find(uuid: string) {
    return sandbox.account.mappings.find((mapping) => mapping.uuid === uuid);
  }
});

function toRef(uuid: string): MappingRef {
  return { scope: { region: 'us-east-1' }, uuid };
}
