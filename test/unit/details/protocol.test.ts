import { expect, it } from 'vitest';
import { isDetailsRef, PAGE_CALLS } from '../../../src/details/protocol.ts';

it('takes errands that it knows only', () => {
  const { params } = PAGE_CALLS.run;
  expect(params({ errand: 'command', command: 'diagnose' })).toBe(true);
  expect(params({ errand: 'turnOn', what: 'logs' })).toBe(true);
  expect(params({ errand: 'command', command: 'delete' })).toBe(false);
  expect(params({ errand: 'open' })).toBe(false);
  expect(params({ errand: 'toString' })).toBe(false);
});

it('knows which mapping a page was about, and nothing else', () => {
  expect(isDetailsRef({ uuid: 'u', scope: { region: 'r' } })).toBe(true);
  expect(isDetailsRef({ uuid: 'u', scope: { region: 'r', profile: 'p', sample: true } })).toBe(true);
  expect(isDetailsRef({ uuid: 'u', scope: { region: 'r', sample: 'yes' } })).toBe(false);
  expect(isDetailsRef({ uuid: 'u' })).toBe(false);
  expect(isDetailsRef(undefined)).toBe(false);
});
