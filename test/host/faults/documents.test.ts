import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WIZARD_EDITOR } from '../../../src/contributions.ts';
import { parseMappingDocument } from '../../../src/core/mapping/mappingDocument.ts';
import { getApi, revertAll, run } from '../support/extension.ts';
import { toNewMapping } from '../support/faultSeed.ts';
import { writeFile } from '../support/mappingFiles.ts';
import { Messages } from '../support/messages.ts';
import { getSandbox } from '../support/sandbox.ts';
import { waitUntil } from '../support/waiting.ts';
import { WizardBed } from '../wizardBed.ts';

interface BadFile {
  readonly bytes: Uint8Array;
  /** What VS Code makes of it; absent: the same. */
  readonly text?: string;
  readonly kind: 'empty' | 'mapping' | 'other' | 'broken';
}

const toBytes = (text: string) => new TextEncoder().encode(text);
const toFile = (text: string, kind: BadFile['kind']): BadFile => ({ bytes: toBytes(text), text, kind });

const mapping = JSON.stringify(toNewMapping('us-east-1'), null, 2);
const patterns = Array.from({ length: 5_000 }, (_, index) => ({ Pattern: `{"value":{"id":[${index}]}}` }));
const utf16 = new Uint8Array(2 + 2 * mapping.length);
utf16.set([0xff, 0xfe]);
for (const [index, char] of [...mapping].entries()) utf16[2 + 2 * index] = char.charCodeAt(0);

const FILES: Readonly<Record<string, BadFile>> = {
  empty: toFile('', 'empty'),
  'blank-and-comments': toFile('\n// nothing yet\n', 'empty'),
  'no-json': toFile('This is not JSON.\n', 'broken'),
  truncated: toFile(mapping.slice(0, 60), 'broken'),
  'no-mapping': toFile('{ "name": "left-pad", "version": "1.0.0" }', 'other'),
  list: toFile('[1, 2, 3]', 'other'),
  text: toFile('"FunctionName"', 'other'),
  deep: toFile('['.repeat(100_000), 'broken'),
  huge: toFile(JSON.stringify({ ...toNewMapping('us-east-1'), FilterCriteria: { Filters: patterns } }), 'mapping'),
  'byte-order-mark': { bytes: toBytes(`\uFEFF${mapping}`), text: mapping, kind: 'mapping' },
  'utf-16': { bytes: utf16, text: mapping, kind: 'mapping' },
  'wrong-types': toFile('{"FunctionName": ["f"], "Topics": {"a": null}, "BatchSize": "ten"}', 'mapping'),
};

describe('A mapping file that is', () => {
  let bed: WizardBed;

  before(async () => {
    bed = new WizardBed(await getSandbox());
    (await getApi()).testing.answer(async () => false);
  });

  afterEach(revertAll);

  after(() => bed.dispose());

  for (const [name, { bytes, text, kind }] of Object.entries(FILES)) {
    it(`${name} opens in the wizard and stays as it is`, async () => {
      const file = await writeFile(`${name}.msk-mapping.json`, bytes);
      await vscode.commands.executeCommand('vscode.open', file);
      const { tabGroups } = vscode.window;
      await waitUntil(() => {
        const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputCustom && input.viewType === WIZARD_EDITOR;
      }, tabGroups.onDidChangeTabs);

      const document = await vscode.workspace.openTextDocument(file);
      const page = bed.openPage(document);
      const start = await page.channel.call('ready', null);
      assert.equal(start.document.text, text);
      assert.equal(parseMappingDocument(start.document.text).kind, kind);

      const version = document.version;
      assert.equal(await run('mskLambda.mapping.submit', file.toString()), undefined);
      assert.deepEqual([document.getText() === text, document.version, document.isDirty], [true, version, false]);
      assert.ok(Buffer.from(await vscode.workspace.fs.readFile(file)).equals(bytes), 'the file was changed');
    });
  }

  it('binary is refused by VS Code and stays as it is', async () => {
    const bytes = toBytes(`${mapping.slice(0, 40)}\0${mapping.slice(40)}`);
    const file = await writeFile('binary.msk-mapping.json', bytes);
    const messages = new Messages();
    try {
      // Opening it would end in a dialog of VS Code, which nobody here can close.
      assert.equal(await run('mskLambda.mapping.submit', file.toString()), undefined);
      assert.match(messages.texts.join(), /binary\.msk-mapping\.json.*File seems to be binary/);
    } finally {
      messages.dispose();
    }
    assert.ok(Buffer.from(await vscode.workspace.fs.readFile(file)).equals(bytes), 'the file was changed');
  });
});
