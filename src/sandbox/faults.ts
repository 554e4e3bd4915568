import { isRecord, isTextList } from './parameters.ts';
import { matchesPattern } from './policy/decide.ts';

/**
 * What goes wrong on purpose. Operations are named as IAM names them, with wildcards: `kafka:ListClustersV2`,
 * `lambda:*`.
 */
export interface Faults {
  /** Actions that the caller may not do. */
  readonly deny?: readonly string[];
  /** Every n-th request is throttled. */
  readonly throttleEvery?: number;
  /** No page is longer. */
  readonly pageSize?: number;
  /** Every other page is empty and has a token. */
  readonly emptyPages?: boolean;
  /** Every answer, or that of the named operations, comes so late. */
  readonly delayMs?: number | Readonly<Record<string, number>>;
  /** Every answer, or that of the named operations, is a success with a body that no parser takes. */
  readonly garbage?: boolean | readonly string[];
  /** Errors to answer with, by operation. */
  readonly failWith?: Readonly<Record<string, PlannedError>>;
  /** Every connection, or that of the named operations, is cut instead of answered. */
  readonly dropConnections?: boolean | readonly string[];
  readonly expiredToken?: boolean;
}

export interface PlannedError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** Whether a fault that names operations, or all of them, is about `operation`. */
export function concerns(fault: boolean | readonly string[] | undefined, operation: string): boolean {
  if (fault === undefined || typeof fault === 'boolean') return fault === true;
  return fault.some((pattern) => matchesPattern(pattern, operation));
}

/** The entry of a table by operation whose name or wildcard fits. */
export function entryFor<T>(table: Readonly<Record<string, T>> | undefined, operation: string): T | undefined {
  return Object.entries(table ?? {}).find(([pattern]) => matchesPattern(pattern, operation))?.[1];
}

export function delayFor(faults: Faults, operation: string): number {
  if (typeof faults.delayMs === 'number') return faults.delayMs;
  return entryFor(faults.delayMs, operation) ?? 0;
}

type Check = (value: unknown) => boolean;

const isPositive: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value > 0;
const isDelay: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isTable =
  (item: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(item);
const isChoice: Check = (value) => isBoolean(value) || isTextList(value);
const isPlannedError: Check = (value) =>
  isRecord(value) && typeof value.code === 'string' && typeof value.message === 'string' && isPositive(value.status);

const checks: Readonly<Record<keyof Faults, Check>> = {
  deny: isTextList,
  throttleEvery: isPositive,
  pageSize: isPositive,
  emptyPages: isBoolean,
  delayMs: (value) => isDelay(value) || isTable(isDelay)(value),
  garbage: isChoice,
  failWith: isTable(isPlannedError),
  dropConnections: isChoice,
  expiredToken: isBoolean,
};

/** Narrows JSON to faults; throws an Error that names the first member that is none. */
export function parseFaults(value: unknown): Faults {
  if (!isFaults(value)) throw new Error(`Not a set of faults: ${describeMismatch(value)}`);
  return value;
}

function isFaults(value: unknown): value is Faults {
  return describeMismatch(value) === undefined;
}

function describeMismatch(value: unknown): string | undefined {
  if (!isRecord(value)) return 'a JSON object is expected';
  const known: Readonly<Record<string, Check>> = checks;
  const wrong = Object.entries(value).find(([name, item]) => known[name]?.(item) !== true);
  return wrong && `${wrong[0]}: ${JSON.stringify(wrong[1])}`;
}
