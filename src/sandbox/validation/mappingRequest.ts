import type { Account } from '../account/account.ts';
import type { Role } from '../account/identity.ts';
import type { EventSourceMapping, LambdaFunction, MappingConfiguration } from '../account/lambda.ts';

/** Services whose mappings the sandbox takes; `selfManagedKafka` has no ARN. */
export type SourceKind = 'kafka' | 'selfManagedKafka' | 'sqs' | 'kinesis' | 'dynamodb' | 'unknown';

/** What a create or an update asks for, with what it is about. */
export interface MappingRequest {
  readonly account: Account;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly source: SourceKind;
  /** The whole configuration as it would be afterwards. */
  readonly wanted: MappingConfiguration;
  readonly functionArn: string;
  readonly lambda: LambdaFunction | undefined;
  readonly role: Role | undefined;
  /** The mapping that an update is about, and the members that the update has. */
  readonly existing?: EventSourceMapping;
  readonly given?: readonly string[];
}

export function toSourceKind(configuration: MappingConfiguration): SourceKind {
  if (configuration.SelfManagedEventSource !== undefined) return 'selfManagedKafka';
  const service = /^arn:[^:]+:(kafka|sqs|kinesis|dynamodb):/.exec(configuration.EventSourceArn ?? '')?.[1];
  return kinds.find((kind) => kind === service) ?? 'unknown';
}

const kinds = ['kafka', 'sqs', 'kinesis', 'dynamodb'] as const;
