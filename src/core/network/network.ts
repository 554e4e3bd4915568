import type { PolicyDocument } from '../policy/policyDocument.ts';

/** A VPC, with what decides whether broker names resolve in it (errors.md A1.4). */
export interface Vpc {
  readonly id: string;
  readonly cidrs: readonly string[];
  /** Both have to be on for private DNS of endpoints and for broker names. */
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  /** Addresses that are free. */
  readonly freeAddresses?: number;
}

/** One rule of a security group in one direction, with every source (in) or target (out) that it names. */
export interface SecurityRule {
  /** `tcp`, `udp`, `icmp`, or `-1` for all traffic, as EC2 names them. */
  readonly protocol: string;
  /** Absent: all ports. */
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly groups: readonly string[];
  /** IPv4 and IPv6 blocks. */
  readonly cidrs: readonly string[];
  readonly prefixLists: readonly string[];
}

export interface SecurityGroup {
  readonly id: string;
  readonly vpcId: string;
  readonly name: string;
  readonly inbound: readonly SecurityRule[];
  readonly outbound: readonly SecurityRule[];
}

export interface Route {
  /** A block such as `0.0.0.0/0`, or a prefix list (`pl-…`). */
  readonly destination: string;
  /** As EC2 names it: `local`, `igw-…`, `nat-…`, `tgw-…`, `vpce-…`, `eni-…`, `pcx-…`. */
  readonly target: string;
  /** False: what the route leads to is gone (EC2's "blackhole"). */
  readonly active: boolean;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  /** Holds for every subnet of the VPC that has no table of its own. */
  readonly main: boolean;
  readonly subnets: readonly string[];
  readonly routes: readonly Route[];
}

export interface VpcEndpoint {
  readonly id: string;
  readonly vpcId: string;
  /** In full: `com.amazonaws.us-east-1.sts`. */
  readonly serviceName: string;
  readonly type: 'Interface' | 'Gateway' | (string & {});
  /** `available`, `pending` … as EC2 says it, in lower case. */
  readonly state: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly routeTables: readonly string[];
  readonly privateDns: boolean;
  /** Undefined: EC2 gave none, or one that is no JSON. */
  readonly policy: PolicyDocument | undefined;
}

export interface NatGateway {
  readonly id: string;
  readonly state: string;
  readonly subnetId: string;
  /** A private one leads to other networks only, not to the internet. */
  readonly connectivity: 'public' | 'private';
}

export interface NetworkAclEntry {
  /** Rules are tried in this order; the first that fits decides. */
  readonly number: number;
  readonly direction: 'in' | 'out';
  /** IANA's number as EC2 gives it: `6` is TCP, `-1` all. */
  readonly protocol: string;
  readonly allow: boolean;
  readonly cidr: string;
  readonly fromPort?: number;
  readonly toPort?: number;
}

export interface NetworkAcl {
  readonly id: string;
  readonly vpcId: string;
  readonly subnets: readonly string[];
  readonly entries: readonly NetworkAclEntry[];
}
