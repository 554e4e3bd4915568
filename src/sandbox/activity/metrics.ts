import type { FunctionCalls, MappingMinute } from './mappingMinute.ts';

/** A metric of a mapping, named and grouped as the developer guide has it (monitoring-metrics-types). */
export interface MappingMetric {
  readonly name: string;
  /** The member of MetricsConfig that turns it on; absent: provisioned mode does. */
  readonly group?: 'EventCount' | 'ErrorCount' | 'KafkaMetrics';
  /** Undefined: nothing is sent in that minute. */
  readonly value: (minute: MappingMinute) => number | undefined;
}

/** Errors are sent when there are any, counts always. */
const whenAny = (count: number): number | undefined => (count === 0 ? undefined : count);

/** How many pollers one event poller unit holds (fields.md 14). */
const pollersPerUnit = 10;

/** Dimension EventSourceMappingUUID. */
export const mappingMetrics: readonly MappingMetric[] = [
  { name: 'PolledEventCount', group: 'EventCount', value: ({ polled }) => polled },
  { name: 'FilteredOutEventCount', group: 'EventCount', value: ({ polled, filteredOut }) => polled && filteredOut },
  { name: 'InvokedEventCount', group: 'EventCount', value: ({ polled, invoked }) => invoked || (polled && 0) },
  { name: 'FailedInvokeEventCount', group: 'EventCount', value: ({ polled, failed }) => failed || (polled && 0) },
  { name: 'DroppedEventCount', group: 'EventCount', value: ({ dropped }) => whenAny(dropped) },
  {
    name: 'OnFailureDestinationDeliveredEventCount',
    group: 'EventCount',
    value: ({ delivered }) => whenAny(delivered),
  },
  { name: 'CommittedEventCount', group: 'EventCount', value: ({ polled, committed }) => polled && committed },
  { name: 'PollingErrorCount', group: 'ErrorCount', value: ({ pollingErrors }) => whenAny(pollingErrors) },
  { name: 'InvokeErrorCount', group: 'ErrorCount', value: ({ invokeErrors }) => whenAny(invokeErrors) },
  { name: 'SchemaRegistryErrorCount', group: 'ErrorCount', value: ({ registryErrors }) => whenAny(registryErrors) },
  {
    name: 'OnFailureDestinationDeliveryErrorCount',
    group: 'ErrorCount',
    value: ({ deliveryErrors }) => whenAny(deliveryErrors),
  },
  { name: 'MaxOffsetLag', group: 'KafkaMetrics', value: ({ lag }) => Math.ceil(lag / 2) },
  { name: 'SumOffsetLag', group: 'KafkaMetrics', value: ({ lag }) => lag },
  { name: 'ProvisionedPollers', value: ({ pollers }) => pollers },
  { name: 'EventPollerUnit', value: ({ pollers }) => pollers && Math.ceil(pollers / pollersPerUnit) },
  { name: 'EventPollerThroughputInBytes', value: ({ pollers, bytes }) => pollers && bytes },
];

/** A metric of a function, which several mappings may feed: each of them adds samples of its own. */
export interface FunctionMetric {
  readonly name: string;
  readonly value: (minute: MappingMinute) => number | undefined;
}

const whenCalled = (value: (calls: FunctionCalls) => number) => (minute: MappingMinute) =>
  minute.calls.invocations === 0 ? undefined : value(minute.calls);

/** Dimension FunctionName. */
export const functionMetrics: readonly FunctionMetric[] = [
  { name: 'OffsetLag', value: ({ lag }) => lag },
  { name: 'Invocations', value: whenCalled(({ invocations }) => invocations) },
  { name: 'Errors', value: whenCalled(({ errors }) => errors) },
  { name: 'Throttles', value: ({ calls }) => (calls.invocations === 0 ? whenAny(calls.throttles) : calls.throttles) },
  { name: 'Duration', value: whenCalled(({ duration }) => duration) },
  {
    name: 'ConcurrentExecutions',
    value: whenCalled(({ invocations, duration }) => Math.max(1, Math.ceil((invocations * duration) / 60_000))),
  },
];
