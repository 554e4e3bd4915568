// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how placeholders are written
import { parseArn } from '../../arn.ts';
import { toBrokerChoice } from '../../mapping/authentication.ts';
import type { Known } from '../../mapping/finding.ts';
import { type MappingInput, toTopic } from '../../mapping/mapping.ts';
import { toKnownSource } from '../../mapping/sources.ts';
import type { EventSpec, SchemaSpec, ValueSpec } from './eventSpec.ts';
import { toPatternTemplate } from './patternTemplate.ts';

/** What a mapping says about its events; a document and a deployed mapping both have it. */
type EventMapping = Pick<
  MappingInput,
  | 'EventSourceArn'
  | 'Topics'
  | 'BatchSize'
  | 'FilterCriteria'
  | 'AmazonManagedKafkaEventSourceConfig'
  | 'SourceAccessConfigurations'
>;

const USUAL_RECORDS = 10;

/**
 * A specification of events as a mapping would get them: its cluster, brokers, topic, batch size, filters (only what
 * matches, with values that the filters are about) and schema registry. What is not known is left out.
 */
export function toEventSpec(mapping: EventMapping, known: Known): EventSpec {
  const { EventSourceArn: arn, BatchSize: batchSize } = mapping;
  const topic = toTopic(mapping);
  const brokers = toBrokers(mapping, known);
  const partitions = known.topics?.find(({ name }) => name === topic)?.partitions;
  const patterns = (mapping.FilterCriteria?.Filters ?? []).flatMap(({ Pattern = '' }) => Pattern || []);
  const schemas = toSchemas(mapping);
  return {
    ...(arn === undefined ? {} : { eventSourceArn: arn }),
    ...(brokers === undefined ? {} : { bootstrapServers: brokers }),
    topic,
    ...(partitions === undefined ? {} : { partitions }),
    records: Math.min(USUAL_RECORDS, batchSize ?? USUAL_RECORDS),
    ...(batchSize === undefined ? {} : { batchSize }),
    keys: { kind: 'sequence', prefix: 'key-' },
    values: toValues(patterns),
    ...(schemas.length === 0 ? {} : { schemas }),
    ...(patterns.length === 0 ? {} : { filter: { patterns, want: 'matching' } }),
  };
}

/** Addresses of the listener that Lambda chooses. */
function toBrokers(mapping: EventMapping, known: Known): string | undefined {
  const source = toKnownSource(mapping.EventSourceArn, known);
  if (source === undefined) return undefined;
  const listed = source.kind === 'cluster' ? source.cluster : source.connection;
  return toBrokerChoice(mapping, listed, known.brokers)?.addresses;
}

/** Values that the first filter which says something about them is about. */
function toValues(patterns: readonly string[]): ValueSpec {
  for (const pattern of patterns) {
    const values = toPatternTemplate(pattern);
    if (values !== undefined) return values;
  }
  return { kind: 'json', template: { id: '${seq}', time: '${time}', text: '${words 3}' } };
}

/**
 * The attributes that Lambda decodes or takes the framing off. The format of the schema is not in the mapping: JSON, for
 * which any template is right.
 */
function toSchemas({ AmazonManagedKafkaEventSourceConfig: config }: EventMapping): readonly SchemaSpec[] {
  const registry = config?.SchemaRegistryConfig;
  if (registry === undefined) return [];
  const kind = parseArn(registry.SchemaRegistryURI ?? '')?.service === 'glue' ? 'glue' : 'confluent';
  const delivery = registry.EventRecordFormat === 'SOURCE' ? 'source' : 'json';
  const named = (registry.SchemaValidationConfigs ?? []).map(({ Attribute }) => Attribute);
  return (['KEY', 'VALUE'] as const)
    .filter((attribute) => named.includes(attribute))
    .map((attribute) => ({ attribute, registry: kind, dataFormat: 'JSON', delivery }));
}
