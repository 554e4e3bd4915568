import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { EventDocuments } from '../../../src/events/eventDocuments.ts';
import { whenFirstEventOpens } from '../../../src/events/firstEvent.ts';
import { FakeDocument, workspace } from './fakeEditor.ts';

vi.mock('vscode', async () => await import('./fakeEditor.ts'));

const toRecord = (offset: number) => ({ topic: 'orders', partition: 0, offset, key: null, value: 'eyJhIjoxfQ==' });
const toText = (count: number) =>
  JSON.stringify(
    { eventSource: 'aws:kafka', records: { 'orders-0': Array.from({ length: count }, (_, n) => toRecord(n)) } },
    null,
    1,
  );

const NOTHING = 'no event';

function toExpected(text: string): unknown {
  const event = scanEvent(text);
  return ['other', 'empty', 'broken'].includes(event.kind) ? NOTHING : { text, event };
}

beforeEach(() => {
  workspace.textDocuments = [];
});

describe('the events among the documents', () => {
  test('are told from other JSON and from other languages', () => {
    const documents = new EventDocuments();
    const kinds = (document: FakeDocument) => documents.get(document.real)?.kind;
    expect(kinds(new FakeDocument(toText(1)))).toBe('kafka');
    expect(kinds(new FakeDocument(toText(1), '/a.jsonc', 'jsonc'))).toBe('kafka');
    expect(kinds(new FakeDocument(toText(1), '/a.msk-event.json', 'plaintext'))).toBe('kafka');
    expect(kinds(new FakeDocument(toText(1), '/a.txt', 'plaintext'))).toBeUndefined();
    expect(kinds(new FakeDocument(toText(1), '/a.json', 'json', 'msk-lambda-decoded'))).toBeUndefined();
    expect(kinds(new FakeDocument('{"records":[1]}'))).toBeUndefined();
    expect(kinds(new FakeDocument('{"KafkaBatchInfo":{}}'))).toBe('failure-record');
    const sqs = new FakeDocument('{"Records":[{"eventSource":"aws:sqs"}]}').real;
    expect([documents.get(sqs)?.kind, documents.readKafka(sqs)]).toEqual(['sqs', undefined]);
  });

  test('are scanned once a version, and texts without a sign of one not at all', () => {
    const documents = new EventDocuments();
    const event = new FakeDocument(toText(3)).open();
    const first = documents.get(event.real);
    const reads = event.reads;
    expect(documents.get(event.real)).toBe(first);
    expect(event.reads).toBe(reads);
    event.edit([0, 0, ' ']);
    expect(documents.get(event.real)).not.toBe(first);
    const other = new FakeDocument('{"a": 1}').open();
    expect(documents.get(other.real)).toBeUndefined();
    const before = other.reads;
    other.edit([6, 1, '2']);
    expect([documents.get(other.real), other.reads]).toEqual([undefined, before]);
  });

  test('keep the records that an edit leaves alone', () => {
    const documents = new EventDocuments();
    const document = new FakeDocument(toText(100)).open();
    const before = documents.get(document.real)?.records[3];
    document.edit([document.getText().lastIndexOf('eyJ'), 4, 'AAAA']);
    expect(documents.get(document.real)?.records[3]).toBe(before);
  });

  test('tell when they change and when a text becomes one', () => {
    const documents = new EventDocuments();
    const told: string[] = [];
    documents.onDidChange(({ version }) => told.push(String(version)));
    const document = new FakeDocument('{"a": {}}').open();
    expect(documents.get(document.real)).toBeUndefined();
    document.edit([2, 1, 'record']);
    expect(told).toEqual([]);
    document.edit([8, 0, 's']);
    document.edit([document.getText().indexOf('{}'), 2, '{"t-0": []}']);
    expect(documents.get(document.real)?.kind).toBe('kafka');
    expect(told).toEqual(['3', '4']);
  });

  test('can become one by what has no sign of it', () => {
    const documents = new EventDocuments();
    const document = new FakeDocument('{"records": {}}').open();
    expect(documents.get(document.real)).toBeUndefined();
    document.edit([13, 0, '"t-0": []']);
    expect(documents.get(document.real)?.kind).toBe('kafka');
  });

  test('are after any edits what a whole scan finds', () => {
    const pieces = fc.constantFrom('', '1', '"', ',', '}', '{"value": "QQ=="},', '"records"', '\n', '{"orders-0": []}');
    const change = fc.tuple(fc.nat(), fc.nat(40), pieces);
    const edit = fc.array(fc.tuple(fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean()));
    fc.assert(
      fc.property(edit, fc.boolean(), (edits, asksFirst) => {
        const documents = new EventDocuments();
        const document = new FakeDocument(toText(6)).open();
        if (asksFirst) documents.get(document.real);
        for (const [changes, asks] of edits) {
          const { length } = document.getText();
          document.edit(...changes.map(([at, size, text]) => [at % (length + 1), size, text] as const));
          if (asks) documents.get(document.real);
        }
        const found = documents.read(document.real);
        expect(found === undefined ? NOTHING : { text: found.text, event: found.event }).toEqual(
          toExpected(document.getText()),
        );
        documents.dispose();
        document.close();
      }),
      { numRuns: 300 },
    );
  });
});

describe('the first event', () => {
  test('is waited for, and called for once', () => {
    let calls = 0;
    const call = async () => {
      calls += 1;
    };
    const waiting = whenFirstEventOpens(call);
    new FakeDocument(toText(1), '/a.txt', 'plaintext').open();
    const document = new FakeDocument('{}').open();
    document.edit([1, 0, '"other": 1']);
    expect(calls).toBe(0);
    document.edit([1, 0, '"records": {"a-0": []}, ']);
    new FakeDocument(toText(1)).open();
    expect(calls).toBe(1);
    waiting.dispose();
  });

  test('may be open already', () => {
    new FakeDocument(toText(1)).open();
    let calls = 0;
    whenFirstEventOpens(async () => {
      calls += 1;
    });
    expect(calls).toBe(1);
  });
});
