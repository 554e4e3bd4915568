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
      ['A1.2', 'broker-port-closed', {}, withMethods('iam', 'plaintext')],
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
      ['A2.3', 'endpoint-group-closed', {}, failing('endpoint-groups')],
      ['A2.4', 'outbound-closed', {}, failing('https-outbound')],
      ['A2.6', 'endpoint-policy-restricted', {}, failing('endpoint-policies')],
      ['A2 provisioned', 'left-over-result', PROVISIONED],
    ],
  ),
  ...withResult(
    ['cluster-authorization', RESULTS.authorization],
    [
      ['A3 IAM', 'role-lacks-data-rights'],
      ['A3 IAM across accounts', 'role-lacks-data-rights', acrossAccounts, knownConnection],
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
      ['A4 IAM', 'role-lacks-connect'],
    ],
  ),
  ...withResult(
    ['client-certificate-refused', RESULTS.clientRefused],
    [
      ['A5 no certificate', 'no-client-certificate', {}, withMethods('mtls')],
      ['A5 mTLS off', 'mutual-tls-off', TLS, withMethods('iam')],
      ['A5 not trusted', 'certificate-not-trusted', TLS, withMethods('mtls')],
    ],
  ),
  ...withResult(['server-certificate-refused', RESULTS.serverRefused], [['A6', 'tls-interception']]),
  ...withResult(
    ['certificate-or-key-invalid', RESULTS.certificate],
    [['A7', 'key-not-pkcs8', TLS, withMethods('mtls')]],
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
