import type { FactName } from '../../../src/core/diagnosis/facts.ts';
import type { Outcome } from '../../../src/core/diagnosis/report.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { toPolicy } from '../../../src/core/policy/policyDocument.ts';
import { arns, iamMapping, type KnownFacts, scramMapping } from './checkFacts.ts';
import { away, bare, measured, provisioned, stopped, withConfluent } from './checkMappings.ts';
import { alter, alterFirst, connected, connection, put, toKafka, without } from './judgeFacts.ts';

const POLICIES: readonly FactName[] = ['rolePolicies', 'simulation'];

type Change = (facts: KnownFacts) => void;

/** How a check comes to each of its outcomes. It passes where everything is in order. */
export interface CheckCase {
  readonly id: string;
  readonly mapping?: DeployedMapping;
  readonly fails?: Change;
  /** A mapping for which it fails by itself. */
  readonly failing?: DeployedMapping;
  /** Facts without which it cannot be told. */
  readonly missing: readonly FactName[];
  readonly skips?: { readonly mapping?: DeployedMapping; readonly change?: Change };
  /** Outcomes that it never has, and why. */
  readonly never?: { readonly [O in Outcome]?: string };
}

export const CHECK_CASES: readonly CheckCase[] = [
  { id: 'cluster-exists', fails: put('cluster', undefined), missing: ['cluster'], skips: { mapping: connected } },
  {
    id: 'connection-available',
    mapping: connected,
    fails: put('vpcConnection', { ...connection, state: 'REJECTED' }),
    missing: ['vpcConnection'],
    skips: {},
  },
  {
    id: 'cluster-policy',
    mapping: connected,
    fails: put('clusterPolicy', toPolicy()),
    missing: ['clusterPolicy'],
    skips: {},
  },
  {
    id: 'authentication-enabled',
    fails: alter('cluster', { authMethods: ['scram'] }),
    missing: ['cluster'],
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'brokers-known',
    fails: put('brokers', []),
    missing: ['brokers'],
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'topic-exists',
    fails: put('topics', [{ name: 'Orders' }]),
    missing: ['topics'],
    skips: { change: put('cluster', undefined) },
  },
  { id: 'secret-exists', mapping: scramMapping, fails: put('secret', undefined), missing: ['secret'], skips: {} },
  {
    id: 'secret-name',
    mapping: scramMapping,
    fails: alter('secret', { name: 'shop' }),
    missing: ['secret'],
    skips: { mapping: scramMapping, change: put('secret', undefined) },
  },
  {
    id: 'secret-associated',
    mapping: scramMapping,
    fails: put('scramSecrets', []),
    missing: ['scramSecrets'],
    skips: { mapping: scramMapping, change: put('secret', undefined) },
  },
  {
    id: 'secret-key',
    mapping: scramMapping,
    fails: alter('secret', { kmsKeyId: undefined }),
    missing: ['secretKey'],
    skips: { mapping: scramMapping, change: put('secret', undefined) },
  },
  {
    id: 'secret-rights',
    mapping: scramMapping,
    fails: without('secretsmanager:GetSecretValue'),
    missing: POLICIES,
    skips: { mapping: scramMapping, change: put('role', undefined) },
  },
  {
    id: 'secret-key-rights',
    mapping: scramMapping,
    fails: without('kms:Decrypt'),
    missing: POLICIES,
    skips: { mapping: scramMapping, change: put('secret', undefined) },
  },
  {
    id: 'role-exists',
    fails: put('role', undefined),
    missing: ['role'],
    skips: { change: put('function', undefined) },
  },
  {
    id: 'role-trust',
    fails: alter('role', { trust: toPolicy() }),
    missing: ['role'],
    skips: { change: put('role', undefined) },
  },
  {
    id: 'role-base-rights',
    fails: without('ec2:CreateNetworkInterface'),
    missing: POLICIES,
    skips: { change: put('role', undefined) },
  },
  {
    id: 'role-read-rights',
    fails: without('kafka-cluster:ReadData'),
    missing: POLICIES,
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'role-log-rights',
    missing: POLICIES,
    skips: { change: put('role', undefined) },
    never: { fail: 'the mapping works without a log' },
  },
  {
    id: 'function-active',
    fails: alter('function', { state: 'Failed' }),
    missing: ['function'],
    never: { skipped: 'every mapping has a function' },
  },
  {
    id: 'function-timeout',
    fails: alter('function', { timeout: 841 }),
    missing: ['function'],
    skips: { change: put('function', undefined) },
  },
  {
    id: 'function-concurrency',
    fails: alter('function', { reservedConcurrency: 0 }),
    missing: ['function'],
    skips: { change: put('function', undefined) },
  },
  {
    id: 'function-log',
    failing: { ...iamMapping, LastProcessingResult: 'PROBLEM: Function call failed' },
    fails: put('functionLog', ['2026-11-22T13:00:00Z 1 Task timed out after 3.00 seconds']),
    missing: ['functionLog'],
    skips: { change: put('function', undefined) },
  },
  {
    id: 'destination-exists',
    fails: alter('destination', { fifo: true }),
    missing: ['destination'],
    skips: { mapping: bare },
  },
  {
    id: 'destination-topic',
    mapping: toKafka,
    fails: put('topics', []),
    missing: ['topics'],
    skips: { mapping: toKafka, change: put('cluster', undefined) },
  },
  {
    id: 'destination-rights',
    fails: without('sqs:SendMessage'),
    missing: POLICIES,
    skips: { mapping: toKafka, change: put('cluster', undefined) },
  },
  {
    id: 'destination-key-rights',
    fails: without('kms:GenerateDataKey'),
    missing: POLICIES,
    skips: { change: put('destination', undefined) },
  },
  { id: 'registry-exists', fails: put('registry', undefined), missing: ['registry'], skips: { mapping: bare } },
  { id: 'registry-rights', fails: without('glue:GetSchemaVersion'), missing: POLICIES, skips: { mapping: bare } },
  {
    id: 'registry-secret',
    mapping: withConfluent('registry.example.com', ['BASIC_AUTH']),
    fails: put('registrySecrets', [{ type: 'BASIC_AUTH', uri: arns.secret, secret: undefined }]),
    missing: ['registrySecrets'],
    skips: { mapping: bare },
  },
  {
    id: 'registry-trust',
    mapping: withConfluent('registry.corp', ['SERVER_ROOT_CA_CERTIFICATE']),
    failing: withConfluent('registry.corp', []),
    missing: [],
    skips: { mapping: bare },
    never: { unknown: 'of a public name it cannot be told, whatever is known: a test of its own' },
  },
  {
    id: 'records-arrive',
    mapping: measured,
    fails: alter('deliveryMetrics', { SchemaRegistryErrorCount: 7, lastLoss: '2026-11-22T12:00:00.000Z' }),
    missing: ['deliveryMetrics'],
    skips: { mapping: iamMapping },
  },
  {
    id: 'mapping-enabled',
    failing: stopped,
    missing: [],
    skips: { mapping: { ...iamMapping, State: 'Disabled', StateTransitionReason: 'USER_INITIATED' } },
    never: { unknown: 'only while the mapping changes: a test of its own' },
  },
  {
    id: 'group-shared',
    missing: ['mappings'],
    skips: { mapping: bare },
    never: { fail: 'sharing a group is allowed' },
  },
  {
    id: 'vpc-dns',
    fails: alter('vpc', { dnsSupport: false }),
    missing: ['vpc'],
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'free-addresses',
    missing: ['subnets'],
    skips: { change: put('cluster', undefined) },
    never: { fail: 'interfaces that are there already go on working' },
  },
  {
    id: 'broker-port-inbound',
    fails: alterFirst('securityGroups', { inbound: [] }),
    missing: ['securityGroups'],
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'broker-port-outbound',
    fails: alterFirst('securityGroups', { outbound: [] }),
    missing: ['securityGroups'],
    skips: { mapping: connected, change: put('vpcConnection', undefined) },
  },
  {
    id: 'network-acls',
    fails: alterFirst('networkAcls', { entries: [] }),
    missing: ['networkAcls'],
    skips: { change: put('cluster', undefined) },
  },
  {
    id: 'way-to-services',
    fails: put('natGateways', []),
    missing: ['routeTables'],
    skips: { mapping: provisioned },
  },
  {
    id: 'https-outbound',
    fails: alterFirst('securityGroups', { outbound: [] }),
    missing: ['securityGroups'],
    skips: { mapping: provisioned },
  },
  {
    id: 'endpoint-groups',
    fails: alterFirst('endpointGroups', { inbound: [] }),
    missing: ['endpointGroups'],
    skips: { change: put('endpoints', []) },
  },
  {
    id: 'endpoint-policies',
    fails: alterFirst('endpoints', { policy: toPolicy() }),
    missing: ['endpoints'],
    skips: { change: put('endpoints', []) },
  },
  {
    id: 'secret-region',
    mapping: scramMapping,
    failing: away,
    missing: [],
    skips: {},
    never: { unknown: 'the mapping itself says it' },
  },
];
