/** Mistyped letters up to which a name is taken for another one. */
const MOST_SLIPS = 2;

/**
 * The name that was probably meant: the only one with the fewest slips, which are letters that are missing, too many, wrong
 * or swapped with their neighbour. Undefined when two are as near, or when a third of the letters or more would be wrong.
 */
export function toNearestName(names: readonly string[], text: string): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.ceil(text.length / 3) - 1);
  const near = names
    .map((name) => ({ name, slips: countSlips(name, text) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first === undefined || first.slips === second?.slips ? undefined : first.name;
}

/** Fewest slips that make one text of the other; a letter that was moved once is not moved again. */
function countSlips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [at(last, column - 1) + (isSame ? 0 : 1), at(last, column) + 1, at(next, column - 1) + 1];
      if (isSwapped) ways.push(at(before, column - 2) + 1);
      next.push(Math.min(...ways));
    }
    [before, last] = [last, next];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
