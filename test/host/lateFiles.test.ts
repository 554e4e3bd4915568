import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LateFiles } from '../../src/platform/lateFiles.ts';
import { untilText } from './support/events.ts';
import { revertAll } from './support/extension.ts';

const SCHEME = 'msk-lambda-late-test';

/** Files of one text each, their own path, that can be written. */
class Texts {
  readonly read: string[] = [];
  readonly written: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  #mtime = 1;

  async stat(): Promise<vscode.FileStat> {
    return { type: vscode.FileType.File, ctime: 0, mtime: this.#mtime, size: 1 };
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    this.read.push(path);
    return new TextEncoder().encode(path);
  }

  async writeFile(_uri: vscode.Uri, content: Uint8Array): Promise<void> {
    this.#mtime += 1;
    this.written.push(new TextDecoder().decode(content));
  }
}

function toUri(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
}

function find(name: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === toUri(name).toString());
}

function listTabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

/** Resolves with the document as soon as it is open. */
async function untilOpen(name: string): Promise<vscode.TextDocument> {
  for (;;) {
    const document = find(name);
    if (document !== undefined) return document;
    await new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidOpenTextDocument(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

async function open(name: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', toUri(name), { preview: false });
}

describe('Files whose provider comes late', () => {
  let texts: Texts;
  let loads: number;
  let files: LateFiles;

  beforeEach(() => {
    texts = new Texts();
    loads = 0;
    files = new LateFiles(SCHEME, async () => {
      loads += 1;
      return texts;
    });
  });

  afterEach(async () => {
    await revertAll();
    files.dispose();
  });

  it('are shown in tabs that came back before it, where those were, and can be saved', async () => {
    const names = ['hidden.txt', 'shown.txt'];
    const refuse = () => {
      throw vscode.FileSystemError.Unavailable();
    };
    const none = { stat: refuse, readFile: refuse, writeFile: refuse };
    const others = { readDirectory: refuse, createDirectory: refuse, delete: refuse, rename: refuse };
    const watch = () => new vscode.Disposable(() => {});
    const { onDidChangeFile } = texts;
    const before = vscode.workspace.registerFileSystemProvider(SCHEME, { onDidChangeFile, watch, ...none, ...others });
    for (const name of names) await open(name);
    before.dispose();
    // As after a restart: tabs of files that nobody gives.
    assert.deepEqual(listTabs(), names);
    assert.deepEqual(names.map(find), [undefined, undefined]);

    files.watch();
    const document = await untilOpen('shown.txt');
    assert.equal(document.getText(), '/shown.txt');
    assert.deepEqual(listTabs(), names);
    // What nobody looks at is read when somebody does.
    assert.equal(texts.read.includes('/hidden.txt'), false);
    await open('hidden.txt');
    assert.equal((await untilOpen('hidden.txt')).getText(), '/hidden.txt');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), 'new '));
    await untilText(document, (text) => text === 'new /shown.txt');
    assert.equal(await document.save(), true);
    assert.deepEqual(texts.written, ['new /shown.txt']);
    assert.notEqual(loads, 0);
  });

  it('are registered with the first tab that anybody opens, and not before', async () => {
    files.watch();
    await assert.rejects(async () => await vscode.workspace.fs.stat(toUri('any.txt')));
    assert.equal(loads, 0);
    await open('first.txt');
    assert.equal((await untilOpen('first.txt')).getText(), '/first.txt');
    assert.deepEqual(listTabs(), ['first.txt']);
    assert.notEqual(loads, 0);
  });
});
