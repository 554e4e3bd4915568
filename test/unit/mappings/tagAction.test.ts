import { describe, expect, it, vi } from 'vitest';
import { formatTags, parseTags, toTagAction } from '../../../src/mappings/tagAction.ts';

vi.mock('vscode', async () => await import('./fakeVscode.ts'));

describe('tags as text', () => {
  it('come back as they were', () => {
    const tags = { team: 'orders', 'cost center': 'a=b', empty: '' };
    expect(formatTags(tags)).toBe('team=orders, cost center=a=b, empty=');
    expect(parseTags(formatTags(tags))).toEqual(tags);
  });

  it('may be written loosely', () => {
    expect(parseTags(' a = 1 ,, b,')).toEqual({ a: '1', b: '' });
    expect(parseTags('')).toEqual({});
  });
});

describe('changing tags', () => {
  it('is nothing where nothing differs', () => {
    expect(toTagAction({ a: '1' }, { a: '1' })).toBeUndefined();
  });

  it('has a way back', () => {
    const action = toTagAction({ a: '1', b: '2' }, { a: '3' });
    const words = { name: 'orders → f', place: 'account 1, region r' };
    expect(action?.question(words)).toBe('Change the tags of the mapping orders → f in account 1, region r?');
    expect(action?.done?.(words.name, 'Enabled')).toBe('The tags of orders → f are changed.');
    const back = action?.undo?.({ UUID: '', FunctionArn: '', State: 'Enabled' });
    expect(back?.detail({ UUID: '', FunctionArn: '', State: 'Enabled' })).toBe('Set a = 1\nSet b = 2');
  });
});
