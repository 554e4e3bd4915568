import { describe, expect, it } from 'vitest';
import { snapshot } from '../../../src/explorer/snapshot.ts';
import { FakeStore, SCOPE, toCluster, toClusterArn, toConnection, toFailure, toMapping } from './fakes.ts';
import { key } from './trees.ts';

function toStore(): FakeStore {
  const store = new FakeStore();
  store.fill(key('identity'), [{ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' }]);
  store.fill(key('clusters'), [toCluster('payments', { authMethods: ['scram'] }), toCluster('orders')]);
  store.fill(key('mappings'), [
    toMapping('b', 'f', { LastProcessingResult: 'PROBLEM: SASL authentication failed.' }),
    toMapping('a', 'f', { EventSourceArn: toConnection('shared', '444455556666').arn }),
  ]);
  store.fill(key('vpcConnections'), [toConnection('shared', '444455556666')]);
  store.fill({ scope: SCOPE, kind: 'brokers', clusterArn: toClusterArn('orders') }, [
    { method: 'iam', network: 'vpc', addresses: 'b-1:9098' },
  ]);
  store.fail(
    { scope: SCOPE, kind: 'brokers', clusterArn: toClusterArn('payments') },
    toFailure('conflict', 'kafka:GetBootstrapBrokers', 'busy'),
  );
  return store;
}

describe('snapshot', () => {
  it('tells everything that the explorer shows, and the calls that failed, as plain data', async () => {
    const result = await snapshot(toStore(), [SCOPE]);
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      scopes: [
        {
          profile: 'dev',
          region: 'us-east-1',
          sample: false,
          account: '111122223333',
          clusters: [
            {
              arn: toClusterArn('orders'),
              name: 'orders',
              state: 'ACTIVE',
              type: 'PROVISIONED',
              kafkaVersion: '3.8.x',
              authMethods: ['iam'],
              brokers: [{ method: 'iam', network: 'vpc', addresses: 'b-1:9098' }],
            },
            {
              arn: toClusterArn('payments'),
              name: 'payments',
              state: 'ACTIVE',
              type: 'PROVISIONED',
              kafkaVersion: '3.8.x',
              authMethods: ['scram'],
              brokers: [],
            },
          ],
          mappings: [
            {
              uuid: 'uuid-a-f',
              eventSourceArn: toConnection('shared', '444455556666').arn,
              clusterArn: toConnection('shared', '444455556666').targetClusterArn,
              functionName: 'f',
              functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:f',
              topic: 'a',
              state: 'Enabled',
              lastProcessingResult: 'OK',
            },
            {
              uuid: 'uuid-b-f',
              eventSourceArn: toClusterArn('orders'),
              clusterArn: toClusterArn('orders'),
              functionName: 'f',
              functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:f',
              topic: 'b',
              state: 'Enabled',
              lastProcessingResult: 'PROBLEM: SASL authentication failed.',
              problem: { id: 'sasl-authentication', title: expect.stringMatching(/\w/) },
            },
          ],
          failures: [
            {
              operation: 'kafka:GetBootstrapBrokers',
              reason: 'conflict',
              message: 'busy',
              clusterArn: toClusterArn('payments'),
            },
          ],
        },
      ],
    });
  });

  it('asks for VPC connections only when a mapping uses one', async () => {
    const store = toStore();
    store.fill(key('mappings'), [toMapping('b', 'f')]);
    await snapshot(store, [SCOPE]);
    expect(store.loads.map(({ kind }) => kind)).not.toContain('vpcConnections');
  });

  it('does not ask for the brokers of a cluster that is being created', async () => {
    const store = toStore();
    store.fill(key('clusters'), [toCluster('new', { state: 'CREATING' })]);
    const result = await snapshot(store, [SCOPE]);
    expect(result.scopes[0]?.clusters[0]?.brokers).toEqual([]);
    expect(result.scopes[0]?.failures).toEqual([]);
    expect(store.loads.map(({ kind }) => kind)).not.toContain('brokers');
  });
});
