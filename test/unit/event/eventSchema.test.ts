import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { toEventSchema } from '../../../scripts/eventSchemas.ts';
import { root } from '../../../scripts/paths.ts';
import { EVENT_MEMBERS, RECORD_MEMBERS, SCHEMA_MEMBERS } from '../../../src/core/event/eventMembers.ts';
import { record, toEvent } from './checkedEvents.ts';

const schema = toEventSchema();

test('the schema in the package is the one that the tables give; npm run schemas writes it', () => {
  const text = readFileSync(path.join(root, 'schemas/msk-event.schema.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('it explains every member', () => {
  const text = JSON.stringify(schema);
  for (const { name, help } of [...EVENT_MEMBERS, ...RECORD_MEMBERS, ...SCHEMA_MEMBERS]) {
    expect(text).toContain(`${JSON.stringify(name)}:{"description":${JSON.stringify(help())}`);
  }
});

test('it refuses nothing: rules do that', () => {
  const accepts = new Ajv({ strict: false }).compile(schema);
  const wrong = { ...record, timestampType: 3, headers: { a: 'b' }, keySchemaMetadata: [], more: 1 };
  for (const document of [toEvent({ 'orders-0': [record, wrong, 3] }), toEvent([]), { eventSource: 1 }, [], null]) {
    expect(accepts(document), JSON.stringify(document)).toBe(true);
  }
});

test('its snippets are records and headers', () => {
  const snippets = [...JSON.stringify(schema).matchAll(/"bodyText":("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) =>
    String(JSON.parse(text))
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d/g, ''),
  );
  const [groups, example, header] = snippets.map((text) => JSON.parse(text) as object);
  expect(groups).toEqual({ 'orders-0': [] });
  expect(Object.keys(example ?? {})).toEqual(Object.keys(record));
  expect(header).toEqual({ '': [104, 105] });
});
