import { describe, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { ACCOUNT, findRole, KEY, MANAGED, ORDERS, ROLE, ROLE_ARN } from './accessSubjects.ts';
import { PATIENT, SAMPLE } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const bed = useSampleAccount();

describe('a role', () => {
  it('is told with what it trusts, its id and its boundary', async () => {
    const { sandbox, api } = bed;
    expect(await api.getRole(ROLE, PATIENT)).toEqual({
      name: ROLE,
      arn: ROLE_ARN,
      id: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      boundaryArn: undefined,
    });
    Object.assign(findRole(sandbox), { id: 'AROAMADEAGAIN00000000', boundary: MANAGED });
    expect(await api.getRole(ROLE, PATIENT)).toMatchObject({ id: 'AROAMADEAGAIN00000000', boundaryArn: MANAGED });
  });

  it('has inline and attached policies, however long the lists and whoever keeps them', async () => {
    const { sandbox, api } = bed;
    const own = `arn:aws:iam::${ACCOUNT}:policy/teams/orders/read+write`;
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny' as const, NotAction: 'kafka:*' }] };
    sandbox.account.policies.push({ arn: own, document });
    const role = findRole(sandbox);
    role.attached = [...(role.attached ?? []), own];
    role.inline = { ...role.inline, ...Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`p${at}`, document])) };
    sandbox.setFaults({ pageSize: 2, emptyPages: true });
    const policies = await api.listRolePolicies(ROLE, PATIENT);
    expect(policies.map(({ name, arn }) => [name, arn])).toEqual([
      ['access', undefined],
      ...[0, 1, 2, 3, 4].map((at) => [`p${at}`, undefined]),
      ['read+write', own],
      ['AWSLambdaMSKExecutionRole', MANAGED],
    ]);
    expect(policies[0]?.document.Statement[0]).toMatchObject({ Action: 'kafka-cluster:Connect', Resource: ORDERS });
    expect(policies[6]?.document).toEqual(document);
    expect(policies[7]?.document.Statement[0]?.Action).toContain('kafka:DescribeClusterV2');
  });

  it('is the same whatever region asks', async () => {
    const { sandbox, api } = bed;
    const elsewhere = bed.connections.api({ ...SAMPLE, region: 'eu-central-1' });
    expect(await elsewhere.getRole(ROLE, PATIENT)).toEqual(await api.getRole(ROLE, PATIENT));
    expect(await elsewhere.listRolePolicies(ROLE, PATIENT)).toHaveLength(2);
    expect(sandbox.requests.map(({ service, region }) => `${service} ${region}`)).toContain('iam eu-central-1');
  });
});

describe('the policy simulator', () => {
  const topic = `${ORDERS.replace(':cluster/', ':topic/')}/orders`;
  const ask = (api: AwsApi, actions: string[], resources: string[]) =>
    api.simulateRole({ roleArn: ROLE_ARN, actions, resources }, PATIENT);

  it('decides every action on every resource', async () => {
    const { api } = bed;
    const decisions = await ask(api, ['kafka-cluster:ReadData', 'kafka-cluster:Connect'], [ORDERS, topic]);
    expect(decisions.map(({ action, resource, decision }) => [action, resource, decision])).toEqual([
      ['kafka-cluster:Connect', ORDERS, 'allowed'],
      ['kafka-cluster:Connect', topic, 'implicitDeny'],
      ['kafka-cluster:ReadData', ORDERS, 'implicitDeny'],
      ['kafka-cluster:ReadData', topic, 'allowed'],
    ]);
    expect(decisions[0]).toMatchObject({ missingContext: [] });
    expect(decisions[0]?.allowedByOrganization).toBe(true);
    expect(decisions[0]?.allowedByBoundary).toBeUndefined();
  });

  it('goes through the pages of a long answer', async () => {
    const { sandbox, api } = bed;
    sandbox.setFaults({ pageSize: 3, emptyPages: true });
    const actions = Array.from({ length: 10 }, (_, at) => `sqs:Action${at}`);
    expect((await ask(api, actions, ['*'])).map(({ action }) => action)).toEqual(actions);
  });

  it('tells denies of the role, of its boundary and of the organization apart', async () => {
    const { sandbox, api } = bed;
    findRole(sandbox).inline = {
      ...findRole(sandbox).inline,
      no: { Statement: [{ Effect: 'Deny', Action: 'kafka-cluster:ReadData', Resource: '*' }] },
    };
    expect(await ask(api, ['kafka-cluster:ReadData'], [topic])).toMatchObject([{ decision: 'explicitDeny' }]);

    findRole(sandbox).boundary = MANAGED;
    expect(await ask(api, ['kafka-cluster:Connect', 'kafka:DescribeClusterV2'], [ORDERS])).toMatchObject([
      { action: 'kafka-cluster:Connect', decision: 'implicitDeny', allowedByBoundary: false },
      { action: 'kafka:DescribeClusterV2', decision: 'allowed', allowedByBoundary: true },
    ]);

    findRole(sandbox).boundary = undefined;
    sandbox.account.organizationPolicies.push({
      name: 'no-connect',
      document: { Statement: [{ Effect: 'Deny', Action: 'kafka-cluster:Connect', Resource: ORDERS }] },
    });
    expect(await ask(api, ['kafka-cluster:Connect', 'kafka-cluster:DescribeTopic'], [ORDERS, topic])).toMatchObject([
      { resource: ORDERS, decision: 'explicitDeny', allowedByOrganization: false },
      { resource: topic, decision: 'implicitDeny' },
      { resource: ORDERS, decision: 'implicitDeny', allowedByOrganization: true },
      { resource: topic, decision: 'allowed', allowedByOrganization: true },
    ]);
  });

  it('names the condition keys that it has no value for', async () => {
    const { api } = bed;
    const request = {
      roleArn: `arn:aws:iam::${ACCOUNT}:role/payments-role`,
      actions: ['kms:Decrypt'],
      resources: [KEY],
    };
    expect(await api.simulateRole(request, PATIENT)).toMatchObject([
      { decision: 'implicitDeny', missingContext: ['kms:ViaService'] },
    ]);
    const context = { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' };
    expect(await api.simulateRole({ ...request, context }, PATIENT)).toMatchObject([
      { decision: 'allowed', missingContext: [] },
    ]);
  });
});
