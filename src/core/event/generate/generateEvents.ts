import * as l10n from '@vscode/l10n';
import { type DrawnRecord, drawRecord, type RecordWish, toFiltered } from './drawRecord.ts';
import { createBatches, type EventBatches } from './eventBatches.ts';
import type { EventForm } from './eventForm.ts';
import type { BadRecordKind, EventSpec, SpecProblem } from './eventSpec.ts';
import { toNotes } from './generationNotes.ts';
import { type GenerationPlan, toPlan } from './generationPlan.ts';
import type { EventLayout, KafkaEvent } from './kafkaEvent.ts';
import { createObjectForm } from './objectForm.ts';
import { createTextForm, type EventText } from './textForm.ts';
import { toMakeProblem } from './valueSource.ts';

export interface GenerationOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface GenerationOutcome {
  /** What the events do not show by themselves: why there are several, what was left out. */
  readonly notes: readonly string[];
  /** Why there are no events, or not all. */
  readonly problems: readonly SpecProblem[];
}

export interface GeneratedEvents extends GenerationOutcome {
  readonly events: readonly KafkaEvent[];
}

/** A pause in the generation: what is done so far, and the events that are full since the last one. */
export interface GenerationStep<Event> {
  readonly done: number;
  readonly total: number;
  readonly events: readonly Event[];
}

/** Generates all events at once. The same specification and time give the same events. */
export function generateEvents(spec: EventSpec, options: GenerationOptions): GeneratedEvents {
  const events: KafkaEvent[] = [];
  const steps = generateInSteps(spec, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { events, ...value };
    events.push(...value.events);
  }
}

/** Records from pause to pause: short enough that whoever waits can draw progress and cancel. */
const STEP = 500;
/** How often another record is drawn in the place of one that the filter does not want. */
const ATTEMPTS = 200;
/** After so many records in succession that could not be found there will be none. */
const HOPELESS = 5;

/** Generates with pauses; stopping in between needs no more than not going on. */
export function generateInSteps(
  spec: EventSpec,
  options: GenerationOptions,
): Generator<GenerationStep<KafkaEvent>, GenerationOutcome> {
  return generate(spec, options, createObjectForm);
}

/** The same as the text of files, with no objects in between, which take longer than everything else. */
export function generateTextsInSteps(
  spec: EventSpec,
  options: GenerationOptions & { readonly layout: EventLayout },
): Generator<GenerationStep<EventText>, GenerationOutcome> {
  return generate(spec, options, (plan) => createTextForm(plan, options.layout));
}

function* generate<Event>(
  spec: EventSpec,
  { now }: GenerationOptions,
  createForm: (plan: GenerationPlan) => EventForm<Event>,
): Generator<GenerationStep<Event>, GenerationOutcome> {
  const plan = toPlan(spec, now);
  if (!('spec' in plan)) return { notes: [], problems: plan };
  const batches = createBatches(plan, createForm(plan));
  const run = createRun(plan, batches, now);
  let events: Event[] = [];
  try {
    for (let index = 0; index < plan.records && !run.isHopeless(); index += 1) {
      for (const event of run.generate(index)) events.push(event);
      if ((index + 1) % STEP > 0) continue;
      yield { done: index + 1, total: plan.records, events };
      events = [];
    }
  } catch (error) {
    const message = toMakeProblem(error);
    if (message === undefined) throw error;
    return { notes: [], problems: [{ path: ['values'], message }] };
  }
  events.push(...batches.finish());
  yield { done: plan.records, total: plan.records, events };
  return toOutcome(plan, batches, run.counts);
}

interface RunCounts {
  generated: number;
  /** Records for which the filter could not be satisfied. */
  unfound: number;
  /** In succession. */
  missed: number;
}

/** Generates record by record, and counts. */
function createRun<Event>(plan: GenerationPlan, batches: EventBatches<Event>, now: number) {
  const counts: RunCounts = { generated: 0, unfound: 0, missed: 0 };
  const bad = new Map<number, BadRecordKind>(plan.spec.bad?.map(({ at, kind }) => [at - 1, kind]));
  const every = plan.spec.tombstones?.every;
  const generate = (index: number): readonly Event[] => {
    const kind = bad.get(index);
    const tombstone = kind === undefined && every !== undefined && (index + 1) % every === 0;
    const turn = counts.generated;
    const wish: RecordWish = { index, turn, now, tombstone, bad: kind };
    const drawn = findRecord(plan, wish);
    if (drawn === undefined) {
      counts.unfound += 1;
      counts.missed += 1;
      return [];
    }
    counts.generated += 1;
    counts.missed = 0;
    plan.offsets.take(drawn.partition);
    return batches.add(drawn);
  };
  return { generate, counts, isHopeless: () => plan.values.varies && counts.missed >= HOPELESS };
}

/** A record that the filter treats as wanted. Tombstones and bad records are there on purpose and are not tried. */
function findRecord(plan: GenerationPlan, wish: RecordWish): DrawnRecord | undefined {
  const wanted = toWantedOutcome(plan, wish);
  const first = drawRecord(plan, wish, 0);
  if (wanted === undefined || plan.trial === undefined || wish.tombstone || wish.bad !== undefined) return first;
  const attempts = plan.values.varies ? ATTEMPTS : 1;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const drawn = attempt === 0 ? first : drawRecord(plan, wish, attempt);
    if (plan.trial(toFiltered(plan, drawn)).outcome === wanted) return drawn;
  }
  return undefined;
}

/** Lines and the like cannot be drawn anew: mixed takes them as they come. */
function toWantedOutcome({ spec, values }: GenerationPlan, { turn }: RecordWish): 'passes' | 'dropped' | undefined {
  switch (spec.filter?.want) {
    case 'matching':
      return 'passes';
    case 'non-matching':
      return 'dropped';
    case 'mixed': {
      const inTurn = turn % 2 === 0 ? 'passes' : 'dropped';
      return values.varies ? inTurn : undefined;
    }
    default:
      return undefined;
  }
}

function toOutcome(
  plan: GenerationPlan,
  { counts }: Pick<EventBatches<unknown>, 'counts'>,
  { generated, unfound }: RunCounts,
): GenerationOutcome {
  const notes = toNotes(plan, { ...counts, generated, unfound });
  if (generated > 0) return { notes, problems: [] };
  const message = l10n.t('No record was found that the filter treats as wanted.');
  return { notes, problems: [{ path: ['filter'], message }] };
}
