import type { Account } from '../../src/sandbox/account/account.ts';
import type { Cluster } from '../../src/sandbox/account/kafka.ts';
import { leastInput, shop, toShopSeed } from '../../test/unit/sandbox/shopSeed.ts';
import type { Call, CallCase } from './callCase.ts';
import { findBy } from './diagnosisCase.ts';
import { collect } from './runCases.ts';

const change = (members: Partial<Cluster>) => (account: Account) => {
  Object.assign(findBy(account.clusters, 'arn', shop.cluster), members);
};

const turn = (words: string, members: Partial<Cluster>) => ({
  words,
  carryOut: async ({ account }: { readonly account: Account }) => change(members)(account),
});

const listTopics: Call = ({ api, signal }) => collect(api.listTopics(shop.cluster, signal));
const typeTopic = {
  words: 'the topic’s name is typed',
  again: (({ api, signal }) => api.createMapping(leastInput, signal)) satisfies Call,
};

const connection = shop.cluster.replace('cluster/shop', 'vpc-connection/444455556666/shop');
const link = {
  arn: connection,
  targetClusterArn: shop.cluster,
  authentication: 'SASL_IAM' as const,
  state: 'AVAILABLE' as const,
  created: '2026-01-01T00:00:00.000Z',
  vpcId: 'vpc-shop',
  subnets: ['subnet-a', 'subnet-b'],
  securityGroups: [shop.group],
};

/** What MSK refuses (errors.md E). Topics are not created by the extension. */
export const CLUSTER_CALLS: readonly CallCase[] = [
  {
    entry: 'E',
    words: 'clusters are listed by a caller that may not',
    deny: ['kafka:ListClustersV2'],
    call: ({ api, signal }) => collect(api.listClusters(signal)),
    change: { words: 'the caller’s policy allows it' },
  },
  {
    entry: 'E',
    words: 'a cluster that was deleted is described',
    call: ({ api, signal }) => api.getCluster(shop.cluster.replace('/shop/', '/shop-2023/'), signal),
    change: { words: 'the ARN of one that is there', again: ({ api, signal }) => api.getCluster(shop.cluster, signal) },
  },
  {
    entry: 'E',
    words: 'brokers of a cluster that is being created',
    make: change({ state: 'CREATING' }),
    call: ({ api, signal }) => api.getBootstrapBrokers(shop.cluster, signal),
    change: turn('the cluster is awaited', { state: 'ACTIVE' }),
  },
  {
    entry: 'E',
    words: 'topics of a serverless cluster',
    seed: toShopSeed,
    make: change({ type: 'SERVERLESS' }),
    call: listTopics,
    change: typeTopic,
  },
  {
    entry: 'E',
    words: 'topics of a cluster with Kafka 3.5',
    make: change({ kafkaVersion: '3.5.1' }),
    call: listTopics,
    change: turn('Kafka is updated', { kafkaVersion: '3.8.x' }),
  },
  {
    entry: 'E',
    words: 'topics of a cluster that is being updated',
    make: change({ state: 'UPDATING' }),
    call: listTopics,
    change: turn('the cluster is awaited', { state: 'ACTIVE' }),
  },
  {
    entry: 'E',
    words: 'topics, by a caller without kafka-cluster:Connect',
    deny: ['kafka-cluster:Connect'],
    call: listTopics,
    change: { words: 'the caller’s policy allows it' },
  },
  {
    entry: 'E',
    words: 'secrets of a cluster without SASL/SCRAM',
    make: change({ authentication: { iam: true } }),
    call: ({ api, signal }) => collect(api.listScramSecrets(shop.cluster, signal)),
    change: turn('SASL/SCRAM is turned on', { authentication: { iam: true, scram: true } }),
  },
  {
    entry: 'E',
    words: 'a VPC connection that was deleted',
    call: ({ api, signal }) => api.getVpcConnection(connection, signal),
    change: {
      words: 'it is made again',
      carryOut: async ({ account }) => account.vpcConnections.push(link),
    },
  },
  {
    entry: 'E',
    words: 'a secret is associated whose name does not begin with AmazonMSK_',
    call: ({ api, signal }) => api.associateScramSecret(shop.cluster, shop.tlsSecret, signal),
    change: {
      words: 'a secret with such a name and key',
      again: ({ api, signal }) => api.associateScramSecret(shop.cluster, shop.scramSecret, signal),
    },
  },
  {
    entry: 'E',
    words: 'a secret is associated that the key of AWS encrypts',
    make: ({ secrets }) => {
      delete findBy(secrets, 'arn', shop.scramSecret).kmsKey;
    },
    call: ({ api, signal }) => api.associateScramSecret(shop.cluster, shop.scramSecret, signal),
    change: {
      words: 'a customer-managed key encrypts it',
      carryOut: async ({ account }) => {
        findBy(account.secrets, 'arn', shop.scramSecret).kmsKey = shop.key;
      },
    },
  },
];
