// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Answer, Answers } from './support/answers.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { Messages } from './support/messages.ts';

describe('Asking what to generate', () => {
  let messages: Messages;
  let answers: Answers | undefined;

  before(async () => {
    await getApi();
  });

  beforeEach(() => {
    messages = new Messages();
  });

  afterEach(async () => {
    messages.dispose();
    answers?.dispose();
    answers = undefined;
    await revertAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  const answer = (...given: readonly Answer[]) => {
    answers?.dispose();
    answers = new Answers(...given);
    return answers;
  };
  const readValues = (uri: string | undefined) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    assert.ok(document, `${uri} is not open`);
    const event: { records: Record<string, { value: string }[]> } = JSON.parse(document.getText());
    return Object.values(event.records).flatMap((records) =>
      records.map(({ value }) => Buffer.from(value, 'base64').toString()),
    );
  };

  it('keeps a recipe in the settings, which repeats it', async () => {
    const setting = 'mskLambda.event.recipes';
    const template = { kind: 'json', template: { u: '${uuid}' } } as const;
    try {
      const asked = answer(
        /^Without an Account/,
        'daily',
        /Values/,
        /JSON Template/,
        '{"n": "${seq 7}"}',
        /Settings/,
        'daily run',
      );
      assert.deepEqual(await run('mskLambda.event.generate'), []);
      assert.ok(asked.isDone);
      const kept = vscode.workspace.getConfiguration().inspect<Record<string, { topic: string }>>(setting);
      assert.deepEqual(Object.keys(kept?.workspaceValue ?? {}), ['daily run']);
      const [event] = (await run('mskLambda.event.regenerate', { setting: 'daily run' })) ?? [];
      assert.equal(readValues(event)[0], '{"n":7}');
      const picked = answer(/^daily run$/);
      const again = await run('mskLambda.event.generate');
      assert.deepEqual([again, picked.isDone], [[event], true], 'what nobody touched is made again');
      const recipes = { 'daily run': { topic: 'daily', values: { ...template, kind: 'jsn' } } };
      await vscode.workspace.getConfiguration().update(setting, recipes, vscode.ConfigurationTarget.Workspace);
      assert.equal(await run('mskLambda.event.regenerate', { setting: 'daily run' }), undefined);
      await messages.next(/^.*values\.kind: /);
    } finally {
      await vscode.workspace.getConfiguration().update(setting, undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('asks first which records of a filter are meant', async () => {
    const filter = '{"value":{"type":["created"]}}';
    const input = { Topics: ['t'], FilterCriteria: { Filters: [{ Pattern: filter }] } };
    const asked = answer(/only records that do not match/, /^Generate$/);
    const [event] = (await run('mskLambda.event.generate', { input })) ?? [];
    assert.ok(asked.isDone);
    const report = await run('mskLambda.event.tryFilter', { uri: event ?? '', patterns: [filter] });
    assert.deepEqual([report?.passing, report?.dropped], [0, 10]);
  });
});
