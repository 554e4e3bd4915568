import type { EventSpec } from './eventSpec.ts';
import type { KafkaEvent } from './kafkaEvent.ts';

/** Stands in where the specification names no cluster; the account is the one of AWS's examples. */
const EXAMPLE_ARN = 'arn:aws:kafka:us-east-1:123456789012:cluster/example/11111111-2222-3333-4444-555555555555-1';
const EXAMPLE_SERVERS = 'b-1.example.com:9098,b-2.example.com:9098';

/** What an event says beside its records. */
export function toEventHead(spec: EventSpec): Omit<KafkaEvent, 'records'> {
  const { eventSource = 'aws:kafka', eventSourceArn = EXAMPLE_ARN, bootstrapServers = EXAMPLE_SERVERS } = spec;
  return eventSource === 'SelfManagedKafka'
    ? { eventSource, bootstrapServers }
    : { eventSource, eventSourceArn, bootstrapServers };
}
