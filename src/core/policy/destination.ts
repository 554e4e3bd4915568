import { parseArn } from '../arn.ts';
import { type KafkaArns, toKafkaArn } from './kafkaAccess.ts';
import { type PolicyDocument, type PolicyStatement, toPolicy } from './policyDocument.ts';

export type DestinationKind = 'sqs' | 'sns' | 's3' | 'kafka' | 'unknown';

export interface Destination {
  readonly kind: DestinationKind;
  /** As the mapping has it: an ARN, or `kafka://` and a topic of the same cluster. */
  readonly target: string;
}

/** What a destination's rights depend on beside itself. */
export interface DestinationPlace extends KafkaArns {
  /** Account that the bucket is expected in; absent: not limited. */
  readonly account?: string;
  /** Rights on the cluster's topics are granted by IAM, not by Kafka ACLs. */
  readonly iam: boolean;
}

const KAFKA = 'kafka://';
const ARN_KINDS: ReadonlySet<string> = new Set<DestinationKind>(['sqs', 'sns', 's3']);

/** Undefined for an empty text: there is no destination then (source-facts 140). */
export function parseDestination(target: string | undefined): Destination | undefined {
  if (target === undefined || target === '') return undefined;
  if (target.startsWith(KAFKA)) return { kind: 'kafka', target };
  const service = parseArn(target)?.service ?? '';
  return { kind: isArnKind(service) ? service : 'unknown', target };
}

function isArnKind(service: string): service is DestinationKind {
  return ARN_KINDS.has(service);
}

/** Topic of a Kafka destination. */
export function toDestinationTopic(destination: Destination | undefined): string | undefined {
  return destination?.kind === 'kafka' ? destination.target.slice(KAFKA.length) : undefined;
}

/** Rights of the execution role to write failed records (permissions.md 6, source-facts 68, 70, 125, 129). */
export function toDestinationStatements(destination: Destination, place: DestinationPlace): readonly PolicyStatement[] {
  return STATEMENTS[destination.kind](destination.target, place);
}

const STATEMENTS: Readonly<
  Record<DestinationKind, (target: string, place: DestinationPlace) => readonly PolicyStatement[]>
> = {
  sqs: (target) => [{ Sid: 'SendFailures', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: target }],
  sns: (target) => [{ Sid: 'SendFailures', Effect: 'Allow', Action: 'sns:Publish', Resource: target }],
  s3: (target, { account }) => [
    { Sid: 'SendFailures', Effect: 'Allow', Action: 's3:PutObject', Resource: `${target}/*`, ...inAccount(account) },
    { Sid: 'ListFailures', Effect: 'Allow', Action: 's3:ListBucket', Resource: target, ...inAccount(account) },
  ],
  kafka: (target, place) =>
    place.iam
      ? [
          {
            Sid: 'SendFailures',
            Effect: 'Allow',
            Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
            Resource: toKafkaArn(place.clusterArn, 'topic', target.slice(KAFKA.length)),
          },
        ]
      : [],
  unknown: () => [],
};

/** A bucket's name says nothing of its owner: without the condition another account's bucket of that name would do. */
function inAccount(account: string | undefined): Pick<PolicyStatement, 'Condition'> {
  return account === undefined ? {} : { Condition: { StringEquals: { 's3:ResourceAccount': account } } };
}

const KEY_ACTIONS: Partial<Readonly<Record<DestinationKind, string | readonly string[]>>> = {
  sqs: ['kms:Decrypt', 'kms:GenerateDataKey'],
  sns: ['kms:Decrypt', 'kms:GenerateDataKey'],
  s3: 'kms:GenerateDataKey',
};

/** What writing to an encrypted destination takes on its customer-managed key (source-facts 71-73); none for Kafka. */
export function toDestinationKeyActions(destination: Destination): string | readonly string[] | undefined {
  return KEY_ACTIONS[destination.kind];
}

/** The same rights as a policy that stands by itself. */
export function toDestinationPolicy(destination: Destination | undefined, place: DestinationPlace): PolicyDocument {
  if (destination === undefined) return toPolicy();
  const statements = toDestinationStatements(destination, place);
  if (destination.kind !== 'kafka' || !place.iam) return toPolicy(...statements);
  const connect = { Effect: 'Allow', Action: 'kafka-cluster:Connect', Resource: place.clusterArn } as const;
  return toPolicy({ Sid: 'KafkaCluster', ...connect }, ...statements);
}
