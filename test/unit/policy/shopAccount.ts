import { type Account, openAccount } from '../../../src/sandbox/account/account.ts';
import type { Cluster } from '../../../src/sandbox/account/kafka.ts';
import type { MappingConfiguration } from '../../../src/sandbox/account/lambda.ts';
import type { Seed } from '../../../src/sandbox/account/seed.ts';
import type { PolicyDocument } from '../../../src/sandbox/policy/policyDocument.ts';
import { poll } from '../../../src/sandbox/poller/poller.ts';
import { checkMapping } from '../../../src/sandbox/validation/checkMapping.ts';
import { first } from '../sandbox/pollerFaults.ts';
import { leastInput, shop, shopMappingUuid, toShopSeed } from '../sandbox/shopSeed.ts';

const now = Date.UTC(2026, 10, 22, 12);

export const partner = {
  account: '444455556666',
  cluster: 'arn:aws:kafka:us-east-1:444455556666:cluster/shared/51f6e1a2-1111-4a3b-9f0a-5d8a3d3f0c11-7',
  connection:
    'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/shared/11111111-2222-4333-8444-555555555555-2',
  secret: 'arn:aws:secretsmanager:us-east-1:444455556666:secret:AmazonMSK_partner-MnOpQr',
  key: 'arn:aws:kms:us-east-1:444455556666:key/22222222-3333-4444-8555-666666666666',
} as const;

type BareSeed = Seed & Required<Pick<Seed, 'clusters' | 'roles' | 'secrets' | 'keys'>>;

/** The small account with a role that has nothing, and a cluster of a partner behind a VPC connection. */
export function toBareSeed(change: (seed: BareSeed) => void = () => {}): Seed {
  const seed = toShopSeed();
  const { clusters = [], roles = [], secrets = [], keys = [] } = seed;
  Object.assign(first(roles), { attached: [], inline: {} });
  clusters.push(toPartnerCluster(first(clusters)));
  secrets.push({
    arn: partner.secret,
    name: 'AmazonMSK_partner',
    created: '2026-01-01T00:00:00.000Z',
    kmsKey: partner.key,
    content: { scram: { username: 'sales', password: 'sample' } },
  });
  keys.push({ arn: partner.key });
  first(seed.securityGroups ?? []).ingress.push({ fromPort: 14_001, toPort: 14_100, groups: [shop.group] });
  seed.vpcConnections = [
    {
      arn: partner.connection,
      targetClusterArn: partner.cluster,
      authentication: 'SASL_IAM',
      state: 'AVAILABLE',
      created: '2026-01-01T00:00:00.000Z',
      vpcId: 'vpc-shop',
      subnets: ['subnet-a', 'subnet-b'],
      securityGroups: [shop.group],
    },
  ];
  const bare = { ...seed, clusters, roles, secrets, keys };
  change(bare);
  return bare;
}

function toPartnerCluster(cluster: Cluster): Cluster {
  return {
    ...cluster,
    arn: partner.cluster,
    name: 'shared',
    authentication: { iam: true, scram: true },
    vpcConnectivity: { iam: true, scram: true },
    scramSecrets: [partner.secret],
  };
}

export const uuid = shopMappingUuid;
export const scramSecret = { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }] };
export const tlsSecret = { SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.tlsSecret }] };
export const to = (destination: string) => ({ DestinationConfig: { OnFailure: { Destination: destination } } });

/** The function as the account lists it. */
export const knownFunction = {
  name: 'sales',
  arn: 'arn:aws:lambda:us-east-1:111122223333:function:sales',
  timeout: 30,
  role: shop.role,
};

/** JSON to JSON: what the sandbox and people get is the text. */
export function toSandboxPolicy(document: unknown): PolicyDocument {
  return JSON.parse(JSON.stringify(document)) as PolicyDocument;
}

/** Creates the mapping with exactly these rights: what it comes to, or what the service refuses it with. */
export function tryMapping(seed: Seed, policies: readonly unknown[], configuration: MappingConfiguration): string {
  const { FunctionName: _, Topics, ...least } = leastInput;
  const wanted = { ...least, Topics: [...Topics], ...configuration };
  const mapping = { uuid: shopMappingUuid, function: 'sales', changedMinutesAgo: 5, configuration: wanted };
  const bare = openAccount(seed, now);
  const account = openAccount({ ...seed, mappings: [mapping] }, now);
  for (const { roles } of [bare, account]) {
    first(roles).inline = Object.fromEntries(policies.map((policy, index) => [`p${index}`, toSandboxPolicy(policy)]));
  }
  try {
    checkMapping(toRequest(bare, wanted));
  } catch (error) {
    return error instanceof Error ? error.message : 'refused';
  }
  const outcome = poll(account, first(account.mappings), now);
  return outcome.kind === 'quiet' ? 'nothing read' : outcome.result;
}

function toRequest(account: Account, wanted: MappingConfiguration): Parameters<typeof checkMapping>[0] {
  return {
    account,
    now,
    source: 'kafka',
    wanted,
    functionArn: knownFunction.arn,
    lambda: first(account.functions),
    role: first(account.roles),
  };
}
