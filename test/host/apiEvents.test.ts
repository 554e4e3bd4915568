import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { EventSpec } from '../../src/core/event/generate/eventSpec.ts';
import { getApi, type TestedApi } from './support/extension.ts';

describe('The public API on events', () => {
  let api: TestedApi;

  before(async () => {
    api = await getApi();
  });

  it('generates, reads and changes events', async () => {
    const spec = {
      topic: 'orders',
      partitions: 2,
      records: 5,
      batchSize: 3,
      keys: { kind: 'sequence', prefix: 'k' },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the generator
      values: { kind: 'json', template: { id: '${seq}' } },
    } as const;
    const events = await api.generateEvents(spec);
    assert.equal(events.length, 2);
    const text = JSON.stringify(events[0]);
    const { kind, records } = await api.readEvent(text);
    assert.equal(kind, 'kafka');
    assert.deepEqual(records.map(({ value }) => value.text).sort(), ['{"id":1}', '{"id":2}', '{"id":3}']);
    const [record] = records;
    const changed = await api.writeValue(text, `${record?.path}/value`, new TextEncoder().encode('changed'));
    const again = await api.readEvent(changed);
    assert.equal(again.records[0]?.value.text, 'changed');
  });

  it('makes values in Protobuf for a schema', async () => {
    const schema = `
      syntax = "proto3";
      package shop;
      import "google/protobuf/timestamp.proto";
      message Note { string text = 1; }
      message Order { int64 id = 1; google.protobuf.Timestamp at = 2; }`;
    const template = { id: '9007199254740993' };
    const values = { kind: 'protobuf', schema, message: 'shop.Order', template } as const;
    const [event] = await api.generateEvents({ topic: 'orders', records: 1, values });
    const value = event?.records['orders-0']?.[0]?.value;
    assert.deepEqual([...Buffer.from(value ?? '', 'base64')], [8, 129, 128, 128, 128, 128, 128, 128, 16]);
    const broken = { ...values, schema: 'message Order { int64 id = ; }' };
    await assert.rejects(api.generateEvents({ topic: 'orders', values: broken }), {
      name: 'TypeError',
      message: /^values\.schema: /,
    });
  });

  it('opens compressed values', async () => {
    const value = gzipSync('{"a":1}').toString('base64');
    const event = {
      eventSource: 'aws:kafka',
      records: { 'orders-0': [{ topic: 'orders', partition: 0, offset: 0, value }] },
    };
    const { records } = await api.readEvent(JSON.stringify(event));
    assert.deepEqual([records[0]?.value.format, records[0]?.value.text], ['gzip', '{"a":1}']);
  });

  it('says what is wrong with a specification, a text and a place', async () => {
    await assert.rejects(api.generateEvents({ topic: '', values: { kind: 'text', text: 'x' } }), TypeError);
    // As of callers in plain JavaScript.
    const half: unknown = JSON.parse('{"values": {"kind": "txt"}}');
    await assert.rejects(api.generateEvents(half as EventSpec), (error) => {
      assert.ok(error instanceof TypeError);
      assert.match(error.message, /"topic" is missing/);
      assert.match(error.message, /^values\.kind: "kind" is one of these: json, /m);
      return true;
    });
    const exact: unknown = { topic: '', records: 1n, values: { kind: 'text', text: 'x' } };
    await assert.rejects(api.generateEvents(exact as EventSpec), /^TypeError: records: /);
    assert.equal((await api.readEvent('nothing')).kind, 'broken');
    await assert.rejects(api.writeValue('{}', '/records/orders-0/0/value', null), RangeError);
  });
});
