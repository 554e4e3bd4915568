import type { Known } from '../core/mapping/finding.ts';
import { editMappingText } from '../core/mapping/mappingDocument.ts';
import { applyTextEdits, EditTrail, type TextEdit } from '../core/mapping/textEdits.ts';
import { type Judgement, judgeDocument } from './judgeDocument.ts';

/** What applying every mechanical remedy does to a text. */
export interface AllFixes {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

/** Warnings whose remedy changes nothing that AWS would have taken. */
const HARMLESS: ReadonlySet<string> = new Set(['unknown-member', 'duplicate-member']);

/** Errors whose remedy is for the user to decide on: it costs money, or drops something that was meant. */
const DECISIONS: ReadonlySet<string> = new Set([
  'registry-needs-provisioned-mode',
  'destination-needs-provisioned-mode',
  'topic-count',
]);

/** A document has fewer findings than this; two fixes that undo each other must not go on for ever. */
const MOST_FIXES = 100;

/** Applies one fix after the other of what AWS would refuse or not understand, each to the text that the one before left, since a fix can solve or cause others. */
export function toAllFixes(text: string, known: Known): AllFixes {
  const trail = new EditTrail(text);
  const applied = new Set<string>();
  while (applied.size < MOST_FIXES) {
    const mechanical = judgeDocument(trail.text, known).filter(isMechanical);
    const next = mechanical.find(({ fix }) => fix !== undefined && !applied.has(toKey(fix)));
    if (next?.fix === undefined) break;
    applied.add(toKey(next.fix));
    // Edits of one fix all refer to the text before it: the last place first keeps the others where they are.
    const edits = editMappingText(trail.text, next.fix.edits).toSorted((a, b) => b.offset - a.offset);
    for (const edit of edits) trail.add(edit);
  }
  const edits = trail.toEdits();
  return { edits: applyTextEdits(text, edits) === text ? [] : edits, count: applied.size };
}

function isMechanical({ ruleId, severity }: Judgement): boolean {
  return HARMLESS.has(ruleId) || (severity === 'error' && !DECISIONS.has(ruleId));
}

function toKey(fix: object): string {
  return JSON.stringify(fix);
}
