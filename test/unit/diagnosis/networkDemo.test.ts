import { describe, it, type TestContext } from 'vitest';
import type { AccountChange } from '../../../src/core/diagnosis/accountChange.ts';
import { describeCall, toChangeCall } from '../../../src/core/diagnosis/changeCall.ts';
import type { CheckResult } from '../../../src/core/diagnosis/report.ts';
import { applyChange } from '../../../src/diagnose/applyChange.ts';
import type { Account } from '../../../src/sandbox/account/account.ts';
import { startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { connect, PATIENT, SAMPLE } from '../aws/connect.ts';
import { results } from '../sandbox/pollerFaults.ts';
import { checkNetwork } from './checkNetwork.ts';

/** A sample account and its API for one test; the pace of calls makes the tests wait, so that they run side by side. */
async function open(test: TestContext) {
  const sandbox = await startSandbox({ settleMs: 0 });
  const connections = connect(sandbox.endpoint);
  test.onTestFinished(async () => {
    await connections.dispose();
    await sandbox.close();
  });
  return { sandbox, api: connections.api(SAMPLE) };
}

interface Trouble {
  /** Name of the cluster, or the last part of the connection's ARN. */
  readonly source: string;
  readonly result: string;
  /** The check that fails, and nothing else does. */
  readonly check: string;
  readonly evidence: string;
  /** What the extension does about it; or what only people can, in the account. */
  readonly repair: AccountChange['kind'] | ((account: Account, vpcId: string) => void);
}

const inVpc = <T extends { vpcId: string }>(items: readonly T[], vpcId: string): T[] =>
  items.filter((item) => item.vpcId === vpcId);

const troubles: readonly Trouble[] = [
  {
    source: 'vpc-closed-inbound',
    result: results.connection,
    check: 'broker-port-inbound',
    evidence: 'no inbound rule lets TCP 9094 in from the group itself or from its subnets',
    repair: 'authorize-inbound',
  },
  {
    source: 'returns-prod',
    result: results.connection,
    check: 'broker-port-inbound',
    evidence: 'sg-0b26d508ba714fce3 (msk-returns): no inbound rule lets TCP 9098 in',
    repair: 'authorize-inbound',
  },
  {
    source: 'vpc-closed-outbound',
    result: results.connection,
    check: 'broker-port-outbound',
    evidence: 'no outbound rule lets TCP 9094 out to the group itself or to its subnets',
    repair: 'authorize-outbound',
  },
  {
    source: 'vpc-closed-https',
    result: results.services,
    check: 'https-outbound',
    evidence: 'no outbound rule lets TCP 443 out to AWS STS at its public addresses',
    repair: 'authorize-outbound',
  },
  {
    source: 'vpc-network-acl',
    result: results.connection,
    check: 'network-acls',
    evidence: '90 DENY TCP 9094 10.63.0.0/16',
    repair: ({ networkAcls }, vpcId) => {
      for (const acl of inVpc(networkAcls, vpcId)) acl.entries = acl.entries.filter(({ action }) => action === 'allow');
    },
  },
  {
    source: 'vpc-without-dns',
    result: results.connection,
    check: 'vpc-dns',
    evidence: 'enableDnsSupport = false',
    repair: ({ vpcs }, vpcId) => {
      for (const vpc of vpcs) if (vpc.id === vpcId) vpc.dnsSupport = true;
    },
  },
  {
    source: 'vpc-blackhole',
    result: results.services,
    check: 'way-to-services',
    evidence: 'the route leads nowhere (blackhole)',
    repair: 'update-mapping',
  },
  {
    source: 'vpc-nat-failed',
    result: results.services,
    check: 'way-to-services',
    evidence: 'the NAT gateway is not available: its state is failed',
    repair: ({ natGateways }, vpcId) => {
      for (const gateway of inVpc(natGateways, vpcId)) gateway.state = 'available';
    },
  },
  {
    source: 'warehouse-legacy',
    result: results.services,
    check: 'way-to-services',
    evidence: 'AWS STS, AWS Lambda, Amazon SNS: there is no route 0.0.0.0/0 and no endpoint',
    repair: 'update-mapping',
  },
  {
    source: 'vpc-public-subnets',
    result: results.services,
    check: 'way-to-services',
    evidence: 'the subnet is public, but Lambda’s interfaces get no public address',
    repair: 'update-mapping',
  },
  {
    source: 'vpc-endpoint-names',
    result: results.services,
    check: 'way-to-services',
    evidence: 'has no private DNS names: calls lead past it',
    repair: ({ vpcEndpoints }, vpcId) => {
      for (const endpoint of inVpc(vpcEndpoints, vpcId)) endpoint.privateDns = true;
    },
  },
  {
    source: 'vpc-endpoint-missing',
    result: results.services,
    check: 'way-to-services',
    evidence: 'Amazon S3: there is no route 0.0.0.0/0 and no endpoint',
    repair: ({ vpcEndpoints, routeTables }, vpcId) => {
      const routeTableIds = inVpc(routeTables, vpcId).map(({ id }) => id);
      vpcEndpoints.push({ id: 'vpce-s3', vpcId, service: 's3', type: 'Gateway', state: 'available', routeTableIds });
    },
  },
  {
    source: 'vpc-endpoint-group',
    result: results.services,
    check: 'endpoint-groups',
    evidence: '(lab-endpoints) lets TCP 443 in neither from',
    repair: 'authorize-inbound',
  },
  {
    source: 'vpc-endpoint-acl',
    result: results.services,
    check: 'network-acls',
    evidence: '90 DENY TCP 443 10.70.0.0/16',
    repair: ({ networkAcls }, vpcId) => {
      for (const acl of inVpc(networkAcls, vpcId)) acl.entries = acl.entries.filter(({ action }) => action === 'allow');
    },
  },
  {
    source: 'vpc-endpoint-policy',
    result: results.services,
    check: 'endpoint-policies',
    evidence: 'lets members of an organization through only (aws:PrincipalOrgID): lambda:InvokeFunction',
    repair: ({ vpcEndpoints }, vpcId) => {
      for (const endpoint of inVpc(vpcEndpoints, vpcId)) delete endpoint.policy;
    },
  },
  {
    source: 'vpc-endpoint-sts',
    result: results.roleRefused,
    check: 'endpoint-policies',
    evidence: 'lets members of an organization through only (aws:PrincipalOrgID): sts:AssumeRole',
    repair: ({ vpcEndpoints }, vpcId) => {
      for (const endpoint of inVpc(vpcEndpoints, vpcId)) delete endpoint.policy;
    },
  },
  {
    source: '1ab03aa8-5c1e-4d2a-9b7f-8e3d6c0a7198-7',
    result: results.connection,
    check: 'broker-port-inbound',
    evidence: 'no inbound rule lets TCP 14001 in',
    repair: 'authorize-inbound',
  },
];

const failed = (checks: readonly CheckResult[]) => checks.filter(({ outcome }) => outcome === 'fail');

describe.concurrent('network faults of the sample account', () => {
  it.for(troubles)('$source: $check fails, and passes when it is repaired', async ({ source, ...trouble }, test) => {
    const { sandbox, api } = await open(test);
    const { expect } = test;
    const { mappings } = sandbox.account;
    const arnOf = ({ configuration }: (typeof mappings)[number]) => configuration.EventSourceArn ?? '';
    const mapping = mappings.find((candidate) => arnOf(candidate).split('/').includes(source));
    const uuid = mapping?.uuid ?? '';
    expect(await api.getMapping(uuid, PATIENT)).toMatchObject({ LastProcessingResult: trouble.result });

    const checks = await checkNetwork(api, uuid);
    const failure = checks.find(({ id }) => id === trouble.check);
    expect(failure).toMatchObject({ outcome: 'fail' });
    expect(failed(checks)).toEqual([failure]);
    expect(failure?.evidence.join('\n')).toContain(trouble.evidence);
    expect(failure?.remedies.length).toBeGreaterThan(0);

    const { repair } = trouble;
    if (typeof repair === 'function') {
      const { account } = sandbox;
      const place = [...account.clusters, ...account.vpcConnections].find(({ arn }) => arn.split('/').includes(source));
      repair(account, account.subnets.find(({ id }) => id === place?.subnets[0])?.vpcId ?? '');
    } else {
      const change = failure?.remedies.map((remedy) => remedy.change).find((entry) => entry?.kind === repair);
      if (change === undefined) throw new Error(`no remedy does ${repair}`);
      await applyChange(api, change, PATIENT);
    }
    const after = (await checkNetwork(api, uuid)).find(({ id }) => id === trouble.check);
    expect(after?.outcome).toBe(repair === 'update-mapping' ? 'skipped' : 'pass');
    expect(await api.getMapping(uuid, PATIENT)).toMatchObject({ State: 'Enabled', LastProcessingResult: 'OK' });
  });
});

describe.concurrent('network checks', () => {
  it('fail for none of the mappings that work', async (test) => {
    const { sandbox, api } = await open(test);
    const { expect } = test;
    const working = sandbox.account.mappings.filter(
      ({ configuration, lastProcessingResult }) =>
        configuration.EventSourceArn?.includes(':kafka:') === true && lastProcessingResult === 'OK',
    );
    expect(working.length).toBeGreaterThan(8);
    for (const { uuid } of working) {
      const checks = await checkNetwork(api, uuid);
      expect(failed(checks), uuid).toEqual([]);
      expect(checks.filter(({ outcome }) => outcome === 'pass').length, uuid).toBeGreaterThan(3);
    }
  });

  it('let endpoints be created where nobody in the VPC has another way', async (test) => {
    const { sandbox, api } = await open(test);
    const { expect } = test;
    const warehouse = 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b';
    const find = async (id: string) => (await checkNetwork(api, warehouse)).find((check) => check.id === id);
    const remedy = (await find('way-to-services'))?.remedies.find(({ change }) => change?.kind === 'create-endpoints');
    if (remedy?.change?.kind !== 'create-endpoints') throw new Error('no remedy creates endpoints');
    const call = describeCall(toChangeCall(remedy.change));
    expect(call).toContain(`ec2:CreateVpcEndpoint, ${remedy.change.endpoints.length} times`);
    for (const { serviceName } of remedy.change.endpoints)
      expect(call).toContain(`{ "ServiceName": "${serviceName}" }`);
    expect(call).toMatch(/"SubnetIds":.*subnet-.*"SecurityGroupIds":.*sg-.*"PrivateDnsEnabled":\s*true/s);
    expect(call.split('\n').length).toBeLessThan(20);
    expect(remedy.text).toContain('costs money');
    expect(remedy.command).not.toMatch(/ENDPOINT_SECURITY_GROUP|CLUSTER_/);
    await applyChange(api, remedy.change, PATIENT);
    expect((await find('way-to-services'))?.outcome).toBe('pass');
    // What the groups of the endpoints still lack is found by the next check, and can be repaired by it.
    const rule = (await find('endpoint-groups'))?.remedies.find(({ change }) => change?.kind === 'authorize-inbound');
    if (rule?.change !== undefined) await applyChange(api, rule.change, PATIENT);
    expect((await find('endpoint-groups'))?.outcome).toBe('pass');
    expect(await api.getMapping(warehouse, PATIENT)).toMatchObject({ LastProcessingResult: 'OK' });
    const again = await applyChange(api, remedy.change, PATIENT).catch((error: unknown) => error);
    expect(String(again)).toContain('conflicting DNS domain');
    expect(sandbox.account.vpcEndpoints.filter(({ service }) => service === 'sts').length).toBeGreaterThan(0);
  });

  it('leave the way of others in the VPC alone', async (test) => {
    const { sandbox, api } = await open(test);
    const { expect } = test;
    const warehouse = 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b';
    const table = sandbox.account.routeTables.find(({ vpcId }) => vpcId === 'vpc-0c92e6a1b84d7f053');
    // A table of other subnets, with a way out.
    if (table !== undefined) {
      const routes = [{ destination: '0.0.0.0/0', target: 'igw-1' }];
      sandbox.account.routeTables.push({ id: 'rtb-other', vpcId: table.vpcId, subnetIds: ['subnet-other'], routes });
    }
    const way = (await checkNetwork(api, warehouse)).find(({ id }) => id === 'way-to-services');
    expect(way?.outcome).toBe('fail');
    expect(way?.remedies.map(({ change }) => change?.kind)).not.toContain('create-endpoints');
    expect(way?.remedies.some(({ command }) => command?.includes('create-vpc-endpoint'))).toBe(true);
  });

  it('leave open what is behind a firewall or a transit gateway, and prefix lists', async (test) => {
    const { sandbox, api } = await open(test);
    const { expect } = test;
    const partners = '15c9a7d3-8e4b-4f60-93a2-e7d04b86c5f1';
    const way = (await checkNetwork(api, partners)).find(({ id }) => id === 'way-to-services');
    expect(way).toMatchObject({ outcome: 'unknown' });
    expect(way?.evidence.join()).toContain('0.0.0.0/0 → vpce-0e7b51d94f3c8a260: what is behind it cannot be told');
    const group = sandbox.account.securityGroups.find(({ name }) => name === 'msk-partners');
    if (group !== undefined) group.ingress = [{ fromPort: 9094, toPort: 9098, prefixLists: ['pl-0a1b2c3d'] }];
    const port = (await checkNetwork(api, partners)).find(({ id }) => id === 'broker-port-inbound');
    expect(port?.outcome).toBe('unknown');
    expect(port?.evidence.join()).toContain('pl-0a1b2c3d');
  });

  it('look at the broker port alone in provisioned mode', async (test) => {
    const { api } = await open(test);
    const { expect } = test;
    const checks = await checkNetwork(api, 'c86e2d14-9a70-4b5f-b1e3-05d7f84a6c29');
    const outcomes = Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({
      'broker-port-inbound': 'pass',
      'network-acls': 'pass',
      'way-to-services': 'skipped',
      'https-outbound': 'skipped',
      'endpoint-groups': 'skipped',
      'endpoint-policies': 'skipped',
    });
    expect(checks.find(({ id }) => id === 'way-to-services')?.evidence[0]).toContain('In provisioned mode');
  });
});
