import * as l10n from '@vscode/l10n';
import { type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

const PATH = ['AmazonManagedKafkaEventSourceConfig', 'SchemaRegistryConfig'] as const;
const DOC_URL = toGuideUrl('services-consume-kafka-events.html');

const names = (member: string, terraform: string) => ({
  cli: '--amazon-managed-kafka-event-source-config',
  cloudFormation: `AmazonManagedKafkaEventSourceConfig.SchemaRegistryConfig.${member}`,
  sam: `SchemaRegistryConfig.${member}`,
  terraform: `amazon_managed_kafka_event_source_config.schema_registry_config.${terraform}`,
  cdk: 'schemaRegistryConfig',
});

/** Schema registry: provisioned mode only, one registry a mapping. */
export const REGISTRY_FIELDS: readonly FieldSpec[] = [
  {
    id: 'registryUri',
    path: [...PATH, 'SchemaRegistryURI'],
    control: 'text',
    group: 'registry',
    label: () => l10n.t('Schema registry'),
    help: () =>
      l10n.t(
        'ARN of a Glue schema registry or URL of a Confluent one; records that do not pass go to the on-failure destination, or are dropped without one.',
      ),
    placeholder: () => l10n.t('registry ARN or https:// address'),
    docUrl: DOC_URL,
    limits: {
      minLength: 1,
      maxLength: 10_000,
      pattern: /^[a-zA-Z0-9-/*:_+=.@]*$/,
      allowed: () => l10n.t('letters, digits and - / * : _ + = . @'),
    },
    required: {
      when: (draft) => draft.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig !== undefined,
      message: () => l10n.t('Name the schema registry.'),
    },
    createOnly: false,
    mode: 'provisioned',
    names: names('SchemaRegistryURI', 'schema_registry_uri'),
    source: 'fields.md 9, errors.md A12',
  },
  {
    id: 'registryFormat',
    path: [...PATH, 'EventRecordFormat'],
    control: 'choice',
    group: 'registry',
    label: () => l10n.t('Record format'),
    help: () => l10n.t('What the function receives after the record was checked against its schema.'),
    docUrl: DOC_URL,
    choices: [
      { value: 'JSON', label: () => 'JSON', help: () => l10n.t('The record as JSON text.') },
      {
        value: 'SOURCE',
        label: () => l10n.t('Source'),
        help: () => l10n.t('The record in its own format, without the bytes that name the schema.'),
      },
    ],
    createOnly: false,
    mode: 'provisioned',
    names: names('EventRecordFormat', 'event_record_format'),
    source: 'fields.md 9, events.md 2',
  },
  {
    id: 'registryAttributes',
    path: [...PATH, 'SchemaValidationConfigs'],
    control: 'attributes',
    group: 'registry',
    label: () => l10n.t('Validated parts'),
    help: () => l10n.t('Which parts of a record have a schema: its key, its value or both.'),
    docUrl: DOC_URL,
    limits: { maxItems: 2 },
    choices: [
      { value: 'KEY', label: () => l10n.t('Key'), help: () => l10n.t('Keys are checked and decoded.') },
      { value: 'VALUE', label: () => l10n.t('Value'), help: () => l10n.t('Values are checked and decoded.') },
    ],
    createOnly: false,
    mode: 'provisioned',
    names: names('SchemaValidationConfigs', 'schema_validation_config'),
    source: 'fields.md 9',
  },
  {
    id: 'registryAccess',
    path: [...PATH, 'AccessConfigs'],
    control: 'access',
    group: 'registry',
    label: () => l10n.t('Registry access'),
    help: () =>
      l10n.t('Secrets for a Confluent registry; a Glue registry is read with the execution role and takes none.'),
    docUrl: DOC_URL,
    limits: { maxItems: 2 },
    choices: [
      {
        value: 'BASIC_AUTH',
        label: () => l10n.t('User name and password'),
        help: () => l10n.t('Secret with the credentials of the registry.'),
      },
      {
        value: 'CLIENT_CERTIFICATE_TLS_AUTH',
        label: () => l10n.t('Client certificate'),
        help: () => l10n.t('Secret with certificate and private key for mutual TLS.'),
      },
      {
        value: 'SERVER_ROOT_CA_CERTIFICATE',
        label: () => l10n.t('Root certificate of the server'),
        help: () => l10n.t('Secret with the root certificate of a private authority.'),
      },
      {
        value: 'OAUTHBEARER_AUTH',
        label: () => l10n.t('OAuth 2.0'),
        help: () => l10n.t('Secret with OAuth 2.0 client credentials; taken by newer versions of the service only.'),
      },
    ],
    createOnly: false,
    mode: 'provisioned',
    names: names('AccessConfigs', 'access_config'),
    source: 'fields.md 9, 17',
  },
];
