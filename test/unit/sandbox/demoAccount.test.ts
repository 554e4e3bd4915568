import { GetEventSourceMappingCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/sandbox/account/account.ts';
import { parseSeed } from '../../../src/sandbox/account/seed.ts';
import { demoSeed } from '../../../src/sandbox/demo/demoSeed.ts';
import { results } from './pollerFaults.ts';
import { openSandbox, toClients } from './sandboxClients.ts';

function findBy<T extends object, K extends keyof T>(items: readonly T[], key: K, value: T[K]): T {
  const found = items.find((item) => item[key] === value);
  if (found === undefined) throw new Error(`The sample account has no ${String(key)} ${String(value)}.`);
  return found;
}

const allow = (Action: string | string[], Resource: string | string[]) => ({
  Effect: 'Allow' as const,
  Action,
  Resource,
});

interface Repair {
  readonly uuid: string;
  readonly result: string;
  /** Set where Lambda has already given the mapping up. */
  readonly reason?: string;
  readonly repair: (account: Account) => void;
}

const openGroupRights = (account: Account) =>
  findBy(account.roles, 'name', 'customer-profile-role').inline?.access?.Statement.push(
    allow(['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'], '*'),
  );

const associateSecret = (account: Account) => {
  const cluster = findBy(account.clusters, 'name', 'payments-prod');
  const secret = findBy(account.secrets, 'name', 'AmazonMSK_payments-fraud-score');
  cluster.scramSecrets?.push(secret.arn);
  cluster.acls?.push(
    { principal: 'User:fraud-score', operation: 'All', resource: 'topic', name: '*' },
    { principal: 'User:fraud-score', operation: 'All', resource: 'group', name: '*' },
    { principal: 'User:fraud-score', operation: 'All', resource: 'cluster', name: '*' },
  );
};

/** What is wrong in the sample account, and what a user would do about it. */
const repairs: readonly Repair[] = [
  {
    uuid: '0d95e3b7-a42c-4f18-8e6d-b7c13f50a928',
    result: results.connection,
    repair: (account) => {
      const group = findBy(account.securityGroups, 'name', 'msk-returns');
      group.ingress.push({ fromPort: 9098, toPort: 9098, groups: [group.id] });
    },
  },
  {
    uuid: 'b1c7f064-28ed-4a53-9f0a-5e84d6c2397b',
    result: results.services,
    repair: (account) => {
      const { id } = findBy(account.vpcs, 'name', 'warehouse');
      const main = account.routeTables.find((table) => table.vpcId === id && table.main === true);
      main?.routes.push({ destination: '0.0.0.0/0', target: 'igw-0123456789abcdef0' });
      account.subnets.push({ id: 'subnet-new', vpcId: id, cidr: '10.40.9.0/24', availabilityZone: 'us-east-1a' });
      account.natGateways.push({ id: 'nat-new', vpcId: id, subnetId: 'subnet-new', state: 'available' });
      findBy(account.routeTables, 'vpcId', id).routes.push({ destination: '0.0.0.0/0', target: 'nat-new' });
    },
  },
  { uuid: '8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d', result: results.notAuthorized, repair: openGroupRights },
  {
    uuid: 'd60b94e1-f82a-4c37-8b15-a7e3d90c64f2',
    result: results.notAuthorized,
    reason: 'EVENT_SOURCE_AUTHZ_ERROR',
    repair: openGroupRights,
  },
  { uuid: '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9', result: results.saslFailed, repair: associateSecret },
  {
    uuid: 'ea27b160-4d8f-4395-90c6-58b3f1e7d24a',
    result: results.saslFailed,
    reason: 'EVENT_SOURCE_AUTHN_ERROR',
    repair: associateSecret,
  },
  {
    uuid: '96d0e8a4-7c1f-4b62-ae59-0f3d87b5c21e',
    result: results.internalError,
    repair: (account) => {
      const { arn } = findBy(account.secrets, 'name', 'AmazonMSK_payments-ledger');
      const mapping = findBy(account.mappings, 'uuid', '96d0e8a4-7c1f-4b62-ae59-0f3d87b5c21e');
      mapping.configuration.SourceAccessConfigurations = [{ Type: 'SASL_SCRAM_512_AUTH', URI: arn }];
    },
  },
  {
    uuid: '4f82c1e9-d36a-4075-8d9b-c6e50a71f3b8',
    result: results.clientRefused,
    repair: (account) => {
      const { certificate } = findBy(account.secrets, 'name', 'shipments/mtls/notifier').content;
      const [trusted = ''] = findBy(account.clusters, 'name', 'shipments-prod').authentication.tls ?? [];
      if (certificate) certificate.issuer = trusted;
    },
  },
  {
    uuid: 'bd0e6f37-1a95-4c84-b72e-9d58f3c0e614',
    result: results.badCertificate,
    repair: (account) => {
      const { certificate } = findBy(account.secrets, 'name', 'shipments/mtls/exceptions').content;
      if (certificate) certificate.keyForm = 'pkcs8';
    },
  },
  {
    uuid: '15c9a7d3-8e4b-4f60-93a2-e7d04b86c5f1',
    result: results.serverUntrusted,
    repair: (account) => {
      for (const subnet of account.subnets) delete subnet.tlsInspection;
    },
  },
  {
    uuid: '7a64f0b8-c25e-4d91-8f37-13e9d5a0c72b',
    result: results.roleRefused,
    repair: (account) => {
      findBy(account.roles, 'name', 'metrics-role').trust = findBy(account.roles, 'name', 'batch-role').trust;
    },
  },
  {
    uuid: 'f5139d86-e07c-4a2b-b9e4-4c61f8d2a0e7',
    result: results.callFailed,
    repair: (account) => {
      delete findBy(account.functions, 'name', 'clickstream-sessions').behaviour;
    },
  },
  {
    uuid: '68e2b5c4-93fa-4d17-a08e-f7c35d9e10b6',
    result: results.callFailed,
    repair: (account) => {
      findBy(account.functions, 'name', 'inventory-sync').state = 'Active';
    },
  },
  {
    uuid: '23f7d09a-b6c1-4e58-9d34-80a5e1f6c7b2',
    result: results.callFailed,
    reason: 'FUNCTION_CONFIG_NOT_VALID',
    repair: (account) => {
      findBy(account.functions, 'name', 'nightly-reconciliation').timeoutSeconds = 840;
    },
  },
  {
    uuid: 'cb4e8170-f9d2-4356-8a1c-d25e0f7b93a6',
    result: results.connection,
    reason: 'ESM_CONFIG_NOT_VALID',
    repair: (account) => {
      findBy(account.clusters, 'name', 'orders-prod').topics.push({
        name: 'orders-v1',
        partitions: 1,
        recordsPerMinute: 1,
      });
    },
  },
];

describe('the sample account', () => {
  it('is a seed that JSON can carry', () => {
    const text = JSON.stringify(demoSeed);
    expect(parseSeed(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  it('has mappings in every state, with every documented result and reason', async () => {
    const { account } = await openSandbox();
    const kafka = account.mappings.filter(({ configuration }) => configuration.EventSourceArn?.includes(':kafka:'));
    const valuesOf = (key: 'state' | 'stateTransitionReason' | 'lastProcessingResult') =>
      [...new Set(kafka.map((mapping) => mapping[key]))].sort();
    expect(kafka.length).toBeGreaterThanOrEqual(25);
    expect(valuesOf('state')).toEqual([
      'Creating',
      'Deleting',
      'Disabled',
      'Disabling',
      'Enabled',
      'Enabling',
      'Updating',
    ]);
    expect(valuesOf('lastProcessingResult')).toEqual(['OK', 'No records processed', ...Object.values(results)].sort());
    expect(valuesOf('stateTransitionReason')).toEqual([
      'ESM_CONFIG_NOT_VALID',
      'EVENT_SOURCE_AUTHN_ERROR',
      'EVENT_SOURCE_AUTHZ_ERROR',
      'FUNCTION_CONFIG_NOT_VALID',
      'USER_INITIATED',
    ]);
  });

  it('names only what is there, but for what is meant to be missing', () => {
    const roles = (demoSeed.roles ?? []).map(({ name }) => name);
    for (const { role, name } of demoSeed.functions ?? []) expect(roles, name).toContain(role);
    const subnets = (demoSeed.subnets ?? []).map(({ id }) => id);
    const groups = (demoSeed.securityGroups ?? []).map(({ id }) => id);
    for (const cluster of demoSeed.clusters ?? []) {
      expect(subnets, cluster.name).toEqual(expect.arrayContaining(cluster.subnets));
      expect(groups, cluster.name).toEqual(expect.arrayContaining(cluster.securityGroups));
    }
    const secrets = (demoSeed.secrets ?? []).map(({ arn }) => arn);
    expect(secrets).toEqual(
      expect.arrayContaining((demoSeed.clusters ?? []).flatMap((cluster) => cluster.scramSecrets ?? [])),
    );
  });

  it.each(repairs)('mapping $uuid fails for a real reason: $result', async ({ uuid, result, reason, repair }) => {
    const sandbox = await openSandbox({ settleMs: 0 });
    const { lambda } = toClients(sandbox);
    const read = () => lambda.send(new GetEventSourceMappingCommand({ UUID: uuid }));
    expect(await read()).toMatchObject({
      State: reason === undefined ? 'Enabled' : 'Disabled',
      StateTransitionReason: reason ?? 'USER_INITIATED',
      LastProcessingResult: result,
    });
    repair(sandbox.account);
    if (reason !== undefined) await lambda.send(new UpdateEventSourceMappingCommand({ UUID: uuid, Enabled: true }));
    expect(await read()).toMatchObject({ State: 'Enabled', LastProcessingResult: 'OK' });
  });
});
