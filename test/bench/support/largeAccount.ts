import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import type { ListItems, ListName } from '../../../src/wizard/protocol.ts';
import { ACCOUNT_LISTS, DEPLOYED, toClusterArn } from '../../ui/wizardAccount.ts';

const account = 'arn:aws:lambda:us-east-1:111122223333:function:';

/** An account of the size for which the page promises to keep up: 300 functions, 60 topics and 500 mappings on 12 clusters. */
export const LARGE_ACCOUNT: { readonly [K in ListName]: readonly ListItems[K][] } = {
  ...ACCOUNT_LISTS,
  clusters: [...ACCOUNT_LISTS.clusters, ...toList(8, toCluster)],
  functions: [
    ...ACCOUNT_LISTS.functions,
    ...toList(297, (index) => ({ name: `consumer-${index}`, arn: `${account}consumer-${index}`, timeout: 30 })),
  ],
  topics: [...ACCOUNT_LISTS.topics, ...toList(57, (index) => ({ name: `topic-${index}`, partitions: 12 }))],
  mappings: [...ACCOUNT_LISTS.mappings, ...toList(499, toMapping)],
};

function toList<T>(length: number, toItem: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, index) => toItem(index));
}

function toCluster(index: number): ListItems['clusters'] {
  const name = `cluster-${index}`;
  return { ...(ACCOUNT_LISTS.clusters[0] ?? fail()), name, arn: toClusterArn(name) };
}

function toMapping(index: number): DeployedMapping {
  const place = index % 12;
  return {
    ...DEPLOYED,
    UUID: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    EventSourceArn: toClusterArn(place < 8 ? `cluster-${place}` : 'orders'),
    FunctionArn: `${account}consumer-${index % 297}`,
    Topics: [`topic-${index % 57}`],
    AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: `group-${index}` },
  };
}

function fail(): never {
  throw new Error('The account has no cluster');
}
