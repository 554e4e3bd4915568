import { describe, expect, it } from 'vitest';
import { catchFailure, collect, PATIENT } from './connect.ts';
import { useSampleAccount } from './sampleAccount.ts';

const PAYMENTS = { vpc: 'vpc-0b7d30e5f19c826a4', group: 'sg-0c7b2a5d0fc694138', subnet: 'subnet-0b11f3c82d6e904a7' };
const STREAMING = 'vpc-0a4f81c6d2e95b370';
const RETURNS = 'sg-0b26d508ba714fce3';

const account = useSampleAccount({ settleMs: 1 });

describe('reading a network', () => {
  it('lists subnets, without those that do not exist', async () => {
    expect(await collect(account.api.listSubnets([PAYMENTS.subnet, 'subnet-gone'], PATIENT))).toEqual([
      { id: PAYMENTS.subnet, vpcId: PAYMENTS.vpc, cidr: '10.30.1.0/24', zone: 'us-east-1a', freeAddresses: 251 },
    ]);
  });

  it('lists security groups with their rules', async () => {
    const [group, ...others] = await collect(account.api.listSecurityGroups([PAYMENTS.group, 'sg-gone'], PATIENT));
    expect(others).toEqual([]);
    expect(group).toEqual({
      id: PAYMENTS.group,
      vpcId: PAYMENTS.vpc,
      name: 'msk-payments',
      inbound: [
        { protocol: 'tcp', fromPort: 9096, toPort: 9096, groups: [PAYMENTS.group], cidrs: [], prefixLists: [] },
      ],
      outbound: [{ protocol: '-1', groups: [], cidrs: ['0.0.0.0/0'], prefixLists: [] }],
    });
  });

  it('asks nothing about nothing', async () => {
    expect(await collect(account.api.listSubnets([], PATIENT))).toEqual([]);
    expect(await collect(account.api.listSecurityGroups([], PATIENT))).toEqual([]);
    expect(account.sandbox.requests).toEqual([]);
  });

  it('lists route tables with targets and dead ends, and NAT gateways', async () => {
    account.sandbox.account.routeTables[0]?.routes.push({
      destination: '10.9.0.0/16',
      target: 'tgw-1',
      blackhole: true,
    });
    const tables = await collect(account.api.listRouteTables(STREAMING, PATIENT));
    expect(tables.find(({ main }) => main)?.routes.at(-1)).toMatchObject({ target: expect.stringMatching(/^igw-/) });
    const [nat, ...others] = await collect(account.api.listNatGateways(STREAMING, PATIENT));
    expect(others).toEqual([]);
    expect(nat).toMatchObject({ state: 'available', connectivity: 'public' });
    expect(tables.find(({ subnets }) => subnets.length > 0)).toMatchObject({
      vpcId: STREAMING,
      main: false,
      routes: [
        { destination: '10.20.0.0/16', target: 'local', active: true },
        { destination: '0.0.0.0/0', target: nat?.id, active: true },
        { destination: '10.9.0.0/16', target: 'tgw-1', active: false },
      ],
    });
  });

  it('lists the network ACLs of a VPC with their subnets', async () => {
    const entries = [
      { number: 90, direction: 'in', action: 'deny', cidr: '10.0.0.0/8', protocol: '6', fromPort: 22 },
    ] as const;
    account.sandbox.account.networkAcls.push({
      id: 'acl-1',
      vpcId: PAYMENTS.vpc,
      subnetIds: [PAYMENTS.subnet],
      entries: [...entries],
    });
    const [usual, acl] = await collect(account.api.listNetworkAcls(PAYMENTS.vpc, PATIENT));
    expect(acl).toMatchObject({ id: 'acl-1', subnets: [PAYMENTS.subnet] });
    expect(usual?.subnets).toHaveLength(2);
    expect(acl?.entries).toContainEqual({
      number: 90,
      direction: 'in',
      protocol: '6',
      allow: false,
      cidr: '10.0.0.0/8',
      fromPort: 22,
      toPort: 22,
    });
    expect(acl?.entries).toContainEqual({
      number: 32_767,
      direction: 'out',
      protocol: '-1',
      allow: false,
      cidr: '0.0.0.0/0',
    });
  });

  it('lists endpoints with groups, subnets and policies', async () => {
    const endpoints = await collect(account.api.listVpcEndpoints(PAYMENTS.vpc, PATIENT));
    expect(endpoints.find(({ serviceName }) => serviceName.endsWith('.sts'))).toEqual({
      id: expect.stringMatching(/^vpce-/),
      vpcId: PAYMENTS.vpc,
      serviceName: 'com.amazonaws.us-east-1.sts',
      type: 'Interface',
      state: 'available',
      subnets: expect.arrayContaining([PAYMENTS.subnet]),
      securityGroups: ['sg-0d6a194cfeb583027'],
      routeTables: [],
      privateDns: true,
      policy: { Version: '2008-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
    });
  });

  it('gets a VPC with its DNS attributes, side by side', async () => {
    Object.assign(account.sandbox.account.vpcs.find(({ id }) => id === PAYMENTS.vpc) ?? {}, {
      dnsHostnames: false,
      moreCidrs: ['10.31.0.0/16'],
    });
    expect(await account.api.getVpc(PAYMENTS.vpc, PATIENT)).toEqual({
      id: PAYMENTS.vpc,
      cidrs: ['10.30.0.0/16', '10.31.0.0/16'],
      dnsSupport: true,
      dnsHostnames: false,
    });
    expect(await catchFailure(account.api.getVpc('vpc-gone', PATIENT))).toMatchObject({ reason: 'not-found' });
  });
});

describe('changing security groups', () => {
  it('lets a peer in and out, and says that a rule is there already', async () => {
    const own = { fromPort: 9098, toPort: 9098, peer: { group: RETURNS } };
    await account.api.authorizeInbound(RETURNS, own, PATIENT);
    await account.api.authorizeOutbound(RETURNS, { fromPort: 443, toPort: 443, peer: { cidr: '0.0.0.0/0' } }, PATIENT);
    await account.api.authorizeOutbound(RETURNS, { fromPort: 443, toPort: 443, peer: { cidr: '::/0' } }, PATIENT);
    const [group] = await collect(account.api.listSecurityGroups([RETURNS], PATIENT));
    expect(group?.inbound.at(-1)).toMatchObject({ protocol: 'tcp', fromPort: 9098, groups: [RETURNS] });
    expect(group?.outbound.slice(-2)).toMatchObject([{ cidrs: ['0.0.0.0/0'] }, { cidrs: ['::/0'] }]);
    expect(await catchFailure(account.api.authorizeInbound(RETURNS, own, PATIENT))).toMatchObject({
      reason: 'conflict',
      code: 'InvalidPermission.Duplicate',
    });
  });
});

const READS: Readonly<Record<string, () => Promise<unknown>>> = {
  'ec2:DescribeSubnets': () => collect(account.api.listSubnets([PAYMENTS.subnet], PATIENT)),
  'ec2:DescribeSecurityGroups': () => collect(account.api.listSecurityGroups([PAYMENTS.group], PATIENT)),
  'ec2:DescribeRouteTables': () => collect(account.api.listRouteTables(PAYMENTS.vpc, PATIENT)),
  'ec2:DescribeNatGateways': () => collect(account.api.listNatGateways(PAYMENTS.vpc, PATIENT)),
  'ec2:DescribeNetworkAcls': () => collect(account.api.listNetworkAcls(PAYMENTS.vpc, PATIENT)),
  'ec2:DescribeVpcEndpoints': () => collect(account.api.listVpcEndpoints(PAYMENTS.vpc, PATIENT)),
  'ec2:DescribeVpcs': () => account.api.getVpc(PAYMENTS.vpc, PATIENT),
  'ec2:DescribeVpcAttribute': () => account.api.getVpc(PAYMENTS.vpc, PATIENT),
  'ec2:AuthorizeSecurityGroupIngress': () =>
    account.api.authorizeInbound(RETURNS, { fromPort: 1, toPort: 1, peer: { group: RETURNS } }, PATIENT),
  'ec2:AuthorizeSecurityGroupEgress': () =>
    account.api.authorizeOutbound(RETURNS, { fromPort: 1, toPort: 1, peer: { group: RETURNS } }, PATIENT),
};

describe('faults', () => {
  it.each(Object.entries(READS))('reports that %s is denied', async (operation, call) => {
    account.sandbox.setFaults({ deny: [operation] });
    const failure = await catchFailure(call());
    expect(failure).toMatchObject({ reason: 'access-denied', operation, code: 'UnauthorizedOperation' });
    expect(failure.message).toContain(operation);
  });

  it('follows pages of one and empty pages', async () => {
    const whole = await READS['ec2:DescribeVpcEndpoints']?.();
    account.sandbox.setFaults({ pageSize: 1, emptyPages: true });
    expect(await READS['ec2:DescribeVpcEndpoints']?.()).toEqual(whole);
  });

  it('tries again when throttled, and knows credentials that expired', async () => {
    account.sandbox.setFaults({ throttleEvery: 2 });
    await expect(READS['ec2:DescribeVpcs']?.()).resolves.toMatchObject({ id: PAYMENTS.vpc });
    account.sandbox.setFaults({ expiredToken: true });
    expect(await catchFailure(account.api.getVpc(PAYMENTS.vpc, PATIENT))).toMatchObject({
      reason: 'expired-credentials',
    });
  });
});
