import type {
  NatGateway as Ec2NatGateway,
  NetworkAcl as Ec2NetworkAcl,
  Route as Ec2Route,
  RouteTable as Ec2RouteTable,
  SecurityGroup as Ec2SecurityGroup,
  Subnet as Ec2Subnet,
  Vpc as Ec2Vpc,
  VpcEndpoint as Ec2VpcEndpoint,
  IpPermission,
  NetworkAclEntry,
} from '@aws-sdk/client-ec2';
import type { SecurityPermission } from '../core/diagnosis/accountChange.ts';
import type {
  NatGateway,
  NetworkAcl,
  Route,
  RouteTable,
  SecurityGroup,
  SecurityRule,
  Subnet,
  VpcEndpoint,
} from '../core/network/network.ts';
import { parsePolicy } from '../core/policy/parsePolicy.ts';

export function toVpcCidrs(vpc: Ec2Vpc): readonly string[] {
  const further = (vpc.CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock, CidrBlockState }) =>
    CidrBlockState?.State === 'associated' ? (CidrBlock ?? []) : [],
  );
  const ipv6 = (vpc.Ipv6CidrBlockAssociationSet ?? []).flatMap(({ Ipv6CidrBlock, Ipv6CidrBlockState }) =>
    Ipv6CidrBlockState?.State === 'associated' ? (Ipv6CidrBlock ?? []) : [],
  );
  return [...new Set([...(vpc.CidrBlock === undefined ? [] : [vpc.CidrBlock]), ...further, ...ipv6])];
}

export function toSubnet(subnet: Ec2Subnet): Subnet {
  return {
    id: subnet.SubnetId ?? '',
    vpcId: subnet.VpcId ?? '',
    cidr: subnet.CidrBlock ?? '',
    zone: subnet.AvailabilityZone ?? '',
    ...(subnet.AvailableIpAddressCount !== undefined && { freeAddresses: subnet.AvailableIpAddressCount }),
  };
}

export function toSecurityGroup(group: Ec2SecurityGroup): SecurityGroup {
  return {
    id: group.GroupId ?? '',
    vpcId: group.VpcId ?? '',
    name: group.GroupName ?? '',
    inbound: (group.IpPermissions ?? []).map(toRule),
    outbound: (group.IpPermissionsEgress ?? []).map(toRule),
  };
}

function toRule(permission: IpPermission): SecurityRule {
  return {
    protocol: toProtocolName(permission.IpProtocol ?? ''),
    ...(permission.FromPort !== undefined && { fromPort: permission.FromPort }),
    ...(permission.ToPort !== undefined && { toPort: permission.ToPort }),
    groups: (permission.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    cidrs: [
      ...(permission.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(permission.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
    ],
    prefixLists: (permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
  };
}

/** EC2 prints the number where the rule was made with one. */
function toProtocolName(protocol: string): string {
  return { '6': 'tcp', '17': 'udp', '1': 'icmp' }[protocol] ?? protocol;
}

export function toRouteTable(table: Ec2RouteTable): RouteTable {
  const associations = (table.Associations ?? []).filter(
    ({ AssociationState }) => AssociationState?.State === undefined || AssociationState.State === 'associated',
  );
  return {
    id: table.RouteTableId ?? '',
    vpcId: table.VpcId ?? '',
    main: associations.some(({ Main }) => Main === true),
    subnets: associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    routes: (table.Routes ?? []).map(toRoute),
  };
}

/** EC2 names a route's target in a member of its own for each kind. */
function toRoute(route: Ec2Route): Route {
  return {
    destination: route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '',
    target:
      route.NatGatewayId ??
      route.TransitGatewayId ??
      route.VpcPeeringConnectionId ??
      route.EgressOnlyInternetGatewayId ??
      route.GatewayId ??
      route.LocalGatewayId ??
      route.CarrierGatewayId ??
      route.CoreNetworkArn ??
      route.NetworkInterfaceId ??
      route.InstanceId ??
      '',
    active: route.State !== 'blackhole',
  };
}

export function toNatGateway(gateway: Ec2NatGateway): NatGateway {
  return {
    id: gateway.NatGatewayId ?? '',
    state: gateway.State ?? '',
    subnetId: gateway.SubnetId ?? '',
    connectivity: gateway.ConnectivityType === 'private' ? 'private' : 'public',
  };
}

export function toNetworkAcl(acl: Ec2NetworkAcl): NetworkAcl {
  return {
    id: acl.NetworkAclId ?? '',
    vpcId: acl.VpcId ?? '',
    subnets: (acl.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
    entries: (acl.Entries ?? []).map(toEntry),
  };
}

function toEntry(entry: NetworkAclEntry): NetworkAcl['entries'][number] {
  return {
    number: entry.RuleNumber ?? 0,
    direction: entry.Egress === true ? 'out' : 'in',
    protocol: entry.Protocol ?? '-1',
    allow: entry.RuleAction === 'allow',
    cidr: entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '',
    ...(entry.PortRange?.From !== undefined && { fromPort: entry.PortRange.From }),
    ...(entry.PortRange?.To !== undefined && { toPort: entry.PortRange.To }),
  };
}

export function toVpcEndpoint(endpoint: Ec2VpcEndpoint): VpcEndpoint {
  return {
    id: endpoint.VpcEndpointId ?? '',
    vpcId: endpoint.VpcId ?? '',
    serviceName: endpoint.ServiceName ?? '',
    type: endpoint.VpcEndpointType ?? '',
    // The API prints `available` where its model says `Available`.
    state: (endpoint.State ?? '').toLowerCase(),
    subnets: endpoint.SubnetIds ?? [],
    securityGroups: (endpoint.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    routeTables: endpoint.RouteTableIds ?? [],
    privateDns: endpoint.PrivateDnsEnabled === true,
    policy: parsePolicy(endpoint.PolicyDocument ?? ''),
  };
}

export function toPermission({ fromPort, toPort, peer }: SecurityPermission): IpPermission {
  const ports = { IpProtocol: 'tcp', FromPort: fromPort, ToPort: toPort };
  if ('group' in peer) return { ...ports, UserIdGroupPairs: [{ GroupId: peer.group }] };
  return peer.cidr.includes(':')
    ? { ...ports, Ipv6Ranges: [{ CidrIpv6: peer.cidr }] }
    : { ...ports, IpRanges: [{ CidrIp: peer.cidr }] };
}
