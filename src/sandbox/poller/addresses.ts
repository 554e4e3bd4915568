import type { PollerSituation } from './situation.ts';

/** Whether each subnet of the event source has an address left for an interface of Lambda's. */
export function hasAddresses({ account, network }: PollerSituation): boolean {
  return !account.subnets.some(({ id, freeAddresses }) => freeAddresses === 0 && network?.subnets.includes(id));
}

/** Whether every address of the IPv4 block `inner` lies in `outer`; false for what is no IPv4 block. */
export function cidrContains(outer: string, inner: string): boolean {
  const large = parseCidr(outer);
  const small = parseCidr(inner);
  if (large === undefined || small === undefined || small.bits < large.bits) return false;
  const size = 2 ** (32 - large.bits);
  return Math.floor(large.address / size) === Math.floor(small.address / size);
}

function parseCidr(cidr: string): { address: number; bits: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  return bits > 32 ? undefined : { address: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}
