import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openUnnamed } from '../../src/platform/unsavedDocument.ts';
import { revertAll, run } from './support/extension.ts';

const SECRET = { username: 'alice', password: '' };

describe('Checking the content of a secret', () => {
  afterEach(revertAll);

  it('judges a text without showing anything of it', async () => {
    const findings = await run('mskLambda.secret.check', '{"certificate": "hidden", "privateKey": "also hidden"}');
    assert.ok(findings?.some(({ member }) => member === 'certificate'));
    assert.ok(findings?.some(({ member }) => member === 'privateKey'));
    assert.doesNotMatch(JSON.stringify(findings), /hidden/);
    assert.deepEqual(await run('mskLambda.secret.check', '{"username": "a", "password": "b"}'), []);
  });

  it('marks what is wrong in the editor until the text changes', async () => {
    const document = await openUnnamed(JSON.stringify(SECRET), 'json');
    const editor = await vscode.window.showTextDocument(document);
    const findings = await run('mskLambda.secret.check');
    assert.deepEqual(
      findings?.map(({ member }) => member),
      ['password'],
    );
    const own = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'MSK Lambda');
    assert.deepEqual(
      own().map(({ range }) => document.getText(range)),
      ['""'],
    );
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    assert.deepEqual(own(), []);
  });
});
