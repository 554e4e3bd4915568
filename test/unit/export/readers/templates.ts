import { runInNewContext } from 'node:vm';
import { parse as parseHcl } from '@cdktn/hcl2json';
import { parse as parseYaml } from 'yaml';
import type { MappingInput } from '../../../../src/core/mapping/mapping.ts';
import { toInput } from './cliArguments.ts';

type Members = Readonly<Record<string, unknown>>;

/** YAML as both versions of it read it; they must agree. */
export function readYaml(text: string): unknown {
  const [older, newer] = (['1.1', '1.2'] as const).map((version) =>
    JSON.stringify(parseYaml(text, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' })),
  );
  if (older !== newer) throw new Error(`versions of YAML differ:\n${older}\n${newer}`);
  return JSON.parse(newer ?? '');
}

export function readCloudFormation(template: unknown): MappingInput {
  return fromProperties(findResource(template, 'AWS::Lambda::EventSourceMapping'));
}

export function readSam(template: unknown): MappingInput {
  const { FunctionName, AutoPublishAlias, Events } = findResource(template, 'AWS::Serverless::Function');
  const [event] = Object.values(toMembers(Events));
  const { Stream, ConsumerGroupId, SchemaRegistryConfig, DestinationConfig, ...properties } = toMembers(
    toMembers(event).Properties,
  );
  const destination = toMembers(toMembers(DestinationConfig).OnFailure).Destination;
  return fromProperties(
    defined({
      ...properties,
      FunctionName: [FunctionName, AutoPublishAlias].filter((part) => part !== undefined).join(':'),
      EventSourceArn: Stream,
      DestinationConfig: destination === undefined ? undefined : { OnFailure: { Destination: destination } },
      AmazonManagedKafkaEventSourceConfig:
        ConsumerGroupId === undefined && SchemaRegistryConfig === undefined
          ? undefined
          : defined({ ConsumerGroupId, SchemaRegistryConfig }),
    }),
  );
}

/** The construct's properties, run as JavaScript. */
export function readCdk(text: string): MappingInput {
  const literal = /new CfnEventSourceMapping\(this, '\w+', (\{[\s\S]*?\})\);\n {2}(?: {4})?/.exec(text)?.[1];
  const value: unknown = runInNewContext(`JSON.parse(JSON.stringify(${literal}))`);
  return fromProperties(toMembers(fromCdkNames(JSON.parse(JSON.stringify(value)))));
}

function fromCdkNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromCdkNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [toCloudFormationName(name), fromCdkNames(member)]),
  );
}

function toCloudFormationName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace(/Uri$/, 'URI');
}

const DEFAULTS_OF_EVENT = { startingPosition: 'TRIM_HORIZON' };

/** What the framework makes of an event and of the extensions, which win (its source, event msk). */
export function readServerless(text: string): MappingInput {
  if (text.split('\n').some((line) => !line.startsWith('#') && line.includes('${'))) throw new Error('a variable');
  const config = toMembers(readYaml(text));
  const [[key, functionMembers] = ['', {}]] = Object.entries(toMembers(config.functions));
  const { name, events } = toMembers(functionMembers);
  const event = toMembers(toMembers(Array.isArray(events) ? events[0] : undefined).msk);
  const {
    arn,
    topic,
    batchSize,
    maximumBatchingWindow,
    enabled,
    startingPosition,
    saslScram512,
    consumerGroupId,
    filterPatterns,
  } = {
    ...DEFAULTS_OF_EVENT,
    ...event,
  } as Members;
  const properties = {
    FunctionName: name,
    EventSourceArn: arn,
    StartingPosition: startingPosition,
    Topics: [topic],
    BatchSize: batchSize || undefined,
    MaximumBatchingWindowInSeconds: maximumBatchingWindow || undefined,
    Enabled: enabled,
    AmazonManagedKafkaEventSourceConfig:
      consumerGroupId === undefined ? undefined : { ConsumerGroupId: consumerGroupId },
    SourceAccessConfigurations:
      saslScram512 === undefined ? undefined : [{ Type: 'SASL_SCRAM_512_AUTH', URI: saslScram512 }],
    FilterCriteria: Array.isArray(filterPatterns)
      ? { Filters: filterPatterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) }
      : undefined,
  };
  const extensions = Object.entries(toMembers(toMembers(config.resources).extensions));
  const letters = (part: string): string => upperFirst(part.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 79));
  const logicalId = `${upperFirst(key)}EventSourceMappingMSK${letters(String(arn).split('/')[1] ?? '')}${letters(String(topic))}`;
  const extended = extensions.map(([id, extension]) => {
    if (id !== logicalId) throw new Error(`the framework makes ${logicalId}, not ${id}`);
    return toMembers(join(toMembers(extension).Properties));
  });
  return fromProperties(defined(Object.assign({}, properties, ...extended)));
}

function join(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(join);
  if (typeof value !== 'object' || value === null) return value;
  const parts: unknown = Reflect.get(value, 'Fn::Join');
  if (Array.isArray(parts)) return parts[1].join(parts[0]);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, join(member)]));
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The resource as the provider reads it. */
export async function readTerraform(text: string): Promise<MappingInput> {
  const resources = toMembers(toMembers(await parseHcl('main.tf', text)).resource);
  const [instances] = Object.values(toMembers(resources.aws_lambda_event_source_mapping));
  const given = toMembers(unescapeHcl(Array.isArray(instances) ? instances[0] : undefined));
  const kafka = first(given.amazon_managed_kafka_event_source_config);
  const registry = first(kafka.schema_registry_config);
  const pollers = first(given.provisioned_poller_config);
  const destination = first(first(given.destination_config).on_failure).destination_arn;
  const access = (value: unknown): unknown => list(value)?.map(({ type, uri }) => ({ Type: type, URI: uri }));
  return toInput(
    defined({
      FunctionName: given.function_name,
      EventSourceArn: given.event_source_arn,
      Topics: given.topics,
      SourceAccessConfigurations: access(given.source_access_configuration),
      StartingPosition: given.starting_position,
      StartingPositionTimestamp: given.starting_position_timestamp,
      AmazonManagedKafkaEventSourceConfig:
        given.amazon_managed_kafka_event_source_config &&
        defined({
          ConsumerGroupId: kafka.consumer_group_id,
          SchemaRegistryConfig:
            kafka.schema_registry_config &&
            defined({
              SchemaRegistryURI: registry.schema_registry_uri,
              EventRecordFormat: registry.event_record_format,
              AccessConfigs: access(registry.access_config),
              SchemaValidationConfigs: list(registry.schema_validation_config)?.map(({ attribute }) => ({
                Attribute: attribute,
              })),
            }),
        }),
      BatchSize: given.batch_size,
      MaximumBatchingWindowInSeconds: given.maximum_batching_window_in_seconds,
      FilterCriteria: given.filter_criteria && {
        Filters: list(first(given.filter_criteria).filter)?.map(({ pattern }) => ({ Pattern: pattern })),
      },
      KMSKeyArn: given.kms_key_arn,
      DestinationConfig: destination && { OnFailure: { Destination: destination } },
      BisectBatchOnFunctionError: given.bisect_batch_on_function_error,
      MaximumRetryAttempts: given.maximum_retry_attempts,
      MaximumRecordAgeInSeconds: given.maximum_record_age_in_seconds,
      FunctionResponseTypes: given.function_response_types,
      ProvisionedPollerConfig:
        given.provisioned_poller_config &&
        defined({
          MinimumPollers: pollers.minimum_pollers,
          MaximumPollers: pollers.maximum_pollers,
          PollerGroupName: pollers.poller_group_name,
        }),
      MetricsConfig: given.metrics_config && { Metrics: first(given.metrics_config).metrics },
      Enabled: given.enabled,
      Tags: given.tags,
    }),
  );
}

/** The parser prints texts, and names of a map, as templates of JSON, where signs before a brace are still doubled. */
function unescapeHcl(value: unknown): unknown {
  if (typeof value === 'string') return unescapeText(value);
  if (Array.isArray(value)) return value.map(unescapeHcl);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'depends_on')
      .map(([name, member]) => [unescapeText(name), unescapeHcl(member)]),
  );
}

function unescapeText(text: string): string {
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(text)) throw new Error(`an expression: ${text}`);
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

function list(value: unknown): readonly Members[] | undefined {
  return Array.isArray(value) ? value.map(toMembers) : undefined;
}

function first(value: unknown): Members {
  return list(value)?.[0] ?? {};
}

function findResource(template: unknown, type: string): Members {
  const resources = Object.values(toMembers(toMembers(template).Resources)).map(toMembers);
  return toMembers(resources.find((resource) => resource.Type === type)?.Properties);
}

function fromProperties({ KmsKeyArn, Tags, ...properties }: Members): MappingInput {
  const tags = list(Tags)?.map(({ Key, Value }) => [String(Key), Value] as const);
  return toInput(
    defined({ ...properties, KMSKeyArn: KmsKeyArn, Tags: tags === undefined ? undefined : Object.fromEntries(tags) }),
  );
}

function defined(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function toMembers(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
