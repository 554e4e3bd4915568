import type {
  NatGateway,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../account/network.ts';
import type { Seed } from '../account/seed.ts';

/** A VPC in which everything works: private subnets with a way out, a cluster's security group, endpoints. */
export interface LabNetwork {
  vpc: Vpc;
  /** The cluster's. */
  subnets: Subnet[];
  /** A subnet of its own for NAT gateways and endpoints. */
  gates: Subnet;
  table: RouteTable;
  mainTable: RouteTable;
  natGateways: NatGateway[];
  group: SecurityGroup;
  endpointGroup: SecurityGroup;
  endpoints: VpcEndpoint[];
  /** Lets everything through; of no subnet yet. */
  acl: NetworkAcl;
}

const tail = 'c4e7a9b2d5f81';

function toId(kind: string, network: number, item: number): string {
  return `${kind}-0${(0xa0 + network).toString(16)}${item}${tail}`;
}

export function toLabNetwork(index: number, way: 'nat' | 'endpoints'): LabNetwork {
  const vpc: Vpc = { id: toId('vpc', index, 0), name: `lab-${index + 1}`, cidr: `10.${60 + index}.0.0/16` };
  const toSubnet = (item: number, zone: string): Subnet => ({
    id: toId('subnet', index, item),
    vpcId: vpc.id,
    cidr: `10.${60 + index}.${item}.0/24`,
    availabilityZone: `us-east-1${zone}`,
  });
  const subnets = [toSubnet(1, 'a'), toSubnet(2, 'b')];
  const gates = toSubnet(9, 'a');
  const nat: NatGateway = { id: toId('nat', index, 0), vpcId: vpc.id, subnetId: gates.id, state: 'available' };
  const local = { destination: vpc.cidr, target: 'local' };
  const toOutside = (target: string) => [{ ...local }, { destination: '0.0.0.0/0', target }];
  const group = toOwnGroup(toId('sg', index, 1), vpc, 'msk-lab', 9094);
  return {
    vpc,
    subnets,
    gates,
    table: {
      id: toId('rtb', index, 1),
      vpcId: vpc.id,
      subnetIds: subnets.map(({ id }) => id),
      routes: way === 'nat' ? toOutside(nat.id) : [{ ...local }],
    },
    mainTable: {
      id: toId('rtb', index, 0),
      vpcId: vpc.id,
      main: true,
      subnetIds: [],
      routes: toOutside(toId('igw', index, 0)),
    },
    natGateways: way === 'nat' ? [nat] : [],
    group,
    endpointGroup: {
      id: toId('sg', index, 2),
      vpcId: vpc.id,
      name: 'lab-endpoints',
      ingress: [{ fromPort: 443, toPort: 443, groups: [group.id] }],
      egress: [],
    },
    endpoints: way === 'nat' ? [] : ['lambda', 'sts'].map((service, item) => toEndpoint(service, item)),
    acl: {
      id: toId('acl', index, 1),
      vpcId: vpc.id,
      subnetIds: [],
      entries: [
        { number: 100, direction: 'in', action: 'allow', cidr: '0.0.0.0/0' },
        { number: 100, direction: 'out', action: 'allow', cidr: '0.0.0.0/0' },
      ],
    },
  };

  function toEndpoint(service: string, item: number): VpcEndpoint {
    return {
      id: toId('vpce', index, item),
      vpcId: vpc.id,
      service,
      type: 'Interface',
      state: 'available',
      subnetIds: subnets.map(({ id }) => id),
      securityGroups: [toId('sg', index, 2)],
      privateDns: true,
    };
  }
}

function toOwnGroup(id: string, vpc: Vpc, name: string, port: number): SecurityGroup {
  return {
    id,
    vpcId: vpc.id,
    name,
    ingress: [{ fromPort: port, toPort: port, groups: [id] }],
    egress: [{ cidrs: ['0.0.0.0/0'] }],
  };
}

type NetworkSeed = Required<
  Pick<Seed, 'vpcs' | 'subnets' | 'routeTables' | 'natGateways' | 'networkAcls' | 'securityGroups' | 'vpcEndpoints'>
>;

/** The networks as the lists of a seed; ACLs and endpoint groups only where something has them. */
export function toLabSeed(networks: readonly LabNetwork[]): NetworkSeed {
  return {
    vpcs: networks.map(({ vpc }) => vpc),
    subnets: networks.flatMap(({ subnets, gates }) => [...subnets, gates]),
    routeTables: networks.flatMap(({ table, mainTable }) => [table, mainTable]),
    natGateways: networks.flatMap(({ natGateways }) => natGateways),
    networkAcls: networks.map(({ acl }) => acl).filter(({ subnetIds }) => subnetIds.length > 0),
    securityGroups: networks.flatMap(({ group, endpointGroup, endpoints }) =>
      endpoints.length > 0 ? [group, endpointGroup] : [group],
    ),
    vpcEndpoints: networks.flatMap(({ endpoints }) => endpoints),
  };
}
