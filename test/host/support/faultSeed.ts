import type { Seed } from '../../../src/sandbox/account/seed.ts';
import { leastInput, shop, shopMappingUuid, toShopSeedWith } from '../../unit/sandbox/shopSeed.ts';

const HOME = 'us-east-1';
const account = '111122223333';
const created = '2026-01-01T00:00:00.000Z';
const arn = (service: string, resource: string) => `arn:aws:${service}:${HOME}:${account}:${resource}`;
const toConnectionArn = (digit: number) =>
  arn('kafka', `vpc-connection/${account}/shop/0f8e7d6c-5b4a-4321-9876-00000000000${digit}-1`);

/** A mapping that reads from the cluster itself, and one that reads through a VPC connection. */
export const mappingUuids = { direct: shopMappingUuid, connected: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff' } as const;

/** Two of everything that the product lists, in `region`. */
export function toFaultSeed(region: string): Seed {
  const seed: Seed = JSON.parse(JSON.stringify(toHomeSeed()).replaceAll(HOME, region));
  return seed;
}

/** Nothing at all in `region`. */
export function toEmptySeed(region: string): Seed {
  return { account, region };
}

/** A mapping that the account takes: the other function on the first topic. */
export function toNewMapping(region: string): { readonly [name: string]: unknown } {
  const input = { ...leastInput, FunctionName: 'refunds', EventSourceArn: shop.cluster };
  return JSON.parse(JSON.stringify(input).replaceAll(HOME, region));
}

export function toShopClusterArn(region: string): string {
  return shop.cluster.replace(HOME, region);
}

function toHomeSeed(): Seed {
  const seed = toShopSeedWith();
  const { clusters = [], functions = [], secrets = [], mappings = [], queues = [] } = seed;
  const [cluster] = clusters;
  const [mapping] = mappings;
  const [fn] = functions;
  const [secret] = secrets;
  if (cluster === undefined || mapping === undefined || fn === undefined || secret === undefined) return seed;
  const refundsSecret = arn('secretsmanager', 'secret:AmazonMSK_refunds-MnOpQr');
  return {
    ...seed,
    clusters: [
      { ...cluster, scramSecrets: [shop.scramSecret, refundsSecret] },
      {
        ...cluster,
        arn: arn('kafka', 'cluster/annex/1f8e7d6c-5b4a-4321-9876-0123456789ab-1'),
        name: 'annex',
        authentication: { iam: true },
        encryption: 'TLS',
        scramSecrets: [],
      },
    ],
    vpcConnections: [1, 2].map((digit) => ({
      arn: toConnectionArn(digit),
      targetClusterArn: cluster.arn,
      authentication: 'SASL_IAM',
      state: 'AVAILABLE',
      created,
      vpcId: 'vpc-shop',
      subnets: ['subnet-a'],
      securityGroups: [shop.group],
    })),
    functions: [fn, { ...fn, name: 'refunds' }],
    secrets: [...secrets, { ...secret, arn: refundsSecret, name: 'AmazonMSK_refunds' }],
    mappings: [
      mapping,
      {
        ...mapping,
        uuid: mappingUuids.connected,
        configuration: { ...mapping.configuration, EventSourceArn: toConnectionArn(1), Topics: ['quiet'] },
      },
    ],
    queues: [...queues, { arn: arn('sqs', 'more-failures'), created }],
    notificationTopics: [{ arn: arn('sns', 'alerts') }, { arn: arn('sns', 'more-alerts') }],
    buckets: [
      { name: 'failed-batches', created },
      { name: 'more-failed-batches', created },
    ],
  };
}
