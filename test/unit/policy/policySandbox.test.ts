import { describe, expect, it } from 'vitest';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { toPermissions } from '../../../src/core/policy/permissions.ts';
import type { OneOrMore } from '../../../src/core/policy/policyDocument.ts';
import { type RolePolicyOptions, rolePolicy } from '../../../src/core/policy/rolePolicy.ts';
import type { MappingConfiguration } from '../../../src/sandbox/account/lambda.ts';
import { awsManagedPolicies } from '../../../src/sandbox/policy/awsManagedPolicies.ts';
import { leastInput, shop } from '../sandbox/shopSeed.ts';
import { readCommands, readFlag } from './commands.ts';
import {
  knownFunction,
  partner,
  scramSecret,
  tlsSecret,
  to,
  toBareSeed,
  toSandboxPolicy,
  tryMapping,
  uuid,
} from './shopAccount.ts';

interface Case {
  readonly title: string;
  readonly options: RolePolicyOptions;
  readonly configuration?: MappingConfiguration;
  /** Statements that the sandbox does not ask about, because it does not do what they are for. */
  readonly unasked?: readonly string[];
}

const pollers = { ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 1 } };

const cases: readonly Case[] = [
  { title: 'IAM', options: { auth: 'iam', uuid } },
  {
    title: 'IAM with a group ID',
    options: { auth: 'iam' },
    configuration: { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'readers' } },
  },
  { title: 'IAM while the group is not known', options: { auth: 'iam' } },
  {
    title: 'SCRAM',
    options: { auth: 'scram', kmsKeyArn: shop.key },
    configuration: scramSecret,
    unasked: ['ListScramSecrets'],
  },
  { title: 'mutual TLS', options: { auth: 'mtls' }, configuration: tlsSecret },
  { title: 'IAM and a queue', options: { auth: 'iam', uuid }, configuration: to(shop.queue) },
  {
    title: 'IAM and a notification topic',
    options: { auth: 'iam', uuid },
    configuration: to('arn:aws:sns:us-east-1:111122223333:failures'),
  },
  {
    title: 'IAM and a bucket',
    options: { auth: 'iam', uuid },
    configuration: to('arn:aws:s3:::failures'),
    unasked: ['ListFailures'],
  },
  {
    title: 'IAM and a Kafka topic',
    options: { auth: 'iam', uuid },
    configuration: { ...to('kafka://quiet'), ...pollers },
    unasked: ['SendFailures'],
  },
];

const notAsked = ['WriteLogs'];

describe('a sandbox role with exactly the generated policy', () => {
  it.each(cases)('reads with $title, and with no statement less', ({ options, configuration = {}, unasked = [] }) => {
    const seed = toBareSeed();
    const policy = rolePolicy({ ...leastInput, ...configuration }, options);
    expect(tryMapping(seed, [policy], configuration)).toBe('OK');
    const needless = policy.Statement.filter((statement) => {
      const rest = policy.Statement.filter((other) => other !== statement);
      return tryMapping(seed, [{ ...policy, Statement: rest }], configuration) === 'OK';
    });
    expect(needless.map(({ Sid }) => Sid)).toEqual([...notAsked, ...unasked]);
  });

  it.each(cases)('reads with $title and the managed policy', ({ options, configuration = {} }) => {
    const seed = toBareSeed();
    const managed = awsManagedPolicies.find(({ arn }) => arn.endsWith('AWSLambdaMSKExecutionRole'))?.document;
    const policy = rolePolicy({ ...leastInput, ...configuration }, { ...options, managedPolicy: true });
    expect(tryMapping(seed, [policy, managed], configuration)).toBe('OK');
    const base = (action: OneOrMore | undefined) => JSON.stringify(managed).includes(JSON.stringify(action ?? []));
    expect(policy.Statement.filter(({ Action }) => base(Action))).toEqual([]);
  });

  it('does not read with the group of another mapping, nor without the cluster’s UUID', () => {
    const seed = toBareSeed();
    const policy = rolePolicy(leastInput, { auth: 'iam', uuid: '00000000-0000-4000-8000-000000000000' });
    expect(tryMapping(seed, [policy], {})).toContain('failed to authorize');
    const careless = JSON.stringify(rolePolicy(leastInput, { auth: 'iam', uuid })).replaceAll(
      /(?<=(?:topic|group)\/shop)\/[^/]+/g,
      '',
    );
    expect(tryMapping(seed, [JSON.parse(careless)], {})).toContain('failed to authorize');
  });

  it('reads across accounts with the cluster policy, and not without one of them', () => {
    const draft: MappingInput = { ...leastInput, EventSourceArn: partner.connection };
    const known = {
      account: '111122223333',
      vpcConnections: [{ ...connection, authentication: 'SASL_IAM' }],
      functions: [knownFunction],
    };
    const texts = new Map(toPermissions(draft, known, { uuid }).map(({ part, text }) => [part, text]));
    const role: unknown = JSON.parse(texts.get('role-policy') ?? '');
    const clusterPolicy = toSandboxPolicy(JSON.parse(texts.get('cluster-policy') ?? ''));
    const seed = toBareSeed(({ clusters }) => Object.assign(clusters[1] ?? {}, { policy: clusterPolicy }));
    const configuration = { EventSourceArn: partner.connection };
    expect(tryMapping(seed, [role], configuration)).toBe('OK');
    expect(tryMapping(seed, [], configuration)).toContain('DescribeVpcConnection');
    clusterPolicy.Statement.pop();
    expect(tryMapping(seed, [role], configuration)).toContain('SASL authentication failed');
  });

  it('reads the secret of the cluster’s account with the policies of secret and key', () => {
    const draft: MappingInput = {
      ...leastInput,
      EventSourceArn: partner.connection,
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: partner.secret }],
    };
    const known = { vpcConnections: [{ ...connection, authentication: 'SASL_SCRAM' }], functions: [knownFunction] };
    const [access] = toPermissions(draft, known).filter(({ part }) => part === 'secret-access');
    const commands = readCommands(access?.text ?? '');
    const read = (flag: string) =>
      toSandboxPolicy(JSON.parse(commands.flatMap((words) => readFlag(words, flag)).join('')));
    const role = rolePolicy(draft, { auth: 'scram', clusterArn: partner.cluster, kmsKeyArn: partner.key });
    const { SourceAccessConfigurations } = draft;
    const configuration = {
      EventSourceArn: partner.connection,
      SourceAccessConfigurations: SourceAccessConfigurations?.map((entry) => ({ ...entry })),
    };
    const share = (secret: boolean, key: boolean) =>
      toBareSeed(({ clusters, secrets, keys }) => {
        const [, shared] = clusters;
        const [cluster] = toPermissions(draft, known).filter(({ part }) => part === 'cluster-policy');
        if (shared !== undefined) shared.policy = toSandboxPolicy(JSON.parse(cluster?.text ?? ''));
        if (secret) Object.assign(secrets.at(-1) ?? {}, { policy: read('--resource-policy') });
        if (key) Object.assign(keys.at(-1) ?? {}, { policy: read('--policy') });
      });
    expect(tryMapping(share(true, true), [role], configuration)).toBe('OK');
    expect(tryMapping(share(false, true), [role], configuration)).toContain('Cannot access secret');
    expect(tryMapping(share(true, false), [role], configuration)).toContain('Cannot access secret');
  });
});

const connection = {
  arn: partner.connection,
  targetClusterArn: partner.cluster,
  state: 'AVAILABLE',
};
