import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import type { KnownFacts } from './checkFacts.ts';

const VPC = 'vpc-1';
const CIDRS = ['10.0.1.0/24', '10.0.2.0/24'] as const;
const everything = { groups: [], cidrs: ['0.0.0.0/0'], prefixLists: [] } as const;
const members = (group: string) => ({ groups: [group], cidrs: [], prefixLists: [] }) as const;

/** Two private subnets with a NAT gateway, a group that refers to itself, and an endpoint for STS: everything is in order. */
export function toNetworkFacts() {
  const subnets = CIDRS.map((cidr, index) => ({
    id: `subnet-${index + 1}`,
    vpcId: VPC,
    cidr,
    zone: `us-east-1${'ab'[index]}`,
    freeAddresses: 200,
  }));
  const ids = subnets.map(({ id }) => id);
  return {
    vpc: { id: VPC, cidrs: ['10.0.0.0/16'], dnsSupport: true, dnsHostnames: true },
    subnets,
    securityGroups: [
      {
        id: 'sg-brokers',
        vpcId: VPC,
        name: 'brokers',
        inbound: [{ protocol: 'tcp', fromPort: 9096, toPort: 9098, ...members('sg-brokers') }],
        outbound: [{ protocol: '-1', ...everything }],
      },
    ],
    routeTables: [
      {
        id: 'rtb-private',
        vpcId: VPC,
        main: false,
        subnets: ids,
        routes: [{ destination: '0.0.0.0/0', target: 'nat-1', active: true }],
      },
      {
        id: 'rtb-public',
        vpcId: VPC,
        main: true,
        subnets: ['subnet-public'],
        routes: [{ destination: '0.0.0.0/0', target: 'igw-1', active: true }],
      },
    ],
    natGateways: [{ id: 'nat-1', state: 'available', subnetId: 'subnet-public', connectivity: 'public' }],
    networkAcls: [
      {
        id: 'acl-1',
        vpcId: VPC,
        subnets: ids,
        entries: (['in', 'out'] as const).map((direction) => ({
          number: 100,
          direction,
          protocol: '-1',
          allow: true,
          cidr: '0.0.0.0/0',
        })),
      },
    ],
    endpoints: [
      {
        id: 'vpce-sts',
        vpcId: VPC,
        serviceName: 'com.amazonaws.us-east-1.sts',
        type: 'Interface',
        state: 'available',
        subnets: ids,
        securityGroups: ['sg-endpoints'],
        routeTables: [],
        privateDns: true,
        policy: toPolicy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
      },
    ],
    endpointGroups: [
      {
        id: 'sg-endpoints',
        vpcId: VPC,
        name: 'endpoints',
        inbound: [{ protocol: 'tcp', fromPort: 443, toPort: 443, ...members('sg-brokers') }],
        outbound: [],
      },
    ],
  } satisfies Partial<KnownFacts>;
}
