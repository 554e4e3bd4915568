import { CheckMemory } from './checkMemory.ts';
import { CONTENT_RULES } from './eventRules/contentRules.ts';
import { type EventFinding, type EventRule, MAX_HITS } from './eventRules/eventRule.ts';
import { type EventView, type RecordView, toEventView, toObjectView, toRecordView } from './eventRules/eventView.ts';
import { EVENT_GROUP_RULES, GROUP_RULES } from './eventRules/groupRules.ts';
import { HEADER_RULES } from './eventRules/headerRules.ts';
import { EVENT_MEMBER_RULES, RECORD_MEMBER_RULES } from './eventRules/memberRules.ts';
import { RECORD_RULES } from './eventRules/recordRules.ts';
import { SCHEMA_RULES } from './eventRules/schemaRules.ts';
import { SIZE_RULES } from './eventRules/sizeRules.ts';
import { SOURCE_RULES } from './eventRules/sourceRules.ts';
import type { EventKind } from './eventShape.ts';
import { JsonCursor } from './jsonCursor.ts';
import { MAX_BATCH_RECORDS, SURELY_FITS, toPayloadBytes, toPayloadSteps } from './payloadLimits.ts';
import { scanEvent } from './scanEvent.ts';
import type { ScannedEvent, ScannedRecord } from './scannedEvent.ts';
import type { ScanProblem } from './scanProblem.ts';

const EVENT_RULES: readonly EventRule<EventView>[] = [
  ...SOURCE_RULES,
  ...SIZE_RULES,
  ...EVENT_GROUP_RULES,
  ...EVENT_MEMBER_RULES,
];

const EACH_RECORD_RULES: readonly EventRule<RecordView>[] = [
  ...RECORD_RULES,
  ...CONTENT_RULES,
  ...HEADER_RULES,
  ...SCHEMA_RULES,
  ...RECORD_MEMBER_RULES,
];

/** Events of Kafka only: what merely looks like one is judged by nobody. */
const KINDS: ReadonlySet<EventKind> = new Set<EventKind>(['kafka', 'self-managed-kafka']);

/** Records that are judged between two steps: a step stays short even when each record is large. */
const STEP_RECORDS = 50;
const STEP_LENGTH = 100_000;

/**
 * Judges an event by every rule, in the order of the text. Says nothing of JSON that is wrong as such, which every editor
 * marks itself, and nothing of documents that are no Kafka events. Never throws.
 */
export function checkEvent(text: string, scanned: ScannedEvent = scanEvent(text)): readonly EventFinding[] {
  const findings: EventFinding[] = [];
  for (const step of toCheckSteps(text, scanned)) findings.push(...step);
  return findings.toSorted((a, b) => a.offset - b.offset);
}

/**
 * `checkEvent` in pieces of some milliseconds each, between which an editor can go on: findings as they are made. Records
 * beyond what a batch can have are not judged one by one.
 * @param memory what is known of the records of the same document from before
 */
export function* toCheckSteps(
  text: string,
  scanned: ScannedEvent,
  memory = new CheckMemory(),
): Generator<readonly EventFinding[]> {
  if (!KINDS.has(scanned.kind)) return;
  const payloadBytes = text.length > SURELY_FITS ? yield* countPayload(text, scanned, memory) : undefined;
  const event = toEventView(text, scanned, payloadBytes);
  const limit = new Limit();
  for (const rule of EVENT_RULES) yield limit.take(rule.find(event));
  const cursor = new JsonCursor(text);
  const open = (record: ScannedRecord) => toObjectView(record, cursor);
  for (const group of event.groups) {
    for (const rule of GROUP_RULES) yield limit.take(rule.find({ event, group, open }));
  }
  const places = new Set<number>();
  for (const records of toPortions(event.records.slice(0, MAX_BATCH_RECORDS))) {
    const rules = EACH_RECORD_RULES.filter(({ id }) => !limit.isReached(id));
    const judge = (record: ScannedRecord) => {
      const view = toRecordView(event, record, cursor);
      return rules.flatMap((rule) => rule.find(view));
    };
    const findings = records.flatMap((record) => {
      const known = memory.recall(record, event);
      if (known !== undefined) return known;
      const found = judge(record);
      if (rules.length === EACH_RECORD_RULES.length) memory.keep(record, event, found);
      return found;
    });
    for (const { offset } of findings) places.add(offset);
    yield limit.take(findings);
  }
  yield scanned.problems.filter(({ id, offset }) => id === 'shape' && !places.has(offset)).map(toShapeFinding);
}

/** As `toPayloadBytes`, of each record once; where JSON is wrong, a record does not tell where its texts begin. */
function* countPayload(
  text: string,
  { records, problems }: ScannedEvent,
  memory: CheckMemory,
): Generator<readonly EventFinding[], number> {
  if (problems.length > 0) return yield* withoutFindings(toPayloadSteps(text));
  let bytes = 0;
  let end = 0;
  for (const portion of toPortions(records)) {
    for (const record of portion) {
      bytes += toPayloadBytes(text.slice(end, record.offset)) + memory.toBytes(text, record);
      end = record.offset + record.length;
    }
    yield [];
  }
  return bytes + toPayloadBytes(text.slice(end));
}

function* withoutFindings<T>(steps: Generator<unknown, T>): Generator<readonly EventFinding[], T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield [];
  }
}

/** Few records when they are large. */
function* toPortions(records: readonly ScannedRecord[]): Generator<readonly ScannedRecord[]> {
  let portion: ScannedRecord[] = [];
  let length = 0;
  for (const record of records) {
    portion.push(record);
    length += record.length;
    if (portion.length < STEP_RECORDS && length < STEP_LENGTH) continue;
    yield portion;
    portion = [];
    length = 0;
  }
  yield portion;
}

/** What the reader of places could not make a record or a list of. */
function toShapeFinding({ offset, length, message }: ScanProblem): EventFinding {
  return { ruleId: 'event-shape', severity: 'error', offset, length, message };
}

/** Lets through so many findings of each rule. */
class Limit {
  readonly #counts = new Map<string, number>();

  isReached(ruleId: string): boolean {
    return (this.#counts.get(ruleId) ?? 0) >= MAX_HITS;
  }

  take(findings: readonly EventFinding[]): readonly EventFinding[] {
    return findings.filter(({ ruleId }) => {
      const count = (this.#counts.get(ruleId) ?? 0) + 1;
      this.#counts.set(ruleId, count);
      return count <= MAX_HITS;
    });
  }
}
