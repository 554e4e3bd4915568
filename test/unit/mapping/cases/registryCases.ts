import { CERTIFICATE, DRAFT, SECRET, toDeployed, toKnown } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const POLLERS = { ProvisionedPollerConfig: { MinimumPollers: 1 } };
const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:orders-failed';
const registry = (config: object, rest: object = POLLERS) => ({
  ...DRAFT,
  ...rest,
  AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: config },
});
const GLUE = { SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:registry/orders', EventRecordFormat: 'JSON' };
const CONFLUENT = { SchemaRegistryURI: 'https://schemas.example.com', EventRecordFormat: 'JSON' };
const BASIC = { Type: 'BASIC_AUTH', URI: SECRET };

export const REGISTRY_CASES: readonly RuleCase[] = [
  {
    rule: 'registry-needs-provisioned-mode',
    fires: [{ why: 'on demand', draft: registry(GLUE, {}), fixed: POLLERS }],
    silent: [
      { why: 'provisioned', draft: registry(GLUE) },
      { why: 'no registry', draft: DRAFT },
    ],
  },
  {
    rule: 'registry-drops-records',
    fires: [{ why: 'no destination', draft: registry(GLUE) }],
    silent: [
      {
        why: 'destination',
        draft: { ...registry(GLUE), DestinationConfig: { OnFailure: { Destination: QUEUE } } },
      },
      { why: 'no registry', draft: DRAFT },
    ],
  },
  {
    rule: 'registry-address',
    fires: [
      { why: 'a name', draft: registry({ ...GLUE, SchemaRegistryURI: 'orders' }) },
      {
        why: 'a schema',
        draft: registry({ ...GLUE, SchemaRegistryURI: 'arn:aws:glue:us-east-1:111122223333:schema/r/s' }),
      },
    ],
    silent: [
      { why: 'Glue', draft: registry(GLUE) },
      { why: 'Confluent', draft: registry({ ...GLUE, SchemaRegistryURI: 'https://schemas.example.com' }) },
      { why: 'none yet', draft: registry({ EventRecordFormat: 'JSON' }) },
    ],
  },
  {
    rule: 'glue-registry-access',
    fires: [
      {
        why: 'secret for Glue',
        draft: registry({ ...GLUE, AccessConfigs: [{ Type: 'BASIC_AUTH', URI: 'x' }] }),
        fixed: { AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: GLUE } },
      },
    ],
    silent: [
      { why: 'Glue alone', draft: registry(GLUE) },
      {
        why: 'Confluent',
        draft: registry({ SchemaRegistryURI: 'https://r.example', AccessConfigs: [{ Type: 'BASIC_AUTH', URI: 'x' }] }),
      },
    ],
  },
  {
    rule: 'registry-before-on-demand',
    fires: [
      {
        why: 'both at once',
        draft: DRAFT,
        known: { deployed: toDeployed({ ...registry(GLUE), ...POLLERS }) },
        path: ['ProvisionedPollerConfig'],
        fixed: POLLERS,
      },
    ],
    silent: [
      {
        why: 'registry first',
        draft: { ...DRAFT, ...POLLERS },
        known: { deployed: toDeployed({ ...registry(GLUE), ...POLLERS }) },
      },
      { why: 'no registry', draft: DRAFT, known: { deployed: toDeployed(POLLERS) } },
      {
        why: 'registry kept is another rule',
        draft: registry(GLUE, {}),
        known: { deployed: toDeployed({ ...registry(GLUE), ...POLLERS }) },
      },
      { why: 'creating', draft: DRAFT },
    ],
  },
  {
    rule: 'registry-incomplete',
    fires: [
      { why: 'no parts', draft: registry(GLUE), says: 'SchemaValidationConfigs' },
      {
        why: 'no format',
        draft: registry({ SchemaRegistryURI: 'https://r.example', SchemaValidationConfigs: [{ Attribute: 'KEY' }] }),
      },
    ],
    silent: [
      { why: 'complete', draft: registry({ ...GLUE, SchemaValidationConfigs: [{ Attribute: 'VALUE' }] }) },
      { why: 'no registry', draft: DRAFT },
    ],
  },
  {
    rule: 'registry-access-count',
    fires: [{ why: '3', draft: registry({ ...CONFLUENT, AccessConfigs: Array.from({ length: 3 }, () => BASIC) }) }],
    silent: [
      {
        why: '2',
        draft: registry({ ...CONFLUENT, AccessConfigs: [BASIC, { ...BASIC, Type: 'SERVER_ROOT_CA_CERTIFICATE' }] }),
      },
    ],
  },
  {
    rule: 'registry-access-type',
    fires: [
      { why: 'none', draft: registry({ ...CONFLUENT, AccessConfigs: [{ URI: BASIC.URI }] }), says: 'BASIC_AUTH' },
    ],
    silent: [{ why: 'given', draft: registry({ ...CONFLUENT, AccessConfigs: [BASIC] }) }],
  },
  {
    rule: 'registry-access-secret',
    fires: [
      { why: 'none', draft: registry({ ...CONFLUENT, AccessConfigs: [{ Type: 'BASIC_AUTH' }] }) },
      {
        why: 'name of a known secret',
        draft: registry({ ...CONFLUENT, AccessConfigs: [{ ...BASIC, URI: 'client-certificate' }] }),
        known: toKnown(),
        fixed: registry({ ...CONFLUENT, AccessConfigs: [{ ...BASIC, URI: CERTIFICATE }] }),
      },
      { why: 'another service', draft: registry({ ...CONFLUENT, AccessConfigs: [{ ...BASIC, URI: QUEUE }] }) },
    ],
    silent: [
      { why: 'ARN', draft: registry({ ...CONFLUENT, AccessConfigs: [BASIC] }) },
      { why: 'none', draft: registry(CONFLUENT) },
    ],
  },
];
