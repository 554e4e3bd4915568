import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import {
  applyAction,
  complete,
  listActions,
  openText,
  after as placeAfter,
  toFreshName,
  toInserted,
  toLabel,
  toRuleIds,
  untilProblems,
  writeFile,
} from './support/mappingFiles.ts';
import { resetAccount } from './support/sandbox.ts';
import { waitUntil } from './support/waiting.ts';

describe('Mapping documents as text', () => {
  let sandbox: Sandbox;
  let file: vscode.Uri;

  before(async () => {
    await getApi();
    sandbox = await resetAccount();
  });

  afterEach(async () => {
    await revertAll();
    await vscode.workspace.getConfiguration().update('mskLambda.mapping.files', undefined);
  });

  const toClusterArn = () => sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn ?? '';
  const toInput = () => ({
    FunctionName: 'customer-profile-sync',
    EventSourceArn: toClusterArn(),
    Topics: ['settlements'],
    StartingPosition: 'TRIM_HORIZON',
  });
  const open = async (content: string | object, name = toFreshName('shop')) => {
    file = await writeFile(name, content);
    return await openText(file);
  };

  it('have their problems at the exact place, with a link to the documentation', async () => {
    const document = await open({ ...toInput(), BatchSize: 20_000, ParallelizationFactor: 2 });
    const problems = await untilProblems(file, (found) => toRuleIds(found).includes('out-of-range'));
    const range = problems.find(({ code }) => typeof code === 'object' && code.value === 'out-of-range');
    assert.ok(range);
    assert.equal(document.getText(range.range), '20000');
    assert.equal(range.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof range.code === 'object');
    assert.match(range.code.target.toString(), /^https:\/\/docs\.aws\.amazon\.com\//);
    const foreign = problems.find(({ message }) => message.includes('ParallelizationFactor'));
    assert.equal(foreign && document.getText(foreign.range), '"ParallelizationFactor": 2');
  });

  it('are judged by what the account has, and again as the account changes', async () => {
    await open({ ...toInput(), Topics: ['no-such-topic'] });
    await untilProblems(file, (found) => toRuleIds(found).includes('topic-not-found'));
  });

  it('are not said twice where the JSON support of VS Code says it', async () => {
    await open('{ "Topics": ["orders"], "Topics": ["orders"], "BatchSize": 0 ');
    await untilProblems(file, (found) => found.length === 0);
    const isSaid = () => vscode.languages.getDiagnostics(file).length > 0;
    await waitUntil(isSaid, vscode.languages.onDidChangeDiagnostics);
    assert.ok(vscode.languages.getDiagnostics(file).every(({ source }) => source !== 'MSK Lambda'));
  });

  it('are corrected by quick fixes, one undo step each', async () => {
    const document = await open({ ...toInput(), BatchSize: 20_000 });
    const before = document.getText();
    const problems = await untilProblems(file, (found) => toRuleIds(found).includes('out-of-range'));
    const place = problems.find(({ message }) => message.includes('10000'))?.range ?? new vscode.Range(0, 0, 0, 0);
    await applyAction(await listActions(document, place), /Change to 10000/);
    assert.equal(document.getText(), before.replace('20000', '10000'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('are corrected all at once', async () => {
    const document = await open({ ...toInput(), StartingPosition: 'latest', BatchSize: 0, ParallelizationFactor: 1 });
    await untilProblems(file, (found) => found.length >= 3);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await applyAction(await listActions(document, whole, 'source.fixAll.mskLambda'), /^Apply all automatic fixes/);
    // That LATEST may miss records is for the user to weigh.
    assert.deepEqual(JSON.parse(document.getText()), { ...toInput(), StartingPosition: 'LATEST', BatchSize: 1 });
    await untilProblems(file, (found) => found.every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error));
  });

  it('offer the name that was probably meant', async () => {
    const document = await open({ ...toInput(), Topics: ['setlements'] });
    const problems = await untilProblems(file, (found) => toRuleIds(found).includes('topic-not-found'));
    const place = problems.find(({ message }) => message.includes('setlements'))?.range;
    assert.ok(place);
    await applyAction(await listActions(document, place), /^Use settlements$/);
    assert.deepEqual(JSON.parse(document.getText()), toInput());
  });

  it('lead to the mapping that exists already', async () => {
    const document = await open({ ...toInput(), Topics: ['order-cancellations'] });
    const problems = await untilProblems(file, (found) =>
      toRuleIds(found).some((id) => String(id).includes('duplicate')),
    );
    const existing = problems.find(({ code }) =>
      String(typeof code === 'object' ? code.value : code).includes('duplicate'),
    );
    assert.ok(existing);
    const actions = await listActions(document, existing.range);
    const action = actions.find(({ title }) => title === 'Open the existing mapping');
    assert.equal(action?.command?.command, 'mskLambda.mapping.edit');
    const [ref] = action?.command?.arguments ?? [];
    assert.equal(ref.uuid, '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16');
  });

  it('sort their members', async () => {
    const { FunctionName, ...rest } = toInput();
    const document = await open({ BatchSize: 5, ...rest, FunctionName });
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await applyAction(await listActions(document, whole, 'source.sortMembers'), /^Sort Members$/);
    assert.deepEqual(Object.keys(JSON.parse(document.getText())), [...Object.keys(toInput()), 'BatchSize']);
  });

  it('say above the first line what can be done with them', async () => {
    const titles = async (content: object) => {
      await open(content);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', file);
      return lenses.map(({ command }) => [command?.title, command?.command]);
    };
    assert.deepEqual(await titles(toInput()), [
      ['Create Mapping…', 'mskLambda.mapping.submit'],
      ['Open in Wizard', 'mskLambda.wizard.open'],
      ['Export…', 'mskLambda.mapping.export'],
      ['Compare with Deployed', 'mskLambda.mapping.compare'],
    ]);
    await revertAll();
    const uuid = '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16';
    assert.equal((await titles({ UUID: uuid, ...toInput() }))[0]?.[0], 'Update Mapping…');
  });

  it('complete with what the account has', async () => {
    const document = await open({ ...toInput(), FunctionName: '', EventSourceArn: '' });
    const functions = await complete(document, placeAfter(document, '"FunctionName": "'));
    const ours = functions.find((item) => toLabel(item) === 'customer-profile-sync');
    assert.equal(ours && toInserted(ours), '"customer-profile-sync"');
    const clusters = await complete(document, placeAfter(document, '"EventSourceArn": "'));
    const cluster = clusters.find((item) => toLabel(item) === 'orders-prod');
    assert.equal(cluster && toInserted(cluster), JSON.stringify(toClusterArn()));
    assert.ok(cluster?.range instanceof vscode.Range || cluster?.range !== undefined);
  });

  it('complete with topics of the cluster, fitting secrets first, and destinations', async () => {
    const document = await open({
      ...toInput(),
      EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'payments-prod')?.arn,
      Topics: [''],
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: '' }],
      DestinationConfig: { OnFailure: { Destination: '' } },
    });
    const topics = await complete(document, placeAfter(document, '"Topics": [\n    "'));
    assert.ok(topics.map(toInserted).includes('"chargebacks"'), topics.map(toLabel).join());
    const secrets = await complete(document, placeAfter(document, '"URI": "'));
    const sorted = [...secrets].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.match(toLabel(sorted[0] ?? new vscode.CompletionItem('')), /^AmazonMSK_payments/);
    const destinations = (await complete(document, placeAfter(document, '"Destination": "'))).map(toInserted);
    assert.ok(
      destinations.some((text) => /^"arn:aws:sqs:.*:payments-failures"$/.test(text)),
      destinations.join(),
    );
    assert.ok(destinations.includes('"kafka://refunds"'));
    assert.ok(!destinations.some((text) => text.includes('.fifo')));
  });

  it('have hovers and completion of members by the schema of the table of fields', async () => {
    const document = await open({ ...toInput(), BatchSize: 10 });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      file,
      placeAfter(document, '"Batch'),
    );
    assert.equal(hovers.length, 1);
    assert.match(toTexts(hovers), /Batch size.*Most records in one invocation/s);
    const choices = await complete(document, placeAfter(document, '"StartingPosition": "'));
    assert.deepEqual(
      choices.map(toInserted).filter((inserted) => /TRIM|LATEST|STAMP/.test(inserted)),
      ['"AT_TIMESTAMP"', '"LATEST"', '"TRIM_HORIZON"'],
    );
  });

  it('can be any JSON file that is marked, also one that holds what AWS prints', async () => {
    const printed = {
      UUID: '74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16',
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:customer-profile-sync',
      EventSourceArn: toClusterArn(),
      Topics: ['order-cancellations'],
      StartingPosition: 'LATEST',
      State: 'Enabled',
      BatchSize: 0,
    };
    const document = await open(printed, 'deployed/printed.json');
    assert.equal(vscode.languages.getDiagnostics(file).length, 0);
    assert.equal(await run('mskLambda.mapping.markDocument', file.toString()), true);
    const files = vscode.workspace.getConfiguration().get('mskLambda.mapping.files');
    assert.deepEqual(files, ['deployed/printed.json']);
    const problems = await untilProblems(file, (found) => toRuleIds(found).includes('out-of-range'));
    assert.equal(document.getText(problems[0]?.range), '0');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      file,
      placeAfter(document, '"FunctionA'),
    );
    assert.match(toTexts(hovers), /The Lambda function that is invoked/);
    const names = await complete(document, placeAfter(document, '"Batch'));
    const inserted = names.map(toInserted);
    assert.ok(inserted.includes('"MaximumBatchingWindowInSeconds"'), inserted.join());
    assert.ok(!inserted.includes('"Topics"'));
  });
});

function toTexts(hovers: readonly vscode.Hover[]): string {
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}
