import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../../../src/sandbox/account/account.ts';
import type { Role } from '../../../src/sandbox/account/identity.ts';
import type { Cluster } from '../../../src/sandbox/account/kafka.ts';
import type { LambdaFunction, MappingConfiguration } from '../../../src/sandbox/account/lambda.ts';
import { settle } from '../../../src/sandbox/account/lifecycle.ts';
import type { SecurityGroup } from '../../../src/sandbox/account/network.ts';
import { poll } from '../../../src/sandbox/poller/poller.ts';
import { shop, toShopSeedWith } from './shopSeed.ts';

const now = Date.UTC(2026, 10, 22, 12);

/** LastProcessingResult, as errors.md A quotes it. */
export const results = {
  connection: 'PROBLEM: Connection error. Please check your event source connection configuration.',
  services:
    'PROBLEM: Connection error. Your event source VPC must be able to connect to Lambda and STS, Secrets Manager (if event source authentication is required), and the OnFailure Destination (if one is configured).',
  notAuthorized: 'PROBLEM: Cluster failed to authorize Lambda.',
  saslFailed: 'PROBLEM: SASL authentication failed.',
  clientRefused: 'Server failed to authenticate Lambda',
  serverUntrusted: 'Lambda failed to authenticate server',
  badCertificate: 'Provided certificate or private key is invalid',
  roleRefused: 'PROBLEM: Lambda failed to assume your function execution role.',
  callFailed: 'PROBLEM: Function call failed',
  internalError: 'PROBLEM: Lambda internal error. Please contact Lambda customer support.',
} as const;

export const scram: MappingConfiguration = {
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: shop.scramSecret }],
};
export const mtls: MappingConfiguration = {
  SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: shop.tlsSecret }],
};

/** The parts of the small account that faults are made in; every test has its own copy. */
export interface Parts {
  readonly account: Account;
  readonly cluster: Cluster;
  readonly role: Role;
  readonly lambda: LambdaFunction;
  readonly group: SecurityGroup;
  readonly configuration: MappingConfiguration;
}

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('The small account lacks a part.');
  return item;
}

function toParts(account: Account): Parts {
  return {
    account,
    cluster: first(account.clusters),
    role: first(account.roles),
    lambda: first(account.functions),
    group: first(account.securityGroups),
    configuration: first(account.mappings).configuration,
  };
}

export function deny({ role }: Parts, action: string, resource = '*'): void {
  role.inline?.access?.Statement.push({ Effect: 'Deny', Action: action, Resource: resource });
}

/** Something that is wrong in an account where all else is right. */
export interface Fault {
  readonly title: string;
  /** What the mapping has beside the least. */
  readonly with?: MappingConfiguration;
  readonly make: (parts: Parts) => void;
  readonly check: string;
  readonly result: string;
}

function readMapping(account: Account) {
  const mapping = first(account.mappings);
  settle(account, mapping, { now, settleMs: 0 });
  return { state: mapping.state, result: mapping.lastProcessingResult };
}

/** For each fault: the mapping works, then meets the fault, and works again when the account is as it was. */
export function describeFaults(title: string, faults: readonly Fault[]): void {
  describe(title, () => {
    it.each(faults)('$title', ({ with: configuration, make, check, result }) => {
      const account = openAccount(toShopSeedWith(configuration), now);
      expect(readMapping(account)).toEqual({ state: 'Enabled', result: 'OK' });
      const { mappings, ...intact } = structuredClone(account);
      make(toParts(account));
      expect(poll(account, first(account.mappings), now)).toMatchObject({ kind: 'failing', check, result });
      expect(readMapping(account)).toEqual({ state: 'Enabled', result });
      Object.assign(account, intact);
      first(account.mappings).configuration = first(mappings).configuration;
      expect(readMapping(account)).toEqual({ state: 'Enabled', result: 'OK' });
    });
  });
}
