import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EventDiagnostics } from '../../../src/events/eventDiagnostics.ts';
import { EventDocuments } from '../../../src/events/eventDocuments.ts';
import { shown } from './fakeChecks.ts';
import { FakeDocument, workspace } from './fakeEditor.ts';

vi.mock('vscode', async () => ({ ...(await import('./fakeEditor.ts')), ...(await import('./fakeChecks.ts')) }));

const toRecord = (offset: number) => ({ topic: 'orders', partition: 0, offset, timestamp: 1, value: 'e30=' });
const toText = (offsets: readonly number[]) =>
  JSON.stringify({
    eventSource: 'aws:kafka',
    eventSourceArn: 'arn:aws:kafka:us-east-1:123456789012:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2',
    bootstrapServers: 'b-1:9098',
    records: { 'orders-0': offsets.map((offset) => ({ ...toRecord(offset), timestampType: 'CREATE_TIME' })) },
  });
const toCodes = (document: FakeDocument) => shown.get(String(document.uri))?.map(({ code }) => code);

/** After the pause, and however many turns the judging takes. */
async function untilJudged(document: FakeDocument): Promise<void> {
  await vi.advanceTimersByTimeAsync(300);
  while (diagnostics.get(document.real) === undefined) await new Promise((resolve) => setImmediate(resolve));
}

let documents: EventDocuments;
let diagnostics: EventDiagnostics;

beforeEach(() => {
  workspace.textDocuments = [];
  shown.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  documents = new EventDocuments();
  diagnostics = new EventDiagnostics(documents);
});

afterEach(() => {
  diagnostics.dispose();
  documents.dispose();
  vi.useRealTimers();
});

test('An event is judged when it is opened and when nobody types any more', async () => {
  const document = new FakeDocument(toText([2, 1])).open();
  expect(toCodes(document)).toBeUndefined();
  await untilJudged(document);
  expect(toCodes(document)).toEqual(['offset-order']);
  const text = document.getText();
  document.edit([text.indexOf('"offset":1') + 9, 1, '3']);
  expect(diagnostics.get(document.real)).toBeUndefined();
  await untilJudged(document);
  expect(toCodes(document)).toEqual([]);
  document.edit([text.indexOf('"offset":2') + 9, 1, '"2"']);
  await untilJudged(document);
  expect(toCodes(document)).toEqual(['number-as-text']);
  document.close();
  expect(toCodes(document)).toBeUndefined();
});

test('What is no event any more has no problems, lookalikes and echoes never had any', async () => {
  const document = new FakeDocument(toText([2, 1])).open();
  const echo = new FakeDocument(toText([2, 1]), '/old.json', 'json', 'git').open();
  const other = new FakeDocument('{"Records":[{"eventSource":"aws:kinesis"}]}', '/k.json').open();
  await untilJudged(document);
  expect([toCodes(document), toCodes(echo), toCodes(other)]).toEqual([['offset-order'], undefined, undefined]);
  document.edit([0, document.getText().length, '{}']);
  await vi.advanceTimersByTimeAsync(300);
  expect(toCodes(document)).toBeUndefined();
});

const MANY = Array.from({ length: 10_000 }, (_, offset) => offset);

test('A large event is judged in turns with others', async () => {
  const document = new FakeDocument(toText(MANY)).open();
  const order: string[] = [];
  const checking = diagnostics.check(document.real).then(() => order.push('judged'));
  setImmediate(() => order.push('another'));
  await checking;
  expect(order).toEqual(['another', 'judged']);
  expect(diagnostics.get(document.real)?.findings).toEqual([]);
});

test('A version that has gone by meanwhile is given up', async () => {
  const document = new FakeDocument(toText(MANY)).open();
  const checking = diagnostics.check(document.real);
  document.edit([0, 0, ' ']);
  expect(await checking).toBeUndefined();
  expect(toCodes(document)).toBeUndefined();
  await diagnostics.check(document.real);
  expect(toCodes(document)).toEqual([]);
});
