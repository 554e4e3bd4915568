import { formatArn, type MskSource, parseArn, parseMskSource, toFunctionName } from '../arn.ts';
import { AUTH_METHODS, type AuthMethod } from '../cluster/authMethods.ts';
import { type BrokerChoice, chooseBroker } from '../cluster/brokers.ts';
import type { Cluster, VpcConnection } from '../cluster/cluster.ts';
import { toBrokerChoice } from '../mapping/authentication.ts';
import type { Known, KnownFunction, KnownSecret } from '../mapping/finding.ts';
import { type DeployedMapping, type SourceAccessConfiguration, toTopic } from '../mapping/mapping.ts';
import { isProvisioned } from '../mapping/provisionedMode.ts';
import { type Destination, parseDestination } from '../policy/destination.ts';
import { toKafkaArn } from '../policy/kafkaAccess.ts';

/** A function as hints need it; AWS's own description fits. */
export interface HintFunction extends KnownFunction {
  /** ARN of the execution role. */
  readonly role?: string;
  /** Pending, Active, Inactive, Failed (open set). */
  readonly state?: string;
  readonly runtime?: string;
  /** MB. */
  readonly memory?: number;
  /** 0: no invocation gets through. Undefined: nothing is reserved, or it was not read. */
  readonly reservedConcurrency?: number;
  /** It was read that nothing is reserved. */
  readonly unreserved?: true;
  /** Why it is in its state, in AWS's words. */
  readonly stateReason?: string;
  /** Why its last update failed, in AWS's words. */
  readonly updateFailure?: string;
  /** Where it writes to; Lambda's own name for it where it was given none. */
  readonly logGroup?: string;
  /** `Text` or `JSON` (open set). */
  readonly logFormat?: string;
}

/** What one check of a diagnosis found. */
export interface HintCheck {
  readonly id: string;
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'skipped';
  /** What exactly is wrong, where the check can fail for several causes. */
  readonly signs?: readonly string[];
}

/** What is known around a deployed mapping; every part may be missing. A missing entry in a given list means: not there. */
export interface HintKnown extends Omit<Known, 'functions'> {
  readonly functions?: readonly HintFunction[];
  /** What a diagnosis of this mapping found; its report's `checks` fit. */
  readonly checks?: readonly HintCheck[];
  /** When that was, in milliseconds since the epoch. */
  readonly checkedAt?: number;
  /** A report names remedies of what is wrong. */
  readonly fixable?: boolean;
  /** Profile that the commands in fixes name. */
  readonly profile?: string;
  /** More is being read: what is not here yet says nothing. */
  readonly loading?: true;
  /** What could not be read, in words: told, so that a gap is not taken for a fact. */
  readonly missing?: readonly { readonly subject: string; readonly message: string }[];
}

/** One mapping with everything that causes and fixes speak of, worked out once. */
export interface HintContext {
  readonly mapping: DeployedMapping;
  readonly known: HintKnown;
  /** Only the text of an error is known, and no setting of its mapping: no cause is ruled out by what a mapping lacks. */
  readonly settingsUnknown?: true;
  readonly partition: string;
  readonly region: string;
  /** Account of the function and the mapping. */
  readonly account: string;
  readonly topic: string;
  /** Consumer group in use: the given one, else the mapping's UUID (fields.md 9). */
  readonly group: string;
  readonly source: MskSource | undefined;
  readonly crossAccount: boolean;
  readonly clusterName: string;
  /** The cluster's own ARN; for a VPC connection whose target is not known, its UUID is a place to fill in. */
  readonly clusterArn: string;
  readonly topicArn: string;
  readonly groupArn: string;
  readonly cluster: Cluster | undefined;
  /** The clusters of the account are known and this one is not among them. */
  readonly clusterGone: boolean;
  readonly vpcConnection: VpcConnection | undefined;
  readonly fn: HintFunction | undefined;
  readonly functionName: string;
  /** The account's functions are known and this one is not among them. */
  readonly functionGone: boolean;
  /** Name and ARN of the execution role, or places to fill in. For commands; prose names the function. */
  readonly roleName: string;
  readonly roleArn: string;
  readonly secret: SourceAccessConfiguration | undefined;
  readonly secretFacts: KnownSecret | undefined;
  readonly method: AuthMethod | undefined;
  readonly broker: BrokerChoice | undefined;
  /** Broker port to open; undefined when it is not known. */
  readonly port: number | undefined;
  readonly provisionedMode: boolean;
  readonly serverless: boolean | undefined;
  readonly destination: Destination | undefined;
  /** Of the cluster or, across accounts, of the VPC connection. */
  readonly securityGroups: readonly string[];
  readonly subnets: readonly string[];
}

export function toHintContext(mapping: DeployedMapping, known: HintKnown = {}): HintContext {
  const source = parseMskSource(mapping.EventSourceArn ?? '');
  const place = toPlace(mapping, known, source);
  const crossAccount = source?.kind === 'vpc-connection';
  const vpcConnection = known.vpcConnections?.find((entry) => entry.arn === mapping.EventSourceArn);
  const clusterArn = toClusterArn(mapping, source, vpcConnection);
  const cluster = known.clusters?.find((entry) => entry.arn === clusterArn);
  const secret = mapping.SourceAccessConfigurations?.find((entry) => toMethod(entry, false) !== undefined);
  const broker = toBroker(mapping, known, crossAccount ? vpcConnection : cluster);
  const topic = toTopic(mapping);
  const group = mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? mapping.UUID;
  const fn = known.functions?.find((entry) => isSameFunction(entry.arn, mapping.FunctionArn));
  return {
    mapping,
    known,
    ...place,
    topic,
    group,
    source,
    crossAccount,
    clusterName: source?.clusterName ?? 'CLUSTER',
    clusterArn,
    topicArn: toKafkaArn(clusterArn, 'topic', topic),
    groupArn: toKafkaArn(clusterArn, 'group', group),
    cluster,
    clusterGone: !crossAccount && source !== undefined && known.clusters !== undefined && cluster === undefined,
    vpcConnection,
    fn,
    functionName: toFunctionName(mapping.FunctionArn),
    functionGone: known.functions !== undefined && fn === undefined,
    roleName: fn?.role?.split('/').at(-1) ?? 'EXECUTION_ROLE',
    roleArn: fn?.role ?? `arn:${place.partition}:iam::${place.account}:role/EXECUTION_ROLE`,
    secret,
    secretFacts: known.secrets?.find((entry) => entry.arn === secret?.URI),
    method: broker?.method ?? toMethod(secret, crossAccount),
    broker,
    port: toPort(broker, crossAccount),
    provisionedMode: isProvisioned(mapping),
    serverless: cluster === undefined ? undefined : cluster.type === 'SERVERLESS',
    destination: parseDestination(mapping.DestinationConfig?.OnFailure?.Destination),
    securityGroups: (crossAccount ? vpcConnection?.securityGroups : cluster?.securityGroups) ?? [],
    subnets: (crossAccount ? vpcConnection?.subnets : cluster?.subnets) ?? [],
  };
}

function toPlace(mapping: DeployedMapping, known: HintKnown, source: MskSource | undefined) {
  const fn = parseArn(mapping.FunctionArn);
  return {
    partition: fn?.partition ?? source?.arn.partition ?? 'aws',
    region: known.region ?? fn?.region ?? source?.arn.region ?? 'REGION',
    account: known.account ?? fn?.account ?? source?.arn.account ?? 'ACCOUNT',
  };
}

function toClusterArn(
  mapping: DeployedMapping,
  source: MskSource | undefined,
  vpcConnection: VpcConnection | undefined,
): string {
  if (source === undefined) return mapping.EventSourceArn ?? 'CLUSTER_ARN';
  if (source.kind === 'cluster') return formatArn(source.arn);
  if (vpcConnection !== undefined) return vpcConnection.targetClusterArn;
  // A connection's last segment is its own UUID, not the cluster's: better a gap than a wrong ARN.
  return formatArn({
    ...source.arn,
    account: source.clusterAccount,
    resource: `cluster/${source.clusterName}/CLUSTER_UUID`,
  });
}

/** Where Lambda connects, also for a cluster that is not known: a secret says the method by itself. */
function toBroker(
  mapping: DeployedMapping,
  known: HintKnown,
  source: Cluster | VpcConnection | undefined,
): BrokerChoice | undefined {
  if (source !== undefined) return toBrokerChoice(mapping, source, known.brokers);
  const secret = mapping.SourceAccessConfigurations?.[0];
  return secret === undefined ? undefined : chooseBroker([], secret);
}

function toMethod(secret: SourceAccessConfiguration | undefined, crossAccount: boolean): AuthMethod | undefined {
  const bySecret = AUTH_METHODS.find((entry) => entry.sourceAccessType === (secret?.Type ?? ''))?.method;
  // Across accounts there is no unauthenticated access: no secret means IAM (limits.md 4, source-facts 160).
  return bySecret ?? (crossAccount ? 'iam' : undefined);
}

/** Ports of multi-VPC listeners are the cluster's own: without the broker strings any number would be a guess. */
function toPort(broker: BrokerChoice | undefined, crossAccount: boolean): number | undefined {
  return crossAccount && broker?.addresses === undefined ? undefined : broker?.port;
}

/** Same function whatever the version or alias. */
function isSameFunction(a: string, b: string): boolean {
  const [left, right] = [parseArn(a), parseArn(b)];
  const sameName = toFunctionName(a) === toFunctionName(b);
  if (left === undefined || right === undefined) return sameName;
  return sameName && left.account === right.account && left.region === right.region;
}
