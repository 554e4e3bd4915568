import { describe, expect, it } from 'vitest';
import { openAccount } from '../../../src/sandbox/account/account.ts';
import { roleMay } from '../../../src/sandbox/account/rights.ts';
import { decide, matchesPattern } from '../../../src/sandbox/policy/decide.ts';
import type { PolicyStatement } from '../../../src/sandbox/policy/policyDocument.ts';
import { cidrContains } from '../../../src/sandbox/poller/addresses.ts';
import { isFilterPattern } from '../../../src/sandbox/validation/filterPattern.ts';

const role = { aws: 'arn:aws:iam::111122223333:role/reader' };
const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key', principal: role };
const allow: PolicyStatement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

describe('policies', () => {
  const cases: readonly (readonly [string, PolicyStatement[], string])[] = [
    ['nothing', [], 'unstated'],
    ['an allow', [allow], 'allowed'],
    ['a deny beside an allow', [allow, { ...allow, Effect: 'Deny' }], 'denied'],
    ['an action in other case', [{ ...allow, Action: 'S3:getobject' }], 'allowed'],
    ['another action', [{ ...allow, Action: ['s3:Put*', 's3:List?'] }], 'unstated'],
    ['everything but an action', [{ ...allow, Action: undefined, NotAction: 's3:Put*' }], 'allowed'],
    ['everything but this action', [{ ...allow, Action: undefined, NotAction: 's3:Get*' }], 'unstated'],
    ['a resource in other case', [{ ...allow, Resource: 'arn:aws:s3:::BUCKET/*' }], 'unstated'],
    ['everything but a resource', [{ ...allow, Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }], 'allowed'],
    [
      'everything but this resource',
      [{ ...allow, Resource: undefined, NotResource: 'arn:aws:s3:::bucket/*' }],
      'unstated',
    ],
    ['everybody', [{ ...allow, Principal: '*' }], 'allowed'],
    ['the account of the principal', [{ ...allow, Principal: { AWS: '111122223333' } }], 'allowed'],
    ['its root', [{ ...allow, Principal: { AWS: ['arn:aws:iam::111122223333:root'] } }], 'allowed'],
    ['another principal', [{ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/other' } }], 'unstated'],
    ['a service', [{ ...allow, Principal: { Service: 'lambda.amazonaws.com' } }], 'unstated'],
    ['a condition that holds', [{ ...allow, Condition: { StringEquals: { 'Aws:Key': ['x', 'value'] } } }], 'allowed'],
    ['a condition that does not', [{ ...allow, Condition: { StringEquals: { 'aws:key': 'x' } } }], 'unstated'],
    ['a condition on what is absent', [{ ...allow, Condition: { StringLike: { 'aws:other': '*' } } }], 'unstated'],
    ['a lenient condition on it', [{ ...allow, Condition: { StringLikeIfExists: { 'aws:other': 'x' } } }], 'allowed'],
    ['a negative condition on it', [{ ...allow, Condition: { StringNotEquals: { 'aws:other': 'x' } } }], 'allowed'],
    ['a negative condition', [{ ...allow, Condition: { StringNotLike: { 'aws:key': 'val*' } } }], 'unstated'],
    ['an operator that is unknown', [{ ...allow, Condition: { DateLessThan: { 'aws:key': 'value' } } }], 'unstated'],
  ];

  it.each(cases)('%s', (_title, Statement, decision) => {
    expect(decide([{ Statement }], { ...read, context: { 'aws:key': 'value' } })).toBe(decision);
  });

  it('take regular expression characters as they are', () => {
    expect(matchesPattern('a.c', 'abc')).toBe(false);
    expect(matchesPattern('a?c*', 'abcdef')).toBe(true);
  });

  it('of both accounts are needed across accounts, and a boundary limits', () => {
    const account = openAccount({ account: '111122223333', region: 'us-east-1' }, 0);
    const trust = { Statement: [] };
    const own = 'arn:aws:sqs:us-east-1:111122223333:q';
    const foreign = 'arn:aws:sqs:us-east-1:444455556666:q';
    const open = { Statement: [{ Effect: 'Allow' as const, Principal: '*' as const, Action: '*', Resource: '*' }] };
    const may = (resource: string, identity: PolicyStatement[], resourcePolicy?: typeof open, boundary?: string) =>
      roleMay(
        account,
        { name: 'r', trust, inline: { own: { Statement: identity } }, boundary },
        { action: 'sqs:SendMessage', resource, resourcePolicy },
      );
    const all: PolicyStatement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    expect([may(own, all), may(own, [], open), may(own, [])]).toEqual([true, true, false]);
    expect([may(foreign, all), may(foreign, [], open), may(foreign, all, open)]).toEqual([false, false, true]);
    const boundary = 'arn:aws:iam::111122223333:policy/boundary';
    account.policies.push({
      arn: boundary,
      document: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    });
    expect(may(own, all, undefined, boundary)).toBe(false);
  });

  it('of a key decide: it lets the role itself, or leaves it to the policies of its account', () => {
    const account = openAccount({ account: '111122223333', region: 'us-east-1' }, 0);
    const resource = 'arn:aws:kms:us-east-1:111122223333:key/k';
    const all: PolicyStatement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    const may = (identity: PolicyStatement[], who?: string, resourceDecides = true) =>
      roleMay(
        account,
        { name: 'r', trust: { Statement: [] }, inline: { own: { Statement: identity } } },
        {
          action: 'kms:Decrypt',
          resource,
          resourceDecides,
          resourcePolicy:
            who === undefined ? undefined : { Statement: [{ ...allow, Action: 'kms:*', Principal: { AWS: who } }] },
        },
      );
    const root = 'arn:aws:iam::111122223333:root';
    const itself = 'arn:aws:iam::111122223333:role/r';
    const other = 'arn:aws:iam::111122223333:role/other';
    expect([may(all), may(all, root), may(all, itself), may(all, other)]).toEqual([true, true, true, false]);
    expect([may([]), may([], root), may([], itself), may([], '*')]).toEqual([false, false, true, true]);
    expect([may(all, other, false), may([], root, false)]).toEqual([true, false]);
  });
});

it('knows which address blocks lie in which', () => {
  expect(cidrContains('0.0.0.0/0', '10.1.2.0/24')).toBe(true);
  expect(cidrContains('10.1.0.0/16', '10.1.2.0/24')).toBe(true);
  expect(cidrContains('10.1.2.0/24', '10.1.0.0/16')).toBe(false);
  expect(cidrContains('10.1.0.0/16', '10.2.0.0/24')).toBe(false);
  expect(cidrContains('192.168.1.0/25', '192.168.1.128/25')).toBe(false);
  expect(cidrContains('pl-12345', '10.0.0.0/8')).toBe(false);
});

describe('filter patterns', () => {
  it.each([
    {},
    { value: { a: [1, 'x', null, true] } },
    { value: ['text'] },
    { value: { a: [{ prefix: 'x' }, { suffix: '.png' }, { 'equals-ignore-case': 'y' }] } },
    { value: { a: [{ 'anything-but': ['x', 1] }], b: [{ exists: false }] } },
    { value: { n: [{ numeric: ['>', 1, '<=', 9] }], m: [{ numeric: ['=', 5] }] } },
    { value: { $or: [{ a: [1] }, { b: [2] }] }, topic: ['orders'] },
  ])('%j is one', (pattern) => {
    expect(isFilterPattern(JSON.stringify(pattern))).toBe(true);
  });

  it.each([
    [],
    'x',
    { value: 1 },
    { value: [] },
    { value: [{ prefix: 1 }] },
    { value: [{ prefix: 'x', suffix: 'y' }] },
    { value: [{ numeric: ['>'] }] },
    { value: [{ numeric: ['~', 1] }] },
    { value: [{ numeric: ['>', '1'] }] },
    { value: [{ exists: 'yes' }] },
    { value: [{ constructor: 'x' }] },
    { $or: [] },
    { $or: [1] },
  ])('%j is none', (pattern) => {
    expect(isFilterPattern(JSON.stringify(pattern))).toBe(false);
  });
});
