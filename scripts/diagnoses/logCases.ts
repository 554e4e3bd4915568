import type { MappingConfiguration } from '../../src/sandbox/account/lambda.ts';
import { shop, shopMappingUuid, toShopSeedWith } from '../../test/unit/sandbox/shopSeed.ts';
import { type DiagnosisCase, findBy } from './diagnosisCase.ts';

/** System records are written in provisioned mode, where the mapping asks for them (fields.md 13). */
const logging: MappingConfiguration = {
  ProvisionedPollerConfig: { MinimumPollers: 1 },
  LoggingConfig: { SystemLogLevel: 'WARN' },
};

const CASES: readonly (Omit<DiagnosisCase, 'entry' | 'uuid' | 'seed'> & { readonly with?: MappingConfiguration })[] = [
  {
    logged: 'broker-connection',
    make: ({ securityGroups }) => {
      findBy(securityGroups, 'id', shop.group).ingress = [];
    },
    cause: 'broker-port-closed',
    finds: 'broker-port-inbound',
  },
  {
    logged: 'cluster-authorization',
    make: ({ roles }) => {
      const access = findBy(roles, 'name', 'sales-role').inline?.access;
      if (access) access.Statement = [{ Effect: 'Allow', Action: 'kafka-cluster:Connect', Resource: '*' }];
    },
    cause: 'role-lacks-data-rights',
    finds: 'role-read-rights',
  },
  {
    logged: 'sasl-authentication',
    with: { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }] },
    make: ({ clusters }) => {
      findBy(clusters, 'arn', shop.cluster).scramSecrets = [];
    },
    cause: 'secret-not-associated',
    finds: 'secret-associated',
  },
  {
    logged: 'tls-handshake-failed',
    with: { SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.tlsSecret }] },
    make: ({ clusters }) => {
      findBy(clusters, 'arn', shop.cluster).authentication = { iam: true };
    },
    cause: 'mutual-tls-off',
    finds: 'authentication-enabled',
    repair: {
      words: 'mutual TLS is turned on at the cluster',
      carryOut: ({ account }) => {
        findBy(account.clusters, 'arn', shop.cluster).authentication = { tls: [shop.authority] };
      },
    },
  },
  {
    logged: 'topic-missing',
    make: ({ clusters }) => {
      findBy(clusters, 'arn', shop.cluster).topics = [];
    },
    cause: 'topic-missing',
    finds: 'topic-exists',
    repair: {
      words: 'the topic is created',
      carryOut: ({ account }) => {
        findBy(account.clusters, 'arn', shop.cluster).topics = [{ name: 'sales', partitions: 3, recordsPerMinute: 5 }];
      },
    },
  },
];

/** Mappings whose log tells what is wrong in Kafka's own words. */
export const LOG_CASES: readonly DiagnosisCase[] = CASES.map(({ with: configuration, ...known }) => ({
  ...known,
  entry: 'A13',
  uuid: shopMappingUuid,
  seed: () => toShopSeedWith({ ...logging, ...configuration }),
}));
