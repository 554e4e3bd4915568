import { ByteText } from './byteText.ts';
import type { Body } from './delivery.ts';
import { type DrawnRecord, toKeyBody, toValueBody } from './drawRecord.ts';
import type { EventForm } from './eventForm.ts';
import type { GenerationPlan } from './generationPlan.ts';
import type { EventLayout } from './kafkaEvent.ts';
import { type MemberSegments, type Segment, type TextSegments, toGroupName, toTextSegments } from './textSegments.ts';

/** An event as it stands in a file. */
export interface EventText {
  readonly text: string;
  readonly records: number;
}

/** Records of a partition: those that are still bytes, and the texts of earlier ones. */
interface Group {
  readonly chunks: string[];
  readonly out: ByteText;
  records: number;
}

/** Bytes that are kept as such: as many as stay near the processor. */
const CHUNK = 100_000;
/** Bytes at first: there may be thousands of partitions. */
const START = 1000;

/** Writes events as text at once: the same that `formatEvent` gives for their objects, in less time. */
export function createTextForm(plan: GenerationPlan, layout: EventLayout): EventForm<EventText> {
  const segments = toTextSegments(plan, layout);
  const record = new RecordWriter(plan, segments);
  let groups = new Map<number, Group>();
  let partition = 0;
  return {
    take(drawn) {
      partition = drawn.partition;
      return record.write(drawn);
    },
    put() {
      const group = groups.get(partition) ?? { chunks: [], out: new ByteText(START), records: 0 };
      if (group.records === 0) groups.set(partition, group);
      else group.out.addBytes(segments.between);
      group.out.addAll(record.out);
      group.records += 1;
      if (group.out.length > CHUNK) flush(group);
    },
    close() {
      const sorted = [...groups].toSorted(([a], [b]) => a - b);
      groups = new Map();
      return toEventText(plan, layout, segments, sorted);
    },
  };
}

/** Writes one record at a time. */
class RecordWriter {
  readonly out = new ByteText(START);
  readonly #plan: GenerationPlan;
  readonly #segments: TextSegments;
  readonly #text = new ByteText(START);
  readonly #leads = new Map<number, Segment>();
  /** By how many bytes the record would differ without the blanks of the layout. */
  #extra = 0;

  constructor(plan: GenerationPlan, segments: TextSegments) {
    this.#plan = plan;
    this.#segments = segments;
  }

  /** Its bytes without the blanks of the layout. */
  write(drawn: DrawnRecord): number {
    const segments = this.#segments;
    const { out } = this;
    out.clear();
    this.#extra = 0;
    this.#add(this.#toLead(drawn.partition));
    if (typeof drawn.offset === 'number') out.addNumber(drawn.offset);
    else out.addText(String(drawn.offset));
    this.#add(segments.timestamp);
    out.addNumber(drawn.timestamp);
    this.#addBody(toKeyBody(this.#plan, drawn), segments.key);
    this.#addBody(toValueBody(this.#plan, drawn), segments.value);
    this.#addHeaders(drawn);
    this.#add(segments.end);
    return out.length + this.#extra;
  }

  #add({ bytes, extra }: Segment): void {
    this.out.addBytes(bytes);
    this.#extra += extra;
  }

  /** What stands before the offset. */
  #toLead(partition: number): Segment {
    const known = this.#leads.get(partition);
    if (known !== undefined) return known;
    const lead = this.#segments.toLead(partition);
    this.#leads.set(partition, lead);
    return lead;
  }

  #addBody(body: Body | null | undefined, { present, isNull, absent }: MemberSegments): void {
    if (body === undefined || body === null) {
      this.#add(body === null ? isNull : absent);
      return;
    }
    this.#add(present);
    if (body instanceof ByteText) this.out.addBase64Of(body);
    else if (typeof body === 'string') this.#addText64(body);
    else this.out.addBase64(body);
    this.out.addByte(QUOTE);
  }

  #addText64(text: string): void {
    this.#text.clear();
    this.#text.addText(text);
    this.out.addBase64Of(this.#text);
  }

  #addHeaders({ scene }: DrawnRecord): void {
    const { headers, end, betweenBytes } = this.#segments;
    for (let index = 0; index < headers.length; index += 1) {
      this.#add(headers[index] ?? end);
      const content = this.#plan.headers[index]?.write(scene);
      if (content === undefined || content.length === 0) continue;
      this.out.addSignedBytes(content, betweenBytes.bytes);
      this.#extra += betweenBytes.extra * (content.length - 1);
    }
  }
}

const QUOTE = 0x22;

/** Many small texts are what costs most: bytes become text some thousand records at a time. */
function flush(group: Group): void {
  group.chunks.push(group.out.toText());
  group.out.clear();
}

function toEventText(
  { spec }: GenerationPlan,
  layout: EventLayout,
  { head, betweenGroups, groupEnd, foot }: TextSegments,
  groups: readonly (readonly [number, Group])[],
): EventText {
  const parts = [head];
  let records = 0;
  for (const [index, [partition, group]] of groups.entries()) {
    if (index > 0) parts.push(betweenGroups);
    flush(group);
    parts.push(toGroupName(spec.topic, partition, layout), ...group.chunks, groupEnd);
    records += group.records;
  }
  parts.push(foot);
  return { text: parts.join(''), records };
}
