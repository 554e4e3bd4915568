import { describe, expect, it } from 'vitest';
import { openAccount } from '../../../src/sandbox/account/account.ts';
import type { Cluster } from '../../../src/sandbox/account/kafka.ts';
import type { MappingConfiguration } from '../../../src/sandbox/account/lambda.ts';
import type { VpcEndpoint } from '../../../src/sandbox/account/network.ts';
import { demoSeed } from '../../../src/sandbox/demo/demoSeed.ts';
import { poll } from '../../../src/sandbox/poller/poller.ts';
import { toSituation } from '../../../src/sandbox/poller/situation.ts';
import { first, mtls, type Parts, scram } from './pollerFaults.ts';
import { shop, toShopSeedWith } from './shopSeed.ts';

const now = Date.UTC(2026, 10, 22, 12);

function open(configuration: MappingConfiguration = {}) {
  const account = openAccount(toShopSeedWith(configuration), now);
  return { account, mapping: first(account.mappings), cluster: first(account.clusters) };
}

describe('the listener that the poller takes', () => {
  const cases: readonly (readonly [string, Partial<Cluster>, MappingConfiguration, string | undefined])[] = [
    ['mutual TLS with a certificate, whatever else is on', {}, mtls, 'tls'],
    ['SCRAM with a secret, whatever else is on', {}, scram, 'scram'],
    ['IAM without a secret', {}, {}, 'iam'],
    ['TLS without credentials', { authentication: { unauthenticated: true }, encryption: 'TLS_PLAINTEXT' }, {}, 'tls'],
    ['plaintext last', { authentication: { unauthenticated: true }, encryption: 'PLAINTEXT' }, {}, 'plaintext'],
    ['TLS where nothing is configured', { authentication: {}, encryption: 'TLS' }, {}, 'tls'],
    ['none where credentials are wanted', { authentication: { scram: true }, encryption: 'TLS' }, {}, undefined],
  ];

  it.each(cases)('is %s', (_title, change, configuration, listener) => {
    const { account, mapping, cluster } = open(configuration);
    Object.assign(cluster, change);
    expect(toSituation(account, mapping, now).listener).toBe(listener);
    expect(poll(account, mapping, now).kind).toBe(listener === undefined ? 'failing' : 'working');
  });
});

describe('the poller works', () => {
  const isolate = ({ account }: Pick<Parts, 'account'>) => first(account.routeTables).routes.splice(1);

  it('with endpoints instead of a way out', () => {
    const { account, mapping } = open({
      ...scram,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    });
    isolate({ account });
    const toEndpoint = (service: string): VpcEndpoint => ({
      id: `vpce-${service}`,
      vpcId: 'vpc-shop',
      service,
      type: 'Interface',
      state: 'available',
      subnetIds: ['subnet-a'],
      securityGroups: ['sg-endpoints'],
      privateDns: true,
    });
    account.securityGroups.push({
      id: 'sg-endpoints',
      vpcId: 'vpc-shop',
      name: 'endpoints',
      ingress: [{ fromPort: 443, toPort: 443, cidrs: ['10.0.0.0/16'] }],
      egress: [],
    });
    account.vpcEndpoints = [
      ...['lambda', 'sts', 'secretsmanager'].map(toEndpoint),
      {
        id: 'vpce-s3',
        vpcId: 'vpc-shop',
        service: 's3',
        type: 'Gateway',
        state: 'available',
        routeTableIds: ['rtb-shop'],
      },
    ];
    expect(poll(account, mapping, now)).toEqual({ kind: 'working', result: 'OK' });
  });

  it('in provisioned mode without either', () => {
    const { account, mapping } = open({ ProvisionedPollerConfig: { MinimumPollers: 1 } });
    isolate({ account });
    expect(poll(account, mapping, now).kind).toBe('working');
  });

  it('with a key that PBES1 encrypts and the right password', () => {
    const { account, mapping } = open(mtls);
    const certificate = account.secrets.find(({ arn }) => arn === shop.tlsSecret)?.content.certificate;
    Object.assign(certificate ?? {}, { keyEncryption: 'pbes1', keyPassword: 'right' });
    expect(poll(account, mapping, now).kind).toBe('working');
  });

  it('with exactly the ACLs it needs', () => {
    const { account, mapping, cluster } = open(scram);
    const principal = 'User:sales';
    cluster.allowEveryoneIfNoAcl = false;
    cluster.acls = [
      { principal, operation: 'DescribeConfigs', resource: 'cluster', name: 'kafka-cluster' },
      { principal, operation: 'Describe', resource: 'group', name: mapping.uuid },
      { principal, operation: 'Read', resource: 'group', name: mapping.uuid },
      { principal, operation: 'Describe', resource: 'topic', name: 'sales' },
      { principal, operation: 'Read', resource: 'topic', name: 'sales' },
    ];
    const kinds = cluster.acls.map((_, left) => {
      const all = cluster.acls ?? [];
      cluster.acls = all.filter((_acl, index) => index !== left);
      const { kind } = poll(account, mapping, now);
      cluster.acls = all;
      return kind;
    });
    expect(poll(account, mapping, now).kind).toBe('working');
    // Whoever may read may describe; the other three rights are needed.
    expect(kinds).toEqual(['failing', 'working', 'failing', 'working', 'failing']);
  });

  it('with exactly the IAM rights it needs, on ARNs with the cluster UUID', () => {
    const { account, mapping } = open();
    const access = first(account.roles).inline?.access;
    if (access === undefined) throw new Error('The role has no rights.');
    const topic = `${shop.cluster.replace(':cluster/', ':topic/')}/sales`;
    const group = `${shop.cluster.replace(':cluster/', ':group/')}/${mapping.uuid}`;
    const needed = [
      ['kafka-cluster:Connect', shop.cluster],
      ['kafka-cluster:DescribeTopic', topic],
      ['kafka-cluster:ReadData', topic],
      ['kafka-cluster:DescribeGroup', group],
      ['kafka-cluster:AlterGroup', group],
    ] as const;
    const grant = (pairs: readonly (readonly [string, string])[]) => {
      access.Statement = pairs.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
      return poll(account, mapping, now);
    };
    expect(grant(needed).kind).toBe('working');
    for (const left of needed)
      expect(grant(needed.filter((pair) => pair !== left)), left[0]).toMatchObject({ kind: 'failing' });
  });
});

describe('a cross-account mapping', () => {
  const uuid = '2e7b4f08-c1d5-4936-a8f0-6d3c9e52b71f';
  const openDemo = () => {
    const account = openAccount(demoSeed, now);
    const mapping = first(account.mappings.filter((candidate) => candidate.uuid === uuid));
    const connection = first(account.vpcConnections);
    const cluster = first(account.clusters.filter(({ arn }) => arn === connection.targetClusterArn));
    return { account, mapping, connection, cluster };
  };

  it('works through its VPC connection', () => {
    const { account, mapping } = openDemo();
    expect(poll(account, mapping, now)).toEqual({ kind: 'working', result: 'OK' });
  });

  it.each([
    [
      'a connection that was rejected',
      'vpc-connection',
      ({ connection }) => void Object.assign(connection, { state: 'REJECTED' }),
    ],
    ['no cluster policy', 'vpc-connection', ({ cluster }) => void Object.assign(cluster, { policy: undefined })],
    [
      'a policy without Connect',
      'sasl',
      ({ cluster }) =>
        void cluster.policy?.Statement.push({
          Effect: 'Deny',
          Principal: '*',
          Action: 'kafka-cluster:Connect',
          Resource: '*',
        }),
    ],
    [
      'a policy without the topic',
      'kafka-rights',
      ({ cluster }) =>
        void cluster.policy?.Statement.push({
          Effect: 'Deny',
          Principal: '*',
          Action: 'kafka-cluster:ReadData',
          Resource: '*',
        }),
    ],
    [
      'a group without the ports of private connectivity',
      'broker-port',
      ({ account, connection }) => {
        for (const group of account.securityGroups)
          if (connection.securityGroups.includes(group.id))
            group.ingress = [{ fromPort: 9098, toPort: 9098, groups: [group.id] }];
      },
    ],
  ] satisfies [string, string, (parts: ReturnType<typeof openDemo>) => void][])(
    'fails with %s',
    (_title, check, make) => {
      const parts = openDemo();
      make(parts);
      expect(poll(parts.account, parts.mapping, now)).toMatchObject({ kind: 'failing', check });
    },
  );
});
