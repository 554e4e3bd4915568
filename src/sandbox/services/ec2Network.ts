import type { Account } from '../account/account.ts';
import type { NatGateway, NetworkAcl, Route, RouteTable, Subnet, Vpc } from '../account/network.ts';
import { listNetworkAcls, networkAclOf } from '../account/networkDefaults.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { toInvalid, toMissingParameter } from './ec2Errors.ts';
import { type Listing, toDescribeOperation } from './ec2Listings.ts';

/** What EC2 keeps of every subnet for itself. */
const reservedAddresses = 5;

const vpcs: Listing<Vpc> = {
  operation: 'DescribeVpcs',
  set: 'vpcSet',
  idParameter: 'VpcId',
  prefix: 'vpc-',
  malformedCode: 'InvalidVpcID.Malformed',
  notFound: { code: 'InvalidVpcID.NotFound', message: (id) => `The vpc ID '${id}' does not exist` },
  list: ({ vpcs: all }) => all,
  toWire: (vpc, { account }) => ({
    vpcId: vpc.id,
    ownerId: account,
    state: 'available',
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: [vpc.cidr, ...(vpc.moreCidrs ?? [])].map((cidr, index) => ({
      associationId: `vpc-cidr-assoc-${index}${vpc.id.slice('vpc-'.length)}`,
      cidrBlock: cidr,
      cidrBlockState: { state: 'associated' },
    })),
    instanceTenancy: 'default',
    isDefault: false,
    tagSet: toNameTag(vpc.name),
  }),
  filters: { 'vpc-id': ({ id }) => [id], cidr: ({ cidr }) => [cidr], state: () => ['available'] },
};

const subnets: Listing<Subnet> = {
  operation: 'DescribeSubnets',
  set: 'subnetSet',
  idParameter: 'SubnetId',
  prefix: 'subnet-',
  malformedCode: 'InvalidSubnetID.Malformed',
  notFound: { code: 'InvalidSubnetID.NotFound', message: (id) => `The subnet ID '${id}' does not exist` },
  list: ({ subnets: all }) => all,
  toWire: (subnet, { account, region }) => ({
    subnetId: subnet.id,
    subnetArn: `arn:aws:ec2:${region}:${account}:subnet/${subnet.id}`,
    ownerId: account,
    vpcId: subnet.vpcId,
    state: 'available',
    cidrBlock: subnet.cidr,
    availabilityZone: subnet.availabilityZone,
    availableIpAddressCount: subnet.freeAddresses ?? sizeOf(subnet.cidr) - reservedAddresses,
    mapPublicIpOnLaunch: false,
  }),
  filters: {
    'subnet-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'availability-zone': ({ availabilityZone }) => [availabilityZone],
  },
};

function sizeOf(cidr: string): number {
  return 2 ** (32 - Number(cidr.split('/')[1] ?? 32));
}

const routeTables: Listing<RouteTable> = {
  operation: 'DescribeRouteTables',
  set: 'routeTableSet',
  idParameter: 'RouteTableId',
  prefix: 'rtb-',
  malformedCode: 'InvalidRouteTableId.Malformed',
  notFound: { code: 'InvalidRouteTableID.NotFound', message: (id) => `The routeTable ID '${id}' does not exist` },
  list: ({ routeTables: all }) => all,
  toWire: (table, { account }) => ({
    routeTableId: table.id,
    vpcId: table.vpcId,
    ownerId: account,
    associationSet: [
      ...(table.main === true ? [{ main: true }] : []),
      ...table.subnetIds.map((subnetId) => ({ main: false, subnetId })),
    ].map((association, index) => ({
      routeTableAssociationId: `rtbassoc-${index}${table.id.slice('rtb-'.length)}`,
      routeTableId: table.id,
      ...association,
      associationState: { state: 'associated' },
    })),
    routeSet: table.routes.map(toWireRoute),
  }),
  filters: {
    'route-table-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'association.subnet-id': ({ subnetIds }) => subnetIds,
    'association.main': ({ main }) => [String(main === true)],
  },
};

/** The member in which EC2 names what a route leads to, by the beginning of its id; gateways and endpoints share one. */
const targetMembers: readonly (readonly [prefix: string, member: string])[] = [
  ['nat-', 'natGatewayId'],
  ['tgw-', 'transitGatewayId'],
  ['pcx-', 'vpcPeeringConnectionId'],
  ['eni-', 'networkInterfaceId'],
  ['eigw-', 'egressOnlyInternetGatewayId'],
];

function toWireRoute({ destination, target, blackhole }: Route): object {
  const member = targetMembers.find(([prefix]) => target.startsWith(prefix))?.[1] ?? 'gatewayId';
  const destinationMember = destination.startsWith('pl-')
    ? 'destinationPrefixListId'
    : destination.includes(':')
      ? 'destinationIpv6CidrBlock'
      : 'destinationCidrBlock';
  return {
    [destinationMember]: destination,
    [member]: target,
    origin: target === 'local' ? 'CreateRouteTable' : 'CreateRoute',
    state: blackhole === true ? 'blackhole' : 'active',
  };
}

const natGateways: Listing<NatGateway> = {
  operation: 'DescribeNatGateways',
  set: 'natGatewaySet',
  idParameter: 'NatGatewayId',
  prefix: 'nat-',
  malformedCode: 'InvalidNatGatewayID.Malformed',
  notFound: { code: 'NatGatewayNotFound', message: (id) => `NatGateway ${id} was not found` },
  list: ({ natGateways: all }) => all,
  toWire: (gateway) => ({
    natGatewayId: gateway.id,
    vpcId: gateway.vpcId,
    subnetId: gateway.subnetId,
    state: gateway.state,
    connectivityType: gateway.connectivity ?? 'public',
  }),
  filters: {
    'nat-gateway-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'subnet-id': ({ subnetId }) => [subnetId],
    state: ({ state }) => [state],
  },
};

const networkAcls: Listing<NetworkAcl> = {
  operation: 'DescribeNetworkAcls',
  set: 'networkAclSet',
  idParameter: 'NetworkAclId',
  prefix: 'acl-',
  malformedCode: 'InvalidNetworkAclID.Malformed',
  notFound: { code: 'InvalidNetworkAclID.NotFound', message: (id) => `The networkAcl ID '${id}' does not exist` },
  list: listNetworkAcls,
  toWire: (acl, account) => ({
    networkAclId: acl.id,
    vpcId: acl.vpcId,
    ownerId: account.account,
    default: acl.default === true,
    associationSet: subnetsOf(acl, account).map((subnetId, index) => ({
      networkAclAssociationId: `aclassoc-${index}${acl.id.slice('acl-'.length)}`,
      networkAclId: acl.id,
      subnetId,
    })),
    entrySet: toWireEntries(acl),
  }),
  filters: {
    'network-acl-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'association.subnet-id': subnetsOf,
    default: (acl) => [String(acl.default === true)],
  },
};

/** EC2 names the subnets of default ACLs too. */
function subnetsOf(acl: NetworkAcl, account: Account): string[] {
  return account.subnets.map(({ id }) => id).filter((id) => networkAclOf(account, id)?.id === acl.id);
}

/** Each list ends with the entry `*`, which refuses the rest and has the highest number. */
function toWireEntries({ entries }: NetworkAcl): object[] {
  const last = { number: 32_767, action: 'deny', cidr: '0.0.0.0/0' } as const;
  return [...entries, { ...last, direction: 'in' as const }, { ...last, direction: 'out' as const }].map((entry) => ({
    ruleNumber: entry.number,
    egress: entry.direction === 'out',
    ruleAction: entry.action,
    protocol: 'protocol' in entry ? entry.protocol : '-1',
    [entry.cidr.includes(':') ? 'ipv6CidrBlock' : 'cidrBlock']: entry.cidr,
    ...('fromPort' in entry && { portRange: { from: entry.fromPort, to: entry.toPort ?? entry.fromPort } }),
  }));
}

function toNameTag(name: string | undefined): object[] {
  return name === undefined ? [] : [{ key: 'Name', value: name }];
}

/** The attributes of a VPC that this sandbox knows. */
const vpcAttributes: Readonly<Record<string, (vpc: Vpc) => boolean>> = {
  enableDnsSupport: ({ dnsSupport = true }) => dnsSupport,
  enableDnsHostnames: ({ dnsHostnames = true }) => dnsHostnames,
};

function describeVpcAttribute({ parameters, account }: Call): Answer {
  const id = parameters.text('VpcId');
  const attribute = parameters.text('Attribute');
  if (id === undefined) throw toMissingParameter('vpcId');
  if (attribute === undefined) throw toMissingParameter('attribute');
  const read = vpcAttributes[attribute];
  if (read === undefined) {
    throw toInvalid(
      'InvalidParameterValue',
      `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
    );
  }
  const vpc = account.vpcs.find((candidate) => candidate.id === id);
  if (vpc === undefined) throw toInvalid(vpcs.notFound.code, vpcs.notFound.message(id));
  return { body: { vpcId: id, [attribute]: { value: read(vpc) } } };
}

export const networkOperations: readonly Operation[] = [
  toDescribeOperation(vpcs),
  { name: 'DescribeVpcAttribute', handle: describeVpcAttribute },
  toDescribeOperation(subnets),
  toDescribeOperation(routeTables),
  toDescribeOperation(natGateways),
  toDescribeOperation(networkAcls),
];
