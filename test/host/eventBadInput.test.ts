import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openEvent, toBase64 } from './support/events.ts';
import { getApi, revertAll, run } from './support/extension.ts';
import { untilProblems } from './support/mappingFiles.ts';
import { waitFor } from './support/waiting.ts';

/** A record whose offset and further members are text, so that they can be wrong. */
const toRecord = (offset: string, rest = '') =>
  `{"topic":"orders","partition":0,"offset":${offset},"timestamp":1767225600000,"timestampType":"CREATE_TIME","key":"${toBase64('k')}","value":"${toBase64('{"n":1}')}"${rest}}`;
const toEvent = (...records: readonly string[]) =>
  `{"eventSource":"aws:kafka","records":{"orders-0":[\n${records.join(',\n')}\n]}}\n`;
/** As deep as no parser that calls itself gets. */
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

interface BadEvent {
  readonly text: string;
  /** What stands beside the values. */
  readonly hints: readonly string[];
  /** One of the problems. */
  readonly problem?: RegExp;
  /** In the decoded event. */
  readonly decoded: RegExp;
}

const BAD_EVENTS: Readonly<Record<string, BadEvent>> = {
  'cut off': {
    text: toEvent(toRecord('1'), toRecord('2')).slice(0, -120),
    hints: ['k', '{"n":1}'],
    decoded: /"n": 1/,
  },
  'with NUL in a text': {
    // VS Code takes a file with one among its first 512 bytes for no text, and shows nothing of it.
    text: toEvent(
      ...['1', '2', '3', '4'].map((offset) => toRecord(offset)),
      toRecord('5').replace('"orders"', '"or\0ders"'),
    ),
    hints: ['k', '{"n":1}'],
    problem: /but stands under orders-0/,
    decoded: /"offset": 5/,
  },
  'with offsets beyond 2^53': {
    text: toEvent(toRecord('9007199254740993'), toRecord('9223372036854775807')),
    hints: ['k', '{"n":1}', 'k', '{"n":1}'],
    decoded: /"offset": 9007199254740993[\s\S]*"offset": 9223372036854775807/,
  },
  'with a member twice': {
    text: toEvent(toRecord('1', `,"value":"${toBase64('second')}"`)),
    hints: ['k', 'second'],
    decoded: /second/,
  },
  'with headers that are no bytes': {
    text: toEvent(toRecord('1', ',"headers":[{"a":[300]},{"b":[-200]},{"c":[104,105]}]')),
    hints: ['k', '{"n":1}', 'cannot be decoded', 'cannot be decoded', 'hi'],
    problem: /from -128 to 127/,
    decoded: /"hi"/,
  },
  'nested 100,000 levels deep': {
    text: toEvent(toRecord('1', `,"headers":${DEEP}`), toRecord('2')),
    hints: ['k', '{"n":1}', 'k', '{"n":1}'],
    decoded: /"offset": 2/,
  },
  'with a value nested 100,000 levels deep': {
    text: toEvent(toRecord('1').replace(toBase64('{"n":1}'), toBase64(DEEP)), toRecord('2')),
    hints: ['k', '[[[[', 'k', '{"n":1}'],
    decoded: /"offset": 2/,
  },
  'with names of prototypes': {
    text: toEvent(toRecord('1', ',"__proto__":{"a":1},"headers":[{"__proto__":[97]},{"constructor":[98]}]')).replace(
      '"records":{',
      '"__proto__":{"x":1},"records":{"__proto__":[],"constructor":[],',
    ),
    hints: ['k', '{"n":1}', 'a', 'b'],
    problem: /__proto__/,
    decoded: /"constructor": "b"/,
  },
};

describe('Bad events', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await getApi();
  });

  afterEach(async () => {
    await revertAll();
    await vscode.workspace.fs.delete(document.uri);
  });

  for (const [name, { text, hints, problem, decoded }] of Object.entries(BAD_EVENTS)) {
    it(`${name} show what can be read of them`, async () => {
      document = await openEvent(text);
      const labels = await listLabels(document);
      assert.equal(labels.length >= hints.length, true, labels.join(' | ').slice(0, 500));
      for (const hint of hints)
        assert.ok(
          labels.some((label) => label.startsWith(hint)),
          `${hint}: ${labels}`,
        );
      const symbols = await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
      assert.ok(symbols.length > 0);
      const first = new vscode.Position(1, text.split('\n')[1]?.lastIndexOf('"value":"') ?? 0).translate(0, 10);
      const hovers = await execute<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, first);
      assert.ok(hovers.length > 0);
      if (problem !== undefined)
        await untilProblems(document.uri, (found) => found.some(({ message }) => problem.test(message)));
      const address = await run('mskLambda.event.openDecoded', document.uri.toString());
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(address ?? '', true));
      assert.match(page.getText(), decoded);
    });
  }
});

/** The first event that opens brings the feature with it, a moment later. */
async function listLabels({ uri, lineCount }: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, lineCount, 0);
  const hints = await waitFor(async () => {
    const found = await execute<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri, whole);
    return found.length > 0 ? found : undefined;
  }, everyTurn);
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

function everyTurn(listener: () => void): vscode.Disposable {
  const timer = setInterval(listener);
  return new vscode.Disposable(() => clearInterval(timer));
}

async function execute<Result>(command: string, ...args: readonly unknown[]): Promise<Result> {
  return await vscode.commands.executeCommand<Result>(command, ...args);
}
