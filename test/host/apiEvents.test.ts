import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
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
    assert.equal((await api.readEvent('nothing')).kind, 'broken');
    await assert.rejects(api.writeValue('{}', '/records/orders-0/0/value', null), RangeError);
  });
});
