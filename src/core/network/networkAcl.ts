import { type AddressBlock, intersect, overlaps, parseCidr, subtract } from './cidr.ts';
import type { NetworkAcl, NetworkAclEntry } from './network.ts';

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Ports that answers come back to: ACLs keep no record of connections, so both ways have to be open. The range is what AWS
 * advises for NAT gateways and Lambda, and the widest that clients use.
 */
export const ANSWER_PORTS: PortRange = { from: 1024, to: 65_535 };

/** `partly`: some addresses or ports pass and others do not. */
export interface AclVerdict {
  readonly outcome: 'open' | 'closed' | 'partly';
  /** Entries that refuse, in their order; none where the list just ends. */
  readonly refusing: readonly NetworkAclEntry[];
}

/** Addresses and ports that no entry has decided yet. */
interface Piece {
  readonly block: AddressBlock;
  readonly ports: PortRange;
}

/** What the ACL says of TCP traffic with these addresses: entries in the order of their numbers, the first that fits decides. */
export function judgeAcl(acl: NetworkAcl, direction: 'in' | 'out', cidr: string, ports: PortRange): AclVerdict {
  const block = parseCidr(cidr);
  if (block === undefined) return { outcome: 'partly', refusing: [] };
  let open: readonly Piece[] = [{ block, ports }];
  let hasAllowed = false;
  const refusing: NetworkAclEntry[] = [];
  for (const entry of listEntries(acl, direction)) {
    const scope = toScope(entry);
    if (scope === undefined || !open.some((piece) => meets(piece, scope))) continue;
    if (entry.allow) hasAllowed = true;
    else refusing.push(entry);
    open = open.flatMap((piece) => without(piece, scope));
  }
  if (refusing.length === 0 && open.length === 0) return { outcome: 'open', refusing };
  return { outcome: hasAllowed ? 'partly' : 'closed', refusing };
}

function listEntries({ entries }: NetworkAcl, direction: 'in' | 'out'): readonly NetworkAclEntry[] {
  return entries
    .filter((entry) => entry.direction === direction && ['-1', '6', 'tcp'].includes(entry.protocol))
    .toSorted((a, b) => a.number - b.number);
}

/** Ports stand only in entries about a protocol. */
function toScope({ cidr, protocol, fromPort = 0, toPort = 65_535 }: NetworkAclEntry): Piece | undefined {
  const block = parseCidr(cidr);
  const ports = protocol === '-1' ? { from: 0, to: 65_535 } : { from: fromPort, to: toPort };
  return block && { block, ports };
}

function meets(a: Piece, b: Piece): boolean {
  return overlaps(a.block, b.block) && a.ports.from <= b.ports.to && b.ports.from <= a.ports.to;
}

function without(piece: Piece, taken: Piece): readonly Piece[] {
  if (!meets(piece, taken)) return [piece];
  const { block, ports } = piece;
  const beside = subtract([block], taken.block).map((rest) => ({ block: rest, ports }));
  const shared = intersect(block, taken.block);
  const around = [
    { from: ports.from, to: taken.ports.from - 1 },
    { from: taken.ports.to + 1, to: ports.to },
  ].filter(({ from, to }) => from <= to);
  return [...beside, ...around.map((range) => ({ block: shared, ports: range }))];
}

/** The ACL of a subnet. Undefined: it was not read. */
export function findAcl(acls: readonly NetworkAcl[], subnetId: string): NetworkAcl | undefined {
  return acls.find(({ subnets }) => subnets.includes(subnetId));
}
