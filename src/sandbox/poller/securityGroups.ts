import type { Account } from '../account/account.ts';
import { protocolOf, type SecurityGroup, type SecurityGroupRule } from '../account/network.ts';
import { cidrContains } from './addresses.ts';

/** The other side of a connection. */
export interface Peer {
  readonly groups: readonly string[];
  /** All of these have to be covered. */
  readonly cidrs: readonly string[];
}

export const anywhere: Peer = { groups: [], cidrs: ['0.0.0.0/0'] };

export function findGroups(account: Account, ids: readonly string[]): SecurityGroup[] {
  return account.securityGroups.filter(({ id }) => ids.includes(id));
}

/** Whether any of the groups lets TCP traffic with the peer through on the port. */
export function allows(
  groups: readonly SecurityGroup[],
  direction: 'ingress' | 'egress',
  port: number,
  peer: Peer,
): boolean {
  const rules = groups.flatMap((group) => group[direction]).filter((rule) => coversPort(rule, port));
  if (rules.some((rule) => rule.groups?.some((id) => peer.groups.includes(id)))) return true;
  const blocks = rules.flatMap((rule) => rule.cidrs ?? []);
  return peer.cidrs.length > 0 && peer.cidrs.every((cidr) => blocks.some((block) => cidrContains(block, cidr)));
}

function coversPort(rule: SecurityGroupRule, port: number): boolean {
  if (!['tcp', '6', '-1'].includes(protocolOf(rule))) return false;
  return (rule.fromPort ?? 0) <= port && port <= (rule.toPort ?? rule.fromPort ?? 65_535);
}
