import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXPORT_FORMATS } from '../../src/core/export/exportFormats.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { toFreshName, writeFile } from './support/mappingFiles.ts';
import { Messages } from './support/messages.ts';
import { resetAccount } from './support/sandbox.ts';

const SCOPE = { region: 'us-east-1' };
const FULL_UUID = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';

describe('Commands on mapping documents', () => {
  let sandbox: Sandbox;
  let messages: Messages;

  before(async () => {
    await getApi();
    sandbox = await resetAccount();
  });

  beforeEach(() => {
    messages = new Messages();
  });

  afterEach(async () => {
    messages.dispose();
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const toInput = () => ({
    FunctionName: 'customer-profile-sync',
    EventSourceArn: sandbox.account.clusters.find(({ name }) => name === 'orders-prod')?.arn,
    Topics: ['settlements'],
    StartingPosition: 'TRIM_HORIZON',
  });
  const read = (uri: string | undefined) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    assert.ok(document, `${uri} is not open`);
    return JSON.parse(document.getText());
  };

  it('export a document in every format', async () => {
    const file = await writeFile(toFreshName('settlements'), toInput());
    for (const { format } of EXPORT_FORMATS) {
      const text = await run('mskLambda.mapping.export', file.toString(), format);
      assert.match(text ?? '', /settlements/, format);
      assert.match(text ?? '', /customer-profile-sync/, format);
    }
    const bash = await run('mskLambda.mapping.export', file.toString(), 'cli-bash');
    assert.match(bash ?? '', /aws lambda create-event-source-mapping/);
    assert.match(bash ?? '', /--region us-east-1/);
  });

  it('export a deployed mapping as a new one like it', async () => {
    const text = await run('mskLambda.mapping.export', { scope: SCOPE, uuid: FULL_UUID }, 'cli-input-json');
    const exported = JSON.parse(text ?? '');
    assert.deepEqual(exported.Topics, ['orders']);
    assert.equal(exported.UUID, undefined);
    assert.equal(exported.ProvisionedPollerConfig.PollerGroupName, 'orders');
  });

  it('refuse a format that does not exist, and documents that are no mapping', async () => {
    const file = await writeFile(toFreshName('settlements'), '{ "Topics": [');
    const format = 'cobol' as 'sam';
    assert.equal(await run('mskLambda.mapping.export', file.toString(), format), undefined);
    await messages.next(/no export format cobol/);
    assert.equal(await run('mskLambda.mapping.export', file.toString(), 'sam'), undefined);
    await messages.next(/no mapping that could be exported/);
  });

  it('make a document of a command, and one that updates of an update', async () => {
    const command = `aws lambda create-event-source-mapping --function-name customer-profile-sync --topics settlements --starting-position LATEST --event-source-arn ${toInput().EventSourceArn}`;
    assert.deepEqual(read(await run('mskLambda.mapping.import', command)), {
      ...toInput(),
      StartingPosition: 'LATEST',
    });
    const update = `aws lambda update-event-source-mapping --uuid ${FULL_UUID} --batch-size 7`;
    assert.deepEqual(read(await run('mskLambda.mapping.import', update)), { UUID: FULL_UUID, BatchSize: 7 });
  });

  it('make of an export the document that it came from', async () => {
    const file = await writeFile(toFreshName('settlements'), toInput());
    for (const format of ['cli-bash', 'cli-input-json', 'cloudformation-yaml', 'sam', 'terraform'] as const) {
      const text = await run('mskLambda.mapping.export', file.toString(), format);
      const document = read(await run('mskLambda.mapping.import', text));
      for (const [name, value] of Object.entries(toInput()))
        assert.deepEqual(document[name], value, `${format} ${name}`);
      await revertAll();
    }
  });

  it('say why nothing was imported, and what was left out', async () => {
    assert.equal(await run('mskLambda.mapping.import', 'hello'), undefined);
    await messages.next(/No mapping of an MSK topic was found/);
    const template = [
      'Resources:',
      '  Orders:',
      '    Type: AWS::Lambda::EventSourceMapping',
      '    Properties:',
      '      FunctionName: !Ref Handler',
      `      EventSourceArn: ${toInput().EventSourceArn}`,
      '      Topics: [settlements]',
      '      StartingPosition: LATEST',
    ].join('\n');
    const uri = await run('mskLambda.mapping.import', template, 'template.yaml');
    assert.equal(read(uri).FunctionName, undefined);
    await messages.next(/^Imported, but: .*FunctionName/);
  });

  it('show what has to be granted', async () => {
    const file = await writeFile(toFreshName('settlements'), toInput());
    const policy = await run('mskLambda.mapping.showPermissions', file.toString(), 'role-policy');
    const { Statement: statements } = JSON.parse(policy ?? '');
    const actions = statements.flatMap(({ Action }: { Action: string | string[] }) => Action);
    assert.ok(actions.includes('kafka-cluster:ReadData'), actions.join());
    const all = await run('mskLambda.mapping.showPermissions', file.toString());
    assert.match(all ?? '', /^# Permissions for the mapping of topic settlements\n\n## /);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.getText().trim(), all?.trim());
    assert.equal(shown?.languageId, 'markdown');
  });
});
