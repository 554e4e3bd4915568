import type { Cluster, VpcConnection } from '../account/kafka.ts';
import type { MappingConfiguration } from '../account/lambda.ts';
import type { MappingSeed, Seed } from '../account/seed.ts';
import { type LabNetwork, toLabNetwork, toLabSeed } from './labNetwork.ts';
import { account, clusterArns, destinationArns, partnerAccount, region } from './places.ts';

/** A cluster, or a VPC connection, with a mapping that fails because of one thing in its network. */
interface Trouble {
  /** Of the cluster; says what is wrong. */
  readonly name: string;
  readonly way: 'nat' | 'endpoints';
  readonly with?: MappingConfiguration;
  readonly make: (network: LabNetwork) => void;
}

/** Every cause in the network that errors.md A1 and A2 name and that the rest of the account does not have. */
const troubles: readonly Trouble[] = [
  {
    name: 'vpc-closed-inbound',
    way: 'nat',
    make: ({ group }) => {
      group.ingress = [{ fromPort: 9094, toPort: 9094, cidrs: ['192.168.10.0/24'] }];
    },
  },
  {
    name: 'vpc-closed-outbound',
    way: 'nat',
    make: ({ group }) => {
      group.egress = [{ fromPort: 443, toPort: 443, cidrs: ['0.0.0.0/0'] }];
    },
  },
  {
    name: 'vpc-closed-https',
    way: 'nat',
    make: ({ group }) => {
      group.egress = [{ fromPort: 9094, toPort: 9094, groups: [group.id] }];
    },
  },
  {
    name: 'vpc-network-acl',
    way: 'nat',
    make: (network) => {
      const refused = { number: 90, action: 'deny', protocol: '6', cidr: network.vpc.cidr } as const;
      network.acl.subnetIds = network.subnets.map(({ id }) => id);
      network.acl.entries.push({ ...refused, direction: 'in', fromPort: 9094, toPort: 9094 });
    },
  },
  {
    name: 'vpc-without-dns',
    way: 'nat',
    make: ({ vpc }) => {
      vpc.dnsSupport = false;
    },
  },
  {
    name: 'vpc-blackhole',
    way: 'nat',
    make: (network) => {
      network.natGateways = [];
      for (const route of network.table.routes) if (route.target !== 'local') route.blackhole = true;
    },
  },
  {
    name: 'vpc-nat-failed',
    way: 'nat',
    make: ({ natGateways }) => {
      for (const gateway of natGateways) gateway.state = 'failed';
    },
  },
  {
    name: 'vpc-public-subnets',
    way: 'nat',
    make: (network) => {
      network.natGateways = [];
      network.table.routes = network.mainTable.routes.map((route) => ({ ...route }));
    },
  },
  {
    name: 'vpc-endpoint-names',
    way: 'endpoints',
    make: ({ endpoints }) => {
      for (const endpoint of endpoints) if (endpoint.service === 'sts') endpoint.privateDns = false;
    },
  },
  {
    name: 'vpc-endpoint-group',
    way: 'endpoints',
    make: ({ endpointGroup }) => {
      endpointGroup.ingress = [{ fromPort: 443, toPort: 443, cidrs: ['192.168.10.0/24'] }];
    },
  },
  {
    name: 'vpc-endpoint-acl',
    way: 'endpoints',
    make: (network) => {
      const refused = { number: 90, action: 'deny', protocol: '6', fromPort: 443, toPort: 443 } as const;
      network.acl.subnetIds = [network.gates.id];
      network.acl.entries.push({ ...refused, direction: 'in', cidr: network.vpc.cidr });
      for (const endpoint of network.endpoints) endpoint.subnetIds = [network.gates.id];
    },
  },
  {
    name: 'vpc-endpoint-policy',
    way: 'endpoints',
    make: (network) => limitToMembers(network, 'lambda'),
  },
  {
    name: 'vpc-endpoint-missing',
    way: 'endpoints',
    with: { DestinationConfig: { OnFailure: { Destination: destinationArns.eventArchive } } },
    make: () => {},
  },
  {
    name: 'vpc-endpoint-sts',
    way: 'endpoints',
    make: (network) => limitToMembers(network, 'sts'),
  },
];

/** Lets nobody through an endpoint who is not of the organization; Lambda itself is of none. */
function limitToMembers({ endpoints }: LabNetwork, service: string): void {
  const members = { StringEquals: { 'aws:PrincipalOrgID': 'o-example0001' } };
  for (const endpoint of endpoints) {
    if (endpoint.service !== service) continue;
    endpoint.policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: members }],
    };
  }
}

/** The connections' network stands among those of the troubles. */
const linkIndex = 13;

function toUuid(index: number): string {
  return `1ab0${(0x1000 + index * 0x111).toString(16)}-5c1e-4d2a-9b7f-8e3d6c0a${(0x4100 + index * 0x137).toString(16)}`;
}

function toCluster(name: string, index: number, { subnets, group }: LabNetwork): Cluster {
  return {
    arn: `arn:aws:kafka:${region}:${account}:cluster/${name}/${toUuid(index)}-1`,
    name,
    type: 'PROVISIONED',
    state: 'ACTIVE',
    created: '2026-09-01T08:00:00.000Z',
    kafkaVersion: '3.8.x',
    instanceType: 'kafka.t3.small',
    brokers: subnets.length,
    subnets: subnets.map(({ id }) => id),
    securityGroups: [group.id],
    authentication: { unauthenticated: true },
    encryption: 'TLS',
    dns: { id: `lab${index.toString(36)}q7`, shard: 'c4' },
    topics: [{ name: 'readings', partitions: 3, recordsPerMinute: 12 }],
    tags: { team: 'network' },
  };
}

function toMapping(index: number, topic: string, source: string, more: MappingConfiguration = {}): MappingSeed {
  return {
    uuid: `7e57${(0x2000 + index * 0x101).toString(16)}-3b6d-4c8f-a1e9-0d4f7b2c${(0x5000 + index * 0x149).toString(16)}`,
    function: 'network-lab',
    configuration: { EventSourceArn: source, Topics: [topic], StartingPosition: 'LATEST', ...more },
    changedMinutesAgo: 60 + index * 7,
  };
}

const networks = troubles.map(({ way, make }, index) => {
  const network = toLabNetwork(index < linkIndex ? index : index + 1, way);
  make(network);
  return network;
});

const clusters = troubles.flatMap(({ name }, index) => {
  const network = networks[index];
  return network === undefined ? [] : [toCluster(name, index, network)];
});

/** Connections to the partner's cluster: one whose group lets in another port than its brokers have, and one that was refused. */
const linkNetwork = toLabNetwork(linkIndex, 'nat');
const linkStates = [{ state: 'AVAILABLE' }, { state: 'REJECTED' }] as const;
const vpcConnections = linkStates.map(
  ({ state }, index): VpcConnection => ({
    arn: `arn:aws:kafka:${region}:${account}:vpc-connection/${partnerAccount}/my-cluster-name/${toUuid(40 + index)}-7`,
    targetClusterArn: clusterArns.partnerOwned,
    authentication: 'SASL_IAM',
    state,
    created: '2026-09-01T08:00:00.000Z',
    vpcId: linkNetwork.vpc.id,
    subnets: linkNetwork.subnets.map(({ id }) => id),
    securityGroups: [linkNetwork.group.id],
  }),
);

const mappings = [
  ...clusters.map(({ arn }, index) => toMapping(index, 'readings', arn, troubles[index]?.with)),
  ...vpcConnections.map(({ arn }, index) => toMapping(40 + index, 'partner-orders', arn)),
];

/** What of the sample account is there to be diagnosed: networks with one fault each, and what fails because of it. */
export const networkLab: Required<Pick<Seed, 'clusters' | 'vpcConnections' | 'mappings'>> &
  ReturnType<typeof toLabSeed> = { clusters, vpcConnections, mappings, ...toLabSeed([...networks, linkNetwork]) };
