import { formatArn, parseArn } from '../arn.ts';
import type { AuthMethod } from '../cluster/authMethods.ts';
import { type BrokerChoice, chooseBroker } from '../cluster/brokers.ts';
import { toAuthMethod, toBrokerChoice } from '../mapping/authentication.ts';
import type { Known, KnownFunction } from '../mapping/finding.ts';
import { isSameFunction } from '../mapping/functions.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { hasManagedKey } from '../mapping/secrets.ts';
import { type KnownSource, toKnownSource } from '../mapping/sources.ts';
import { toClusterPolicyText } from './clusterPolicyText.ts';
import { toFilterKeyText } from './filterKeyPolicy.ts';
import { toKafkaAclText } from './kafkaAclText.ts';
import type { PermissionContext, PermissionText } from './permissionText.ts';
import type { PolicyDocument } from './policyDocument.ts';
import { type PolicyFacts, type PolicySubject, type SecretKey, toPolicySubject } from './policySubject.ts';
import { toRolePolicy } from './rolePolicy.ts';
import { toRolePolicyText } from './rolePolicyText.ts';
import { toSecretAccessText } from './secretAccess.ts';
import { toSecurityGroupText } from './securityGroupText.ts';
import { toTrustPolicyText } from './trustPolicy.ts';
import { toUserPolicyText } from './userPolicy.ts';
import { toVpcEndpointText } from './vpcEndpointText.ts';

export interface PermissionOptions {
  /** True: of the execution role's policy only what AWSLambdaMSKExecutionRole lacks. */
  readonly managedPolicy?: boolean;
  /** UUID of the mapping, where it exists; `known.deployed` says it too. */
  readonly uuid?: string;
  /** Named by the AWS CLI commands. */
  readonly profile?: string;
}

/** `Known`, and the functions' roles where they are known. */
export interface PermissionKnown extends Omit<Known, 'functions'> {
  readonly functions?: readonly (KnownFunction & { readonly role?: string })[];
}

/** In the order in which they are shown. */
const PARTS: readonly ((context: PermissionContext) => PermissionText | undefined)[] = [
  toRolePolicyText,
  toTrustPolicyText,
  toKafkaAclText,
  toSecurityGroupText,
  toVpcEndpointText,
  toClusterPolicyText,
  toSecretAccessText,
  toFilterKeyText,
  toUserPolicyText,
];

/** Everything that has to be granted or opened for a draft: only the parts that apply to it. */
export function toPermissions(
  draft: MappingInput,
  known: PermissionKnown,
  options: PermissionOptions = {},
): readonly PermissionText[] {
  const context = toContext(draft, known, options);
  return PARTS.flatMap((toText) => toText(context) ?? []);
}

/** The execution role's policy for a draft, as templates carry it. Of no statements where the managed policy is enough. */
export function toDraftPolicy(
  draft: MappingInput,
  known: PermissionKnown,
  options: PermissionOptions = {},
): PolicyDocument {
  const { subject, managedPolicy } = toContext(draft, known, options);
  return toRolePolicy(subject, managedPolicy);
}

function toContext(draft: MappingInput, known: PermissionKnown, options: PermissionOptions): PermissionContext {
  const source = toKnownSource(draft.EventSourceArn, known);
  const method = toMethod(draft, source);
  const subject = toPolicySubject(draft, { ...toFacts(draft, known, source), auth: method, ...toUuid(known, options) });
  const broker = toBroker(draft, known, source);
  const { region } = subject;
  return {
    subject,
    managedPolicy: options.managedPolicy === true,
    sourceKnown: source !== undefined,
    cluster: source?.kind === 'cluster' ? source.cluster : undefined,
    connection: source?.kind === 'vpc-connection' ? source.connection : undefined,
    broker,
    port: toPort(subject, broker),
    place: options.profile === undefined ? { region } : { region, profile: options.profile },
  };
}

function toMethod(draft: MappingInput, source: KnownSource | undefined): AuthMethod | undefined {
  return toAuthMethod(draft, toSourceItem(source));
}

function toSourceItem(source: KnownSource | undefined) {
  return source?.kind === 'cluster' ? source.cluster : source?.connection;
}

function toFacts(draft: MappingInput, known: PermissionKnown, source: KnownSource | undefined): PolicyFacts {
  const fn = known.functions?.find(
    ({ arn, name }) => isSameFunction(arn, draft.FunctionName ?? '') || name === draft.FunctionName,
  );
  return {
    clusterArn: source?.kind === 'vpc-connection' ? source.connection.targetClusterArn : undefined,
    functionArn: fn?.arn,
    roleArn: fn?.role,
    region: known.region,
    account: known.account,
    group: known.deployed?.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId,
    keyOf: (secretArn) => toSecretKey(secretArn, known),
  };
}

function toUuid({ deployed }: PermissionKnown, { uuid }: PermissionOptions): Pick<PolicyFacts, 'uuid'> {
  return { uuid: uuid ?? deployed?.UUID };
}

/** A bare id is a key of the secret's own account. An alias does not say which key it is, and policies need the key's ARN. */
export function toSecretKey(secretArn: string, known: Pick<Known, 'secrets'>): SecretKey {
  const secret = known.secrets?.find(({ arn }) => arn === secretArn);
  if (secret === undefined) return { kind: 'unknown' };
  if (hasManagedKey(secret)) return { kind: 'managed' };
  const key = secret.kmsKeyId ?? '';
  if (/^arn:[^:]+:kms:[^:]+:\d{12}:key\//.test(key)) return { kind: 'arn', arn: key };
  const home = parseArn(secretArn);
  if (home === undefined || !/^(?:mrk-)?[0-9a-f-]{32,36}$/.test(key)) return { kind: 'unknown' };
  return { kind: 'arn', arn: formatArn({ ...home, service: 'kms', resource: `key/${key}` }) };
}

/** A secret says the method, and so the port, by itself. */
function toBroker(
  draft: MappingInput,
  known: PermissionKnown,
  source: KnownSource | undefined,
): BrokerChoice | undefined {
  const item = toSourceItem(source);
  if (item !== undefined) return toBrokerChoice(draft, item, known.brokers);
  const secret = draft.SourceAccessConfigurations?.[0];
  return secret === undefined ? undefined : chooseBroker([], secret);
}

/** Ports of multi-VPC listeners are the cluster's own: without the broker addresses any number would be a guess. */
function toPort({ crossAccount }: PolicySubject, broker: BrokerChoice | undefined): number | undefined {
  return crossAccount && broker?.addresses === undefined ? undefined : broker?.port;
}
