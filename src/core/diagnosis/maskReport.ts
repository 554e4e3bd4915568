import type { DiagnosisReport } from './report.ts';

/** What others need not see: account ids, in ARNs too, and names of secrets. */
export const MASKED_PARTS = ['accounts', 'secrets'] as const;
export type MaskedPart = (typeof MASKED_PARTS)[number];

/** Not the last part of a UUID. */
const ACCOUNT = /(?<![\w-])\d{12}(?!\w)/g;
const SECRET = /(?<=:secret:)[\w/+=.@-]+/g;

/**
 * The report for others' eyes. Each account and secret has one word in the place of its id or name, so that what belongs
 * together still shows.
 */
export function maskReport(report: DiagnosisReport, parts: readonly MaskedPart[]): DiagnosisReport {
  const text = JSON.stringify(report);
  const names = parts.includes('secrets') ? listNames(text) : [];
  const ids = parts.includes('accounts') ? [...new Set(text.match(ACCOUNT))] : [];
  const words = new Map([
    ...names.map((name, index) => [name, `SECRET_${index + 1}`] as const),
    ...ids.map((id, index) => [id, `ACCOUNT_${index + 1}`] as const),
  ]);
  // The longest first: the name with its six characters holds the name without them.
  const sorted = [...words].toSorted(([a], [b]) => b.length - a.length);
  return mask(report, (line) => sorted.reduce((masked, [word, place]) => masked.replaceAll(word, place), line));
}

/** Secrets by the name in their ARN, and by the same without the six characters that Secrets Manager adds. */
function listNames(text: string): readonly string[] {
  const full = [...new Set(text.match(SECRET))];
  return [...new Set(full.flatMap((name) => [name, name.replace(/-[A-Za-z0-9]{6}$/, '')]))];
}

function mask<T>(value: T, hide: (text: string) => string): T;
function mask(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mask(item, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]: [string, unknown]) => [name, mask(item, hide)]));
}
