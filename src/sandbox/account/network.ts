import type { PolicyDocument } from '../policy/policyDocument.ts';

export interface Vpc {
  id: string;
  cidr: string;
  name?: string;
}

export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  availabilityZone: string;
  /** A firewall on the way ends TLS and shows a certificate of its own. */
  tlsInspection?: boolean;
}

export interface RouteTable {
  id: string;
  vpcId: string;
  subnetIds: string[];
  /** `target` as EC2 names it: `local`, `nat-…`, `igw-…`, `vpce-…`. */
  routes: { destination: string; target: string }[];
}

export interface SecurityGroup {
  id: string;
  vpcId: string;
  name: string;
  description?: string;
  ingress: SecurityGroupRule[];
  egress: SecurityGroupRule[];
}

/** One rule; without ports it is about all traffic (`IpProtocol: -1`). */
export interface SecurityGroupRule {
  fromPort?: number;
  toPort?: number;
  groups?: string[];
  cidrs?: string[];
}

export interface VpcEndpoint {
  id: string;
  vpcId: string;
  /** The last part of `com.amazonaws.<region>.<service>`: `lambda`, `sts`, `secretsmanager`, `sqs`, `sns`, `s3`. */
  service: string;
  type: 'Interface' | 'Gateway';
  state: 'available' | 'pending' | 'deleting';
  subnetIds?: string[];
  securityGroups?: string[];
  privateDns?: boolean;
  routeTableIds?: string[];
  /** Absent: the default policy, which lets everybody do everything. */
  policy?: PolicyDocument;
}
