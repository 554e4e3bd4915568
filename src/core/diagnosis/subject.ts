import { type HintKnown, toHintContext } from '../hints/hintContext.ts';
import type { DeployedMapping, MappingInput } from '../mapping/mapping.ts';
import { toSecretKey } from '../policy/permissions.ts';
import { type PolicyFacts, toPolicySubject } from '../policy/policySubject.ts';
import type { CheckSubject } from './check.ts';
import type { DiagnosisFacts } from './facts.ts';

/** What is diagnosed, before anything is asked of AWS. */
export interface DiagnosisTarget {
  /** Of a draft: with the group that it names or `*` as its UUID, and without a state. */
  readonly mapping: DeployedMapping;
  readonly deployed: boolean;
  readonly account: string;
  readonly region: string;
  /** When something was repaired (milliseconds since the epoch): what was counted before tells nothing of now. */
  readonly repairedAt?: number;
  /** Named by commands; absent: the credentials of the shell. */
  readonly profile?: string;
}

type Place = Pick<DiagnosisTarget, 'account' | 'region' | 'profile'>;

export function toDeployedTarget(mapping: DeployedMapping, place: Place): DiagnosisTarget {
  return { ...place, mapping, deployed: true };
}

/** A mapping that is not created yet: the wizard's draft or a document. */
export function toDraftTarget(draft: MappingInput, { account, region, profile }: Place): DiagnosisTarget {
  const { FunctionName = '', Enabled: _, Tags: __, ...settings } = draft;
  const mapping = { ...settings, UUID: '*', State: '', FunctionArn: FunctionName };
  return { account, region, profile, mapping, deployed: false };
}

/** The mapping with what is known of what is around it. */
export function toSubject(target: DiagnosisTarget, facts: Partial<DiagnosisFacts>): CheckSubject {
  const { mapping } = target;
  const known = toKnown(target, facts);
  const context = toHintContext(mapping, known);
  const { secretKey, destinationKey, role } = facts;
  const rights: PolicyFacts = {
    auth: context.method,
    clusterArn: context.clusterArn,
    functionArn: context.fn?.arn,
    roleArn: role?.arn ?? context.fn?.role,
    account: target.account,
    region: target.region,
    destinationKeyArn: destinationKey?.awsManaged === false ? destinationKey.arn : undefined,
    keyOf: (arn) =>
      secretKey !== undefined && arn === context.secret?.URI ? toKey(secretKey) : toSecretKey(arn, known),
    ...(target.deployed && { uuid: mapping.UUID }),
  };
  return {
    ...context,
    deployed: target.deployed,
    policy: toPolicySubject({ ...mapping, FunctionName: mapping.FunctionArn }, rights),
  };
}

function toKey(key: NonNullable<DiagnosisFacts['secretKey']>) {
  return key.awsManaged ? { kind: 'managed' as const } : { kind: 'arn' as const, arn: key.arn };
}

/** What is known to be absent is an empty list; what is not known is none. */
function toKnown({ account, region, profile }: DiagnosisTarget, facts: Partial<DiagnosisFacts>): HintKnown {
  const { brokers, scramSecrets, topics, mappings } = facts;
  return {
    account,
    region,
    ...(profile !== undefined && { profile }),
    clusters: toList(facts, 'cluster'),
    vpcConnections: toList(facts, 'vpcConnection'),
    functions: toList(facts, 'function'),
    secrets: toList(facts, 'secret'),
    brokers,
    scramSecrets,
    topics,
    mappings,
  };
}

function toList<N extends 'cluster' | 'vpcConnection' | 'function' | 'secret'>(
  facts: Partial<DiagnosisFacts>,
  name: N,
): readonly NonNullable<DiagnosisFacts[N]>[] | undefined {
  if (!Object.hasOwn(facts, name)) return undefined;
  const value = facts[name];
  return value === undefined || value === null ? [] : [value];
}
