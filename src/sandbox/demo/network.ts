import type {
  NatGateway,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../account/network.ts';

export const vpcs: Vpc[] = [
  { id: 'vpc-0a4f81c6d2e95b370', name: 'streaming', cidr: '10.20.0.0/16' },
  { id: 'vpc-0b7d30e5f19c826a4', name: 'payments', cidr: '10.30.0.0/16' },
  { id: 'vpc-0c92e6a1b84d7f053', name: 'warehouse', cidr: '10.40.0.0/16' },
  { id: 'vpc-0d58b7f3c02a6e914', name: 'partners', cidr: '10.50.0.0/16' },
];

const [streaming, payments, warehouse, partners] = vpcs;

/** Three private subnets of a VPC, one in each availability zone. */
function toSubnets(vpc: Vpc | undefined, ids: readonly string[], more: Partial<Subnet> = {}): Subnet[] {
  const network = (vpc?.cidr ?? '').split('.').slice(0, 2).join('.');
  return ids.map((id, index) => ({
    id,
    vpcId: vpc?.id ?? '',
    cidr: `${network}.${index + 1}.0/24`,
    availabilityZone: `us-east-1${'abc'[index] ?? 'a'}`,
    ...more,
  }));
}

export const subnetIds = {
  streaming: ['subnet-0a11c7e4d93b5f286', 'subnet-0a22d8f5e04c6a397', 'subnet-0a33e9a6f15d7b4a8'],
  payments: ['subnet-0b11f3c82d6e904a7', 'subnet-0b22a4d93e7fa15b8', 'subnet-0b33b5ea4f80b26c9'],
  warehouse: ['subnet-0c11d6e95b3a07f84', 'subnet-0c22e7fa6c4b18a95'],
  partners: ['subnet-0d11a9b4c7e3f5068', 'subnet-0d22bac5d8f4a6179'],
};

const streamingGates = 'subnet-0a91f2e8c74d5b603';

export const subnets: Subnet[] = [
  ...toSubnets(streaming, subnetIds.streaming),
  ...toSubnets(payments, subnetIds.payments),
  ...toSubnets(warehouse, subnetIds.warehouse),
  ...toSubnets(partners, subnetIds.partners, { tlsInspection: true }),
  { id: streamingGates, vpcId: streaming?.id ?? '', cidr: '10.20.101.0/24', availabilityZone: 'us-east-1a' },
];

export const natGateways: NatGateway[] = [
  { id: 'nat-0f3c8a17e9d25b604', vpcId: streaming?.id ?? '', subnetId: streamingGates, state: 'available' },
];

/** The way out of a VPC is what tells them apart: NAT gateways, endpoints, neither, a firewall that opens TLS. */
export const routeTables: RouteTable[] = [
  toRouteTable('rtb-0a6e2f94c1d8b7053', streaming, subnetIds.streaming, 'nat-0f3c8a17e9d25b604'),
  toRouteTable('rtb-0b5d1e83a0c7f6942', payments, subnetIds.payments),
  toRouteTable('rtb-0c4c0d729fb6e5831', warehouse, subnetIds.warehouse),
  toRouteTable('rtb-0d3bfc618ea5d4720', partners, subnetIds.partners, 'vpce-0e7b51d94f3c8a260'),
  { ...toRouteTable('rtb-0e2aeb507d94c361f', streaming, [], 'igw-0b8d6f4e2c1a39507'), main: true },
  ...[payments, warehouse, partners].map((vpc) => ({
    ...toRouteTable(vpc?.id.replace('vpc-', 'rtb-') ?? '', vpc, []),
    main: true,
  })),
];

function toRouteTable(id: string, vpc: Vpc | undefined, members: string[], wayOut?: string): RouteTable {
  const local = { destination: vpc?.cidr ?? '', target: 'local' };
  const routes = wayOut === undefined ? [local] : [local, { destination: '0.0.0.0/0', target: wayOut }];
  return { id, vpcId: vpc?.id ?? '', subnetIds: members, routes };
}

export const groupIds = {
  platform: 'sg-0a9d4c7f21e8b6350',
  orders: 'sg-0b8c3b6e10d7a5249',
  payments: 'sg-0c7b2a5d0fc694138',
  paymentsEndpoints: 'sg-0d6a194cfeb583027',
  shipments: 'sg-0e59083beda472f16',
  clickstream: 'sg-0f48f72adc9361e05',
  metrics: 'sg-0a37e619cb8250df4',
  returns: 'sg-0b26d508ba714fce3',
  warehouse: 'sg-0c15c4f7a9603ebd2',
  partners: 'sg-0d04b3e6985f2dac1',
  partnerLink: 'sg-0ef3a2d5874e1c9b0',
};

const everything: SecurityGroupRule = { cidrs: ['0.0.0.0/0'] };

/** The group of a cluster: its own members come in on the given ports. */
function toClusterGroup(
  id: string,
  vpc: Vpc | undefined,
  name: string,
  ports: readonly [number, number],
): SecurityGroup {
  return {
    id,
    vpcId: vpc?.id ?? '',
    name,
    description: `MSK brokers: ${name}`,
    ingress: [{ fromPort: ports[0], toPort: ports[1], groups: [id] }],
    egress: [everything],
  };
}

export const securityGroups: SecurityGroup[] = [
  toClusterGroup(groupIds.platform, streaming, 'msk-platform', [9092, 9098]),
  toClusterGroup(groupIds.orders, streaming, 'msk-orders', [9098, 9098]),
  toClusterGroup(groupIds.payments, payments, 'msk-payments', [9096, 9096]),
  toClusterGroup(groupIds.shipments, streaming, 'msk-shipments', [9094, 9094]),
  toClusterGroup(groupIds.clickstream, streaming, 'msk-clickstream', [9094, 9094]),
  toClusterGroup(groupIds.metrics, streaming, 'msk-metrics', [9092, 9092]),
  // The cluster has IAM on, for which Lambda uses 9098; somebody opened the port of plain TLS only.
  toClusterGroup(groupIds.returns, streaming, 'msk-returns', [9094, 9094]),
  toClusterGroup(groupIds.warehouse, warehouse, 'msk-warehouse', [9098, 9098]),
  toClusterGroup(groupIds.partners, partners, 'msk-partners', [9094, 9098]),
  toClusterGroup(groupIds.partnerLink, streaming, 'msk-partner-link', [14001, 14100]),
  {
    id: groupIds.paymentsEndpoints,
    vpcId: payments?.id ?? '',
    name: 'payments-endpoints',
    description: 'Interface endpoints of the payments VPC',
    ingress: [{ fromPort: 443, toPort: 443, groups: [groupIds.payments] }],
    egress: [everything],
  },
];

const endpointIds: Readonly<Record<string, string>> = {
  lambda: 'vpce-0a1d9e4c7b3f58206',
  sts: 'vpce-0b2eaf5d8c4069317',
  secretsmanager: 'vpce-0c3fb06e9d517a428',
  sqs: 'vpce-0d40c17fae628b539',
};

export const vpcEndpoints: VpcEndpoint[] = [
  ...Object.entries(endpointIds).map(([service, id]) => ({
    id,
    vpcId: payments?.id ?? '',
    service,
    type: 'Interface' as const,
    state: 'available' as const,
    subnetIds: subnetIds.payments,
    securityGroups: [groupIds.paymentsEndpoints],
    privateDns: true,
  })),
  {
    id: 'vpce-0e7b51d94f3c8a260',
    vpcId: partners?.id ?? '',
    service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718',
    type: 'GatewayLoadBalancer',
    state: 'available',
    subnetIds: subnetIds.partners.slice(0, 1),
  },
];
