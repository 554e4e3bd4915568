/** Says whether a value from the other side of a message channel has a shape. */
export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value): value is string => typeof value === 'string';
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
export const isFlag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
export const isNothing: Guard<null> = (value): value is null => value === null || value === undefined;
export const isAnything: Guard<unknown> = (_value): _value is unknown => true;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWord<const T extends string>(...words: readonly T[]): Guard<T> {
  const known: ReadonlySet<string> = new Set(words);
  return (value): value is T => typeof value === 'string' && known.has(value);
}

export function isOptional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function isEither<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

export function isListOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => guard(item));
}

/** An object whose named members pass; members that are not named are let through unread. */
export function isShape<T extends object>(members: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const checks = Object.entries<Guard<unknown>>(members);
  return (value): value is T => isRecord(value) && checks.every(([key, guard]) => guard(value[key]));
}

/** A core noun that only our own other side makes: the members by which lists are read must be there, the rest is trusted. */
export function isNoun<T extends object>(...texts: readonly (keyof T & string)[]): Guard<T> {
  return (value): value is T => isRecord(value) && texts.every((key) => isText(value[key]));
}

/** An object with a word in `member` that decides which guard holds for the whole. */
export function isTagged<T extends object>(
  member: keyof T & string,
  cases: Readonly<Record<string, Guard<T>>>,
): Guard<T> {
  return (value): value is T => {
    if (!isRecord(value)) return false;
    const tag = value[member];
    return isText(tag) && Object.hasOwn(cases, tag) && cases[tag]?.(value) === true;
  };
}
