import { describe, expect, it } from 'vitest';
import { cidrContains } from '../../../src/core/network/cidr.ts';
import { findEndpoints } from '../../../src/core/network/endpoints.ts';
import type { NatGateway, Route, RouteTable, VpcEndpoint } from '../../../src/core/network/network.ts';
import { findRoute, findRouteTable, findWayOut } from '../../../src/core/network/routes.ts';
import { createRandom } from './random.ts';

const toRoute = (destination: string, target: string, active = true): Route => ({ destination, target, active });
const local = toRoute('10.0.0.0/16', 'local');

function toTable(id: string, routes: readonly Route[], more: Partial<RouteTable> = {}): RouteTable {
  return { id, vpcId: 'vpc-1', main: false, subnets: [], routes: [local, ...routes], ...more };
}

const publicTable = toTable('rtb-main', [toRoute('0.0.0.0/0', 'igw-1')], { main: true });
const nat: NatGateway = { id: 'nat-1', state: 'available', subnetId: 'subnet-public', connectivity: 'public' };

describe('routes', () => {
  it('takes the subnet’s own table, else the main one', () => {
    const own = toTable('rtb-own', [], { subnets: ['subnet-a'] });
    expect(findRouteTable([publicTable, own], 'subnet-a')?.id).toBe('rtb-own');
    expect(findRouteTable([publicTable, own], 'subnet-b')?.id).toBe('rtb-main');
    expect(findRouteTable([own], 'subnet-b')).toBeUndefined();
  });

  it('agrees with looking for the longest prefix one by one', () => {
    const random = createRandom(5);
    for (let round = 0; round < 300; round++) {
      const routes = random.list(6, () =>
        toRoute(`10.0.0.${random.next(8)}/${28 + random.next(5)}`, `eni-${random.next(99)}`),
      );
      const address = `10.0.0.${random.next(16)}`;
      const lengths = [local, ...routes].filter(({ destination }) => cidrContains(destination, address));
      const longest = Math.max(...lengths.map(({ destination }) => Number(destination.split('/')[1])));
      const found = findRoute(toTable('rtb-1', routes), address);
      expect(found?.destination.endsWith(`/${longest}`)).toBe(true);
      expect(lengths).toContain(found);
    }
  });

  it.each([
    ['a NAT gateway', [toRoute('0.0.0.0/0', 'nat-1')], [nat], { kind: 'nat' }],
    ['no default route', [], [nat], { kind: 'none' }],
    ['a route to nowhere', [toRoute('0.0.0.0/0', 'nat-1', false)], [nat], { kind: 'blackhole' }],
    ['an internet gateway', [toRoute('0.0.0.0/0', 'igw-1')], [], { kind: 'internet-gateway' }],
    ['a transit gateway', [toRoute('0.0.0.0/0', 'tgw-1')], [], { kind: 'elsewhere' }],
    ['a firewall', [toRoute('0.0.0.0/0', 'vpce-1')], [], { kind: 'elsewhere' }],
    ['a NAT gateway of nobody', [toRoute('0.0.0.0/0', 'nat-2')], [nat], { kind: 'broken-nat', why: 'gone' }],
    [
      'a failed NAT gateway',
      [toRoute('0.0.0.0/0', 'nat-1')],
      [{ ...nat, state: 'failed' }],
      { kind: 'broken-nat', why: 'state' },
    ],
    [
      'a private NAT gateway',
      [toRoute('0.0.0.0/0', 'nat-1')],
      [{ ...nat, connectivity: 'private' as const }],
      { kind: 'broken-nat', why: 'private' },
    ],
    [
      'a NAT gateway without internet',
      [toRoute('0.0.0.0/0', 'nat-1')],
      [{ ...nat, subnetId: 'subnet-dead-end' }],
      { kind: 'broken-nat', why: 'stranded' },
    ],
  ] as const)('knows %s', (_title, routes, natGateways, expected) => {
    const deadEnd = toTable('rtb-dead-end', [], { subnets: ['subnet-dead-end'] });
    const routeTables = [publicTable, deadEnd, toTable('rtb-a', routes, { subnets: ['subnet-a'] })];
    expect(findWayOut({ routeTables, natGateways }, 'subnet-a')).toMatchObject(expected);
  });
});

describe('endpoints', () => {
  const sts: VpcEndpoint = {
    id: 'vpce-sts',
    vpcId: 'vpc-1',
    serviceName: 'com.amazonaws.us-east-1.sts',
    type: 'Interface',
    state: 'available',
    subnets: ['subnet-b'],
    securityGroups: [],
    routeTables: [],
    privateDns: true,
    policy: undefined,
  };
  const s3 = {
    ...sts,
    id: 'vpce-s3',
    serviceName: 'com.amazonaws.us-east-1.s3',
    type: 'Gateway',
    routeTables: ['rtb-main'],
  };
  const vpc = { id: 'vpc-1', cidrs: ['10.0.0.0/16'], dnsSupport: true, dnsHostnames: true };
  const place = { vpc, routeTables: [publicTable] };

  it.each([
    ['takes calls by its private names', 'sts', sts, place, undefined],
    ['of China takes them too', 'sts', { ...sts, serviceName: 'cn.com.amazonaws.cn-north-1.sts' }, place, undefined],
    ['without private names does not', 'sts', { ...sts, privateDns: false }, place, 'private-dns'],
    ['that is pending does not', 'sts', { ...sts, state: 'pending' }, place, 'state'],
    ['in a VPC without host names does not', 'sts', sts, { ...place, vpc: { ...vpc, dnsHostnames: false } }, 'vpc-dns'],
    ['in a VPC that was not read is taken to work', 'sts', sts, { routeTables: [] }, undefined],
    ['as a gateway takes calls by the route table', 's3', s3, place, undefined],
    ['as a gateway of another table does not', 's3', { ...s3, routeTables: ['rtb-x'] }, place, 'route-table'],
  ] as const)('%s', (_title, service, endpoint, where, fault) => {
    const [use, ...others] = findEndpoints([endpoint], service, { id: 'subnet-a' }, where);
    expect(others).toEqual([]);
    expect(use?.endpoint).toBe(endpoint);
    expect(use?.fault).toBe(fault);
  });

  it('finds those of the service only, the working ones first', () => {
    const idle = { ...sts, id: 'vpce-idle', privateDns: false };
    const other = { ...sts, id: 'vpce-other', serviceName: 'com.amazonaws.us-east-1.lambda' };
    expect(
      findEndpoints([idle, other, sts], 'sts', { id: 'subnet-a' }, place).map(({ endpoint }) => endpoint.id),
    ).toEqual(['vpce-sts', 'vpce-idle']);
  });
});
