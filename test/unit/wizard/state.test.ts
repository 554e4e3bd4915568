import { describe, expect, it } from 'vitest';
import {
  type Action,
  getItems,
  getList,
  parseKept,
  reduce,
  toInitialState,
  toKept,
  type WizardState,
} from '../../../src/wizard/page/state.ts';
import type { ListUpdate, Start } from '../../../src/wizard/protocol.ts';

const START: Start = {
  document: { version: 1, text: '{}', readonly: false },
  scope: { key: 'dev@eu-west-1', label: 'dev · eu-west-1', region: 'eu-west-1' },
  lists: [],
  submission: { stage: 'none' },
};

const toState = (...actions: readonly Action[]): WizardState =>
  actions.reduce(reduce, toInitialState(START, undefined));
const edit = (value: unknown, typing?: string): Action => ({
  type: 'edited',
  edits: [{ path: ['BatchSize'], value }],
  ...(typing === undefined ? {} : { typing }),
});
const functions: ListUpdate<'functions'> = {
  list: 'functions',
  status: 'loaded',
  items: [{ name: 'f', arn: 'arn', timeout: 3 }],
};

describe('pending edits', () => {
  it('of one control become one step until they are sent', () => {
    const { pending } = toState(edit(1, 'size'), edit(12, 'size'), edit(123, 'size'));
    expect(pending).toEqual([{ id: 1, edits: [{ path: ['BatchSize'], value: 123 }], sent: false, typing: 'size' }]);
  });

  it('of another control, or without typing, are steps of their own', () => {
    expect(toState(edit(1, 'size'), edit(2, 'window')).pending).toHaveLength(2);
    expect(toState(edit(1), edit(2)).pending).toHaveLength(2);
  });

  it('that are on their way stay as they are, and what is typed next is a new step', () => {
    const { pending } = toState(edit(1, 'size'), { type: 'sent' }, edit(12, 'size'));
    expect(pending.map(({ id, sent }) => [id, sent])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('go when the document has them', () => {
    const state = toState(edit(1), edit(2), { type: 'sent' }, { type: 'written', id: 1 });
    expect(state.pending.map(({ id }) => id)).toEqual([2]);
  });

  it('go when they cannot be written, and the reason stays until another one can', () => {
    const refused = toState(edit(1), { type: 'sent' }, { type: 'notWritten', id: 1, reason: 'read-only' });
    expect(refused.pending).toEqual([]);
    expect(refused.editFailure).toBe('read-only');
    const next = [edit(2), { type: 'sent' } as const, { type: 'written', id: 2 } as const].reduce(reduce, refused);
    expect(next.editFailure).toBeUndefined();
  });

  it('never reuse an id', () => {
    const state = toState(edit(1), { type: 'sent' }, { type: 'written', id: 1 }, edit(2));
    expect(state.pending.map(({ id }) => id)).toEqual([2]);
  });
});

describe('the document', () => {
  it('is the newest one that came', () => {
    const newer = { version: 5, text: '{"BatchSize": 5}', readonly: false };
    const older = { version: 4, text: '{"BatchSize": 4}', readonly: false };
    const state = toState({ type: 'document', document: newer }, { type: 'document', document: older });
    expect(state.document).toEqual(newer);
  });
});

describe('lists', () => {
  it('are kept by name and cluster', () => {
    const state = toState(
      { type: 'list', list: functions },
      { type: 'list', list: { list: 'topics', clusterArn: 'a', status: 'loaded', items: [{ name: 'one' }] } },
      { type: 'list', list: { list: 'topics', clusterArn: 'b', status: 'loaded', items: [{ name: 'two' }] } },
    );
    expect(getItems(state, 'functions')).toEqual(functions.items);
    expect(getItems(state, 'topics', 'a')).toEqual([{ name: 'one' }]);
    expect(getItems(state, 'topics', 'b')).toEqual([{ name: 'two' }]);
    expect(getList(state, 'topics')).toBeUndefined();
  });

  it('that are not complete tell nothing to rules', () => {
    const failure = { message: 'no' };
    const states: readonly [ListUpdate, number | undefined][] = [
      [{ ...functions, status: 'loading' }, undefined],
      [{ ...functions, status: 'failed', failure }, 1],
      [{ ...functions, status: 'failed', failure, items: [] }, undefined],
      [{ ...functions, items: [] }, 0],
    ];
    for (const [list, count] of states)
      expect(getItems(toState({ type: 'list', list }), 'functions')?.length).toBe(count);
  });

  it('are forgotten with their account and region, and only then', () => {
    const state = toState({ type: 'list', list: functions });
    expect(reduce(state, { type: 'scope', scope: { ...START.scope, account: '1' } }).lists.size).toBe(1);
    expect(reduce(state, { type: 'scope', scope: { key: 'dev@us-east-1' } }).lists.size).toBe(0);
  });
});

describe('what was said about the last attempt', () => {
  const refused = {
    stage: 'refused',
    kind: 'create',
    notice: { message: 'Topic taken' },
    path: ['Topics', 0],
    existingUuid: 'u',
  } as const;

  it('goes from the field when the field changes', () => {
    const state = toState({ type: 'submission', submission: refused });
    const other = reduce(state, edit(1));
    expect(other.submission).toEqual(refused);
    const same = reduce(state, { type: 'edited', edits: [{ path: ['Topics', 0], value: 'other' }] });
    expect(same.submission).toMatchObject({ stage: 'refused', existingUuid: 'u' });
    expect(same.submission).not.toHaveProperty('path');
  });

  it('goes altogether when nothing was sent', () => {
    const stopped = { stage: 'stopped', kind: 'update', errors: 0 } as const;
    expect(toState({ type: 'submission', submission: stopped }, edit(1)).submission).toEqual({ stage: 'none' });
  });
});

describe('what survives while the page is hidden', () => {
  it('comes back through JSON, and what was on its way is sent again', () => {
    const state = toState(
      edit(7, 'size'),
      { type: 'sent' },
      { type: 'edited', edits: [{ path: ['Topics'], value: undefined }] },
      { type: 'touched', path: ['Topics', 0] },
      { type: 'attempted' },
      { type: 'folded', section: 'batching', fold: { open: false, seen: 'out-of-range' } },
    );
    const kept = parseKept(JSON.parse(JSON.stringify(toKept(state))));
    const restored = toInitialState(START, kept);
    expect(restored.pending.map(({ edits, sent }) => [edits[0]?.path, edits[0]?.value, sent])).toEqual([
      [['BatchSize'], 7, false],
      [['Topics'], undefined, false],
    ]);
    expect(restored.touched).toEqual(new Set(['Topics.0']));
    expect(restored.attempted).toBe(true);
    expect(restored.folds).toEqual(new Map([['batching', { open: false, seen: 'out-of-range' }]]));
    expect(reduce(restored, edit(1)).lastEditId).toBeGreaterThan(state.lastEditId);
  });

  it.each([[undefined], [null], ['text'], [{}], [{ pending: {}, touched: [], lastEditId: 1 }]])(
    'is nothing in %j',
    (value) => {
      expect(parseKept(value)).toBeUndefined();
    },
  );

  it('leaves out edits of an unknown shape', () => {
    const pending = [{ id: 1 }, { id: 2, edits: [{ path: 'x' }] }, 7];
    const folds = [['batching'], 'x', ['other', { open: 1, seen: '' }]];
    const kept = parseKept({ pending, touched: [1], lastEditId: 2, folds });
    expect(kept).toMatchObject({ pending: [], touched: [], folds: [], lastEditId: 2, attempted: false });
  });
});
