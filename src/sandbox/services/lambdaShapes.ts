import { type Account, toMappingArn } from '../account/account.ts';
import type { EventSourceMapping, MappingConfiguration } from '../account/lambda.ts';

type Source = 'kafka' | 'selfManagedKafka' | 'other';

/** What a source's mappings show for members that the user left out. */
const defaults: Readonly<Record<Source, (mapping: EventSourceMapping) => object>> = {
  kafka: ({ uuid, configuration }) => ({
    BatchSize: 100,
    DestinationConfig: { OnFailure: {} },
    ...configuration,
    AmazonManagedKafkaEventSourceConfig: {
      ConsumerGroupId: uuid,
      ...configuration.AmazonManagedKafkaEventSourceConfig,
    },
  }),
  selfManagedKafka: ({ uuid, configuration }) => ({
    BatchSize: 100,
    ...configuration,
    SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: uuid, ...configuration.SelfManagedKafkaEventSourceConfig },
  }),
  other: ({ configuration }) => configuration,
};

function sourceOf(configuration: MappingConfiguration): Source {
  if (configuration.SelfManagedEventSource !== undefined) return 'selfManagedKafka';
  return isKafka(configuration) ? 'kafka' : 'other';
}

/** Whether the event source is an MSK cluster or a VPC connection to one. */
function isKafka(configuration: MappingConfiguration): boolean {
  return /^arn:[^:]+:kafka:/.test(configuration.EventSourceArn ?? '');
}

/** A mapping as every operation on it answers; times are seconds. */
export function toMappingBody(account: Account, mapping: EventSourceMapping): Record<string, unknown> {
  const isQueue = /^arn:[^:]+:sqs:/.test(mapping.configuration.EventSourceArn ?? '');
  return {
    UUID: mapping.uuid,
    EventSourceMappingArn: toMappingArn(account, mapping.uuid),
    FunctionArn: mapping.functionArn,
    ...defaults[sourceOf(mapping.configuration)](mapping),
    LastModified: mapping.lastModified / 1000,
    ...(!isQueue && { LastProcessingResult: mapping.lastProcessingResult }),
    State: mapping.state,
    StateTransitionReason: mapping.stateTransitionReason,
  };
}
