import type { TextEdit } from '../mapping/textEdits.ts';
import type { EventFinding } from './eventRules/eventRule.ts';

/** What applying every mechanical remedy does to a text. */
export interface AllEventFixes {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

/** Rules that a test event can break with intent: their remedies are for the user to choose one by one. */
const DECISIONS: ReadonlySet<string> = new Set(['offset-repeated', 'offset-order', 'timestamp-seconds']);

/**
 * The remedies that can be applied together: of those that touch the same place the first; the others are offered again
 * when the text is judged anew. All edits refer to the text that was judged.
 */
export function toAllEventFixes(findings: readonly EventFinding[]): AllEventFixes {
  const taken: TextEdit[] = [];
  let count = 0;
  for (const { ruleId, fix } of findings) {
    const edits = DECISIONS.has(ruleId) ? [] : (fix?.edits ?? []);
    const isFree = edits.every((edit) => isFreeFor(taken, edit));
    if (edits.length === 0 || !isFree) continue;
    for (const edit of edits) taken.splice(findPlace(taken, edit.offset), 0, edit);
    count += 1;
  }
  return { edits: taken, count };
}

/** Edits that only touch count as overlapping: what they made together would depend on their order. */
function isFreeFor(taken: readonly TextEdit[], { offset, length }: TextEdit): boolean {
  const place = findPlace(taken, offset);
  const [before, after] = [taken[place - 1], taken[place]];
  if (before !== undefined && before.offset + before.length >= offset) return false;
  return after === undefined || offset + length < after.offset;
}

/** The first edit, in the order of the text, that begins after a place. */
function findPlace(edits: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
