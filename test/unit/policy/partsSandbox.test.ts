import { describe, expect, it } from 'vitest';
import { AUTH_METHODS, type AuthMethod } from '../../../src/core/cluster/authMethods.ts';
import type { MappingInput } from '../../../src/core/mapping/mapping.ts';
import { toPermissions } from '../../../src/core/policy/permissions.ts';
import type { KafkaAcl } from '../../../src/sandbox/account/kafka.ts';
import { first } from '../sandbox/pollerFaults.ts';
import { leastInput, shop } from '../sandbox/shopSeed.ts';
import { readCommands, readFlag } from './commands.ts';
import {
  knownFunction,
  scramSecret,
  tlsSecret,
  to,
  toBareSeed,
  toSandboxPolicy,
  tryMapping,
  uuid,
} from './shopAccount.ts';

const cluster = {
  arn: shop.cluster,
  name: 'shop',
  state: 'ACTIVE',
  type: 'PROVISIONED',
  authMethods: ['mtls', 'scram', 'iam', 'unauthenticated-tls', 'plaintext'],
  vpcConnectivityMethods: [],
  subnets: ['subnet-a', 'subnet-b'],
  securityGroups: [shop.group],
  tags: {},
} as const;

const known = {
  clusters: [cluster],
  functions: [knownFunction],
  secrets: [
    { arn: shop.scramSecret, name: 'AmazonMSK_sales', kmsKeyId: shop.key },
    { arn: shop.tlsSecret, name: 'sales-certificate' },
  ],
};

describe('the sandbox with what the other parts say', () => {
  const secured = [
    { method: 'scram', access: scramSecret, principal: 'User:sales', place: 'User:USERNAME' },
    { method: 'mtls', access: tlsSecret, principal: 'User:CN=sales', place: 'User:CN=DISTINGUISHED_NAME' },
  ] as const;

  it.each(secured)('reads with the Kafka ACLs for $method, and with none less', ({ access, principal, place }) => {
    const parts = toPermissions({ ...leastInput, ...access }, known, { uuid });
    const role: unknown = JSON.parse(parts.find(({ part }) => part === 'role-policy')?.text ?? '');
    const text = parts.find(({ part }) => part === 'kafka-acls')?.text ?? '';
    const acls = readCommands(text).flatMap((command) => toAcls(command, principal, place));
    const withAcls = (list: KafkaAcl[]) =>
      toBareSeed(({ clusters }) => Object.assign(first(clusters), { acls: list, allowEveryoneIfNoAcl: false }));
    expect(acls).toHaveLength(5);
    expect(tryMapping(withAcls(acls), [role], access)).toBe('OK');
    // Kafka lets whoever may read describe as well, so that a Describe more or less is the same.
    for (const left of acls.filter(({ operation }) => operation !== 'Describe')) {
      const rest = acls.filter((acl) => acl !== left);
      expect(tryMapping(withAcls(rest), [role], access)).toContain('failed to authorize');
    }
  });

  it.each(AUTH_METHODS)('reaches the brokers over the one port for $method', ({ method, port }) => {
    const { draft, methods } = toDraft(method);
    const parts = toPermissions(draft, { ...known, clusters: [{ ...cluster, authMethods: methods }] }, { uuid });
    const commands = readCommands(parts.find(({ part }) => part === 'security-group')?.text ?? '');
    const [ingress] = commands.map((command) => readFlag(command, '--port')[0]).filter(Boolean);
    expect(ingress).toBe(String(port));
    const egress = commands.flatMap((command) => readFlag(command, '--ip-permissions'));
    expect(egress[0]).toContain(`FromPort=${port},ToPort=${port},UserIdGroupPairs=[{GroupId=${shop.group}}]`);
    const role: unknown = JSON.parse(parts.find(({ part }) => part === 'role-policy')?.text ?? '');
    const reach = (inbound: number) =>
      toBareSeed((seed) => {
        Object.assign(first(seed.clusters), { authentication: AUTHENTICATION[method] });
        if (method === 'plaintext') Object.assign(first(seed.clusters), { encryption: 'PLAINTEXT' });
        const [group] = seed.securityGroups ?? [];
        if (group === undefined) return;
        group.ingress = [{ fromPort: inbound, toPort: inbound, groups: [shop.group] }];
        group.egress = [
          { fromPort: port, toPort: port, groups: [shop.group] },
          { fromPort: 443, toPort: 443, cidrs: ['0.0.0.0/0'] },
        ];
      });
    const { SourceAccessConfigurations: access } = draft;
    const configuration =
      access === undefined ? {} : { SourceAccessConfigurations: access.map((entry) => ({ ...entry })) };
    expect(tryMapping(reach(Number(ingress)), [role], configuration)).toBe('OK');
    expect(tryMapping(reach(Number(ingress) + 1), [role], configuration)).toContain('Connection error');
  });

  it('reaches AWS services through the endpoints and their policies alone', () => {
    const draft = { ...leastInput, ...scramSecret, ...to('arn:aws:s3:::failures') };
    const parts = toPermissions(draft, known, { uuid });
    const role: unknown = JSON.parse(parts.find(({ part }) => part === 'role-policy')?.text ?? '');
    const commands = readCommands(parts.find(({ part }) => part === 'vpc-endpoints')?.text ?? '');
    const endpoints = commands
      .filter((command) => command.includes('create-vpc-endpoint'))
      .map((command) => ({
        service: readFlag(command, '--service-name')[0]?.split('.').at(-1) ?? '',
        gateway: readFlag(command, '--vpc-endpoint-type')[0] === 'Gateway',
        policy: toSandboxPolicy(JSON.parse(readFlag(command, '--policy-document')[0] ?? '')),
      }));
    expect(endpoints.map(({ service }) => service)).toEqual(['lambda', 'sts', 'secretsmanager', 's3']);
    const without = (gone?: string) =>
      toBareSeed((seed) => {
        first(seed.routeTables ?? []).routes.splice(1);
        const guard = { id: 'sg-endpoints', vpcId: 'vpc-shop', name: 'endpoints' };
        seed.securityGroups?.push({
          ...guard,
          ingress: [{ fromPort: 443, toPort: 443, groups: [shop.group] }],
          egress: [],
        });
        seed.vpcEndpoints = endpoints.map(({ service, gateway, policy }) => ({
          id: `vpce-${service}`,
          vpcId: 'vpc-shop',
          service,
          type: gateway ? ('Gateway' as const) : ('Interface' as const),
          state: 'available' as const,
          policy: service === gone ? { Statement: [] } : policy,
          ...(gateway
            ? { routeTableIds: ['rtb-shop'] }
            : { subnetIds: ['subnet-a'], securityGroups: ['sg-endpoints'], privateDns: true }),
        }));
      });
    const { SourceAccessConfigurations, DestinationConfig } = draft;
    const configuration = { SourceAccessConfigurations, DestinationConfig };
    const tryWithout = (gone?: string) => tryMapping(without(gone), [role], configuration);
    expect(tryWithout()).toBe('OK');
    expect(endpoints.map(({ service }) => tryWithout(service))).not.toContain('OK');
  });
});

const AUTHENTICATION: Readonly<Record<AuthMethod, object>> = {
  mtls: { tls: [shop.authority] },
  scram: { scram: true },
  iam: { iam: true },
  'unauthenticated-tls': { unauthenticated: true },
  plaintext: { unauthenticated: true },
};

function toDraft(method: AuthMethod): { draft: MappingInput; methods: readonly AuthMethod[] } {
  const access = method === 'scram' ? scramSecret : method === 'mtls' ? tlsSecret : {};
  return { draft: { ...leastInput, ...access }, methods: [method] };
}

function toAcls(command: readonly string[], principal: string, place: string): KafkaAcl[] {
  expect(readFlag(command, '--allow-principal')).toEqual([place]);
  const resource = (['cluster', 'group', 'topic'] as const).find((kind) => command.includes(`--${kind}`)) ?? 'topic';
  const name = resource === 'cluster' ? 'kafka-cluster' : (readFlag(command, `--${resource}`)[0] ?? '');
  const operations = command.flatMap((word, index) => (command[index - 1] === '--operation' ? [word] : []));
  return operations.map((operation) => ({ principal, resource, name, operation: toOperation(operation) }));
}

function toOperation(word: string): KafkaAcl['operation'] {
  const operation = (['Read', 'Write', 'Describe', 'DescribeConfigs'] as const).find((name) => name === word);
  if (operation === undefined) throw new Error(`${word} is no operation of Kafka`);
  return operation;
}
