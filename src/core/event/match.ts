/** A place where a pattern and a record disagree. */
export interface Miss {
  /** Member names from the outside in, joined by dots: `value.order.status`. */
  readonly path: string;
  /** What was wanted and what was found, as one or two sentences. */
  readonly message: string;
}

/** Outcome of comparing a part of a pattern. `misses` explain a no, `notes` what it rests on or why it is unclear. */
export interface Match {
  readonly verdict: 'yes' | 'no' | 'unclear';
  readonly misses: readonly Miss[];
  readonly notes: readonly string[];
}

export const YES: Match = { verdict: 'yes', misses: [], notes: [] };

export function no(path: readonly string[], message: string): Match {
  return { verdict: 'no', misses: [{ path: path.join('.'), message }], notes: [] };
}

export function unclear(note: string): Match {
  return { verdict: 'unclear', misses: [], notes: [note] };
}

/** All parts must match: one that does not decides alone, whatever cannot be told about the others. */
export function allOf(parts: readonly Match[]): Match {
  return pick(parts, ['no', 'unclear', 'yes']);
}

/** One part has to match: one that does decides alone. Without any part nothing matches. */
export function anyOf(parts: readonly Match[]): Match {
  return parts.length === 0 ? { verdict: 'no', misses: [], notes: [] } : pick(parts, ['yes', 'unclear', 'no']);
}

/** The strongest verdict, with what its parts say; the other parts do not matter then. */
function pick(parts: readonly Match[], strongestFirst: readonly Match['verdict'][]): Match {
  const verdict = strongestFirst.find((wanted) => parts.some((part) => part.verdict === wanted)) ?? 'yes';
  const deciding = parts.filter((part) => part.verdict === verdict);
  return {
    verdict,
    misses: deciding.flatMap((part) => part.misses),
    notes: [...new Set(deciding.flatMap((part) => part.notes))],
  };
}
