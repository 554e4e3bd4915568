import { MAX_PAYLOAD_BYTES, toUtf8Bytes } from '../payloadLimits.ts';
import type { DrawnRecord } from './drawRecord.ts';
import type { EventForm } from './eventForm.ts';
import { toEventHead } from './eventHead.ts';
import type { GenerationPlan } from './generationPlan.ts';
import { formatEventHead } from './kafkaEvent.ts';

/** Fills events one after the other, as Lambda closes batches: by number of records and by size (events.md 1). */
export interface EventBatches<Event> {
  /** Takes a record; gives the event that is full because of it. */
  add(drawn: DrawnRecord): readonly Event[];
  /** The last event, if there is one. */
  finish(): readonly Event[];
  /** Events that ended for their size, and records that are too large even alone. */
  readonly counts: { bySize: number; byNumber: number; tooLarge: number };
}

interface Batch {
  readonly partitions: Set<number>;
  records: number;
  bytes: number;
}

export function createBatches<Event>(plan: GenerationPlan, form: EventForm<Event>): EventBatches<Event> {
  const { batchSize } = plan;
  const { topic } = plan.spec;
  const envelope = toUtf8Bytes(formatEventHead({ ...toEventHead(plan.spec), records: {} })) + '}}'.length;
  const counts = { bySize: 0, byNumber: 0, tooLarge: 0 };
  let batch = toEmptyBatch(envelope);

  const close = (): readonly Event[] => {
    if (batch.records === 0) return NONE;
    batch = toEmptyBatch(envelope);
    return [form.close()];
  };

  const add = (drawn: DrawnRecord): readonly Event[] => {
    const { partition } = drawn;
    const bytes = form.take(drawn);
    const full = batch.records >= batchSize;
    const groupBytes = toGroupBytes(batch, topic, partition);
    const closed = full || batch.bytes + bytes + groupBytes > MAX_PAYLOAD_BYTES ? close() : NONE;
    if (closed.length > 0) counts[full ? 'byNumber' : 'bySize'] += 1;
    batch.bytes += bytes + (closed.length > 0 ? toGroupBytes(batch, topic, partition) : groupBytes);
    batch.records += 1;
    batch.partitions.add(partition);
    form.put();
    if (batch.bytes <= MAX_PAYLOAD_BYTES) return closed;
    // Only a record that is alone can be above the limit.
    counts.tooLarge += 1;
    return [...closed, ...close()];
  };

  return { add, finish: close, counts };
}

const NONE: readonly never[] = [];

function toEmptyBatch(bytes: number): Batch {
  return { partitions: new Set(), records: 0, bytes };
}

/** What a record costs beside its own text: a comma, or the name and the brackets of a new group. */
function toGroupBytes(batch: Batch, topic: string, partition: number): number {
  if (batch.partitions.has(partition)) return ','.length;
  const brackets = batch.partitions.size === 0 ? ':[]' : ',:[]';
  return toUtf8Bytes(JSON.stringify(`${topic}-${partition}`)) + brackets.length;
}
