import type { EventFinding } from './eventRules/eventRule.ts';
import type { RecordView } from './eventRules/eventView.ts';
import { toPayloadBytes } from './payloadLimits.ts';
import type { RecordContent, ScannedRecord } from './scannedEvent.ts';

/** What was found in a record, by places from where the record begins, and what that depends on besides its text. */
interface Judgement {
  readonly around: string;
  readonly findings: readonly EventFinding[];
}

/**
 * What is known of records whose text is what it was when they were last judged: an edit of an event costs no more than
 * judging the records that it touched.
 */
export class CheckMemory {
  readonly #judgements = new WeakMap<RecordContent, Judgement>();
  readonly #bytes = new WeakMap<RecordContent, number>();

  /** Bytes of a record that is sound JSON, as `toPayloadBytes` counts them. */
  toBytes(text: string, { content, offset, length }: ScannedRecord): number {
    const known = this.#bytes.get(content);
    if (known !== undefined) return known;
    const bytes = toPayloadBytes(text.slice(offset, offset + length));
    this.#bytes.set(content, bytes);
    return bytes;
  }

  /** Undefined when the record has to be judged. */
  recall({ content, group, offset }: ScannedRecord, event: RecordView['event']): readonly EventFinding[] | undefined {
    const known = this.#judgements.get(content);
    if (known === undefined || known.around !== toAround(group, event)) return undefined;
    return toMoved(known.findings, offset);
  }

  /** To be called with what all rules find. */
  keep({ content, group, offset }: ScannedRecord, event: RecordView['event'], findings: readonly EventFinding[]): void {
    this.#judgements.set(content, { around: toAround(group, event), findings: toMoved(findings, -offset) });
  }
}

/** All that rules about a record look at outside of it. */
function toAround(group: string, { registry }: RecordView['event']): string {
  return `${registry.key} ${registry.value} ${group}`;
}

function toMoved(findings: readonly EventFinding[], moved: number): readonly EventFinding[] {
  if (findings.length === 0 || moved === 0) return findings;
  return findings.map(({ offset, fix, ...finding }) => {
    const edits = fix?.edits.map((edit) => ({ ...edit, offset: edit.offset + moved }));
    return { ...finding, offset: offset + moved, ...(fix && edits && { fix: { ...fix, edits } }) };
  });
}
