import { describe, expect, test } from 'vitest';
import { findMarkedValue } from '../../../src/core/event/markedValue.ts';
import { scanEvent } from '../../../src/core/event/scanEvent.ts';
import { record, toEvent } from './checkedEvents.ts';

const at = (offset: number, value = 'YQ==') => ({ ...record, offset, value });
const find = (records: object, path: string, recordOffset: string | undefined, held = '') => {
  const text = JSON.stringify(toEvent(records));
  const isSame = ({ offset, length }: { offset: number; length: number }) => text.substr(offset, length) === held;
  return findMarkedValue(scanEvent(text), { path, recordOffset }, isSame)?.path;
};

describe('A value is found again', () => {
  test('where it was', () => {
    expect(find({ 'a-0': [at(1), at(2)] }, '/records/a-0/1/value', '2')).toBe('/records/a-0/1/value');
    expect(find({ 'a-0': [at(1), { ...record, offset: undefined }] }, '/records/a-0/1/value', undefined)).toBe(
      '/records/a-0/1/value',
    );
  });

  test('when records before it come and go', () => {
    expect(find({ 'a-0': [at(0), at(1), at(2)] }, '/records/a-0/1/value', '2')).toBe('/records/a-0/2/value');
    expect(find({ 'a-0': [at(2)] }, '/records/a-0/1/value', '2')).toBe('/records/a-0/0/value');
  });

  test('in headers too', () => {
    const headers = [{ trace: [1] }, { trace: [2] }];
    expect(find({ 'a-0': [{ ...at(2), headers }] }, '/records/a-0/1/headers/1/trace', '2')).toBe(
      '/records/a-0/0/headers/1/trace',
    );
  });

  test('when its group was renamed, or its offset was changed, as long as it holds the same', () => {
    expect(find({ 'b-0': [at(2)] }, '/records/a-0/1/value', '2', '"YQ=="')).toBe('/records/b-0/0/value');
    expect(find({ 'a-0': [at(1), at(7)] }, '/records/a-0/1/value', '2', '"YQ=="')).toBe('/records/a-0/1/value');
  });

  test('and not taken for another one', () => {
    expect(find({ 'a-0': [at(1), at(3, 'Yg==')] }, '/records/a-0/1/value', '2', '"YQ=="')).toBeUndefined();
    expect(find({ 'a-0': [] }, '/records/a-0/0/value', '2')).toBeUndefined();
    expect(find({ 'b-0': [at(2, 'Yg==')] }, '/records/a-0/1/value', '2', '"YQ=="')).toBeUndefined();
    expect(find({ 'a-0': [at(2)] }, 'nothing', '2')).toBeUndefined();
  });
});
