import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/core/policy/parsePolicy.ts';
import { formatPolicy } from '../../../src/core/policy/policyDocument.ts';

const parse = (document: unknown) => parsePolicy(JSON.stringify(document));

describe('parsing a policy', () => {
  it('takes what IAM gives: percent-encoded, every character of it', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'A', Effect: 'Allow', Action: 'kafka-cluster:*', Resource: ["50% (é+'*')"] }],
    });
    const encoded = encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
    const policy = parsePolicy(encoded);
    expect(policy?.Statement[0]?.Resource).toEqual(["50% (é+'*')"]);
    expect(policy).toEqual(parsePolicy(text));
    expect(policy && parsePolicy(formatPolicy(policy))).toEqual(policy);
  });

  it('makes a list of a single statement, and texts of booleans and numbers', () => {
    expect(
      parse({
        Statement: {
          Effect: 'Deny',
          NotPrincipal: { AWS: '111122223333' },
          NotAction: ['sts:AssumeRole'],
          NotResource: '*',
          Condition: { Bool: { 'aws:SecureTransport': false }, NumericLessThan: { 'aws:x': [1, '2'] } },
        },
      }),
    ).toEqual({
      Version: '2008-10-17',
      Statement: [
        {
          Effect: 'Deny',
          NotPrincipal: { AWS: '111122223333' },
          NotAction: ['sts:AssumeRole'],
          NotResource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' }, NumericLessThan: { 'aws:x': ['1', '2'] } },
        },
      ],
    });
  });

  it.each(['*', { AWS: '*' }, { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }, { Federated: 'cognito' }])(
    'keeps the principal %j',
    (Principal) => {
      expect(parse({ Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] })?.Statement).toEqual([
        { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
      ]);
    },
  );

  it('says that a document without statements grants nothing', () => {
    expect(parse({ Version: '2012-10-17' })).toEqual({ Version: '2012-10-17', Statement: [] });
  });

  it.each(['', 'no policy', '%', '[]', '"text"', '{', '{"Statement":[1]}', '{"Statement":[{"Effect":"Maybe"}]}'])(
    'takes %j for no policy',
    (text) => {
      expect(parsePolicy(text)).toBeUndefined();
    },
  );
});
