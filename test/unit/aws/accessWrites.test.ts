import { describe, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { toTrustPolicy } from '../../../src/core/policy/trustPolicy.ts';
import { findFunction } from '../../../src/sandbox/account/account.ts';
import type { Sandbox } from '../../../src/sandbox/startSandbox.ts';
import { findRole, ORDERS, ROLE, SECRET, toArn } from './accessSubjects.ts';
import { catchFailure, collect, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const bed = useSampleAccount();

const ORDERS_MAPPING = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';
const UNTRUSTED_MAPPING = '7a64f0b8-c25e-4d91-8f37-13e9d5a0c72b';
const SCRAM_MAPPING = '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9';
const PAYMENTS = toArn('kafka', 'cluster/payments-prod/b84d6f02-91c3-4e5a-8f27-6a3e15d0c9b8-7');
const FRAUD_SECRET = toArn('secretsmanager', 'secret:AmazonMSK_payments-fraud-score-Xw27Lm');
const FUNCTION = 'orders-processor';

async function readResult(api: AwsApi, uuid = ORDERS_MAPPING): Promise<string | undefined> {
  return (await api.getMapping(uuid, PATIENT)).LastProcessingResult;
}

function requireFunction({ account }: Sandbox) {
  const found = findFunction(account, FUNCTION);
  if (found === undefined) throw new Error(`no function ${FUNCTION}`);
  return found;
}

describe('what is changed changes how the mapping fares', () => {
  it('a right that was lost and given back', async () => {
    const { sandbox, api } = bed;
    expect(await readResult(api)).toBe('OK');
    const access = findRole(sandbox).inline?.['access'];
    const [lost, ...kept] = [...(access?.Statement ?? [])].sort((a) =>
      JSON.stringify(a.Action).includes('ReadData') ? -1 : 1,
    );
    if (access !== undefined) access.Statement = kept;
    expect(lost?.Resource).toContain(':topic/');
    expect(await readResult(api)).toBe('PROBLEM: Cluster failed to authorize Lambda.');

    const topic = `${ORDERS.replace(':cluster/', ':topic/')}/orders`;
    const actions = ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'];
    const document = toPolicy({ Sid: 'ReadTopic', Effect: 'Allow', Action: actions, Resource: topic });
    await api.putRolePolicy(ROLE, 'msk-lambda', document, PATIENT);
    expect(await readResult(api)).toBe('OK');
    expect(await api.listRolePolicies(ROLE, PATIENT)).toContainEqual({ name: 'msk-lambda', document });

    await api.putRolePolicy(ROLE, 'msk-lambda', toPolicy({ ...document.Statement[0], Effect: 'Deny' }), PATIENT);
    expect(await readResult(api)).toContain('failed to authorize');
  });

  it('a role that gets AWS’s own policy', async () => {
    const { sandbox, api } = bed;
    const role = findRole(sandbox);
    role.inline = {};
    role.attached = [];
    const policyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole';
    await api.attachRolePolicy(ROLE, policyArn, PATIENT);
    await api.attachRolePolicy(ROLE, policyArn, PATIENT);
    expect((await api.listRolePolicies(ROLE, PATIENT)).map(({ name }) => name)).toEqual(['AWSLambdaMSKExecutionRole']);
  });

  it('a role that learns to trust Lambda', async () => {
    const { api } = bed;
    expect(await readResult(api, UNTRUSTED_MAPPING)).toContain('failed to assume your function execution role');
    await api.updateTrustPolicy('metrics-role', toTrustPolicy(), PATIENT);
    expect(await readResult(api, UNTRUSTED_MAPPING)).toBe('OK');
    expect((await api.getRole('metrics-role', PATIENT)).trust).toEqual(toTrustPolicy());
  });

  it('a secret that is associated with the cluster', async () => {
    const { api } = bed;
    expect(await readResult(api, SCRAM_MAPPING)).toBe('PROBLEM: SASL authentication failed.');
    await api.associateScramSecret(PAYMENTS, FRAUD_SECRET, PATIENT);
    await api.associateScramSecret(PAYMENTS, FRAUD_SECRET, PATIENT);
    expect(await readResult(api, SCRAM_MAPPING)).toBe('OK');
    expect(await collect(api.listScramSecrets(PAYMENTS, PATIENT))).toEqual([FRAUD_SECRET, SECRET].sort());
  });

  it('a timeout that was too long', async () => {
    const { sandbox, api } = bed;
    requireFunction(sandbox).timeoutSeconds = 900;
    expect(await readResult(api)).toBe('PROBLEM: Function call failed');
    await api.updateFunctionTimeout(FUNCTION, 840, PATIENT);
    expect(await readResult(api)).toBe('OK');
    expect(await api.getFunctionFacts(FUNCTION, PATIENT)).toMatchObject({ timeout: 840 });
  });

  it('concurrency that was reserved away', async () => {
    const { sandbox, api } = bed;
    requireFunction(sandbox).reservedConcurrency = 0;
    expect(await readResult(api)).toBe('PROBLEM: Function call failed');
    await api.removeReservedConcurrency(requireFunction(sandbox).name, PATIENT);
    expect(await readResult(api)).toBe('OK');
    expect((await api.getFunctionFacts(FUNCTION, PATIENT)).reservedConcurrency).toBeUndefined();
  });

  it('a policy of the organization, a key or a secret that is taken away', async () => {
    const { sandbox, api } = bed;
    const { account } = sandbox;
    const deny = toPolicy({ Effect: 'Deny', Action: 'kafka-cluster:*', Resource: '*' });
    account.organizationPolicies.push({ name: 'no-kafka', document: { ...deny, Statement: [...deny.Statement] } });
    expect(await readResult(api)).toBe('PROBLEM: SASL authentication failed.');

    const ledger = 'e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5';
    expect(await readResult(api, ledger)).toBe('OK');
    const key = account.keys.find(({ alias }) => alias === 'alias/payments-secrets');
    Object.assign(key ?? {}, { state: 'Disabled' });
    expect(await readResult(api, ledger)).toBe('PROBLEM: SASL authentication failed.');
    Object.assign(key ?? {}, { state: 'Enabled' });
    expect(await readResult(api, ledger)).toBe('OK');
    Object.assign(account.secrets.find(({ arn }) => arn === SECRET) ?? {}, { deleted: '2026-11-20T10:00:00Z' });
    expect(await readResult(api, ledger)).toBe('PROBLEM: SASL authentication failed.');
  });
});

describe('MSK says of each secret why it does not take it', () => {
  it.each([
    ['secret:my-secret-a1B2c3', "Secret names must have the prefix 'AmazonMSK_'"],
    ['secret:AmazonMSK_nothing-AbCdEf', "Amazon MSK wasn't able to access the provided secret."],
    ['secret:AmazonMSK_customer-360-sync-Hb5sYp', 'encrypted with the default key'],
  ])('%s', async (resource, text) => {
    const { sandbox, api } = bed;
    const customers = sandbox.account.secrets.find(({ arn }) => arn.includes('customer-360'));
    if (customers !== undefined) customers.kmsKey = undefined;
    const failure = await catchFailure(api.associateScramSecret(PAYMENTS, toArn('secretsmanager', resource), PATIENT));
    expect(failure).toMatchObject({
      reason: 'invalid',
      code: 'InvalidSecretArn',
      operation: 'kafka:BatchAssociateScramSecret',
    });
    expect(failure.message).toContain(text);
    expect(await collect(api.listScramSecrets(PAYMENTS, PATIENT))).toEqual([SECRET]);
  });
});

it('IAM refuses a trust policy without a principal, and leaves the role as it is', async () => {
  const { api } = bed;
  const { trust } = await api.getRole(ROLE, PATIENT);
  const document = toPolicy({ Effect: 'Allow', Action: 'sts:AssumeRole' });
  expect(await catchFailure(api.updateTrustPolicy(ROLE, document, PATIENT))).toMatchObject({
    reason: 'invalid',
    operation: 'iam:UpdateAssumeRolePolicy',
  });
  expect((await api.getRole(ROLE, PATIENT)).trust).toEqual(trust);
});
