import type { Account } from '../account/account.ts';
import type { NetworkAcl, NetworkAclEntry } from '../account/network.ts';
import { networkAclOf } from '../account/networkDefaults.ts';
import { cidrContains } from './addresses.ts';

/** Answers go to a port that the client picks here; ACLs keep no record of connections. */
const answerPorts: PortRange = [1024, 65_535];

/** One of the public addresses that AWS services answer from. */
const serviceAddress = '52.94.133.131/32';

type PortRange = readonly [from: number, to: number];

/** Whether the ACLs of both subnets let a TCP connection and its answers through. Within a subnet no ACL is asked. */
export function aclsLetConnect(account: Account, from: string, to: string, port: number): boolean {
  if (from === to) return true;
  const [client, server] = [from, to].map((id) => account.subnets.find((subnet) => subnet.id === id)?.cidr ?? '');
  if (client === undefined || server === undefined) return false;
  return (
    lets(networkAclOf(account, from), 'out', server, [port, port]) &&
    lets(networkAclOf(account, to), 'in', client, [port, port]) &&
    lets(networkAclOf(account, to), 'out', client, answerPorts) &&
    lets(networkAclOf(account, from), 'in', server, answerPorts)
  );
}

/** Whether the subnet's ACL lets a connection to AWS's public addresses out, and the answers in. */
export function aclsLetOut(account: Account, subnetId: string, port: number): boolean {
  const acl = networkAclOf(account, subnetId);
  return lets(acl, 'out', serviceAddress, [port, port]) && lets(acl, 'in', serviceAddress, answerPorts);
}

/** The entries in the order of their numbers: for every port the first one that is about it decides. */
function lets(acl: NetworkAcl | undefined, direction: 'in' | 'out', cidr: string, range: PortRange): boolean {
  const entries = (acl?.entries ?? [])
    .filter((entry) => entry.direction === direction && isAbout(entry, cidr))
    .toSorted((a, b) => a.number - b.number);
  let open: PortRange[] = [range];
  for (const { action, fromPort = 0, toPort = 65_535 } of entries) {
    const touched = open.some(([from, to]) => from <= toPort && fromPort <= to);
    if (touched && action === 'deny') return false;
    open = open.flatMap((ports) => without(ports, [fromPort, toPort]));
  }
  return open.length === 0;
}

function isAbout({ protocol = '-1', cidr: block }: NetworkAclEntry, cidr: string): boolean {
  return ['-1', '6'].includes(protocol) && cidrContains(block, cidr);
}

function without([from, to]: PortRange, [first, last]: PortRange): PortRange[] {
  const left: PortRange = [from, Math.min(to, first - 1)];
  const right: PortRange = [Math.max(from, last + 1), to];
  return [left, right].filter(([start, end]) => start <= end);
}
