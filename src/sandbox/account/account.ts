import { startHistory } from './history.ts';
import type { EventSourceMapping, LambdaFunction } from './lambda.ts';
import type { MappingSeed, Seed } from './seed.ts';

/**
 * The live state of one account in one region. It is plain data on purpose: a test repairs a security group by editing
 * it, and everything that depends on it follows, because outcomes are computed when they are read.
 */
export interface Account extends Required<Omit<Seed, 'mappings'>> {
  mappings: EventSourceMapping[];
}

const minute = 60_000;
const weekInMinutes = 7 * 24 * 60;

/** Copies `seed` into a live account at the time `now` (milliseconds since 1970). */
export function openAccount(seed: Seed, now: number): Account {
  const copy = structuredClone(seed);
  return {
    vpcs: [],
    subnets: [],
    routeTables: [],
    natGateways: [],
    networkAcls: [],
    securityGroups: [],
    vpcEndpoints: [],
    roles: [],
    policies: [],
    organizationPolicies: [],
    keys: [],
    secrets: [],
    clusters: [],
    vpcConnections: [],
    functions: [],
    queues: [],
    notificationTopics: [],
    buckets: [],
    schemaRegistries: [],
    glueRegistries: [],
    confluentRegistries: [],
    ...copy,
    mappings: (copy.mappings ?? []).map((mapping) => toLiveMapping(copy, mapping, now)),
  };
}

function toLiveMapping(seed: Seed, mapping: MappingSeed, now: number): EventSourceMapping {
  const settled = mapping.enabled === false ? 'Disabled' : 'Enabled';
  const changed = now - (mapping.changedMinutesAgo ?? weekInMinutes) * minute;
  return {
    uuid: mapping.uuid,
    functionArn: toFunctionArn(seed, mapping.function),
    configuration: mapping.configuration,
    tags: mapping.tags ?? {},
    state: mapping.transition?.state ?? settled,
    stateTransitionReason: 'USER_INITIATED',
    lastProcessingResult: 'No records processed',
    lastModified: changed,
    ...(mapping.transition && {
      transition: {
        until: now + mapping.transition.minutes * minute,
        into: mapping.transition.state === 'Deleting' ? 'gone' : settled,
      },
    }),
    ...(settled === 'Enabled' && { failingSince: changed, losingSince: changed }),
    history: startHistory(mapping, changed),
  };
}

/** `name` may carry a version or an alias: `orders-processor:live`. */
export function toFunctionArn(account: Pick<Seed, 'account' | 'region'>, name: string): string {
  return `arn:aws:lambda:${account.region}:${account.account}:function:${name}`;
}

export function toRoleArn(account: Pick<Seed, 'account'>, name: string): string {
  return `arn:aws:iam::${account.account}:role/${name}`;
}

export function toMappingArn(account: Pick<Seed, 'account' | 'region'>, uuid: string): string {
  return `arn:aws:lambda:${account.region}:${account.account}:event-source-mapping:${uuid}`;
}

/** The account number in an ARN, empty where it has none (S3 buckets). */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** What of `resources` is in the account itself, and not in one that shares with it. */
export function ownedBy<T extends { readonly arn: string }>(account: Account, resources: readonly T[]): T[] {
  return resources.filter((resource) => accountOf(resource.arn) === account.account);
}

/** A function named in any form the API takes: name, partial ARN (`123456789012:function:name`), ARN, with or without a qualifier. */
export interface FunctionReference {
  readonly account?: string;
  readonly region?: string;
  readonly name: string;
  readonly qualifier?: string;
}

export function parseFunctionReference(text: string): FunctionReference {
  const match =
    /^(?:arn:[^:]+:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([A-Za-z0-9-_.]+)(?::([A-Za-z0-9-_$.]+))?$/.exec(
      text,
    );
  return { region: match?.[1], account: match?.[2], name: match?.[3] ?? text, qualifier: match?.[4] };
}

/** The function, if it is in this account and region. */
export function findFunction(account: Account, text: string): LambdaFunction | undefined {
  const reference = parseFunctionReference(text);
  if ((reference.account ?? account.account) !== account.account) return undefined;
  if ((reference.region ?? account.region) !== account.region) return undefined;
  return account.functions.find((candidate) => candidate.name === reference.name);
}
