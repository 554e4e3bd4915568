import type { ClientCertificate } from '../../src/sandbox/account/identity.ts';
import type { FunctionBehaviour, MappingConfiguration } from '../../src/sandbox/account/lambda.ts';
import type { Seed } from '../../src/sandbox/account/seed.ts';
import { leastInput, shop, shopMappingUuid, toShopSeedWith } from '../../test/unit/sandbox/shopSeed.ts';
import { type DiagnosisCase, findBy, type Repair } from './diagnosisCase.ts';

type StateCase = Omit<DiagnosisCase, 'uuid' | 'seed' | 'make'> & {
  readonly with?: MappingConfiguration;
  /** What is wrong for as long as the mapping is there, so that logs tell of it. */
  readonly build: (seed: Seed) => void;
};

const mtls: MappingConfiguration = {
  SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.tlsSecret }],
};
const ownGroup = { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'sales' } };
const working: Partial<ClientCertificate> = { certificateForm: 'pem', keyForm: 'pkcs8', keyEncryption: 'none' };

function alterCertificate(seed: Pick<Seed, 'secrets'>, members: Partial<ClientCertificate>): void {
  const { content } = findBy(seed.secrets ?? [], 'arn', shop.tlsSecret);
  Object.assign(content.certificate ?? {}, members);
}

const issueAnew: Repair = {
  words: 'a secret with the right content takes its place',
  carryOut: ({ account }) => {
    account.secrets = toShopSeedWith().secrets ?? [];
  },
};

function toCertificateCase(cause: string, entry: 'A5' | 'A7', members: Partial<ClientCertificate>): StateCase {
  return {
    entry,
    with: mtls,
    build: (seed) => alterCertificate(seed, { ...working, ...members }),
    content: true,
    cause,
    repair: issueAnew,
  };
}

function toFunctionCase(cause: string, behaviour: FunctionBehaviour, words: string): StateCase {
  return {
    entry: 'A9',
    build: (seed) => {
      findBy(seed.functions ?? [], 'name', 'sales').behaviour = behaviour;
    },
    cause,
    finds: 'function-log',
    repair: {
      words,
      carryOut: ({ account }) => {
        delete findBy(account.functions, 'name', 'sales').behaviour;
      },
    },
  };
}

/** Another function that has read the topic's only partition in the same group for longer. */
function shareGroup(seed: Seed): void {
  const { topics } = findBy(seed.clusters ?? [], 'arn', shop.cluster);
  findBy(topics, 'name', 'sales').partitions = 1;
  seed.functions?.push({ ...findBy(seed.functions, 'name', 'sales'), name: 'sales-archive' });
  seed.mappings?.push({
    uuid: 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    function: 'sales-archive',
    changedMinutesAgo: 600,
    configuration: { ...leastInput, Topics: ['sales'], ...ownGroup },
  });
}

const CASES: readonly StateCase[] = [
  {
    entry: 'A1.8, C',
    build: (seed) => {
      findBy(seed.subnets ?? [], 'id', 'subnet-a').freeAddresses = 0;
      const mapping = findBy(seed.mappings ?? [], 'uuid', shopMappingUuid);
      Object.assign(mapping, { changedMinutesAgo: 20, transition: { state: 'Creating', minutes: -15 } });
    },
    cause: 'subnets-full',
    finds: 'free-addresses',
    repair: {
      words: 'addresses of the subnet are given back',
      carryOut: ({ account }) => {
        delete findBy(account.subnets, 'id', 'subnet-a').freeAddresses;
      },
    },
  },
  {
    entry: 'A4',
    build: (seed) => {
      findBy(seed.clusters ?? [], 'arn', shop.cluster).connectionsPerBroker = 3100;
    },
    cause: 'connection-quota',
    otherwise: 'the role has its rights, so that this is left; the error comes and goes',
    repair: {
      words: 'other clients close connections',
      carryOut: ({ account }) => {
        findBy(account.clusters, 'arn', shop.cluster).connectionsPerBroker = 400;
      },
    },
  },
  toCertificateCase('certificate-expired', 'A5', { expires: '2025-01-01T00:00:00.000Z' }),
  toCertificateCase('not-pem', 'A7', { certificateForm: 'der' }),
  toCertificateCase('key-not-pkcs8', 'A7', { keyForm: 'pkcs1' }),
  toCertificateCase('key-encryption-unsupported', 'A7', { keyEncryption: 'pbes2', keyPassword: 'right' }),
  toCertificateCase('key-password-wrong', 'A7', { keyEncryption: 'pbes1' }),
  {
    entry: 'A7',
    with: mtls,
    build: (seed) => {
      findBy(seed.secrets ?? [], 'arn', shop.tlsSecret).content = { text: '{"cert":"…","key":"…"}' };
    },
    content: true,
    cause: 'secret-members-wrong',
    repair: issueAnew,
  },
  toFunctionCase('function-times-out', { takesSeconds: 45 }, 'the function works through a batch in time'),
  toFunctionCase('response-too-large', { answerBytes: 7_000_000 }, 'the function answers with less'),
  {
    entry: 'A11',
    with: ownGroup,
    build: shareGroup,
    cause: 'group-leaves-no-partition',
    otherwise: 'sharing a group is allowed: the check `group-shared` names the other mapping, and passes',
    repair: {
      words: 'the mapping is made anew with a group of its own',
      carryOut: async ({ api, uuid, signal }) => {
        await api.deleteMapping(uuid, signal);
        await untilGone(() => api.getMapping(uuid, signal));
        const group = { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'sales-2' } };
        return (await api.createMapping({ ...leastInput, ...group }, signal)).UUID;
      },
    },
  },
];

async function untilGone(look: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const isThere = await look().then(
      () => true,
      () => false,
    );
    if (!isThere) return;
  }
}

export const SHOP_STATE_CASES: readonly DiagnosisCase[] = CASES.map(({ with: configuration, build, ...known }) => ({
  ...known,
  uuid: shopMappingUuid,
  seed: () => {
    const seed = toShopSeedWith(configuration);
    build(seed);
    return seed;
  },
}));
