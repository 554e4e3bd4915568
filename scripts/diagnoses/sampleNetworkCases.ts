import { type DiagnosisCase, findBy, type Repair } from './diagnosisCase.ts';

const allowInAcls: Repair = {
  words: 'the entry that denies is removed',
  carryOut: ({ account }) => {
    for (const acl of account.networkAcls) acl.entries = acl.entries.filter(({ action }) => action === 'allow');
  },
};

export const openEndpointPolicies: Repair = {
  words: 'the endpoint’s policy lets Lambda through',
  carryOut: ({ account }) => {
    for (const endpoint of account.vpcEndpoints) delete endpoint.policy;
  },
};

/** Mappings of the sample account that find no way to the brokers or to AWS. */
export const SAMPLE_NETWORK_CASES: readonly DiagnosisCase[] = [
  {
    entry: 'A1.2',
    uuid: '0d95e3b7-a42c-4f18-8e6d-b7c13f50a928',
    cause: 'other-port-used',
    finds: 'broker-port-inbound',
  },
  {
    entry: 'A1.1',
    uuid: '7e572000-3b6d-4c8f-a1e9-0d4f7b2c5000',
    cause: 'broker-port-closed',
    finds: 'broker-port-inbound',
  },
  {
    entry: 'A1.1',
    uuid: '7e572101-3b6d-4c8f-a1e9-0d4f7b2c5149',
    cause: 'broker-port-closed',
    finds: 'broker-port-outbound',
  },
  {
    entry: 'A1.4',
    uuid: '7e572303-3b6d-4c8f-a1e9-0d4f7b2c53db',
    cause: 'routes-or-dns',
    finds: 'network-acls',
    repair: allowInAcls,
  },
  {
    entry: 'A1.4, A11',
    uuid: '7e572404-3b6d-4c8f-a1e9-0d4f7b2c5524',
    cause: 'routes-or-dns',
    finds: 'vpc-dns',
    repair: {
      words: 'DNS resolution is turned on',
      carryOut: ({ account }) => {
        for (const vpc of account.vpcs) vpc.dnsSupport = true;
      },
    },
  },
  {
    entry: 'A1.6, B',
    uuid: 'cb4e8170-f9d2-4356-8a1c-d25e0f7b93a6',
    cause: 'topic-missing',
    finds: 'topic-exists',
    repair: {
      words: 'the topic is created',
      carryOut: ({ account }) => {
        const { topics } = findBy(account.clusters, 'name', 'orders-prod');
        topics.push({ name: 'orders-v1', partitions: 3, recordsPerMinute: 10 });
      },
    },
  },
  {
    entry: 'A1.6, B',
    uuid: '5d80a3f6-e4b7-42c9-9e05-b1f6c8d73a24',
    cause: 'cluster-gone',
    finds: 'cluster-exists',
    repair: {
      words: 'a mapping for the new cluster takes its place',
      carryOut: async ({ account, api, uuid, signal }) => {
        const { arn: EventSourceArn } = findBy(account.clusters, 'name', 'clickstream-prod');
        const { FunctionArn: FunctionName } = await api.deleteMapping(uuid, signal);
        const input = { EventSourceArn, FunctionName, Topics: ['clicks'], StartingPosition: 'LATEST' };
        return (await api.createMapping(input, signal)).UUID;
      },
    },
  },
  {
    entry: 'A1.7',
    uuid: '7e574828-3b6d-4c8f-a1e9-0d4f7b2c8368',
    cause: 'vpc-connection-unusable',
    finds: 'broker-port-inbound',
  },
  {
    entry: 'A1.7',
    uuid: '7e574929-3b6d-4c8f-a1e9-0d4f7b2c84b1',
    cause: 'vpc-connection-unusable',
    finds: 'connection-available',
    repair: {
      words: 'the owner of the cluster accepts the connection, and its ports are opened',
      carryOut: ({ account, uuid }) => {
        const { configuration } = findBy(account.mappings, 'uuid', uuid);
        const connection = findBy(account.vpcConnections, 'arn', configuration.EventSourceArn ?? '');
        connection.state = 'AVAILABLE';
        const group = findBy(account.securityGroups, 'id', connection.securityGroups[0] ?? '');
        group.ingress.push({ fromPort: 14_001, toPort: 14_100, groups: [group.id] });
      },
    },
  },
  {
    entry: 'A2.1',
    uuid: 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b',
    cause: 'no-nat-or-endpoints',
    finds: 'way-to-services',
  },
  {
    entry: 'A2.1',
    uuid: '7e572505-3b6d-4c8f-a1e9-0d4f7b2c566d',
    cause: 'no-nat-or-endpoints',
    finds: 'way-to-services',
  },
  {
    entry: 'A2.1',
    uuid: '7e572606-3b6d-4c8f-a1e9-0d4f7b2c57b6',
    cause: 'no-nat-or-endpoints',
    finds: 'way-to-services',
  },
  {
    entry: 'A2.2',
    uuid: '7e572808-3b6d-4c8f-a1e9-0d4f7b2c5a48',
    cause: 'endpoint-without-private-dns',
    finds: 'way-to-services',
  },
  {
    entry: 'A2.3',
    uuid: '7e572909-3b6d-4c8f-a1e9-0d4f7b2c5b91',
    cause: 'endpoint-group-closed',
    finds: 'endpoint-groups',
  },
  {
    entry: 'A2.4',
    uuid: '7e572202-3b6d-4c8f-a1e9-0d4f7b2c5292',
    cause: 'outbound-closed',
    finds: 'https-outbound',
  },
  {
    entry: 'A2.5',
    uuid: '7e572a0a-3b6d-4c8f-a1e9-0d4f7b2c5cda',
    cause: 'endpoint-elsewhere',
    finds: 'network-acls',
    repair: allowInAcls,
  },
  {
    entry: 'A2.6, A9',
    uuid: '7e572b0b-3b6d-4c8f-a1e9-0d4f7b2c5e23',
    cause: 'endpoint-policy-restricted',
    finds: 'endpoint-policies',
    repair: openEndpointPolicies,
  },
  {
    entry: 'A2.7',
    uuid: '7e572c0c-3b6d-4c8f-a1e9-0d4f7b2c5f6c',
    cause: 'endpoints-missing-for-some',
    finds: 'way-to-services',
  },
  {
    entry: 'A2.8',
    uuid: '7e572707-3b6d-4c8f-a1e9-0d4f7b2c58ff',
    cause: 'public-subnets',
    finds: 'way-to-services',
  },
];
