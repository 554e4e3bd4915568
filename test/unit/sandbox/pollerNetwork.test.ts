import type { NetworkAclEntry, Subnet, VpcEndpoint } from '../../../src/sandbox/account/network.ts';
import { describeFaults, type Fault, first, type Parts, results, scram } from './pollerFaults.ts';
import { shop } from './shopSeed.ts';

const toQueue = { DestinationConfig: { OnFailure: { Destination: shop.queue } } };

/** Shuts the way out through the NAT gateway. */
function isolate({ account }: Parts): void {
  first(account.routeTables).routes.splice(1);
}

/** Puts interface endpoints for the services into the VPC. */
function addEndpoints({ account }: Parts, services: readonly string[], more: Partial<VpcEndpoint> = {}): void {
  account.securityGroups.push({
    id: 'sg-endpoints',
    vpcId: 'vpc-shop',
    name: 'endpoints',
    ingress: [{ fromPort: 443, toPort: 443, groups: [shop.group] }],
    egress: [],
  });
  account.vpcEndpoints.push(
    ...services.map(
      (service): VpcEndpoint => ({
        id: `vpce-${service}`,
        vpcId: 'vpc-shop',
        service,
        type: 'Interface',
        state: 'available',
        subnetIds: ['subnet-a', 'subnet-b'],
        securityGroups: ['sg-endpoints'],
        privateDns: true,
        ...more,
      }),
    ),
  );
}

/** Puts an ACL with one entry before the usual ones around the brokers' subnets. */
function addAcl({ account }: Parts, entry: NetworkAclEntry): void {
  const usual = { number: 100, action: 'allow', cidr: '0.0.0.0/0' } as const;
  account.networkAcls.push({
    id: 'acl-brokers',
    vpcId: 'vpc-shop',
    subnetIds: ['subnet-a', 'subnet-b'],
    entries: [{ ...usual, direction: 'in' }, { ...usual, direction: 'out' }, entry],
  });
}

const orgOnly = {
  Statement: [
    {
      Effect: 'Allow' as const,
      Principal: '*' as const,
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
    },
  ],
};

const networkFaults: readonly Fault[] = [
  { title: 'no way out and no endpoints', make: isolate, check: 'service-network', result: results.services },
  {
    title: 'an internet gateway, which is no way out',
    make: ({ account }) => {
      for (const route of first(account.routeTables).routes) if (route.target !== 'local') route.target = 'igw-1';
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'no endpoint for the secret',
    with: scram,
    make: (parts) => {
      isolate(parts);
      addEndpoints(parts, ['lambda', 'sts']);
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'no endpoint for the destination',
    with: toQueue,
    make: (parts) => {
      isolate(parts);
      addEndpoints(parts, ['lambda', 'sts']);
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'endpoints without private DNS',
    make: (parts) => {
      isolate(parts);
      addEndpoints(parts, ['lambda', 'sts'], { privateDns: false });
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'an endpoint whose group does not let the cluster in',
    make: (parts) => {
      addEndpoints(parts, ['lambda', 'sts']);
      for (const one of parts.account.securityGroups) if (one.id === 'sg-endpoints') one.ingress = [];
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a cluster group that does not let 443 out',
    make: ({ group: clusterGroup }) => {
      clusterGroup.egress = [{ fromPort: 9092, toPort: 9098, groups: [shop.group] }];
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a Lambda endpoint for the organisation only',
    make: (parts) => addEndpoints(parts, ['lambda'], { policy: orgOnly }),
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'an STS endpoint for the organisation only',
    make: (parts) => addEndpoints(parts, ['sts'], { policy: orgOnly }),
    check: 'sts-endpoint-policy',
    result: results.roleRefused,
  },
  {
    title: 'a group that does not let its own members in',
    make: ({ group: clusterGroup }) => {
      clusterGroup.ingress = [{ fromPort: 9098, toPort: 9098, groups: ['sg-other'] }];
    },
    check: 'broker-port',
    result: results.connection,
  },
  {
    title: 'the port of a weaker method only',
    make: ({ group: clusterGroup }) => {
      clusterGroup.ingress = [{ fromPort: 9094, toPort: 9094, groups: [shop.group] }];
    },
    check: 'broker-port',
    result: results.connection,
  },
  {
    title: 'an address range that misses a subnet',
    make: ({ group: clusterGroup }) => {
      clusterGroup.ingress = [{ fromPort: 9098, toPort: 9098, cidrs: ['10.0.1.0/24'] }];
    },
    check: 'broker-port',
    result: results.connection,
  },
  {
    title: 'a default route to nowhere',
    make: ({ account }) => {
      for (const route of first(account.routeTables).routes) if (route.target !== 'local') route.blackhole = true;
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a NAT gateway that failed',
    make: ({ account }) => {
      first(account.natGateways).state = 'failed';
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a private NAT gateway',
    make: ({ account }) => {
      first(account.natGateways).connectivity = 'private';
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a NAT gateway in a private subnet',
    make: ({ account }) => {
      first(account.natGateways).subnetId = 'subnet-a';
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'subnets that got the main route table',
    make: ({ account }) => {
      first(account.routeTables).subnetIds = [];
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'an ACL that keeps the answers of AWS services out',
    make: (parts) =>
      addAcl(parts, { number: 90, direction: 'in', action: 'deny', cidr: '0.0.0.0/0', fromPort: 32_768 }),
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'an ACL that keeps connections between brokers and pollers out',
    make: (parts) =>
      addAcl(parts, { number: 90, direction: 'in', action: 'deny', cidr: '10.0.0.0/16', fromPort: 9098, toPort: 9098 }),
    check: 'broker-port',
    result: results.connection,
  },
  {
    title: 'an ACL in front of the endpoints',
    make: (parts) => {
      isolate(parts);
      addEndpoints(parts, ['lambda', 'sts'], { subnetIds: ['subnet-public'] });
      parts.account.networkAcls.push({ id: 'acl-shut', vpcId: 'vpc-shop', subnetIds: ['subnet-public'], entries: [] });
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'private DNS names without DNS host names',
    make: (parts) => {
      isolate(parts);
      addEndpoints(parts, ['lambda', 'sts']);
      first(parts.account.vpcs).dnsHostnames = false;
    },
    check: 'service-network',
    result: results.services,
  },
  {
    title: 'a VPC without DNS',
    make: ({ account }) => {
      first(account.vpcs).dnsSupport = false;
    },
    check: 'broker-names',
    result: results.connection,
  },
  {
    title: 'a broker that is down',
    make: ({ cluster }) => {
      cluster.state = 'FAILED';
    },
    check: 'brokers-down',
    result: results.connection,
  },
  {
    title: 'a firewall that opens TLS',
    make: ({ account }) => {
      const subnet: Subnet = first(account.subnets);
      subnet.tlsInspection = true;
    },
    check: 'tls-inspection',
    result: results.serverUntrusted,
  },
];

describeFaults('what the poller meets in the network', networkFaults);
