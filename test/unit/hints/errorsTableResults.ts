import type { AuthMethod } from '../../../src/core/cluster/authMethods.ts';
import type { HintKnown } from '../../../src/core/hints/hintContext.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { acrossAccounts, knownConnection, withMethods } from './causeLists.ts';
import { MUTUAL_TLS, RESULTS, SCRAM, toCluster, toConnection, toKnown, toMapping } from './samples.ts';

/** A mapping in which the cause is the true one, and what is known of it. */
export interface Entry {
  readonly id: string;
  readonly mapping: Partial<DeployedMapping>;
  readonly known?: HintKnown;
  readonly problem: string | undefined;
  /** First of the causes; undefined where there is none to remove. */
  readonly cause: string | undefined;
}

const QUEUE = { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:failures' } } };
const PROVISIONED = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
const TLS = { SourceAccessConfigurations: [MUTUAL_TLS] };
const USER = { SourceAccessConfigurations: [SCRAM] };

const GLUE = toRegistry('arn:aws:glue:us-east-1:111122223333:registry/orders');
const CONFLUENT = toRegistry('https://schemas.example.com');

function toRegistry(SchemaRegistryURI: string, Attribute = 'VALUE') {
  const SchemaRegistryConfig = { SchemaRegistryURI, SchemaValidationConfigs: [{ Attribute }] };
  return { ...PROVISIONED, AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig } };
}

/** One of the things that a check can see. */
function showing(id: string, sign: string, methods?: readonly AuthMethod[]): HintKnown {
  const known = methods === undefined ? toKnown() : withMethods(...methods);
  return { ...known, checks: [{ id, outcome: 'fail', signs: [sign] }] };
}

/** What a diagnosis says of these checks. */
function failing(...ids: readonly string[]): HintKnown {
  return toKnown({ checks: ids.map((id) => ({ id, outcome: 'fail' as const })) });
}

function withResult(
  [problem, text]: readonly [problem: string, text: string | undefined],
  rows: readonly (readonly [
    id: string,
    cause: string | undefined,
    members?: Partial<DeployedMapping>,
    known?: HintKnown,
  ])[],
): readonly Entry[] {
  return rows.map(([id, cause, members, known]) => ({
    id,
    mapping: { LastProcessingResult: text, ...members },
    ...(known !== undefined && { known }),
    problem,
    cause,
  }));
}

/** LastProcessingResult: errors.md A0 to A12. */
export const RESULT_ENTRIES: readonly Entry[] = [
  { id: 'A0 OK', mapping: { LastProcessingResult: 'OK' }, problem: undefined, cause: undefined },
  {
    id: 'A0 No records processed',
    mapping: { LastProcessingResult: 'No records processed' },
    problem: undefined,
    cause: 'polling-not-started',
  },
  { id: 'A0 absent', mapping: { LastProcessingResult: undefined }, problem: undefined, cause: undefined },
  ...withResult(
    ['broker-connection', RESULTS.connection],
    [
      ['A1.1', 'broker-port-closed', {}, failing('broker-port-inbound')],
      ['A1.2', 'other-port-used', {}, showing('broker-port-inbound', 'other-port', ['iam', 'plaintext'])],
      ['A1.2 without a diagnosis', 'broker-port-closed', {}, withMethods('iam', 'plaintext')],
      ['A1.3', 'no-way-to-aws', {}, failing('way-to-services')],
      ['A1.4 network ACL', 'routes-or-dns', {}, failing('network-acls')],
      ['A1.4 DNS', 'routes-or-dns', {}, failing('vpc-dns')],
      ['A1.5', 'brokers-down', {}, toKnown({ clusters: [toCluster({ state: 'FAILED' })] })],
      ['A1.6', 'topic-missing', {}, toKnown({ topics: [{ name: 'payments' }] })],
      [
        'A1.7',
        'vpc-connection-unusable',
        acrossAccounts,
        { ...knownConnection, vpcConnections: [toConnection({ state: 'INACTIVE' })] },
      ],
      ['A1.8', 'subnets-full', {}, failing('free-addresses')],
    ],
  ),
  ...withResult(
    ['aws-services-unreachable', RESULTS.services],
    [
      ['A2.1', 'no-nat-or-endpoints'],
      ['A2.2', 'endpoint-without-private-dns', {}, showing('way-to-services', 'private-dns')],
      ['A2.3', 'endpoint-group-closed', {}, failing('endpoint-groups')],
      ['A2.4', 'outbound-closed', {}, failing('https-outbound')],
      ['A2.5', 'endpoint-elsewhere', {}, showing('network-acls', 'endpoints')],
      ['A2.6', 'endpoint-policy-restricted', {}, failing('endpoint-policies')],
      ['A2.7', 'endpoints-missing-for-some', QUEUE, showing('way-to-services', 'some-services')],
      ['A2.8', 'public-subnets', {}, showing('way-to-services', 'public-subnet')],
      ['A2 network ACL', 'network-acl-closed', {}, showing('network-acls', 'public-addresses')],
      ['A2 provisioned', 'left-over-result', PROVISIONED],
    ],
  ),
  ...withResult(
    ['cluster-authorization', RESULTS.authorization],
    [
      ['A3 IAM', 'role-lacks-data-rights'],
      ['A3 IAM across accounts', 'role-lacks-data-rights', acrossAccounts, knownConnection],
      ['A3 UUID left out', 'policy-names-other-resources', {}, showing('role-read-rights', 'other-resource')],
      ['A3 group of another name', 'group-is-mapping-uuid', {}, showing('role-read-rights', 'other-group')],
      ['A3 denied', 'denied-explicitly', {}, showing('role-read-rights', 'denied')],
      ['A3 boundary', 'denied-explicitly', {}, showing('role-read-rights', 'boundary')],
      ['A3 organization', 'organization-refuses', {}, showing('role-read-rights', 'organization')],
      [
        'A3 cluster policy',
        'cluster-policy-lacks-data-rights',
        acrossAccounts,
        { ...knownConnection, ...failing('cluster-policy') },
      ],
      ['A3 group', 'group-is-mapping-uuid', USER, withMethods('scram')],
      [
        'A3 SCRAM',
        'kafka-acls-missing',
        { ...USER, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } },
        withMethods('scram'),
      ],
      [
        'A3 mTLS',
        'kafka-acls-missing',
        { ...TLS, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } },
        withMethods('mtls'),
      ],
      [
        'A3 none',
        'anonymous-acls-missing',
        { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } },
        withMethods('plaintext'),
      ],
    ],
  ),
  ...withResult(
    ['sasl-authentication', RESULTS.sasl],
    [
      ['A4 SCRAM method off', 'secret-method-off', USER, withMethods('iam')],
      [
        'A4 SCRAM not associated',
        'secret-not-associated',
        USER,
        toKnown({ clusters: [toCluster({ authMethods: ['scram'] })], scramSecrets: [] }),
      ],
      [
        'A4 SCRAM credentials',
        'scram-credentials-wrong',
        USER,
        toKnown({ clusters: [toCluster({ authMethods: ['scram'] })], scramSecrets: [SCRAM.URI ?? ''] }),
      ],
      [
        'A4 SCRAM content',
        'scram-credentials-wrong',
        USER,
        showing('secret-content', 'secret-member-missing', ['scram']),
      ],
      [
        'A4 SCRAM copy',
        'secret-copy-outdated',
        { ...acrossAccounts, ...USER },
        { ...knownConnection, checks: [{ id: 'secret-content', outcome: 'pass' }] },
      ],
      ['A4 SCRAM secret unfit', 'secret-unfit-for-scram', USER, showing('secret-name', 'prefix', ['scram'])],
      ['A4 IAM', 'role-lacks-connect'],
      [
        'A4 IAM across accounts',
        'cluster-policy-lacks-connect',
        acrossAccounts,
        { ...knownConnection, checks: [{ id: 'cluster-policy', outcome: 'fail' }] },
      ],
      ['A4 quota', 'connection-quota', {}, toKnown({ checks: [{ id: 'role-read-rights', outcome: 'pass' }] })],
    ],
  ),
  ...withResult(
    ['client-certificate-refused', RESULTS.clientRefused],
    [
      ['A5 no certificate', 'no-client-certificate', {}, withMethods('mtls')],
      ['A5 mTLS off', 'mutual-tls-off', TLS, withMethods('iam')],
      ['A5 not trusted', 'certificate-not-trusted', TLS, withMethods('mtls')],
      ['A5 expired', 'certificate-expired', TLS, showing('secret-content', 'certificate-expired', ['mtls'])],
    ],
  ),
  ...withResult(['server-certificate-refused', RESULTS.serverRefused], [['A6', 'tls-interception']]),
  ...withResult(
    ['certificate-or-key-invalid', RESULTS.certificate],
    [
      ['A7', 'key-not-pkcs8', TLS, withMethods('mtls')],
      ['A7 PEM', 'not-pem', TLS, showing('secret-content', 'certificate-not-pem', ['mtls'])],
      ['A7 PEM, line breaks', 'not-pem', TLS, showing('secret-content', 'key-line-breaks', ['mtls'])],
      ['A7 chain', 'chain-order-wrong', TLS, showing('secret-content', 'certificate-chain-order', ['mtls'])],
      ['A7 PKCS #8', 'key-not-pkcs8', TLS, showing('secret-content', 'key-not-pkcs8', ['mtls'])],
      ['A7 PBES2', 'key-encryption-unsupported', TLS, showing('secret-content', 'key-pbes2', ['mtls'])],
      ['A7 password', 'key-password-wrong', TLS, showing('secret-content', 'key-password-missing', ['mtls'])],
      ['A7 members', 'secret-members-wrong', TLS, showing('secret-content', 'secret-member-missing', ['mtls'])],
    ],
  ),
  ...withResult(
    ['role-not-assumable', RESULTS.role],
    [
      ['A8 trust', 'trust-policy-lacks-lambda'],
      ['A8 recreated', 'role-recreated', {}, failing('role-exists')],
      ['A8 endpoint policy', 'sts-endpoint-refuses', {}, failing('endpoint-policies')],
      ['A8 STS unreachable', 'sts-unreachable', {}, failing('way-to-services')],
    ],
  ),
  ...withResult(
    ['function-call-failed', RESULTS.call],
    [
      ['A9 code', 'function-raises-error'],
      ['A9 timeout', 'function-times-out', {}, showing('function-log', 'timed-out')],
      ['A9 6 MB', 'response-too-large', {}, showing('function-log', 'answer-too-large')],
      ['A9 throttled', 'function-throttled', {}, failing('function-concurrency')],
      ['A9 function gone', 'function-gone', {}, toKnown({ functions: [] })],
      ['A9 invoke denied', 'invoke-refused', {}, failing('endpoint-policies')],
    ],
  ),
  ...withResult(
    ['lambda-internal-error', RESULTS.internal],
    [['A10', 'secret-and-cluster-differ', {}, withMethods('scram')]],
  ),
  ...withResult(
    ['broker-addresses-unresolved', 'The provided Kafka broker endpoints cannot be resolved'],
    [['A11 DNS', 'broker-names-unresolved']],
  ),
  ...withResult(['function-throttled', 'PROBLEM: Function throttled'], [['A11 throttled', 'function-throttled']]),
  ...withResult(
    ['destination-failed', 'PROBLEM: Access denied when sending to the on-failure destination'],
    [['A11 destination', 'destination-rights-missing', QUEUE]],
  ),
  ...withResult(
    ['consumer-group-in-use', 'The consumer group is already in use'],
    [
      [
        'A11 consumer group',
        'group-shared-with-mapping',
        { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } },
        toKnown({
          mappings: [toMapping({ UUID: 'other', AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders' } })],
        }),
      ],
      ['A11 consumer group, other client', 'group-shared-with-client'],
    ],
  ),
  ...withResult(['record-too-large', 'MaximumPayloadSizeExceeded'], [['A11 6 MB', 'record-over-6-mb']]),
  ...withResult(
    ['schema-registry-failed', 'SCHEMA_NOT_FOUND'],
    [
      ['A12 schema', 'schema-not-in-registry', GLUE],
      ['A12 registry', 'schema-not-in-registry', GLUE, failing('registry-exists')],
      ['A12 rights', 'registry-rights-missing', GLUE, failing('registry-rights')],
    ],
  ),
  ...withResult(
    ['schema-registry-failed', 'DESERIALIZATION_ERROR'],
    [
      ['A12 keys', 'key-is-plain-text', toRegistry('arn:aws:glue:us-east-1:111122223333:registry/orders', 'KEY')],
      ['A12 framing', 'record-without-schema', GLUE],
      ['A12 Confluent', 'record-without-schema', CONFLUENT],
    ],
  ),
];
