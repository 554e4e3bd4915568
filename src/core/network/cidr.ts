/** A block of IPv4 or IPv6 addresses, as numbers; both ends belong to it. */
export interface AddressBlock {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32n, 6: 128n } as const;

/** `10.0.0.0/16`, `fd00::/8`, or a lone address. Bits behind the prefix are ignored, as EC2 does. Undefined: neither. */
export function parseCidr(text: string): AddressBlock | undefined {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const bits = BITS[family];
  const value = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const prefix = length === undefined ? bits : BigInt(length);
  if (value === undefined || prefix > bits) return undefined;
  const size = 1n << (bits - prefix);
  const first = (value / size) * size;
  return { family, first, last: first + size - 1n };
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

const WORDS = 8;

/** RFC 4291: eight groups of hexadecimal digits, `::` for a run of zeros, the last two as IPv4 if need be. */
function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(toWords);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const rest = tail ?? [];
  const gap = WORDS - head.length - rest.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  return [...head, ...Array.from({ length: gap }, () => 0n), ...rest].reduce((sum, word) => (sum << 16n) + word, 0n);
}

function toWords(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const words: bigint[] = [];
  for (const [index, part] of text.split(':').entries()) {
    const isLast = index === text.split(':').length - 1;
    const ipv4 = isLast && part.includes('.') ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) words.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (/^[\da-f]{1,4}$/i.test(part)) words.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return words;
}

/** Whether every address of `inner` lies in `outer`; false for what is no block, and across families. */
export function cidrContains(outer: string, inner: string): boolean {
  const [large, small] = [parseCidr(outer), parseCidr(inner)];
  return large !== undefined && small !== undefined && contains(large, small);
}

export function contains(outer: AddressBlock, inner: AddressBlock): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: AddressBlock, b: AddressBlock): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** What is left of `blocks` without `taken`. */
export function subtract(blocks: readonly AddressBlock[], taken: AddressBlock): readonly AddressBlock[] {
  return blocks.flatMap((block) => {
    if (!overlaps(block, taken)) return [block];
    const left = { ...block, last: taken.first - 1n };
    const right = { ...block, first: taken.last + 1n };
    return [left, right].filter(({ first, last }) => first <= last);
  });
}

/** Whether the blocks together hold every address of `inner`. */
export function cover(blocks: readonly AddressBlock[], inner: AddressBlock): boolean {
  return blocks.reduce<readonly AddressBlock[]>(subtract, [inner]).length === 0;
}

/** The addresses of both, which have to overlap. */
export function intersect(a: AddressBlock, b: AddressBlock): AddressBlock {
  return { ...a, first: toLater(a.first, b.first), last: -toLater(-a.last, -b.last) };
}

function toLater(a: bigint, b: bigint): bigint {
  if (a < b) return b;
  return a;
}
