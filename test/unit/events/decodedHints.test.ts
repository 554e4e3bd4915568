import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ValueView } from '../../../src/core/event/decodeValue.ts';
import { createAvroSchema } from '../../../src/core/event/valueSchema.ts';
import { DecodedHints } from '../../../src/events/decodedHints.ts';
import { EventDocuments } from '../../../src/events/eventDocuments.ts';
import { EventFolding, EventSymbols } from '../../../src/events/eventSymbols.ts';
import { EventValueReader } from '../../../src/events/eventValueReader.ts';
import { ValueHover } from '../../../src/events/valueHover.ts';
import { ValueSchemas } from '../../../src/events/valueSchemas.ts';
import { ValueViews } from '../../../src/events/valueViews.ts';
import { changeSetting, FakeDocument, Position, Range, settings } from './fakeEditor.ts';

vi.mock('vscode', async () => await import('./fakeEditor.ts'));

const encode = (text: string) => Buffer.from(text).toString('base64');
const toRecord = (offset: number) => ({ offset, key: encode(`k${offset}`), value: encode(`{"n": ${offset}}`) });
const toEvent = (count: number) => ({
  eventSource: 'aws:kafka',
  records: { 'orders-0': Array.from({ length: count }, (_, offset) => toRecord(offset)) },
});
const lines = (count: number) => new FakeDocument(JSON.stringify(toEvent(count), null, 1)).open();
const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

function toSchemas(): ValueSchemas {
  const memory = { get: () => undefined, update: async () => {} };
  return new ValueSchemas(memory, () => Promise.reject(new Error('nothing is chosen')));
}

function toReader(): EventValueReader {
  return new EventValueReader(new EventDocuments(), new ValueViews(), toSchemas(), {});
}

function choose(reader: EventValueReader, document: FakeDocument, path: string, view: ValueView): void {
  const found = reader.readMarked(document.real, { path });
  if (found === undefined) throw new Error(`Nothing at ${path}`);
  reader.views.choose(document.real.uri, found.value, view);
}

function toLabels(hints: DecodedHints, document: FakeDocument, start: number, end: number): readonly unknown[] {
  const range = new Range(new Position(start, 0), new Position(end, 1000)) as never;
  return hints.provideInlayHints(document.real, range).map(({ label }) => label);
}

beforeEach(() => {
  settings.clear();
  settings.set('mskLambda.event.decode', true);
});

describe('hints', () => {
  test('are given for the lines asked for, and nothing else is decoded', () => {
    const reader = toReader();
    const decoded: string[] = [];
    const decode = reader.decode.bind(reader);
    reader.decode = (uri, text, value, view) => {
      decoded.push(value.path);
      return decode(uri, text, value, view);
    };
    const document = lines(1000);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('"offset": 500,'));
    expect(toLabels(new DecodedHints(reader), document, line, line + 2)).toEqual(['k500', '{"n":500}']);
    expect(decoded).toEqual(['/records/orders-0/500/key', '/records/orders-0/500/value']);
  });

  test('of the first lines come before the rest is read', () => {
    const document = lines(1000);
    const reader = toReader();
    const first = toLabels(new DecodedHints(reader), document, 0, 40);
    expect([first.length, document.reads]).toEqual([14, 0]);
    expect(reader.documents.get(document.real)?.records).toHaveLength(1000);
    expect(document.reads).toBe(1);
    expect(toLabels(new DecodedHints(reader), document, 0, 40)).toEqual(first);
  });

  test('wait for the rest where the beginning does not tell what it is', () => {
    const { eventSource, records } = toEvent(1000);
    const document = new FakeDocument(JSON.stringify({ records, eventSource: `not ${eventSource}` }, null, 1)).open();
    expect(toLabels(new DecodedHints(toReader()), document, 0, 40)).toEqual([]);
    expect(document.reads).toBe(1);
  });

  test('of long values are made once, until they change', () => {
    const reader = toReader();
    let decoded = 0;
    const decode = reader.decode.bind(reader);
    reader.decode = (...args) => {
      decoded += 1;
      return decode(...args);
    };
    const value = encode('x'.repeat(30_000));
    const text = JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-0': [{ value }, { value }] } }, null, 1);
    const document = new FakeDocument(text).open();
    const hints = new DecodedHints(reader);
    const before = toLabels(hints, document, 0, 40);
    reader.documents.get(document.real);
    expect([toLabels(hints, document, 0, 40), toLabels(hints, document, 0, 40)]).toEqual([before, before]);
    const count = decoded;
    document.edit([text.lastIndexOf(value), 4, 'QUJD']);
    expect(toLabels(hints, document, 0, 40)).toEqual([before[0], String(before[1]).replace('xxx', 'ABC')]);
    expect(decoded).toBe(count + 1);
    choose(reader, document, '/records/orders-0/0/value', 'hex');
    expect(toLabels(hints, document, 0, 40)[0]).toMatch(/^binary, 30000 bytes: 78/);
  });

  test('end where the editor stops drawing a line', () => {
    const document = new FakeDocument(JSON.stringify(toEvent(1000))).open();
    const hints = new DecodedHints(toReader()).provideInlayHints(document.real, document.whole);
    expect(hints.length).toBeGreaterThan(100);
    expect(hints.every(({ position }) => position.character <= 10_000)).toBe(true);
    settings.set('editor.stopRenderingLineAfter', -1);
    expect(new DecodedHints(toReader()).provideInlayHints(document.real, document.whole)).toHaveLength(500);
  });

  test('keep the chosen view with its record when another one comes before it', () => {
    const reader = toReader();
    const hints = new DecodedHints(reader);
    const document = lines(2);
    choose(reader, document, '/records/orders-0/1/value', 'text');
    const before = toLabels(hints, document, 0, 20);
    expect(before).toEqual(['k0', '{"n":0}', 'k1', '{"n": 1}']);
    const first = document.getText().indexOf('{', document.getText().indexOf('['));
    document.edit([first, 0, '{"offset": 9, "value": null},\n']);
    expect(toLabels(hints, document, 0, 20)).toEqual(['tombstone', ...before]);
  });

  test('come and go with the setting and the chosen views, and say so', () => {
    const reader = toReader();
    const hints = new DecodedHints(reader);
    let changes = 0;
    hints.onDidChangeInlayHints(() => {
      changes += 1;
    });
    const document = lines(1);
    expect(toLabels(hints, document, 0, 20)).toEqual(['k0', '{"n":0}']);
    choose(reader, document, '/records/orders-0/0/value', 'text');
    expect(toLabels(hints, document, 0, 20)).toEqual(['k0', '{"n": 0}']);
    changeSetting('mskLambda.event.decode', false);
    expect([toLabels(hints, document, 0, 20), changes]).toEqual([[], 2]);
    document.close();
    changeSetting('mskLambda.event.decode', true);
    expect(toLabels(hints, document, 0, 20)).toEqual(['k0', '{"n":0}']);
  });

  test('show the whole value when pointed at, as the value does', () => {
    const reader = toReader();
    const hints = new DecodedHints(reader);
    const document = lines(1);
    const hint = hints.provideInlayHints(document.real, document.whole)[1];
    if (hint === undefined) throw new Error('There is no hint');
    const tooltip: unknown = hints.resolveInlayHint(hint).tooltip;
    const hover = new ValueHover(reader).provideHover(document.real, hint.position);
    expect(hover?.contents).toEqual(tooltip);
    expect(tooltip).toMatchObject({ value: expect.stringContaining('"n": 0') });
  });
});

describe('hovers', () => {
  test('link nothing but what can be done with the value', () => {
    const name = 'a [b](command:evil) (c)';
    const text = JSON.stringify({
      eventSource: 'aws:kafka',
      records: { [`${name}-0`]: [{ headers: [{ [name]: [104, 105] }], value: encode('[x](command:evil)') }] },
    });
    const document = new FakeDocument(text).open();
    const hover = new ValueHover(toReader());
    for (const part of ['[104', encode('[x](command:evil)')]) {
      const found = hover.provideHover(document.real, document.positionAt(text.indexOf(part)) as never);
      const [content]: unknown[] = [found?.contents];
      const { value, isTrusted } = content as { value: string; isTrusted: { enabledCommands: string[] } };
      const commands = [...value.replace(/```.*?```|`[^`]*`/gs, '').matchAll(/(?<!\\)\]\(command:([^?)]+)/g)].map(
        ([, id]) => id,
      );
      expect(new Set(commands)).toEqual(new Set(isTrusted.enabledCommands));
      expect(isTrusted.enabledCommands.every((id) => id.startsWith('mskLambda.value.'))).toBe(true);
      const [, query = ''] = /command:mskLambda\.value\.open\?([^)]*)\)/.exec(value) ?? [];
      expect(JSON.parse(decodeURIComponent(query))).toMatchObject([{ uri: 'file:///orders.json' }]);
    }
    expect(hover.provideHover(document.real, new Position(0, 3) as never)).toBeUndefined();
  });
});

describe('the outline', () => {
  test('has partitions and records, and as many as VS Code lists', async () => {
    const symbols = await new EventSymbols(toReader()).provideDocumentSymbols(lines(2001).real, token);
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([['orders-0', '2001 records']]);
    expect(symbols[0]?.children).toHaveLength(2000);
    expect(symbols[0]?.children[7]?.name).toBe('7 · k7');
  });

  test('follows edits and chosen views', async () => {
    const reader = toReader();
    const symbols = new EventSymbols(reader);
    const document = lines(3);
    const names = async () => {
      const [group] = await symbols.provideDocumentSymbols(document.real, token);
      return group?.children.map(({ name }) => name);
    };
    expect(await names()).toEqual(['0 · k0', '1 · k1', '2 · k2']);
    document.edit([document.getText().indexOf(encode('k1')), 4, encode('new')]);
    expect(await names()).toEqual(['0 · k0', '1 · new', '2 · k2']);
    choose(reader, document, '/records/orders-0/0/key', 'hex');
    expect((await names())?.[0]).toMatch(/^0 · binary, 2 bytes/);
  });

  test('follows the schema that is chosen for keys', async () => {
    const reader = toReader();
    const symbols = new EventSymbols(reader);
    const event = { eventSource: 'aws:kafka', records: { 'orders-0': [{ offset: 0, key: encode('6') }] } };
    const document = new FakeDocument(JSON.stringify(event, null, 1)).open();
    const name = async () => (await symbols.provideDocumentSymbols(document.real, token))[0]?.children[0]?.name;
    expect(await name()).toBe('0 · 6');
    const schema = createAvroSchema('id.avsc', '"long"');
    await reader.schemas.choose({ topic: 'orders', part: 'key' }, { kind: 'file', uri: 'file:///id.avsc' }, schema);
    expect(await name()).toBe('0 · Avro, by id.avsc: 27');
  });

  test('gives up when nobody waits any more', async () => {
    const symbols = new EventSymbols(toReader());
    expect(await symbols.provideDocumentSymbols(lines(5).real, { ...token, isCancellationRequested: true })).toEqual(
      [],
    );
  });

  test('comes with folds, of what has more than one line, and as many as an editor folds', async () => {
    const folding = new EventFolding(toReader());
    const toFolds = (document: FakeDocument) => folding.provideFoldingRanges(document.real, {}, token);
    const folds = await toFolds(lines(2));
    expect(folds.map(({ start, end }) => [start, end])).toEqual([
      [3, 13],
      [4, 7],
      [9, 12],
    ]);
    expect(await toFolds(new FakeDocument(JSON.stringify(toEvent(2))).open())).toEqual([]);
    expect(await toFolds(lines(5001))).toHaveLength(5000);
  });
});
