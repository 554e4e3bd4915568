import { describe, expect, test } from 'vitest';
import { decodeLooseValue, findLooseValue } from '../../../src/core/event/looseValue.ts';

const found = (text: string) => {
  const at = text.indexOf('|');
  const whole = text.replace('|', '');
  const place = findLooseValue(whole, at);
  return place === undefined ? undefined : whole.slice(place.offset, place.offset + place.length);
};

describe('What someone marked is decoded', () => {
  test.each([
    ['base64', 'aGVsbG8=', 'text', 'hello'],
    ['in quotes, with a comma', ' "aGVsbG8=",\n', 'text', 'hello'],
    ['in quotes that are escaped', '\\"aGVsbG8=\\"', 'text', 'hello'],
    ['in other quotes', "'aGVsbG8='", 'text', 'hello'],
    ['on several lines', 'aGVs\n  bG8=\n', 'text', 'hello'],
    ['with escaped slashes', '"Pz8\\/"', 'text', '???'],
    ['JSON', 'eyAiYSI6IDEgfQ==', 'json', '{"a":1}'],
    ['signed bytes of a header', '[104, -61, -85]', 'text', 'hë'],
    ['an empty list', '[]', 'empty', undefined],
  ])('%s', (_name, text, state, decoded) => {
    expect(decodeLooseValue(text)).toMatchObject({ state, ...(decoded === undefined ? {} : { text: decoded }) });
  });

  test('or it is said why not', () => {
    expect(decodeLooseValue(' ').problem).toBe('There is nothing to decode.');
    expect(decodeLooseValue('hello!').problem).toBe('"!" is no base64 character.');
    expect(decodeLooseValue('[1, 300]').problem).toMatch(/300/);
  });
});

describe('At the cursor is found', () => {
  test.each([
    ['base64 in quotes', '{"value": "aGVs|bG8="}', 'aGVsbG8='],
    ['its end', 'body: aGVsbG8=| more', 'aGVsbG8='],
    ['its beginning', 'body: |aGVsbG8= more', 'aGVsbG8='],
    ['base64 with escaped slashes', '"Pz8\\/|Pz8="', 'Pz8\\/Pz8='],
    ['a list of bytes', '{"trace": [104,| -61, -85]}', '[104, -61, -85]'],
    ['nothing', 'a | b', undefined],
    ['nothing in too short a word', 'ab|c d', undefined],
  ])('%s', (_name, text, value) => {
    expect(found(text)).toBe(value);
  });
});
