import { describe, expect, test } from 'vitest';
import { findMemberPlace } from '../../../src/core/event/memberPlace.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';

/** The place of the bar in a text. */
const find = (text: string) => {
  const offset = text.indexOf('|');
  const whole = text.replace('|', '');
  const place = findMemberPlace(whole, scanEvent(whole), offset);
  if (place === undefined) return undefined;
  const { known, present, name, isName, start, end } = place;
  return { first: known[0]?.name, present: [...present], name, isName, at: whole.slice(start, end) };
};
const head = '"eventSource": "aws:kafka"';

describe('The cursor is', () => {
  test('at a name of the event', () => {
    const place = { first: 'eventSource', name: 'eventSource', isName: true, at: '"eventSource"' };
    expect(find(`{"event|Source": "aws:kafka", "records": {}}`)).toEqual({
      ...place,
      present: ['eventSource', 'records'],
    });
    expect(find(`{${head}, "boot|", "records": {"a-0": [{}]}}`)).toMatchObject({ name: 'boot', isName: true });
  });

  test('behind the records', () => {
    expect(find(`{${head}, "records": {"a-0": [{"topic": "a"}]}, "boot|": "b"}`)).toEqual({
      first: 'eventSource',
      present: ['eventSource', 'records', 'boot'],
      name: 'boot',
      isName: true,
      at: '"boot"',
    });
  });

  test('in a record, at a name or a value', () => {
    expect(find(`{${head}, "records": {"a-0": [{}, {"topic": "a", "|"}]}}`)).toMatchObject({
      first: 'topic',
      name: '',
      isName: true,
      at: '""',
    });
    expect(find(`{${head}, "records": {"a-0": [{"timestampType": "|"}]}}`)).toEqual({
      first: 'topic',
      present: ['timestampType'],
      name: 'timestampType',
      isName: false,
      at: '""',
    });
  });

  test('in what is said of a schema', () => {
    const record = '{"valueSchemaMetadata": {"schemaId": "7", "data|": ""}}';
    expect(find(`{${head}, "records": {"a-0": [${record}]}}`)).toEqual({
      first: 'dataFormat',
      present: ['schemaId', 'data'],
      name: 'data',
      isName: true,
      at: '"data"',
    });
  });

  test('where names are free', () => {
    expect(find(`{${head}, "records": {"a|-0": []}}`)).toBeUndefined();
    expect(find(`{${head}, "records": {"a-0": [{"headers": [{"tr|": [1]}]}]}}`)).toBeUndefined();
  });
});
