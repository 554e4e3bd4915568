import type { Cluster, KafkaAcl } from '../account/kafka.ts';
import { roleMay } from '../account/rights.ts';
import type { PollerSituation } from './situation.ts';

/** Whether the poller, once let in, may read the topic in its consumer group. */
export function mayConsume(situation: PollerSituation): boolean {
  return situation.listener === 'iam' ? roleMayConsume(situation) : aclsLetConsume(situation);
}

/** permissions.md 2: topic and group ARNs carry the cluster's UUID. */
function roleMayConsume({ account, role, cluster, topicName, group }: PollerSituation): boolean {
  if (role === undefined || cluster === undefined) return false;
  const topic = `${cluster.arn.replace(':cluster/', ':topic/')}/${topicName}`;
  const consumerGroup = `${cluster.arn.replace(':cluster/', ':group/')}/${group}`;
  const needs: readonly (readonly [string, string])[] = [
    ['kafka-cluster:DescribeTopic', topic],
    ['kafka-cluster:ReadData', topic],
    ['kafka-cluster:DescribeGroup', consumerGroup],
    ['kafka-cluster:AlterGroup', consumerGroup],
  ];
  return needs.every(([action, resource]) =>
    roleMay(account, role, { action, resource, resourcePolicy: cluster.policy }),
  );
}

type AclNeed = Pick<KafkaAcl, 'operation' | 'resource' | 'name'>;

/** permissions.md 4. */
function aclsLetConsume(situation: PollerSituation): boolean {
  const { cluster, topicName, group } = situation;
  if (cluster === undefined) return false;
  const needs: readonly AclNeed[] = [
    { operation: 'DescribeConfigs', resource: 'cluster', name: 'kafka-cluster' },
    { operation: 'Describe', resource: 'group', name: group },
    { operation: 'Read', resource: 'group', name: group },
    { operation: 'Describe', resource: 'topic', name: topicName },
    { operation: 'Read', resource: 'topic', name: topicName },
  ];
  return needs.every((need) => aclsLet(cluster, toPrincipal(situation), need));
}

function toPrincipal({ secretUse }: PollerSituation): string {
  const content = secretUse?.secret?.content;
  if (secretUse?.method === 'scram') return `User:${content?.scram?.username ?? ''}`;
  return secretUse?.method === 'mtls' ? `User:${content?.certificate?.subject ?? ''}` : 'User:ANONYMOUS';
}

function aclsLet(cluster: Cluster, principal: string, need: AclNeed): boolean {
  const about = (cluster.acls ?? []).filter(
    ({ resource, name }) => resource === need.resource && (name === '*' || name === need.name),
  );
  if (about.length === 0) return cluster.allowEveryoneIfNoAcl ?? true;
  const own = about.filter((acl) => ['User:*', principal].includes(acl.principal) && grants(acl, need.operation));
  return own.length > 0 && own.every(({ permission }) => permission !== 'deny');
}

/** Kafka: whoever may read or write may also describe. */
function grants({ operation }: KafkaAcl, wanted: KafkaAcl['operation']): boolean {
  if (operation === 'All' || operation === wanted) return true;
  return wanted === 'Describe' && (operation === 'Read' || operation === 'Write');
}
