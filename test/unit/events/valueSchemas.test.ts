import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAvroSchema, type ValueSchema } from '../../../src/core/event/valueSchema.ts';
import { DecodedHints } from '../../../src/events/decodedHints.ts';
import { EventDocuments } from '../../../src/events/eventDocuments.ts';
import { EventValueReader } from '../../../src/events/eventValueReader.ts';
import type { SchemaSource } from '../../../src/events/schemaSource.ts';
import { ValueHover } from '../../../src/events/valueHover.ts';
import { ValueSchemas } from '../../../src/events/valueSchemas.ts';
import { ValueViews } from '../../../src/events/valueViews.ts';
import { FakeDocument, Position, Range, settings, watchers } from './fakeEditor.ts';

vi.mock('vscode', async () => await import('./fakeEditor.ts'));

const DEFINITION = JSON.stringify({ type: 'record', name: 'Order', fields: [{ name: 'id', type: 'long' }] });
const FILE: SchemaSource = { kind: 'file', uri: 'file:///workspace/order.avsc' };
const ID = 'c41f6a08-93d7-4b2e-8e15-6d0a7f39c2b4';
const toGlue = (id: string): SchemaSource => ({
  kind: 'glue',
  version: { id, registry: 'orders', name: 'orders', version: 2, format: 'AVRO', definition: DEFINITION },
});
const ORDERS = { topic: 'orders', part: 'value' } as const;
const avro = createAvroSchema('order.avsc', DEFINITION);

/** An order with the id 27 in Avro: zig-zag. */
const PLAIN = [54];
const toGlueFrame = (id: string) => [3, 0, ...Buffer.from(id.replaceAll('-', ''), 'hex'), ...PLAIN];

function toEvent(...values: readonly (readonly number[])[]): FakeDocument {
  const records = values.map((bytes, offset) => ({ offset, value: Buffer.from(bytes).toString('base64') }));
  return new FakeDocument(
    JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-0': records } }, null, 1),
  ).open();
}

function toMemory() {
  const kept = new Map<string, unknown>();
  const update = async (key: string, value: unknown) => void kept.set(key, JSON.parse(JSON.stringify(value)));
  return { get: (key: string) => kept.get(key), update };
}

/** Milliseconds. */
const clock = { now: 0 };

function toBed(memory = toMemory(), load: (source: SchemaSource) => Promise<ValueSchema> = async () => avro) {
  const schemas = new ValueSchemas(memory, load, () => clock.now);
  const reader = new EventValueReader(new EventDocuments(), new ValueViews(), schemas, {});
  const hints = new DecodedHints(reader);
  const range = new Range(new Position(0, 0), new Position(1000, 0)) as never;
  const toLabels = (document: FakeDocument) => hints.provideInlayHints(document.real, range).map(({ label }) => label);
  return { schemas, reader, hints, memory, toLabels };
}

beforeEach(() => {
  settings.set('mskLambda.event.decode', true);
});

describe('a schema chosen for the values of a topic', () => {
  it('shows them all by it, until it is forgotten', async () => {
    const { schemas, toLabels } = toBed();
    const event = toEvent(PLAIN, [0, 0, 0, 0, 7, ...PLAIN], [54, 1]);
    expect(toLabels(event)[0]).toBe('6');
    await schemas.choose(ORDERS, FILE, avro);
    expect(toLabels(event)).toEqual([
      'Avro, by order.avsc: {"id":27}',
      'Avro, by order.avsc: {"id":27}',
      'does not fit order.avsc · binary, 2 bytes: 36 01',
    ]);
    await schemas.forget(ORDERS);
    expect(toLabels(event)[0]).toBe('6');
  });

  it('leaves keys, other topics and what is JSON alone', async () => {
    const { schemas, toLabels } = toBed();
    await schemas.choose({ topic: 'orders', part: 'key' }, FILE, avro);
    await schemas.choose({ topic: 'other', part: 'value' }, FILE, avro);
    expect(toLabels(toEvent(PLAIN))).toEqual(['6']);
    await schemas.choose(ORDERS, FILE, avro);
    expect(toLabels(toEvent([...Buffer.from('{"id":1}')]))).toEqual(['{"id":1}']);
  });

  it('is there in the next session, loaded when it is needed, and says so', async () => {
    const first = toBed();
    await first.schemas.choose(ORDERS, FILE, avro);
    const asked: SchemaSource[] = [];
    const { schemas, hints, toLabels } = toBed(first.memory, async (source) => {
      asked.push(source);
      return avro;
    });
    const event = toEvent(PLAIN);
    const changed = new Promise<void>((resolve) => hints.onDidChangeInlayHints(() => resolve()));
    expect(asked).toEqual([]);
    expect(toLabels(event)).toEqual(['6']);
    await changed;
    expect(toLabels(event)).toEqual(['Avro, by order.avsc: {"id":27}']);
    expect(asked).toEqual([FILE]);
    await schemas.ready(ORDERS);
    expect(asked).toHaveLength(1);
  });

  it('is read again when a file changes, and says why it cannot be read', async () => {
    const load = vi.fn(async () => avro);
    const { schemas, reader, toLabels } = toBed(toMemory(), load);
    await schemas.choose(ORDERS, FILE, avro);
    const event = toEvent(PLAIN);
    await schemas.forget(ORDERS);
    const other = toBed(toMemory(), load);
    await other.schemas.choose(ORDERS, { ...FILE, uri: 'file:///workspace/b.avsc' }, avro);
    const again = toBed(other.memory, load);
    await again.schemas.ready(ORDERS);
    load.mockRejectedValueOnce(new Error('The file b.avsc cannot be read.'));
    for (const watcher of watchers) watcher.fire();
    await again.schemas.ready(ORDERS);
    expect(again.toLabels(event)).toEqual(['does not fit b.avsc · 6']);
    expect(toLabels(event)).toEqual(['6']);
    expect(reader.schemas.isEmpty).toBe(true);
  });

  it('is tried again some time after it could not be read, when it is asked for, and tells of what is new only', async () => {
    const first = toBed();
    await first.schemas.choose(ORDERS, FILE, avro);
    const load = vi.fn(async () => avro);
    for (const _ of [1, 2]) load.mockRejectedValueOnce(new Error('The file order.avsc cannot be read.'));
    const { schemas, toLabels } = toBed(first.memory, load);
    let changes = 0;
    schemas.onDidChange(() => {
      changes += 1;
    });
    const event = toEvent(PLAIN);
    await schemas.ready(ORDERS);
    expect(toLabels(event)).toEqual(['does not fit order.avsc · 6']);
    expect([load.mock.calls.length, changes]).toEqual([1, 1]);
    for (const expected of ['does not fit order.avsc · 6', 'Avro, by order.avsc: {"id":27}']) {
      clock.now += 5_000;
      toLabels(event);
      await new Promise((resolve) => setImmediate(resolve));
      expect(toLabels(event)).toEqual([expected]);
    }
    expect([load.mock.calls.length, changes]).toEqual([3, 2]);
  });

  it('that changes while it is being read is read again, and the older reading does not count', async () => {
    const first = toBed();
    await first.schemas.choose(ORDERS, FILE, avro);
    const readings: ((schema: ValueSchema) => void)[] = [];
    const { schemas, toLabels } = toBed(first.memory, () => new Promise((resolve) => readings.push(resolve)));
    const older = schemas.ready(ORDERS);
    for (const watcher of watchers) watcher.fire();
    const newer = schemas.ready(ORDERS);
    const name = (text: string) => createAvroSchema(text, DEFINITION);
    readings[1]?.(name('newer.avsc'));
    await newer;
    readings[0]?.(name('older.avsc'));
    await older;
    expect(toLabels(toEvent(PLAIN))).toEqual(['Avro, by newer.avsc: {"id":27}']);
  });

  it('from Glue is for records with its id only, in the frame or in the metadata', async () => {
    const { schemas, toLabels } = toBed();
    await schemas.choose(ORDERS, toGlue(ID), avro);
    const other = '7b0c9d52-1f4e-4a86-9c3d-2e5f80a1b647';
    const [own, foreign] = toLabels(toEvent(toGlueFrame(ID), toGlueFrame(other)));
    expect(own).toBe('Avro, by order.avsc: {"id":27}');
    expect(foreign).toBe(`Glue schema version ${other} · 6`);
    const record = {
      offset: 1,
      value: 'Ng==',
      valueSchemaMetadata: { dataFormat: 'AVRO', schemaId: ID.toUpperCase() },
    };
    const text = JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-0': [record] } });
    expect(toLabels(new FakeDocument(text).open())).toEqual(['Avro, by order.avsc: {"id":27}']);
  });

  it('stands in the hover, with the way to do without it', async () => {
    const { schemas, reader } = toBed();
    const event = toEvent([...toGlueFrame(ID), 1]);
    const at = event.real.positionAt(event.getText().indexOf('Aw'));
    const hover = () => {
      const { contents } = new ValueHover(reader).provideHover(event.real, at) ?? {};
      return (contents as unknown as { readonly value: string }).value;
    };
    expect(hover()).toContain('[Decode with AWS Glue]');
    expect(hover()).toContain('[Decode with Schema…]');
    expect(hover()).not.toContain('Without schema');
    await schemas.choose(ORDERS, FILE, avro);
    expect(hover()).toContain('[Without schema]');
    expect(hover()).toContain('✗ Avro, by order');
  });
});
