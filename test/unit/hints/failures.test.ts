import { describe, expect, it } from 'vitest';
import { AwsFailure, type FailureReason } from '../../../src/core/failure.ts';
import { explainFailure } from '../../../src/core/hints/failures.ts';

function fail(reason: FailureReason, message = '', operation = 'lambda:ListEventSourceMappings') {
  return new AwsFailure(reason, message, { operation });
}

const REASONS: readonly FailureReason[] = [
  'expired-credentials',
  'no-credentials',
  'access-denied',
  'throttled',
  'not-found',
  'conflict',
  'invalid',
  'network',
  'aborted',
  'unknown',
];

describe('explainFailure', () => {
  it.each(REASONS)('has a title and whole sentences for %s', (reason) => {
    for (const context of [{}, { profile: 'dev' }, { profile: 'dev', region: 'eu-central-1' }]) {
      for (const message of ['', 'AWS said something', 'AWS said something.']) {
        const explained = explainFailure(fail(reason, message), context);
        expect(explained.title).not.toBe('');
        expect(explained.message).toMatch(/[.!?]$/);
        expect(explained.message).not.toMatch(/\{\d\}|undefined|\.\./);
      }
    }
  });

  it('gives the command that renews an SSO sign-in', () => {
    expect(explainFailure(fail('expired-credentials'), { profile: 'my team' })).toEqual({
      title: 'Sign-in has expired',
      message:
        "The credentials of profile my team have expired or are not known to AWS. For a profile with SSO run “aws sso login --profile 'my team'”; otherwise renew its keys. Then try again.",
      action: {
        kind: 'copy',
        title: "Copy “aws sso login --profile 'my team'”",
        text: "aws sso login --profile 'my team'",
      },
    });
    expect(explainFailure(fail('expired-credentials')).action?.kind).toBe('retry');
  });

  it('names the action that is missing', () => {
    const denied = explainFailure(fail('access-denied', 'no'), { profile: 'dev', region: 'eu-central-1' });
    expect(denied.message).toBe(
      'Profile dev may not call lambda:ListEventSourceMappings in eu-central-1. Ask whoever looks after the account for this IAM action.',
    );
    expect(denied.action).toMatchObject({ kind: 'copy', text: 'lambda:ListEventSourceMappings' });
  });

  it('names the action that AWS names, where it differs from the call', () => {
    const text = 'User: x is not authorized to perform: kafka-cluster:Connect on resource: y';
    const denied = explainFailure(fail('access-denied', text, 'kafka:ListTopics'));
    expect(denied.title).toBe('Access denied: kafka-cluster:Connect');
    expect(denied.message).toContain('The topic’s name can be typed.');
  });

  it('offers to choose an account where there are no credentials', () => {
    expect(explainFailure(fail('no-credentials')).action?.kind).toBe('choose-account');
  });

  it('keeps the sentence about the endpoint and says what to check', () => {
    const text = 'kafka.eu-central-1.amazonaws.com did not answer within 20 seconds';
    expect(explainFailure(fail('network', text)).message).toBe(
      `${text}. Check the network, a proxy or VPN, and any endpoint address in your AWS settings.`,
    );
  });

  it('adds what a call’s refusal usually means', () => {
    const refused = fail('invalid', 'This operation is not supported for this cluster', 'kafka:ListTopics');
    expect(explainFailure(refused).message).toContain('from Kafka 3.6 only');
    expect(explainFailure(fail('throttled', '', 'kafka:ListTopics')).message).not.toContain('Kafka 3.6');
    expect(explainFailure(fail('conflict', 'x', 'kafka:GetBootstrapBrokers')).message).toContain('still being created');
    expect(explainFailure(fail('invalid', 'x', 'kafka:ListScramSecrets')).message).toContain('SASL/SCRAM');
  });

  it('offers to open the mapping that a conflict names', () => {
    const uuid = '6d9bce8e-836b-442c-8070-74e77903c815';
    const text = `x already exists. Please update or delete the existing mapping with UUID ${uuid}`;
    expect(explainFailure(fail('conflict', text)).action).toMatchObject({ kind: 'open-mapping', uuid });
    expect(explainFailure(fail('conflict', 'in use')).action?.kind).toBe('retry');
  });
});
