import { expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { BUCKET, KEY, MANAGED, ORDERS, QUEUE, ROLE, ROLE_ARN, SECRET, TOPIC } from './accessSubjects.ts';
import { catchFailure, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const bed = useSampleAccount();

type Call = (api: AwsApi, signal: AbortSignal) => Promise<unknown>;

/** Each operation whose refusal ends the call: the call, and the same about something that is not there. */
const CALLS: Readonly<Record<string, readonly [call: Call, missing?: Call]>> = {
  'iam:GetRole': [(api, signal) => api.getRole(ROLE, signal), (api, signal) => api.getRole('nobody', signal)],
  'iam:ListRolePolicies': [
    (api, signal) => api.listRolePolicies(ROLE, signal),
    (api, signal) => api.listRolePolicies('nobody', signal),
  ],
  'iam:GetRolePolicy': [(api, signal) => api.listRolePolicies(ROLE, signal)],
  'iam:ListAttachedRolePolicies': [(api, signal) => api.listRolePolicies(ROLE, signal)],
  'iam:GetPolicy': [
    (api, signal) => api.getManagedPolicy(MANAGED, signal),
    (api, signal) => api.getManagedPolicy(`${MANAGED}2`, signal),
  ],
  'iam:GetPolicyVersion': [(api, signal) => api.listRolePolicies(ROLE, signal)],
  'iam:SimulatePrincipalPolicy': [
    (api, signal) => api.simulateRole({ roleArn: ROLE_ARN, actions: ['sqs:SendMessage'], resources: [QUEUE] }, signal),
    (api, signal) => api.simulateRole({ roleArn: `${ROLE_ARN}2`, actions: ['sqs:SendMessage'], resources: [] }, signal),
  ],
  'kms:DescribeKey': [(api, signal) => api.getKey(KEY, signal), (api, signal) => api.getKey('alias/nothing', signal)],
  'secretsmanager:DescribeSecret': [
    (api, signal) => api.getSecret(SECRET, signal),
    (api, signal) => api.getSecret(`${SECRET}-gone`, signal),
  ],
  'secretsmanager:GetSecretValue': [
    (api, signal) => api.readSecretValue(SECRET, signal),
    (api, signal) => api.readSecretValue(`${SECRET}-gone`, signal),
  ],
  'sqs:GetQueueUrl': [
    (api, signal) => api.getDestination(QUEUE, signal),
    (api, signal) => api.getDestination(`${QUEUE}-gone`, signal),
  ],
  'sqs:GetQueueAttributes': [(api, signal) => api.getDestination(QUEUE, signal)],
  'sns:GetTopicAttributes': [
    (api, signal) => api.getDestination(TOPIC, signal),
    (api, signal) => api.getDestination(`${TOPIC}-gone`, signal),
  ],
  's3:ListBucket': [
    (api, signal) => api.getDestination(BUCKET, signal),
    (api, signal) => api.getDestination(`${BUCKET}-gone`, signal),
  ],
  'lambda:GetFunction': [
    (api, signal) => api.getFunctionFacts('inventory-sync', signal),
    (api, signal) => api.getFunctionFacts('nobody', signal),
  ],
  'iam:PutRolePolicy': [
    (api, signal) => api.putRolePolicy(ROLE, 'p', toPolicy(), signal),
    (api, signal) => api.putRolePolicy('nobody', 'p', toPolicy(), signal),
  ],
  'iam:UpdateAssumeRolePolicy': [
    (api, signal) => api.updateTrustPolicy(ROLE, toPolicy(), signal),
    (api, signal) => api.updateTrustPolicy('nobody', toPolicy(), signal),
  ],
  'lambda:UpdateFunctionConfiguration': [
    (api, signal) => api.updateFunctionTimeout('inventory-sync', 60, signal),
    (api, signal) => api.updateFunctionTimeout('nobody', 60, signal),
  ],
  'lambda:DeleteFunctionConcurrency': [
    (api, signal) => api.removeReservedConcurrency('inventory-sync', signal),
    (api, signal) => api.removeReservedConcurrency('nobody', signal),
  ],
  'kafka:BatchAssociateScramSecret': [
    (api, signal) => api.associateScramSecret(ORDERS, SECRET, signal),
    (api, signal) => api.associateScramSecret(`${ORDERS}0`, SECRET, signal),
  ],
  'kafka:GetClusterPolicy': [(api, signal) => api.getClusterPolicy(ORDERS, signal)],
};

it.each(Object.entries(CALLS))(
  '%s is named when it is denied, and ends when it is cancelled',
  async (operation, [call]) => {
    const { sandbox, api } = bed;
    expect(await catchFailure(call(api, AbortSignal.abort()))).toMatchObject({ reason: 'aborted' });
    sandbox.setFaults({ deny: [operation] });
    expect(await catchFailure(call(api, PATIENT))).toMatchObject({ reason: 'access-denied', operation });
  },
);

const MISSING = Object.entries(CALLS).flatMap(([operation, [, call]]) => (call ? [{ operation, call }] : []));

it.each(MISSING)('$operation says that something is not there', async ({ call }) => {
  const { api } = bed;
  expect(await catchFailure(call(api, PATIENT))).toMatchObject({ reason: 'not-found' });
});

it.each(['kms:GetKeyPolicy', 'secretsmanager:GetResourcePolicy'])(
  'a denied %s is a gap, not a failure',
  async (operation) => {
    const { sandbox, api } = bed;
    sandbox.setFaults({ deny: [operation] });
    const [key, secret] = await Promise.all([api.getKey(KEY, PATIENT), api.getSecret(SECRET, PATIENT)]);
    expect([key.policy, secret.policy].filter(({ known }) => !known)).toMatchObject([
      { gap: { reason: 'access-denied', operation } },
    ]);
  },
);

it('a call under way ends with its signal', async () => {
  const { sandbox, api } = bed;
  sandbox.setFaults({ delayMs: 60_000 });
  const controller = new AbortController();
  const calls = [
    api.listRolePolicies(ROLE, controller.signal),
    api.getKey(KEY, controller.signal),
    api.getSecret(SECRET, controller.signal),
    api.getDestination(BUCKET, controller.signal),
  ].map(catchFailure);
  controller.abort();
  for (const failure of await Promise.all(calls)) expect(failure.reason).toBe('aborted');
});
