import type { PolicyDocument } from '../policy/policyDocument.ts';

export interface Vpc {
  id: string;
  cidr: string;
  /** Blocks that were added later. */
  moreCidrs?: string[];
  name?: string;
  /** `enableDnsSupport`: names resolve at all. Default true. */
  dnsSupport?: boolean;
  /** `enableDnsHostnames`: with DNS support, what private DNS names of endpoints need. Default true. */
  dnsHostnames?: boolean;
}

export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  availabilityZone: string;
  /** Default: every address of the block but the five that AWS keeps. */
  freeAddresses?: number;
  /** A firewall on the way ends TLS and shows a certificate of its own. */
  tlsInspection?: boolean;
}

export interface RouteTable {
  id: string;
  vpcId: string;
  /** Those that are associated with it by name. */
  subnetIds: string[];
  /** Holds for the subnets of the VPC that no table names. */
  main?: boolean;
  routes: Route[];
}

export interface Route {
  /** An IPv4 or IPv6 block, or a prefix list (`pl-…`). */
  destination: string;
  /** As EC2 names it: `local`, `nat-…`, `igw-…`, `vpce-…`, `tgw-…`. */
  target: string;
  /** What it led to is gone. */
  blackhole?: boolean;
}

export interface NatGateway {
  id: string;
  vpcId: string;
  subnetId: string;
  state: 'available' | 'pending' | 'failed' | 'deleting' | 'deleted';
  /** Default `public`. A private one leads to other networks only. */
  connectivity?: 'public' | 'private';
}

export interface NetworkAcl {
  id: string;
  vpcId: string;
  subnetIds: string[];
  /** The VPC's own, which holds for subnets that no ACL names. */
  default?: boolean;
  /** In any order: numbers decide. What no entry lets through is refused. */
  entries: NetworkAclEntry[];
}

export interface NetworkAclEntry {
  number: number;
  direction: 'in' | 'out';
  action: 'allow' | 'deny';
  cidr: string;
  /** `6` (TCP), `17` … as EC2 numbers protocols; default `-1`, all. */
  protocol?: string;
  fromPort?: number;
  toPort?: number;
}

export interface SecurityGroup {
  id: string;
  vpcId: string;
  name: string;
  description?: string;
  ingress: SecurityGroupRule[];
  egress: SecurityGroupRule[];
}

/** One rule; without ports and protocol it is about all traffic (`IpProtocol: -1`). */
export interface SecurityGroupRule {
  /** Default: `tcp` with ports, `-1` without. */
  protocol?: string;
  fromPort?: number;
  toPort?: number;
  groups?: string[];
  /** IPv4 and IPv6 blocks. */
  cidrs?: string[];
  prefixLists?: string[];
}

/** The rule's protocol as EC2 names it. */
export function protocolOf({ protocol, fromPort }: SecurityGroupRule): string {
  return protocol ?? (fromPort === undefined ? '-1' : 'tcp');
}

export interface VpcEndpoint {
  id: string;
  vpcId: string;
  /** The last part of `com.amazonaws.<region>.<service>`: `lambda`, `sts`, `s3` …; in full for services of others. */
  service: string;
  type: 'Interface' | 'Gateway' | 'GatewayLoadBalancer';
  state: 'available' | 'pending' | 'deleting';
  subnetIds?: string[];
  securityGroups?: string[];
  privateDns?: boolean;
  routeTableIds?: string[];
  /** Absent: the default policy, which lets everybody do everything. */
  policy?: PolicyDocument;
}
