import { expect, it } from 'vitest';
import { DisposableStore } from '../../src/platform/disposables.ts';

it('what has ended by itself is disposed once, and not kept', () => {
  const store = new DisposableStore();
  const ended: string[] = [];
  const [first, second] = ['first', 'second'].map((name) => store.add({ dispose: () => ended.push(name) }));
  if (first !== undefined) store.release(first);
  expect(ended).toEqual(['first']);
  store.dispose();
  expect([ended, second]).toEqual([['first', 'second'], expect.anything()]);
});
