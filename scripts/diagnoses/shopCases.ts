import type { Account } from '../../src/sandbox/account/account.ts';
import type { MappingConfiguration } from '../../src/sandbox/account/lambda.ts';
import type { PolicyStatement } from '../../src/sandbox/policy/policyDocument.ts';
import { shop, shopMappingUuid, toShopSeedWith } from '../../test/unit/sandbox/shopSeed.ts';
import { type DiagnosisCase, findBy, type Repair } from './diagnosisCase.ts';

type ShopCase = Omit<DiagnosisCase, 'uuid' | 'seed'> & { readonly with?: MappingConfiguration };

const scram: MappingConfiguration = {
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }],
};
const mtls: MappingConfiguration = {
  SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.tlsSecret }],
};
const ownGroup: MappingConfiguration = { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'sales' } };

const toInner = (kind: 'topic' | 'group') => shop.cluster.replace(':cluster/', `:${kind}/`);

/** Rights on Kafka; everything else that the role may do stays as it is. */
function grant(...statements: readonly Omit<PolicyStatement, 'Effect'>[]) {
  return ({ roles }: Account): void => {
    const { inline } = findBy(roles, 'name', 'sales-role');
    const others = inline?.access?.Statement.filter(({ Action }) => Action !== 'kafka-cluster:*') ?? [];
    const added = statements.map((statement): PolicyStatement => ({ Effect: 'Allow', ...statement }));
    if (inline?.access) inline.access.Statement = [...others, ...added];
  };
}

const connect = { Action: 'kafka-cluster:Connect', Resource: shop.cluster };
const readTopic = {
  Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:DescribeTopicDynamicConfiguration'],
  Resource: `${toInner('topic')}/sales`,
};
const useGroup = { Action: ['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'], Resource: '*' };

const grantAll: Repair = {
  words: 'whatever takes the right away is removed',
  carryOut: ({ account }) => {
    for (const role of account.roles) delete role.boundary;
    grant({ Action: 'kafka-cluster:*', Resource: '*' })(account);
  },
};

const withoutDenial: Repair = {
  words: 'the statement that denies is removed',
  carryOut: ({ account }) => {
    const access = findBy(account.roles, 'name', 'sales-role').inline?.access;
    if (access) access.Statement = access.Statement.filter(({ Effect }) => Effect === 'Allow');
  },
};

/** ACLs as they stand for somebody else, so that they count for everybody. */
function limitByAcls(principal: string, group: string) {
  return ({ clusters }: Account): void => {
    const cluster = findBy(clusters, 'arn', shop.cluster);
    cluster.allowEveryoneIfNoAcl = false;
    cluster.acls = [
      { principal, operation: 'DescribeConfigs', resource: 'cluster', name: '*' },
      { principal, operation: 'Read', resource: 'group', name: group },
      { principal, operation: 'Read', resource: 'topic', name: 'sales' },
    ];
  };
}

const addAcls: Repair = {
  words: 'the ACLs are added by a Kafka client',
  carryOut: ({ account }) => {
    delete findBy(account.clusters, 'arn', shop.cluster).allowEveryoneIfNoAcl;
    delete findBy(account.clusters, 'arn', shop.cluster).acls;
  },
};

const ACLS_NOT_TOLD = 'Kafka’s ACLs decide, which no API of AWS tells; the commands that add them are given';

function offer(authentication: Account['clusters'][number]['authentication']) {
  return ({ clusters }: Account): void => {
    findBy(clusters, 'arn', shop.cluster).authentication = authentication;
  };
}

const offerAll: Repair = {
  words: 'the method is turned on at the cluster',
  carryOut: ({ account }) => {
    offer({ iam: true, scram: true, tls: [shop.authority] })(account);
  },
};

const CASES: readonly ShopCase[] = [
  {
    entry: 'A1.5',
    make: ({ clusters }) => {
      Object.assign(findBy(clusters, 'arn', shop.cluster), {
        state: 'FAILED',
        stateInfo: { code: 'StorageFull', message: 'The brokers have no storage left.' },
      });
    },
    cause: 'brokers-down',
    finds: 'cluster-exists',
    repair: {
      words: 'the cluster is restored',
      carryOut: ({ account }) => {
        findBy(account.clusters, 'arn', shop.cluster).state = 'ACTIVE';
      },
    },
  },
  {
    entry: 'A3',
    make: grant(connect, { ...readTopic, Resource: `${toInner('topic').replace(/\/[^/]+$/, '')}/sales` }, useGroup),
    cause: 'policy-names-other-resources',
    finds: 'role-read-rights',
  },
  {
    entry: 'A3',
    make: grant(connect, readTopic, { ...useGroup, Resource: `${toInner('group')}/sales` }),
    cause: 'group-is-mapping-uuid',
    finds: 'role-read-rights',
  },
  {
    entry: 'A3',
    make: (account) => {
      const { inline } = findBy(account.roles, 'name', 'sales-role');
      inline?.access?.Statement.push({ Effect: 'Deny', Action: 'kafka-cluster:ReadData', Resource: '*' });
    },
    cause: 'denied-explicitly',
    finds: 'role-read-rights',
    repair: withoutDenial,
  },
  {
    entry: 'A3',
    make: (account) => {
      const arn = 'arn:aws:iam::111122223333:policy/readers';
      const kept = { Effect: 'Allow' as const, Action: 'kafka-cluster:ReadData', Resource: '*' };
      const rest = { Effect: 'Allow' as const, NotAction: 'kafka-cluster:ReadData', Resource: '*' };
      account.policies.push({
        arn,
        document: { Statement: [rest, { ...kept, Resource: `${toInner('topic')}/other` }] },
      });
      findBy(account.roles, 'name', 'sales-role').boundary = arn;
    },
    cause: 'denied-explicitly',
    finds: 'role-read-rights',
    repair: grantAll,
  },
  {
    entry: 'A3',
    with: { ...scram, ...ownGroup },
    make: limitByAcls('User:warehouse', 'sales'),
    cause: 'kafka-acls-missing',
    otherwise: ACLS_NOT_TOLD,
    repair: addAcls,
  },
  {
    entry: 'A3',
    with: scram,
    make: limitByAcls('User:sales', 'sales'),
    cause: 'group-is-mapping-uuid',
    otherwise: ACLS_NOT_TOLD,
    repair: addAcls,
  },
  {
    entry: 'A3',
    with: { ...mtls, ...ownGroup },
    make: limitByAcls('User:CN=warehouse', 'sales'),
    cause: 'kafka-acls-missing',
    otherwise: ACLS_NOT_TOLD,
    repair: addAcls,
  },
  {
    entry: 'A3',
    with: ownGroup,
    make: (account) => {
      offer({ unauthenticated: true })(account);
      limitByAcls('User:CN=warehouse', 'sales')(account);
    },
    cause: 'anonymous-acls-missing',
    otherwise: ACLS_NOT_TOLD,
    repair: addAcls,
  },
  {
    entry: 'A4',
    make: grant(readTopic, useGroup),
    cause: 'role-lacks-connect',
    finds: 'role-read-rights',
  },
  {
    entry: 'A4',
    with: scram,
    make: offer({ iam: true }),
    cause: 'secret-method-off',
    finds: 'authentication-enabled',
    repair: offerAll,
  },
  {
    entry: 'A4',
    with: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.tlsSecret }] },
    cause: 'secret-unfit-for-scram',
    finds: 'secret-name',
    repair: {
      words: 'the mapping is given a secret with such a name and key',
      carryOut: async ({ api, uuid, signal }) => (await api.updateMapping(uuid, scram, signal)).UUID,
    },
  },
  {
    entry: 'A4',
    with: scram,
    make: ({ secrets }) => {
      findBy(secrets, 'arn', shop.scramSecret).content = { text: '{"user":"sales","password":"sample"}' };
    },
    cause: 'scram-credentials-wrong',
    content: true,
    repair: {
      words: 'user name and password are put into the secret',
      carryOut: ({ account }) => {
        findBy(account.secrets, 'arn', shop.scramSecret).content = { scram: { username: 'sales', password: 'sample' } };
      },
    },
  },
  {
    entry: 'A5',
    make: offer({ tls: [shop.authority] }),
    cause: 'no-client-certificate',
    finds: 'authentication-enabled',
    repair: {
      words: 'the mapping is given a certificate',
      carryOut: async ({ api, uuid, signal }) => (await api.updateMapping(uuid, mtls, signal)).UUID,
    },
  },
  {
    entry: 'A5',
    with: mtls,
    make: offer({ iam: true }),
    cause: 'mutual-tls-off',
    finds: 'authentication-enabled',
    repair: offerAll,
  },
  {
    entry: 'A8',
    make: (account) => {
      account.roles = [];
    },
    cause: 'role-recreated',
    finds: 'role-exists',
    repair: {
      words: 'the role is made again and given to the function',
      carryOut: ({ account }) => {
        account.roles.push(...(toShopSeedWith().roles ?? []));
      },
    },
  },
  {
    entry: 'A9',
    make: (account) => {
      account.functions = [];
    },
    cause: 'function-gone',
    finds: 'function-active',
    repair: {
      words: 'the function is deployed again',
      carryOut: ({ account }) => {
        account.functions.push(...(toShopSeedWith().functions ?? []));
      },
    },
  },
  {
    entry: 'A9, A11',
    make: ({ functions }) => {
      findBy(functions, 'name', 'sales').reservedConcurrency = 0;
    },
    cause: 'function-throttled',
    finds: 'function-concurrency',
  },
];

/** One thing wrong in an account of one cluster, one function and one mapping. */
export const SHOP_CASES: readonly DiagnosisCase[] = CASES.map(({ with: configuration, ...known }) => ({
  ...known,
  uuid: shopMappingUuid,
  seed: () => toShopSeedWith(configuration),
}));
