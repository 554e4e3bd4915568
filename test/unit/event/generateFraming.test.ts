// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { describe, expect, test } from 'vitest';
import type { EventSpec } from '../../../src/core/event/generate/eventSpec.ts';
import { generateEvents } from '../../../src/core/event/generate/generateEvents.ts';

const BASE: EventSpec = { topic: 'my-orders', values: { kind: 'json', template: { id: '${seq}' } } };

const generate = (spec: Partial<EventSpec>) => generateEvents({ ...BASE, ...spec }, { now: 0 });
const listRecords = ({ events }: ReturnType<typeof generate>) =>
  events.flatMap(({ records }) => Object.values(records).flat());
const decode = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64').toString();
const bytesOf = (text: string | null | undefined) => [...Buffer.from(text ?? '', 'base64')];

describe('schemas', () => {
  const UUID = 'b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63';
  const AVRO = {
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'name', type: ['null', 'string'] },
    ],
  };
  const values = { kind: 'avro', schema: AVRO, template: '{"id": ${seq -1}, "name": "hé"}' } as const;
  // -1 as zig-zag is 1; branch 1 is 2; three bytes of text are 6.
  const ENCODED = [1, 2, 6, 0x68, 0xc3, 0xa9];
  const draw = (schema: Partial<NonNullable<EventSpec['schemas']>[number]>) => {
    const whole = { attribute: 'VALUE', registry: 'glue', dataFormat: 'AVRO', delivery: 'framed', ...schema } as const;
    return listRecords(generate({ records: 1, values, schemas: [whole] }))[0];
  };

  test('frame the bytes of a topic as the registries do', () => {
    const uuid = [...Buffer.from(UUID.replaceAll('-', ''), 'hex')];
    expect(bytesOf(draw({ schemaId: UUID })?.value)).toEqual([3, 0, ...uuid, ...ENCODED]);
    const confluent = { registry: 'confluent', schemaId: '258' } as const;
    expect(bytesOf(draw(confluent)?.value)).toEqual([0, 0, 0, 1, 2, ...ENCODED]);
    expect(bytesOf(draw({ ...confluent, dataFormat: 'PROTOBUF' })?.value)).toEqual([0, 0, 0, 1, 2, 0, ...ENCODED]);
    expect(draw({})).not.toHaveProperty('valueSchemaMetadata');
  });

  test('that Lambda decodes come as JSON or without framing, and are named', () => {
    const json = draw({ delivery: 'json', schemaId: UUID });
    expect(decode(json?.value)).toBe('{"id": -1, "name": "hé"}');
    expect(json?.valueSchemaMetadata).toEqual({ dataFormat: 'AVRO', schemaId: UUID });
    expect(bytesOf(draw({ delivery: 'source' })?.value)).toEqual(ENCODED);
  });

  test('hold for keys too', () => {
    const schemas = [{ attribute: 'KEY', registry: 'confluent', dataFormat: 'AVRO', delivery: 'source' }] as const;
    const [record] = listRecords(generate({ keys: { kind: 'sequence', prefix: 'k' }, schemas }));
    expect(bytesOf(record?.key)).toEqual([4, 0x6b, 0x31]);
    expect(record?.keySchemaMetadata?.schemaId).toMatch(/^\d+$/);
  });

  test('have ids that fit their registry', () => {
    const schemas = [
      { attribute: 'VALUE', registry: 'glue', dataFormat: 'JSON', delivery: 'json', schemaId: '7' },
    ] as const;
    expect(generate({ schemas })).toMatchObject({ events: [], problems: [{ path: ['schemas', 0, 'schemaId'] }] });
  });
});
