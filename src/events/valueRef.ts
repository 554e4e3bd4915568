import type { ValueRef } from '../contributions.ts';
import type { ValueView } from '../core/event/decodeValue.ts';

/** What callers pass for a value; menus pass other things, which count as nothing. */
export function toValueRef(value: unknown): ValueRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, path } = value as { uri?: unknown; path?: unknown };
  return typeof uri === 'string' && typeof path === 'string' ? { uri, path } : undefined;
}

/** Menus pass a second argument of their own. */
export function toView(value: unknown): ValueView | undefined {
  return value === 'auto' || value === 'text' || value === 'json' || value === 'hex' ? value : undefined;
}
