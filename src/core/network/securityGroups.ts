import { cover, parseCidr } from './cidr.ts';
import type { SecurityGroup, SecurityRule } from './network.ts';

export type Direction = 'inbound' | 'outbound';

/** Who is on the other side of a connection. */
export interface Peer {
  /** Groups that the interfaces there carry: a rule that names one of them fits. */
  readonly groups: readonly string[];
  /** Addresses that the interfaces there may have: rules have to cover all of them. */
  readonly cidrs: readonly string[];
}

/** Every IPv4 address: where public names of AWS services lead. */
export const ANYWHERE: Peer = { groups: [], cidrs: ['0.0.0.0/0'] };

/** `unknown`: only a prefix list could let the traffic through, and what is in it is not known. */
export interface GroupVerdict {
  readonly outcome: 'open' | 'closed' | 'unknown';
  /** The rules that let it through, or whose prefix lists could. */
  readonly rules: readonly GroupRule[];
}

export interface GroupRule {
  readonly group: string;
  readonly rule: SecurityRule;
}

/**
 * Whether an interface that carries `groups` may exchange TCP traffic with the peer on a port. The rules of all groups
 * add up; security groups have no rules that refuse, and answers pass by themselves.
 */
export function judgeGroups(
  groups: readonly SecurityGroup[],
  direction: Direction,
  port: number,
  peer: Peer,
): GroupVerdict {
  const rules = groups.flatMap(({ id, ...group }) =>
    group[direction].filter((rule) => coversTcpPort(rule, port)).map((rule) => ({ group: id, rule })),
  );
  const byGroup = rules.filter(({ rule }) => rule.groups.some((id) => peer.groups.includes(id)));
  if (byGroup.length > 0) return { outcome: 'open', rules: byGroup };
  const byAddress = rules.filter(({ rule }) => rule.cidrs.length > 0);
  if (coverPeer(byAddress, peer)) return { outcome: 'open', rules: byAddress };
  const byList = rules.filter(({ rule }) => rule.prefixLists.length > 0);
  return byList.length > 0 ? { outcome: 'unknown', rules: byList } : { outcome: 'closed', rules: [] };
}

function coverPeer(rules: readonly GroupRule[], { cidrs }: Peer): boolean {
  const blocks = rules.flatMap(({ rule }) => rule.cidrs.flatMap((cidr) => parseCidr(cidr) ?? []));
  const wanted = cidrs.map(parseCidr);
  return wanted.length > 0 && wanted.every((block) => block !== undefined && cover(blocks, block));
}

function coversTcpPort({ protocol, fromPort, toPort }: SecurityRule, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp') return false;
  return (fromPort ?? 0) <= port && port <= (toPort ?? fromPort ?? 65_535);
}
