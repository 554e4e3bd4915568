/** Yes, no, or not to be told. */
export type Ternary = 'yes' | 'no' | 'maybe';

/** Yes when one is; maybe when one may be. */
export function anyOf(values: readonly Ternary[]): Ternary {
  if (values.includes('yes')) return 'yes';
  return values.includes('maybe') ? 'maybe' : 'no';
}

/** No when one is; maybe when one may not be. */
export function allOf(values: readonly Ternary[]): Ternary {
  if (values.includes('no')) return 'no';
  return values.includes('maybe') ? 'maybe' : 'yes';
}

export function not(value: Ternary): Ternary {
  return value === 'maybe' ? 'maybe' : value === 'yes' ? 'no' : 'yes';
}

/** Whether a text fits a pattern with IAM's wildcards: `*` any run of characters, `?` any one. */
export function fitsPattern(pattern: string, text: string): boolean {
  // The place after the last `*`, to go back to when what follows it does not fit.
  let [star, resume] = [-1, 0];
  let [p, t] = [0, 0];
  while (t < text.length) {
    const wanted = pattern[p];
    if (wanted === '*') {
      star = p;
      resume = t;
      p += 1;
    } else if (wanted === '?' || wanted === text[t]) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(p));
}

/** Whether a text exists that fits both patterns. */
export function patternsMeet(a: string, b: string): boolean {
  if (!beginAlike(a, b)) return false;
  // meets[j]: what is left of `a` can meet `b` from place j; built from the end of `a` to its beginning.
  let meets = Array.from({ length: b.length + 1 }, (_, j) => /^\**$/.test(b.slice(j)));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row: boolean[] = Array.from({ length: b.length + 1 }, () => false);
    for (let j = b.length; j >= 0; j -= 1) row[j] = meetsHere(a[i], b[j], { after: meets, row, j });
    meets = row;
  }
  return meets[0] === true;
}

/** Whether what is before the first wildcard of either pattern is the same: for most pairs this decides. */
function beginAlike(a: string, b: string): boolean {
  const [left, right] = [a, b].map((pattern) => /^[^*?]*/.exec(pattern)?.[0] ?? '');
  const length = Math.min(left?.length ?? 0, right?.length ?? 0);
  return a.slice(0, length) === b.slice(0, length);
}

interface MeetingPlace {
  /** One character of `a` further on. */
  readonly after: readonly boolean[];
  /** Places of `b` further on. */
  readonly row: readonly boolean[];
  readonly j: number;
}

function meetsHere(left: string | undefined, right: string | undefined, { after, row, j }: MeetingPlace): boolean {
  // Either the wildcard ends here, or it takes one more character of the other pattern.
  if (left === '*' || right === '*') return after[j] === true || row[j + 1] === true;
  if (right === undefined) return false;
  return (left === '?' || right === '?' || left === right) && after[j + 1] === true;
}
