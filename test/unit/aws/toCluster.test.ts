import { describe, expect, it } from 'vitest';
import {
  hasAmbiguousListener,
  toBootstrapBrokers,
  toClientVpcConnection,
  toCluster,
  toTopic,
} from '../../../src/aws/toCluster.ts';

type ClusterInfo = Parameters<typeof toCluster>[0];
type Provisioned = NonNullable<ClusterInfo['Provisioned']>;
type BrokerAnswer = Parameters<typeof toBootstrapBrokers>[0];

const toProvisioned = (
  clientBroker: 'TLS' | 'TLS_PLAINTEXT' | 'PLAINTEXT' | undefined,
  authentication?: Provisioned['ClientAuthentication'],
): ClusterInfo => ({
  ClusterArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/0-1',
  ClusterName: 'orders',
  ClusterType: 'PROVISIONED',
  State: 'ACTIVE',
  Provisioned: {
    BrokerNodeGroupInfo: { ClientSubnets: ['subnet-1'], InstanceType: 'kafka.m7g.large', SecurityGroups: ['sg-1'] },
    NumberOfBrokerNodes: 3,
    EncryptionInfo: clientBroker && { EncryptionInTransit: { ClientBroker: clientBroker } },
    ClientAuthentication: authentication,
  },
});

const ON = { Enabled: true };
const OFF = { Enabled: false };

describe('toCluster', () => {
  it.each([
    ['nothing said, TLS', toProvisioned('TLS'), ['unauthenticated-tls']],
    ['nothing said, both listeners', toProvisioned('TLS_PLAINTEXT'), ['unauthenticated-tls', 'plaintext']],
    ['nothing said, plaintext', toProvisioned('PLAINTEXT'), ['plaintext']],
    ['nothing said at all', toProvisioned(undefined), ['unauthenticated-tls', 'plaintext']],
    ['IAM', toProvisioned('TLS', { Sasl: { Iam: ON }, Unauthenticated: OFF }), ['iam']],
    ['IAM, unauthenticated not said', toProvisioned('TLS', { Sasl: { Iam: ON } }), ['iam']],
    ['SCRAM', toProvisioned('TLS', { Sasl: { Scram: ON, Iam: OFF }, Unauthenticated: OFF }), ['scram']],
    ['mutual TLS', toProvisioned('TLS', { Tls: { Enabled: true, CertificateAuthorityArnList: ['arn'] } }), ['mtls']],
    ['mutual TLS of old, both listeners', toProvisioned('TLS_PLAINTEXT', { Tls: ON }), ['mtls', 'plaintext']],
    ['all off, unauthenticated off', toProvisioned('TLS', { Sasl: { Iam: OFF }, Unauthenticated: OFF }), []],
    [
      'everything',
      toProvisioned('TLS_PLAINTEXT', { Sasl: { Scram: ON, Iam: ON }, Tls: ON, Unauthenticated: ON }),
      ['mtls', 'scram', 'iam', 'unauthenticated-tls', 'plaintext'],
    ],
    ['plaintext listener shut', toProvisioned('TLS_PLAINTEXT', { Sasl: { Iam: ON }, Unauthenticated: OFF }), ['iam']],
    [
      'serverless',
      { ClusterType: 'SERVERLESS', Serverless: { VpcConfigs: [], ClientAuthentication: { Sasl: { Iam: ON } } } },
      ['iam'],
    ],
  ] satisfies [string, ClusterInfo, string[]][])('reads the methods: %s', (_case, info, methods) => {
    expect(toCluster(info).authMethods).toEqual(methods);
  });

  it('reads the methods open over private connectivity', () => {
    const info = toProvisioned('TLS', { Sasl: { Iam: ON } });
    const nodes = info.Provisioned?.BrokerNodeGroupInfo;
    const authentication = { Sasl: { Iam: ON, Scram: OFF }, Tls: ON };
    if (nodes) nodes.ConnectivityInfo = { VpcConnectivity: { ClientAuthentication: authentication } };
    expect(toCluster(info).vpcConnectivityMethods).toEqual(['mtls', 'iam']);
  });

  it('reads network, size and version of a provisioned cluster', () => {
    const info = toProvisioned('TLS');
    if (info.Provisioned) info.Provisioned.CurrentBrokerSoftwareInfo = { KafkaVersion: '3.8.x' };
    expect(toCluster({ ...info, CreationTime: new Date(0), Tags: { team: 'a' } })).toMatchObject({
      type: 'PROVISIONED',
      subnets: ['subnet-1'],
      securityGroups: ['sg-1'],
      brokerCount: 3,
      instanceType: 'kafka.m7g.large',
      kafkaVersion: '3.8.x',
      creationTime: '1970-01-01T00:00:00.000Z',
      tags: { team: 'a' },
    });
  });

  it('reads all networks of a serverless cluster, and a state that MSK may add', () => {
    const info: ClusterInfo = {
      Serverless: {
        VpcConfigs: [{ SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] }, { SubnetIds: ['subnet-3'] }],
      },
      StateInfo: { Message: 'why' },
    };
    Object.assign(info, { State: 'DREAMING' });
    expect(toCluster(info)).toMatchObject({
      type: 'SERVERLESS',
      state: 'DREAMING',
      stateMessage: 'why',
      subnets: ['subnet-1', 'subnet-2', 'subnet-3'],
      securityGroups: ['sg-1'],
    });
  });
});

describe('toBootstrapBrokers', () => {
  it('knows all fourteen strings', () => {
    const names = ['', 'Tls', 'SaslScram', 'SaslIam'].map((suffix) => `BootstrapBrokerString${suffix}`);
    const members = [
      ...names,
      ...names.map((name) => `${name}Ipv6`),
      ...['Tls', 'SaslScram', 'SaslIam'].flatMap((suffix) => [
        `BootstrapBrokerStringPublic${suffix}`,
        `BootstrapBrokerStringVpcConnectivity${suffix}`,
      ]),
    ];
    const answer: BrokerAnswer = Object.fromEntries(members.map((name) => [name, `${name}:9098`]));
    const brokers = toBootstrapBrokers(answer, ['mtls', 'scram', 'iam', 'plaintext']);
    expect(brokers.map((entry) => entry.addresses).sort()).toEqual(members.map((name) => `${name}:9098`).sort());
    expect(new Set(brokers.map((entry) => `${entry.network} ${entry.method}`)).size).toBe(14);
  });

  it.each([
    [['mtls'], ['mtls']],
    [['unauthenticated-tls'], ['unauthenticated-tls']],
    [
      ['mtls', 'unauthenticated-tls'],
      ['mtls', 'unauthenticated-tls'],
    ],
    [undefined, ['mtls', 'unauthenticated-tls']],
  ] as const)('tells whom the TLS listener serves when %s is on', (enabled, methods) => {
    const answer: BrokerAnswer = { BootstrapBrokerStringTls: 'b-1:9094' };
    expect(hasAmbiguousListener(answer)).toBe(true);
    expect(toBootstrapBrokers(answer, enabled).map((entry) => entry.method)).toEqual(methods);
  });

  it('leaves out what the cluster does not have', () => {
    const answer: BrokerAnswer = { BootstrapBrokerStringSaslIam: 'b-1:9098', BootstrapBrokerStringTls: '' };
    expect(hasAmbiguousListener(answer)).toBe(false);
    expect(toBootstrapBrokers(answer)).toEqual([{ method: 'iam', network: 'vpc', addresses: 'b-1:9098' }]);
  });
});

describe('toTopic and toClientVpcConnection', () => {
  it('reads a topic', () => {
    expect(toTopic({ TopicName: 'orders', PartitionCount: 12, ReplicationFactor: 3 })).toEqual({
      name: 'orders',
      arn: undefined,
      partitions: 12,
      replicationFactor: 3,
    });
  });

  it('names the cluster that a client connection was asked for by', () => {
    const connection = toClientVpcConnection(
      { VpcConnectionArn: 'arn:c', Owner: '444455556666', State: 'AVAILABLE' },
      'arn:cluster',
    );
    expect(connection).toMatchObject({ arn: 'arn:c', targetClusterArn: 'arn:cluster', owner: '444455556666' });
  });
});
