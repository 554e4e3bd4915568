import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/core/scope.ts';
import { DocumentScopes } from '../../../src/wizard/documentScopes.ts';
import { Submissions } from '../../../src/wizard/submissions.ts';

const DEV: Scope = { profile: 'dev', region: 'eu-west-1' };
const PROD: Scope = { profile: 'prod', region: 'us-east-1' };
const SAMPLE: Scope = { region: 'us-east-1', sample: true };
const toArn = (region: string) => `arn:aws:kafka:${region}:111122223333:cluster/orders/1-1`;

function toScopes(shown: readonly Scope[], kept = new Map<string, unknown>()) {
  const memory = {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => {
      kept.set(key, value);
    },
  };
  return { scopes: new DocumentScopes({ list: async () => shown }, memory), kept };
}

describe('the account and region of a document', () => {
  it.each([
    ['the first on show', [DEV, PROD], undefined, DEV],
    ['the one with the region of its cluster', [DEV, PROD], toArn('us-east-1'), PROD],
    [
      'the region of its cluster with the first profile',
      [DEV],
      toArn('ap-south-1'),
      { profile: 'dev', region: 'ap-south-1' },
    ],
    ['the sample account, which has one region only', [SAMPLE], toArn('ap-south-1'), SAMPLE],
    ['the first on show for an ARN that is none', [DEV, PROD], 'us-east-1', DEV],
  ])('are by default %s', async (_words, shown, arn, expected) => {
    const { scopes } = toScopes(shown);
    await expect(scopes.resolve('untitled:a', arn)).resolves.toEqual(expected);
  });

  it('are what was chosen, told to everybody and remembered', async () => {
    const { scopes, kept } = toScopes([DEV]);
    const told: string[] = [];
    scopes.onDidChange((uri) => told.push(uri));
    await scopes.choose('untitled:a', PROD);
    expect(told).toEqual(['untitled:a']);
    await expect(scopes.resolve('untitled:a', toArn('eu-west-1'))).resolves.toEqual(PROD);
    await expect(toScopes([DEV], kept).scopes.resolve('untitled:a', undefined)).resolves.toEqual(PROD);
    await expect(scopes.resolve('untitled:b', undefined)).resolves.toEqual(DEV);
  });

  it('of documents long gone are forgotten', async () => {
    const { scopes } = toScopes([DEV]);
    for (let number = 0; number < 60; number += 1) await scopes.choose(`untitled:${number}`, PROD);
    await expect(scopes.resolve('untitled:0', undefined)).resolves.toEqual(DEV);
    await expect(scopes.resolve('untitled:59', undefined)).resolves.toEqual(PROD);
  });

  it('survive a memory with something else in it', async () => {
    const { scopes } = toScopes(
      [DEV],
      new Map([['wizard.documentScopes', [null, 7, { uri: 1 }, { uri: 'untitled:a' }]]]),
    );
    await expect(scopes.resolve('untitled:a', undefined)).resolves.toEqual(DEV);
  });

  it('cannot be told when nothing is on show', async () => {
    await expect(toScopes([]).scopes.resolve('untitled:a', undefined)).rejects.toThrow('no account');
  });
});

describe('submissions', () => {
  const mapping = { uuid: 'u', state: 'Creating' };

  it('are kept by document until they are dismissed', () => {
    const submissions = new Submissions();
    const told: string[] = [];
    submissions.onDidChange((uri) => told.push(uri));
    submissions.set('a', { stage: 'asking', kind: 'create' });
    expect(submissions.isUnderWay('a')).toBe(true);
    expect(submissions.isUnderWay('b')).toBe(false);
    submissions.set('a', { stage: 'settled', kind: 'create', mapping });
    expect(submissions.isUnderWay('a')).toBe(false);
    submissions.set('a', { stage: 'none' });
    expect(submissions.get('a')).toEqual({ stage: 'none' });
    expect(told).toEqual(['a', 'a', 'a']);
  });

  it('stop watching a mapping when its outcome is no longer shown', () => {
    const submissions = new Submissions();
    let disposed = 0;
    const subscription = { dispose: () => (disposed += 1) };
    submissions.watch('a', subscription);
    submissions.set('a', { stage: 'following', kind: 'create', mapping });
    submissions.set('a', { stage: 'settled', kind: 'create', mapping });
    expect(disposed).toBe(0);
    submissions.set('a', { stage: 'none' });
    expect(disposed).toBe(1);
    submissions.watch('b', subscription);
    submissions.dispose();
    expect(disposed).toBe(2);
  });
});
