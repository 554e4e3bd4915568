import type { FieldId, FieldSpec } from './fieldSpec.ts';
import { FIELDS } from './fields.ts';
import { formatFieldValue, isUnset, readFieldValue } from './fieldValues.ts';
import type { FieldPath } from './finding.ts';
import { isSameFunction } from './functions.ts';
import type { DeployedMapping, MappingChanges, MappingInput } from './mapping.ts';
import { readPrintedMapping } from './printedMapping.ts';
import { readMapping } from './shape.ts';
import { parseTimestamp } from './timestamp.ts';

/** One field whose meaning differs. `before` and `after` are words for people. */
export interface Difference {
  readonly path: FieldPath;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface MappingComparison {
  /** What UpdateEventSourceMapping has to be sent; empty when nothing it can change differs. */
  readonly changes: MappingChanges;
  /** What an update will change. */
  readonly differences: readonly Difference[];
  /** What differs but cannot be changed on an existing mapping. */
  readonly fixed: readonly Difference[];
}

/** The document of a deployed mapping: its settings without what only AWS writes and without defaults nobody chose. */
export function toMappingInput(deployed: DeployedMapping): MappingInput {
  const { input } = readMapping(readPrintedMapping(deployed).members);
  return withoutOwnGroup(withoutIdleDefaults(input), deployed.UUID);
}

/**
 * Compares meanings, not texts: a default left out equals the default written down, a function's name equals its ARN,
 * filter patterns are compared as JSON, timestamps as points in time. Members missing from `wanted` are meant to have
 * their default, save the ones fixed at creation, which are then left as they are.
 */
export function toChanges(deployed: DeployedMapping, wanted: MappingInput): MappingComparison {
  const before = toMappingInput(deployed);
  const input = withoutOwnGroup(wanted, deployed.UUID);
  const differing = COMPARED.filter((field) => !isSame(field, before, input));
  const isFixed = (field: FieldSpec) => field.createOnly || isLostDefault(field, input);
  const members = new Set(differing.filter((field) => !isFixed(field)).map((field) => String(field.path[0])));
  return {
    changes: Object.fromEntries([...members].map((member) => [member, toSent(member, input, before)])),
    differences: differing.filter((field) => !isFixed(field)).map((field) => toDifference(field, before, input)),
    fixed: differing.filter(isFixed).map((field) => toDifference(field, before, input)),
  };
}

/** Tags travel by other operations (fields.md 15); the secret is part of the authentication. */
const COMPARED = FIELDS.filter((field) => field.id !== 'tags' && field.id !== 'secret');

/** The default of 500 ms cannot be chosen again (fields.md 7). */
function isLostDefault(field: FieldSpec, input: MappingInput): boolean {
  return field.id === 'batchWindow' && input.MaximumBatchingWindowInSeconds === undefined;
}

/** The default consumer group is the mapping's UUID, and AWS prints it like a chosen one (fields.md 9). */
function withoutOwnGroup(input: MappingInput, uuid: string): MappingInput {
  const { AmazonManagedKafkaEventSourceConfig: kafka, ...rest } = input;
  const { ConsumerGroupId: group, ...registry } = kafka ?? {};
  const config = group === undefined || group === uuid ? registry : { ConsumerGroupId: group, ...registry };
  return isUnset(config) ? rest : { ...rest, AmazonManagedKafkaEventSourceConfig: config };
}

function withoutIdleDefaults(input: MappingInput): MappingInput {
  const idle = FIELDS.filter(({ mode, path, default: fallback }) => {
    const value = readFieldValue(input, path);
    return mode === 'provisioned' && value !== undefined && value === fallback?.value;
  });
  const names = new Set(idle.map((field) => field.path[0]));
  return readMapping(Object.fromEntries(Object.entries(input).filter(([name]) => !names.has(name)))).input;
}

function isSame(field: FieldSpec, before: MappingInput, after: MappingInput): boolean {
  const old = toMeaning(field, before);
  const fresh = toMeaning(field, after);
  if (field.createOnly && fresh === undefined) return true;
  const compare = COMPARISONS[field.id];
  if (compare !== undefined && old !== undefined && fresh !== undefined) return compare(old, fresh);
  return canonical(old) === canonical(fresh);
}

/** The value, or the default that its absence means. */
function toMeaning(field: FieldSpec, input: MappingInput): unknown {
  const value = readFieldValue(input, field.path);
  if (!isUnset(value)) return value;
  // The pollers have defaults only while there are pollers.
  const applies = field.group !== 'provisioned' || !isUnset(input.ProvisionedPollerConfig);
  return applies ? field.default?.value : undefined;
}

const COMPARISONS: Partial<Readonly<Record<FieldId, (old: unknown, fresh: unknown) => boolean>>> = {
  functionName: (old, fresh) => isSameFunction(String(old), String(fresh)),
  startingPositionTimestamp: (old, fresh) => toMilliseconds(old) === toMilliseconds(fresh),
  filters: (old, fresh) => canonical(toPatterns(old)) === canonical(toPatterns(fresh)),
};

function toMilliseconds(value: unknown): unknown {
  const text = typeof value === 'number' ? value : String(value);
  return parseTimestamp(text)?.milliseconds ?? value;
}

/** Patterns as JSON values, where they are JSON. */
export function toPatterns(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  return value.map((filter: { readonly Pattern?: string }) => parseOrKeep(filter.Pattern ?? ''));
}

function parseOrKeep(pattern: string): unknown {
  try {
    return JSON.parse(pattern);
  } catch {
    return pattern;
  }
}

/** JSON with sorted members, for comparing: equal texts are equal values. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ) ?? ''
  );
}

function toDifference(field: FieldSpec, before: MappingInput, after: MappingInput): Difference {
  const words = (input: MappingInput) => formatFieldValue(field, toMeaning(field, input));
  return { path: field.path, label: field.label(), before: words(before), after: words(after) };
}

/** Values that take a setting away in an update; an absent member would leave it as it is (fields.md 8-14, source-facts 140). */
const REMOVALS: Readonly<Record<string, unknown>> = {
  SourceAccessConfigurations: [],
  FilterCriteria: {},
  KMSKeyArn: '',
  DestinationConfig: { OnFailure: { Destination: '' } },
  FunctionResponseTypes: [],
  MetricsConfig: { Metrics: [] },
  LoggingConfig: {},
  ProvisionedPollerConfig: {},
  AmazonManagedKafkaEventSourceConfig: {},
};

function toSent(member: string, input: MappingInput, before: MappingInput): unknown {
  if (member === 'ProvisionedPollerConfig' && !isUnset(input.ProvisionedPollerConfig)) return toPollers(input, before);
  if (member === 'AmazonManagedKafkaEventSourceConfig') {
    const registry = input.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
    return registry === undefined ? REMOVALS[member] : { SchemaRegistryConfig: registry };
  }
  const value = readFieldValue(input, [member]);
  if (!isUnset(value)) return value;
  return REMOVALS[member] ?? FIELDS.find((field) => field.path[0] === member)?.default?.value;
}

/** All of the structure, since an update replaces it; an empty name leaves the poller group. */
function toPollers(input: MappingInput, before: MappingInput): MappingChanges['ProvisionedPollerConfig'] {
  const { MinimumPollers = 1, MaximumPollers = 200, PollerGroupName } = input.ProvisionedPollerConfig ?? {};
  const leaves = PollerGroupName === undefined && !isUnset(before.ProvisionedPollerConfig?.PollerGroupName);
  const group = leaves ? '' : PollerGroupName;
  return { MinimumPollers, MaximumPollers, ...(group === undefined ? {} : { PollerGroupName: group }) };
}
