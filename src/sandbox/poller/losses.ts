import { findSecret, roleMay, roleMayReadSecret } from '../account/rights.ts';
import type { PollerSituation } from './situation.ts';

/** Why records do not come to the function, and what becomes of them. */
export interface Loss {
  readonly cause: 'registry' | 'too-large';
  /** `refused`: the destination does not take them. `dropped`: there is none. */
  readonly fate: 'delivered' | 'refused' | 'dropped';
}

/** What is lost although polling works (errors.md A11, A12). */
export function findLoss(situation: PollerSituation): Loss | undefined {
  const cause = findCause(situation);
  return cause && { cause, fate: toFate(situation) };
}

function findCause(situation: PollerSituation): Loss['cause'] | undefined {
  if (!passesRegistry(situation)) return 'registry';
  return (situation.topic?.oversizedPerMinute ?? 0) > 0 ? 'too-large' : undefined;
}

function passesRegistry(situation: PollerSituation): boolean {
  const registry = situation.mapping.configuration.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  const uri = registry?.SchemaRegistryURI;
  if (uri === undefined) return true;
  return uri.startsWith('arn:') ? passesGlue(situation, uri) : passesConfluent(situation, uri);
}

function passesGlue({ account, role }: PollerSituation, arn: string): boolean {
  const name = arn.split(':registry/').at(-1) ?? '';
  if (role === undefined || !account.glueRegistries.some((registry) => registry.name === name)) return false;
  const schemas = `${arn.replace(':registry/', ':schema/')}/sample`;
  return [
    { action: 'glue:GetRegistry', resource: arn },
    { action: 'glue:GetSchemaVersion', resource: arn },
    { action: 'glue:GetSchemaVersion', resource: schemas },
  ].every((question) => roleMay(account, role, question));
}

function passesConfluent(situation: PollerSituation, url: string): boolean {
  const registry = situation.account.confluentRegistries.find((candidate) => candidate.url === url);
  if (registry === undefined) return false;
  const trusted =
    registry.privateAuthority !== true || findAccess(situation, 'SERVER_ROOT_CA_CERTIFICATE') !== undefined;
  if (registry.user === undefined) return trusted;
  const offered = findAccess(situation, 'BASIC_AUTH')?.content.scram;
  const { username, password } = registry.user;
  return trusted && offered?.username === username && offered.password === password;
}

/** The secret that the registry's settings name for a purpose, if the role can read it. */
function findAccess({ account, mapping, role }: PollerSituation, type: string) {
  const registry = mapping.configuration.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  const named = registry?.AccessConfigs?.find(({ Type }) => Type === type)?.URI;
  const secret = named === undefined ? undefined : findSecret(account, named);
  return role !== undefined && secret !== undefined && roleMayReadSecret(account, role, secret) ? secret : undefined;
}

function toFate(situation: PollerSituation): Loss['fate'] {
  const target = situation.mapping.configuration.DestinationConfig?.OnFailure?.Destination ?? '';
  if (target === '') return 'dropped';
  return takesFailures(situation, target) ? 'delivered' : 'refused';
}

function takesFailures(situation: PollerSituation, target: string): boolean {
  const { account, role } = situation;
  if (role === undefined) return false;
  if (target.startsWith('kafka://')) return takesInTopic(situation, target.slice('kafka://'.length));
  const service = target.split(':')[2] ?? '';
  if (service === 's3') {
    const bucket = account.buckets.find(({ name }) => `arn:aws:s3:::${name}` === target);
    const question = { action: 's3:PutObject', resource: `${target}/sample-object`, resourcePolicy: bucket?.policy };
    return bucket !== undefined && roleMay(account, role, question);
  }
  const action = service === 'sqs' ? 'sqs:SendMessage' : 'sns:Publish';
  const thing = [...account.queues, ...account.notificationTopics].find(({ arn }) => arn === target);
  if (thing === undefined || target.endsWith('.fifo')) return false;
  return roleMay(account, role, { action, resource: target, resourcePolicy: thing.policy });
}

/** A topic of the same cluster; with IAM the role needs a right on it. */
function takesInTopic({ account, cluster, role, listener }: PollerSituation, topic: string): boolean {
  if (role === undefined || cluster?.topics.some(({ name }) => name === topic) !== true) return false;
  const resource = `${cluster.arn.replace(':cluster/', ':topic/')}/${topic}`;
  return (
    listener !== 'iam' ||
    roleMay(account, role, { action: 'kafka-cluster:WriteData', resource, resourcePolicy: cluster.policy })
  );
}
