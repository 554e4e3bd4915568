import type { MappingConfiguration } from './lambda.ts';

type Merge<Value> = (before: Value | undefined, change: Value) => Value | undefined;

type Merges = { readonly [Name in keyof MappingConfiguration]?: Merge<NonNullable<MappingConfiguration[Name]>> };

/** Members whose update is more than a replacement: what clears them, and what of them stays (fields.md 1, 10-14). */
const merges: Merges = {
  FilterCriteria: (_before, change) => ((change.Filters ?? []).length > 0 ? change : undefined),
  KMSKeyArn: (_before, change) => (change === '' ? undefined : change),
  DestinationConfig: (_before, change) =>
    change.OnFailure?.Destination || change.OnSuccess?.Destination ? change : undefined,
  SourceAccessConfigurations: (_before, change) => (change.length > 0 ? change : undefined),
  FunctionResponseTypes: (_before, change) => (change.length > 0 ? change : undefined),
  MetricsConfig: (_before, change) => ((change.Metrics ?? []).length > 0 ? change : undefined),
  LoggingConfig: (_before, change) => (change.SystemLogLevel === undefined ? undefined : change),
  AmazonManagedKafkaEventSourceConfig: mergeKafka,
  ProvisionedPollerConfig: mergePollers,
};

/** `{}` as the registry removes it; without that member the registry stays. */
function mergeKafka(
  before: MappingConfiguration['AmazonManagedKafkaEventSourceConfig'],
  change: NonNullable<MappingConfiguration['AmazonManagedKafkaEventSourceConfig']>,
): MappingConfiguration['AmazonManagedKafkaEventSourceConfig'] {
  const { SchemaRegistryConfig: registry, ...rest } = { ...before, ...change };
  const removed = registry === undefined || Object.keys(registry).length === 0;
  return removed ? rest : { ...rest, SchemaRegistryConfig: registry };
}

/** `{}` leaves provisioned mode, an empty group name leaves the group; what is not said stays. */
function mergePollers(
  before: MappingConfiguration['ProvisionedPollerConfig'],
  change: NonNullable<MappingConfiguration['ProvisionedPollerConfig']>,
): MappingConfiguration['ProvisionedPollerConfig'] {
  if (Object.keys(change).length === 0) return undefined;
  const { PollerGroupName: group, ...pollers } = { MinimumPollers: 1, MaximumPollers: 200, ...before, ...change };
  return group ? { ...pollers, PollerGroupName: group } : pollers;
}

/** The configuration after an update; `undefined` members are gone. Create is an update of nothing. */
export function mergeConfiguration(before: MappingConfiguration, change: MappingConfiguration): MappingConfiguration {
  const merged = { ...before };
  for (const name of memberNames(change)) mergeMember(merged, change, name);
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

function mergeMember<Name extends keyof MappingConfiguration>(
  merged: MappingConfiguration,
  change: MappingConfiguration,
  name: Name,
): void {
  const merge: Merge<NonNullable<MappingConfiguration[Name]>> | undefined = merges[name];
  const value = change[name];
  if (value === undefined || value === null) return;
  merged[name] = merge === undefined ? value : merge(merged[name] ?? undefined, value);
}

function memberNames(configuration: MappingConfiguration): (keyof MappingConfiguration)[] {
  return Object.keys(configuration).filter(isMember);
}

const members: Readonly<Record<keyof MappingConfiguration, true>> = {
  EventSourceArn: true,
  Topics: true,
  Queues: true,
  StartingPosition: true,
  StartingPositionTimestamp: true,
  BatchSize: true,
  MaximumBatchingWindowInSeconds: true,
  ParallelizationFactor: true,
  TumblingWindowInSeconds: true,
  FilterCriteria: true,
  KMSKeyArn: true,
  DestinationConfig: true,
  SourceAccessConfigurations: true,
  AmazonManagedKafkaEventSourceConfig: true,
  SelfManagedEventSource: true,
  SelfManagedKafkaEventSourceConfig: true,
  DocumentDBEventSourceConfig: true,
  ScalingConfig: true,
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: true,
  MaximumRecordAgeInSeconds: true,
  FunctionResponseTypes: true,
  MetricsConfig: true,
  LoggingConfig: true,
  ProvisionedPollerConfig: true,
};

function isMember(name: string): name is keyof MappingConfiguration {
  return Object.hasOwn(members, name);
}
