import { describe, expect, it } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { RESOURCE_KINDS } from '../../../src/aws/resourceKinds.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import type { ResourceKind } from '../../../src/aws/resources.ts';
import { createFakeApi } from './fakeApi.ts';
import { SCOPE } from './storeBed.ts';

describe('the kinds', () => {
  it('each ask the API for their own list', async () => {
    const item = { name: 'it' };
    const asked: string[] = [];
    const list = (name: string) =>
      async function* (clusterArn: unknown) {
        asked.push(typeof clusterArn === 'string' ? `${name} ${clusterArn}` : name);
        yield [item];
      };
    const api: object = {
      getIdentity: async () => item,
      getBootstrapBrokers: async (clusterArn: string) => {
        asked.push(`brokers ${clusterArn}`);
        return [item];
      },
      listClusters: list('clusters'),
      listTopics: list('topics'),
      listScramSecrets: list('scramSecrets'),
      listVpcConnections: list('vpcConnections'),
      listClientVpcConnections: list('clientVpcConnections'),
      listFunctions: list('functions'),
      listMappings: list('mappings'),
      listSecrets: list('secrets'),
      listQueues: list('queues'),
      listNotificationTopics: list('notificationTopics'),
      listBuckets: list('buckets'),
    };
    const every = new CachedResourceStore({
      api: () => createFakeApi(api as Partial<AwsApi>),
      forget: () => {},
    });
    const ofCluster: readonly string[] = ['topics', 'brokers', 'scramSecrets', 'clientVpcConnections'];
    for (const kind of Object.keys(RESOURCE_KINDS) as ResourceKind[]) {
      const clusterArn = ofCluster.includes(kind) ? 'arn:c' : undefined;
      const listing = await every.load({ scope: SCOPE, kind, clusterArn });
      expect(listing).toMatchObject({ status: 'loaded', items: [item] });
      if (kind !== 'identity') expect(asked.pop()).toBe(clusterArn ? `${kind} arn:c` : kind);
    }
  });
});
