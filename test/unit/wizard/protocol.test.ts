import { describe, expect, it } from 'vitest';
import { HOST_CALLS, PAGE_CALLS } from '../../../src/wizard/callGuards.ts';

interface Case {
  readonly of: string;
  readonly guard: (value: unknown) => boolean;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const document = { version: 3, text: '{}', readonly: false };
const outcome = { uuid: 'u', state: 'Enabled' };
const notice = { message: 'Refused', hint: 'Do this', awsText: 'No' };

const CASES: readonly Case[] = [
  {
    of: 'edit',
    guard: PAGE_CALLS.edit.params,
    good: [
      { edits: [] },
      { edits: [{ path: ['Topics', 0], value: 'orders' }] },
      // An edit that removes a member loses its undefined value on the way.
      { edits: [{ path: ['BatchSize'] }] },
    ],
    bad: [
      null,
      {},
      { edits: {} },
      { edits: [{ value: 1 }] },
      { edits: [{ path: 'Topics' }] },
      { edits: [{ path: [{}] }] },
    ],
  },
  {
    of: 'load',
    guard: PAGE_CALLS.load.params,
    good: [{ list: 'clusters' }, { list: 'topics', clusterArn: 'arn', refresh: true }],
    bad: [
      {},
      { list: 'passwords' },
      { list: 'toString' },
      { list: 'topics', clusterArn: 1 },
      { list: 'clusters', refresh: 'yes' },
    ],
  },
  {
    of: 'run',
    guard: PAGE_CALLS.run.params,
    good: [
      { errand: 'save' },
      { errand: 'diagnose' },
      { errand: 'reveal', uuid: 'u' },
      { errand: 'copyText', text: 'aws lambda' },
      { errand: 'showText', text: '{}', languageId: 'json' },
      { errand: 'saveText', text: '{}', fileName: 'orders.tf' },
    ],
    bad: [
      { errand: 'format' },
      { errand: 'reveal' },
      { errand: 'showDetails', uuid: 1 },
      { errand: 'copyText' },
      { errand: 'showText', text: '{}' },
      { errand: 'saveText', text: {}, fileName: 'orders.tf' },
      'save',
    ],
  },
  {
    of: 'list of event files',
    guard: PAGE_CALLS.listEvents.result,
    good: [[], [{ uri: 'file:///a.msk-event.json', name: 'a.msk-event.json' }]],
    bad: [null, [{ uri: 1, name: 'a' }], [{ uri: 'file:///a' }]],
  },
  { of: 'event file to read', guard: PAGE_CALLS.readEvent.params, good: [{ uri: 'u' }], bad: [null, {}, { uri: [] }] },
  { of: 'event file', guard: PAGE_CALLS.readEvent.result, good: [{ text: '' }], bad: [null, {}, { text: null }] },
  { of: 'ready', guard: PAGE_CALLS.ready.params, good: [null, undefined], bad: [{}, 1] },
  {
    of: 'start',
    guard: PAGE_CALLS.ready.result,
    good: [
      { document, scope: {}, lists: [], submission: { stage: 'none' } },
      {
        translations: { Create: 'Anlegen' },
        document,
        scope: { label: 'dev', region: 'eu-west-1' },
        lists: [{ list: 'scramSecrets', clusterArn: 'arn', status: 'loaded', items: ['arn'] }],
        submission: { stage: 'asking', kind: 'create' },
      },
    ],
    bad: [
      null,
      { document, scope: {}, lists: [] },
      { document: { ...document, version: '3' }, scope: {}, lists: [], submission: { stage: 'none' } },
      { document: { version: 3, text: '{}' }, scope: {}, lists: [], submission: { stage: 'none' } },
      { translations: [], document, scope: {}, lists: [], submission: { stage: 'none' } },
    ],
  },
  {
    of: 'list',
    guard: HOST_CALLS.list.params,
    good: [
      { list: 'clusters', status: 'loaded', items: [{ arn: 'a', name: 'n', state: 'ACTIVE', type: 'PROVISIONED' }] },
      { list: 'functions', status: 'failed', items: [], failure: notice },
      { list: 'scramSecrets', status: 'loading', items: ['arn'] },
    ],
    bad: [
      { list: 'clusters', status: 'loaded' },
      { list: 'clusters', status: 'done', items: [] },
      { list: 'clusters', status: 'loaded', items: [{ arn: 'a' }] },
      { list: 'scramSecrets', status: 'loaded', items: [{ arn: 'a' }] },
      { list: 'functions', status: 'failed', items: [], failure: 'no' },
    ],
  },
  {
    of: 'submission',
    guard: HOST_CALLS.submission.params,
    good: [
      { stage: 'none' },
      { stage: 'stopped', kind: 'create', errors: 2 },
      { stage: 'sending', kind: 'update' },
      { stage: 'following', kind: 'create', mapping: outcome },
      { stage: 'settled', kind: 'create', mapping: { ...outcome, problem: notice } },
      { stage: 'refused', kind: 'create', notice, path: ['Topics', 0], existingUuid: 'u' },
    ],
    bad: [
      {},
      { stage: 'done' },
      { stage: 'stopped', kind: 'create' },
      { stage: 'asking', kind: 'delete' },
      { stage: 'settled', kind: 'create', mapping: { uuid: 'u' } },
      { stage: 'refused', kind: 'create' },
      { stage: 'refused', kind: 'create', notice, path: 'Topics' },
    ],
  },
  {
    of: 'scope',
    guard: HOST_CALLS.scope.params,
    good: [{}, { label: 'dev', region: 'eu-west-1', profile: 'dev', account: '1', failure: notice }],
    bad: [null, { region: 1 }, { failure: {} }],
  },
];

describe.each(CASES)('the message "$of"', ({ guard, good, bad }) => {
  it.each(good.map((value) => [JSON.stringify(value), value]))('is let in as %s', (_text, value) => {
    expect(guard(value)).toBe(true);
  });

  it.each(bad.map((value) => [JSON.stringify(value), value]))('is kept out as %s', (_text, value) => {
    expect(guard(value)).toBe(false);
  });
});
