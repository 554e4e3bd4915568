import { type MskSource, parseArn, parseMskSource, toFunctionName, toFunctionQualifier } from '../arn.ts';
import type { AuthMethod } from '../cluster/authMethods.ts';
import { toFunctionHome } from '../mapping/functions.ts';
import { type MappingInput, toTopic } from '../mapping/mapping.ts';
import { isProvisioned } from '../mapping/provisionedMode.ts';
import { type Destination, parseDestination } from './destination.ts';
import { type KafkaArns, toKafkaArn } from './kafkaAccess.ts';

/** Key that encrypts a secret: its ARN, none of the customer's own, or not known. */
export type SecretKey = { readonly kind: 'arn'; readonly arn: string } | { readonly kind: 'managed' | 'unknown' };

/** What a document alone does not say. */
export interface PolicyFacts {
  /** Absent: the method is not known, and no rights for one are given. */
  readonly auth?: AuthMethod;
  /** Absent: no key is known. */
  readonly keyOf?: (secretArn: string) => SecretKey;
  readonly destinationKeyArn?: string;
  readonly clusterArn?: string;
  readonly functionArn?: string;
  readonly roleArn?: string;
  readonly region?: string;
  readonly account?: string;
  /** UUID of the mapping: the consumer group when the document names none (source-facts 80). */
  readonly uuid?: string;
  /** Consumer group of the deployed mapping, which cannot be changed (source-facts 119). */
  readonly group?: string;
}

/** One mapping as its permissions name it. What is not known is a word in capitals (`CLUSTER_UUID`), never a guess. */
export interface PolicySubject extends KafkaArns {
  readonly partition: string;
  readonly region: string;
  /** Account of the function, the mapping and the VPC connection. */
  readonly account: string;
  readonly eventSourceArn: string;
  readonly clusterAccount: string;
  readonly crossAccount: boolean;
  readonly topic: string;
  /** Consumer group; `*` while it is the UUID of a mapping that does not exist yet. */
  readonly group: string;
  readonly method: AuthMethod | undefined;
  readonly functionName: string;
  /** Without version or alias. */
  readonly functionArn: string;
  /** As the mapping names it: with the version or alias that the document has. */
  readonly invokedArn: string;
  readonly roleArn: string;
  /** `*` while the mapping does not exist yet. */
  readonly mappingArn: string;
  /** Secret that the method needs; undefined for a method without one. */
  readonly accessSecret: string | undefined;
  readonly registrySecrets: readonly string[];
  readonly keyOf: (secretArn: string) => SecretKey;
  readonly registryArn: string | undefined;
  readonly destination: Destination | undefined;
  readonly destinationKeyArn: string | undefined;
  readonly filterKeyArn: string | undefined;
  readonly provisionedMode: boolean;
}

export function toPolicySubject(mapping: MappingInput, facts: PolicyFacts): PolicySubject {
  const source = parseMskSource(mapping.EventSourceArn ?? '');
  const home = toHome(mapping, facts, source);
  const toOwnArn = (service: string, resource: string) =>
    `arn:${home.partition}:${service}:${home.region}:${home.account}:${resource}`;
  const clusterArn = facts.clusterArn ?? toClusterArn(home, source);
  const topic = toTopic(mapping) || 'TOPIC_NAME';
  const group = mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId || facts.group || facts.uuid || '*';
  const functionName = toFunctionName(facts.functionArn ?? mapping.FunctionName ?? '') || 'FUNCTION_NAME';
  const functionArn = toOwnArn('lambda', `function:${functionName}`);
  const qualifier = toFunctionQualifier(mapping.FunctionName ?? '');
  const roleArn = facts.roleArn ?? `arn:${home.partition}:iam::${home.account}:role/EXECUTION_ROLE`;
  return {
    ...home,
    eventSourceArn: mapping.EventSourceArn || clusterArn,
    clusterArn,
    clusterAccount: parseArn(clusterArn)?.account ?? home.account,
    crossAccount: source?.kind === 'vpc-connection',
    topic,
    topicArn: toKafkaArn(clusterArn, 'topic', topic),
    group,
    groupArn: toKafkaArn(clusterArn, 'group', group),
    method: facts.auth,
    functionName,
    functionArn,
    invokedArn: qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`,
    roleArn,
    mappingArn: toOwnArn('lambda', `event-source-mapping:${facts.uuid ?? '*'}`),
    accessSecret: toAccessSecret(mapping, facts.auth, toOwnArn('secretsmanager', 'secret:SECRET_NAME')),
    ...toRegistry(mapping),
    keyOf: facts.keyOf ?? (() => ({ kind: 'unknown' })),
    destination: parseDestination(mapping.DestinationConfig?.OnFailure?.Destination),
    destinationKeyArn: facts.destinationKeyArn,
    filterKeyArn: mapping.KMSKeyArn || undefined,
    provisionedMode: isProvisioned(mapping),
  };
}

type Home = Pick<PolicySubject, 'partition' | 'region' | 'account'>;

/** Function, mapping and event source are in one account and region: each says where the others are (fields.md 3, 4). */
function toHome(mapping: MappingInput, facts: PolicyFacts, source: MskSource | undefined): Home {
  const fn = toFunctionHome(facts.functionArn ?? mapping.FunctionName ?? '');
  const partition = parseArn(facts.functionArn ?? mapping.FunctionName ?? '')?.partition;
  return {
    partition: source?.arn.partition ?? partition ?? 'aws',
    region: source?.arn.region || fn.region || facts.region || 'REGION',
    account: source?.arn.account || fn.account || facts.account || 'ACCOUNT_ID',
  };
}

function toClusterArn({ partition, region, account }: Home, source: MskSource | undefined): string {
  if (source === undefined) return `arn:${partition}:kafka:${region}:${account}:cluster/CLUSTER_NAME/CLUSTER_UUID`;
  // A connection's last segment is its own UUID, not the cluster's: better a gap than a wrong ARN.
  const uuid = source.kind === 'cluster' ? source.uuid : 'CLUSTER_UUID';
  return `arn:${partition}:kafka:${region}:${source.clusterAccount}:cluster/${source.clusterName}/${uuid}`;
}

const SECRET_METHODS: ReadonlySet<AuthMethod | undefined> = new Set<AuthMethod>(['scram', 'mtls']);

function toAccessSecret(mapping: MappingInput, method: AuthMethod | undefined, place: string): string | undefined {
  if (!SECRET_METHODS.has(method)) return undefined;
  return mapping.SourceAccessConfigurations?.[0]?.URI || place;
}

/** Glue registries are named by ARN, Confluent ones by URL; only the latter take secrets (fields.md 9). */
function toRegistry(mapping: MappingInput): Pick<PolicySubject, 'registryArn' | 'registrySecrets'> {
  const registry = mapping.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  const uri = registry?.SchemaRegistryURI ?? '';
  return {
    registryArn: parseArn(uri)?.service === 'glue' ? uri : undefined,
    registrySecrets: (registry?.AccessConfigs ?? []).flatMap(({ URI }) => (URI ? [URI] : [])),
  };
}
