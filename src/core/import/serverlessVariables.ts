import { NonLiteral, readMember } from './nonLiteral.ts';

/** Characters of a text with variables filled in: a few short texts can stand for a very long one. */
const LONGEST = 100_000;

const SELF = /\$\{self:([^${},]+)\}/g;

/**
 * Fills in `${self:a.b}` where it stands for a literal of the same service; other variables make a text a `NonLiteral`.
 * The function answers undefined for a text without variables.
 */
export function toExpander(service: unknown): (text: string) => unknown {
  const values = new Map<string, unknown>();
  const read = (path: string): unknown => {
    if (!values.has(path)) {
      // Until it is known, so that variables which refer to each other come to an end.
      values.set(path, undefined);
      const value = path.trim().split('.').reduce(readMember, service);
      values.set(path, typeof value === 'string' ? (expand(value) ?? value) : value);
    }
    return values.get(path);
  };
  const expand = (text: string): unknown => {
    if (!text.includes('${')) return undefined;
    const whole = /^\$\{self:([^${},]+)\}$/.exec(text)?.[1];
    const value = whole === undefined ? undefined : read(whole);
    if (isScalar(value)) return value;
    const parts = text.split(SELF).map((part, index) => (index % 2 === 0 ? part : read(part)));
    const isKnown = parts.every(isScalar) && !parts.some((part) => String(part).includes('${'));
    const length = parts.reduce<number>((sum, part) => sum + String(part).length, 0);
    return isKnown && length < LONGEST ? parts.join('') : new NonLiteral(text);
  };
  return expand;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
