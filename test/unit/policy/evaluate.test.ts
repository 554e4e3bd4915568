import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessQuestion, evaluateAccess, type RoleAccess } from '../../../src/core/policy/evaluate.ts';
import type { PolicyStatement } from '../../../src/core/policy/policyDocument.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { decide } from '../../../src/sandbox/policy/decide.ts';
import type { PolicyStatement as SandboxStatement } from '../../../src/sandbox/policy/policyDocument.ts';

const role = 'arn:aws:iam::111122223333:role/orders';
const topic = 'arn:aws:kafka:us-east-1:111122223333:topic/shop/1111-2/orders';
const read: AccessQuestion = { action: 'kafka-cluster:ReadData', resource: topic, context: {} };
const allowed: PolicyStatement = { Effect: 'Allow', Action: 'kafka-cluster:*', Resource: topic };

function named(...statements: readonly PolicyStatement[]) {
  return { name: 'policy', document: toPolicy(...statements) };
}

function variable(name: string): string {
  return `\${${name}}`;
}

function decideBy(
  statement: PolicyStatement,
  question: Partial<AccessQuestion> = {},
  access: Partial<RoleAccess> = {},
) {
  return evaluateAccess({ role: { role }, identity: [named(statement)], ...access }, { ...read, ...question }).decision;
}

describe('what the policies of a role say', () => {
  it.each<[string, Partial<PolicyStatement>, string]>([
    ['names action and resource', {}, 'allowed'],
    ['names the action in other letters', { Action: 'Kafka-Cluster:readdata' }, 'allowed'],
    ['names another action', { Action: 'kafka-cluster:WriteData' }, 'not-allowed'],
    ['names the resource with wildcards', { Resource: 'arn:aws:kafka:*:111122223333:topic/shop/*/orders' }, 'allowed'],
    ['names the resource in other letters', { Resource: topic.toUpperCase() }, 'not-allowed'],
    ['leaves the action out', { Action: undefined, NotAction: 'kafka-cluster:WriteData' }, 'allowed'],
    ['leaves all actions of the service out', { Action: undefined, NotAction: 'kafka-cluster:*' }, 'not-allowed'],
    ['leaves the resource out', { Resource: undefined, NotResource: `${topic}-other` }, 'allowed'],
    ['leaves this resource out', { Resource: undefined, NotResource: topic }, 'not-allowed'],
    ['uses a wildcard over parts of the ARN', { Resource: 'arn:aws:kafka:*:topic/*' }, 'unclear'],
  ])('%s', (_, statement, decision) => {
    expect(decideBy({ ...allowed, ...statement })).toBe(decision);
  });

  it('lets an explicit deny win over every allow', () => {
    const deny = named({ Effect: 'Deny', Action: '*', Resource: '*' });
    expect(evaluateAccess({ role: { role }, identity: [named(allowed), { ...deny, name: 'stop' }] }, read)).toEqual({
      decision: 'denied',
      by: ['stop'],
      doubts: [],
    });
  });

  it('needs the boundary to let it through, and names it', () => {
    const boundary = { ...named({ ...allowed, Action: 's3:*' }), name: 'limits' };
    expect(evaluateAccess({ role: { role }, identity: [named(allowed)], boundary }, read)).toEqual({
      decision: 'not-allowed',
      by: ['limits'],
      doubts: [],
    });
    expect(decideBy(allowed, {}, { boundary: named({ ...allowed, Action: '*' }) })).toBe('allowed');
  });

  it('does not guess what a policy for some resources says of an action without any', () => {
    expect(decideBy(allowed, { resource: '*' })).toBe('unclear');
    expect(decideBy({ ...allowed, Resource: '*' }, { resource: '*' })).toBe('allowed');
  });

  it('does not guess whether every resource of a question is covered', () => {
    expect(decideBy({ ...allowed, Resource: `${topic}-a*` }, { resource: `${topic}*` })).toBe('unclear');
    expect(
      decideBy({ ...allowed, Resource: 'arn:aws:kafka:us-east-1:111122223333:topic/*' }, { resource: `${topic}*` }),
    ).toBe('allowed');
    expect(decideBy({ ...allowed, Resource: `${topic}/x` }, { resource: `${topic}-*` })).toBe('not-allowed');
  });
});

describe('conditions', () => {
  const context = {
    'aws:requestedregion': 'us-east-1',
    'aws:principalorgid': undefined,
    'aws:principalaccount': '111122223333',
  };

  it.each<[string, PolicyStatement['Condition'], string]>([
    ['an equal value', { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }, 'allowed'],
    ['another value', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'not-allowed'],
    ['a pattern', { StringLike: { 'aws:RequestedRegion': 'us-*' } }, 'allowed'],
    ['a negated pattern', { StringNotLike: { 'aws:RequestedRegion': 'us-*' } }, 'not-allowed'],
    ['every value of several', { 'ForAllValues:StringEquals': { 'aws:RequestedRegion': ['us-east-1'] } }, 'allowed'],
    ['a key that the request lacks', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'not-allowed'],
    ['a lacking key that may lack', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, 'allowed'],
    ['a lacking key, negated', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'allowed'],
    ['any value of a lacking key', { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } }, 'not-allowed'],
    ['that a key lacks', { Null: { 'aws:PrincipalOrgID': 'true' } }, 'allowed'],
    ['that a key is there', { Null: { 'aws:PrincipalOrgID': 'false' } }, 'not-allowed'],
    ['a key that is not known', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'unclear'],
    ['an unknown key that may lack', { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, 'unclear'],
    ['an operator that is not known', { IpAddress: { 'aws:RequestedRegion': '10.0.0.0/8' } }, 'unclear'],
    ['a variable', { StringEquals: { 'aws:PrincipalAccount': variable('aws:PrincipalAccount') } }, 'allowed'],
    ['a variable that is not known', { StringEquals: { 'aws:PrincipalAccount': variable('aws:username') } }, 'unclear'],
  ])('%s', (_, Condition, decision) => {
    expect(decideBy({ ...allowed, Condition }, { context })).toBe(decision);
  });

  it('names what it could not judge, and still knows what is refused anyway', () => {
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    expect(evaluateAccess({ role: { role }, identity: [named({ ...allowed, Condition })] }, read).doubts).toEqual([
      'StringEquals aws:SourceVpc',
    ]);
    expect(decideBy({ ...allowed, Action: 's3:*', Condition })).toBe('not-allowed');
    expect(
      decideBy(allowed, {}, { identity: [named(allowed, { Effect: 'Deny', Action: '*', Resource: '*', Condition })] }),
    ).toBe('unclear');
  });
});

describe('policies of the thing itself', () => {
  const foreign = 'arn:aws:secretsmanager:us-east-1:444455556666:secret:AmazonMSK_a-AbCdEf';
  const question = { action: 'secretsmanager:GetSecretValue', resource: foreign };
  const own = { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' } as const;
  const grantTo = (AWS: string) => named({ ...own, Principal: { AWS } });

  it('need both sides across accounts', () => {
    expect(decideBy(own, question)).toBe('not-allowed');
    expect(decideBy(own, question, { resource: grantTo(role) })).toBe('allowed');
    expect(decideBy(own, question, { resource: grantTo('arn:aws:iam::111122223333:root') })).toBe('allowed');
    expect(decideBy(allowed, question, { resource: grantTo(role) })).toBe('not-allowed');
  });

  it('are enough in the same account when they name the role', () => {
    const mine = { ...question, resource: foreign.replace('444455556666', '111122223333') };
    expect(decideBy(allowed, mine, { resource: grantTo(role) })).toBe('allowed');
    expect(decideBy(allowed, mine, { resource: grantTo('111122223333') })).toBe('not-allowed');
    expect(decideBy(own, mine, { resource: grantTo('111122223333') })).toBe('allowed');
  });

  it('decide over keys: a right of the role alone is not enough', () => {
    const key = { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:111122223333:key/1' };
    const statement = { Effect: 'Allow', Action: 'kms:*', Resource: '*' } as const;
    const ask = (principal: string) =>
      decideBy(statement, key, {
        resourceDecides: true,
        resource: named({ ...statement, Principal: { AWS: principal } }),
      });
    expect(ask('arn:aws:iam::111122223333:root')).toBe('allowed');
    expect(ask(role)).toBe('allowed');
    expect(ask('arn:aws:iam::111122223333:role/other')).toBe('not-allowed');
    expect(decideBy(statement, key, { resourceDecides: true })).toBe('not-allowed');
  });
});

/** Policies of parts that meet often; the account's other reading of them agrees whenever ours is sure. */
describe('against an independent reading', () => {
  const part = fc.constantFrom('*', 'orders', 'ord*', 'o?ders', 'shop', '');
  const resource = part.map((name) =>
    name === '*' ? '*' : `arn:aws:kafka:us-east-1:111122223333:topic/shop/1/${name}`,
  );
  const action = fc.constantFrom(
    '*',
    'kafka-cluster:*',
    'kafka-cluster:ReadData',
    'KAFKA-CLUSTER:read*',
    's3:GetObject',
  );
  const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 3 });
  const key = fc.constantFrom('aws:RequestedRegion', 'kms:ViaService', 'aws:PrincipalOrgID');
  const operator = fc.constantFrom(
    'StringEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringEqualsIfExists',
    'ArnLike',
    'Bool',
  );
  const value = fc.constantFrom(
    'us-east-1',
    'us-*',
    'true',
    'secretsmanager.us-east-1.amazonaws.com',
    'secretsmanager.*',
  );
  const condition = fc.option(
    fc.dictionary(operator, fc.dictionary(key, list(value), { minKeys: 1, maxKeys: 2 }), { maxKeys: 2 }),
    { nil: undefined },
  );
  const statement: fc.Arbitrary<PolicyStatement & SandboxStatement> = fc
    .record({
      effect: fc.constantFrom<('Allow' | 'Deny')[]>('Allow', 'Allow', 'Deny'),
      not: fc.record({ action: fc.boolean(), resource: fc.boolean() }),
      actions: list(action),
      resources: list(resource),
      condition,
    })
    .map(({ effect, not, actions, resources, condition: Condition }) => ({
      Effect: effect,
      ...(not.action ? { NotAction: actions } : { Action: actions }),
      ...(not.resource ? { NotResource: resources } : { Resource: resources }),
      ...(Condition === undefined ? {} : { Condition }),
    }));
  const questions = fc.record({
    action: fc.constantFrom('kafka-cluster:ReadData', 's3:GetObject', 'kafka-cluster:WriteData'),
    resource: fc
      .constantFrom('orders', 'orderz', 'shop')
      .map((name) => `arn:aws:kafka:us-east-1:111122223333:topic/shop/1/${name}`),
    context: fc.record({
      'aws:requestedregion': fc.constantFrom('us-east-1', 'eu-west-1'),
      'kms:viaservice': fc.constantFrom('secretsmanager.us-east-1.amazonaws.com', 'true'),
    }),
  });
  const words = { allowed: 'allowed', denied: 'denied', unstated: 'not-allowed' } as const;

  it('says the same of policies and requests that are wholly known', () => {
    let sure = 0;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), questions, (statements, question) => {
        const ours = evaluateAccess(
          { role: { role }, identity: [named(...statements)] },
          { ...question, context: { ...question.context, 'aws:principalorgid': undefined } },
        ).decision;
        if (ours === 'unclear') return;
        sure += 1;
        expect(ours).toBe(words[decide([{ Statement: statements }], { ...question, principal: { aws: role } })]);
      }),
      { numRuns: 2000 },
    );
    expect(sure).toBeGreaterThan(1500);
  });

  it('never changes its mind when more of the request is known', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), questions, (statements, question) => {
        const access = { role: { role }, identity: [named(...statements)] };
        const before = evaluateAccess(access, { ...question, context: {} }).decision;
        // What nothing allows can still be denied in so many words.
        if (before !== 'unclear')
          expect(evaluateAccess(access, question).decision === 'allowed').toBe(before === 'allowed');
      }),
      { numRuns: 2000 },
    );
  });
});
