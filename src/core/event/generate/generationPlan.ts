import * as l10n from '@vscode/l10n';
import { parseTimestamp } from '../../mapping/timestamp.ts';
import { decodeBase64 } from '../base64.ts';
import { readFilterPattern } from '../filterPattern.ts';
import { toFilterTrial } from '../matchFilter.ts';
import { MAX_BATCH_RECORDS } from '../payloadLimits.ts';
import { ByteText } from './byteText.ts';
import { type Delivery, PLAIN, toDelivery } from './delivery.ts';
import type { EventSpec, HeaderSpec, SchemaSpec, SpecProblem } from './eventSpec.ts';
import { createOffsets, type Offsets } from './offsets.ts';
import type { Scene } from './placeholders.ts';
import { type MakeKey, prepareKeys } from './recordKeys.ts';
import { createRandom, type SeededRandom } from './seededRandom.ts';
import { toNeededFile, toNeededProto } from './specFile.ts';
import { prepareValues, type ValueSource } from './valueSource.ts';
import { parseTextTemplate } from './valueTemplate.ts';

/** A specification with everything read once: what is left is to draw records. */
export interface GenerationPlan {
  readonly spec: EventSpec;
  readonly records: number;
  readonly batchSize: number;
  readonly partitions: readonly number[];
  readonly values: ValueSource;
  readonly makeKey: MakeKey;
  /** The key of the record that was drawn last. */
  readonly keyText: ByteText;
  readonly headers: readonly { readonly name: string; readonly write: (scene: Scene) => ByteText }[];
  readonly keyDelivery: Delivery;
  readonly keyFormat?: SchemaSpec['dataFormat'];
  readonly valueDelivery: Delivery;
  readonly offsets: Offsets;
  readonly random: SeededRandom;
  readonly timestamps: { readonly start: number; readonly step: number };
  readonly trial?: ReturnType<typeof toFilterTrial>;
}

/** Records when nothing says how many. */
const USUAL_RECORDS = 10;
/** More would fill the disk before anybody looks at them. */
const MOST_RECORDS = 10_000_000;
const USUAL_BATCH = 100;

/** Reads a specification; all problems at once when it cannot be used. */
export function toPlan(spec: EventSpec, now: number): GenerationPlan | readonly SpecProblem[] {
  const problems: SpecProblem[] = [];
  const problem: Report = (path, message, near) => {
    problems.push({ path, message, ...(near === undefined ? {} : { near }) });
    return undefined;
  };
  const random = createRandom(spec.seed ?? 1);
  const values = toValues(spec, problem);
  const records = spec.records ?? values?.count ?? USUAL_RECORDS;
  const batchSize = spec.batchSize ?? USUAL_BATCH;
  checkNumbers(records, batchSize, spec, problem);
  const partitions = toPartitions(spec, problem);
  const makeKey = prepareKeys(spec.keys ?? { kind: 'none' });
  if (typeof makeKey !== 'function') problem(['keys', makeKey.member], makeKey.problem, makeKey.near);
  const headers = (spec.headers ?? []).map((header, index) => toHeader(header, ['headers', index], problem));
  const keySchema = spec.schemas?.findIndex(({ attribute }) => attribute === 'KEY') ?? -1;
  const valueSchema = spec.schemas?.findIndex(({ attribute }) => attribute === 'VALUE') ?? -1;
  const keyDelivery = toDeliveryOf(spec, keySchema, random, problem);
  const valueDelivery = toDeliveryOf(spec, valueSchema, random, problem, values);
  const offsets = createOffsets(spec.startOffset, isWhole(records, 1, MOST_RECORDS) ? records : 1);
  if (typeof offsets === 'string') problem(['startOffset'], offsets);
  const timestamps = toTimestamps(spec, records, now, problem);
  checkFilter(spec, problem);
  const usable = values !== undefined && timestamps !== undefined && typeof offsets !== 'string';
  if (problems.length > 0 || !usable || typeof makeKey !== 'function') return problems;
  const keyFormat = spec.schemas?.[keySchema]?.dataFormat;
  return {
    spec,
    records,
    batchSize,
    partitions,
    values,
    makeKey,
    keyText: new ByteText(100),
    headers: headers.flatMap((header) => (header === undefined ? [] : [header])),
    keyDelivery,
    ...(keyFormat === undefined ? {} : { keyFormat }),
    valueDelivery,
    offsets,
    random,
    timestamps,
    ...(spec.filter === undefined ? {} : { trial: toFilterTrial(spec.filter.patterns) }),
  };
}

/** What is wrong with a specification, its file left aside: what is in it is not known here. */
export function listSpecProblems(spec: EventSpec): readonly SpecProblem[] {
  const isOpen = toNeededFile(spec) !== undefined || toNeededProto(spec) !== undefined;
  const values: EventSpec['values'] = isOpen ? { kind: 'text', text: '' } : spec.values;
  const plan = toPlan({ ...spec, values }, 0);
  return 'spec' in plan ? [] : plan;
}

type Report = (path: SpecProblem['path'], message: string, near?: string) => undefined;

function toValues(spec: EventSpec, problem: Report): ValueSource | undefined {
  const values = prepareValues(spec.values);
  return values.problem === undefined ? values.source : problem(['values', values.member], values.problem, values.near);
}

function checkNumbers(records: number, batchSize: number, spec: EventSpec, problem: Report): void {
  if (spec.topic.trim() === '') problem(['topic'], l10n.t('The name of the topic is missing.'));
  if (!isWhole(records, 1, MOST_RECORDS)) {
    problem(['records'], l10n.t('A whole number from 1 to {0} belongs here.', MOST_RECORDS));
  }
  if (!isWhole(batchSize, 1, MAX_BATCH_RECORDS)) {
    problem(['batchSize'], l10n.t('A batch has from 1 to {0} records.', MAX_BATCH_RECORDS));
  }
  if (spec.keys?.kind === 'sequence' && !isWhole(spec.keys.count ?? 1, 1, Number.MAX_SAFE_INTEGER)) {
    problem(['keys', 'count'], l10n.t('A whole number from 1 belongs here.'));
  }
  if (spec.tombstones !== undefined && !isWhole(spec.tombstones.every, 1, Number.MAX_SAFE_INTEGER)) {
    problem(['tombstones', 'every'], l10n.t('A whole number from 1 belongs here.'));
  }
}

function toPartitions({ partitions = 1 }: EventSpec, problem: Report): readonly number[] {
  const isCount = typeof partitions === 'number';
  // More partitions than a cluster has: the list would be made before anybody could cancel.
  const fits = isCount ? isWhole(partitions, 1, 100_000) : partitions.length > 0;
  if (!fits) problem(['partitions'], l10n.t('There is at least one partition, and there are at most 100000.'));
  if (isCount) return Array.from({ length: fits ? partitions : 0 }, (_, index) => index);
  if (!partitions.every((partition) => isWhole(partition, 0, 2 ** 31 - 1))) {
    problem(['partitions'], l10n.t('Partitions are whole numbers from 0.'));
  }
  return [...new Set(partitions)];
}

function toHeader({ name, text, base64 }: HeaderSpec, path: SpecProblem['path'], problem: Report) {
  if ((text === undefined) === (base64 === undefined)) {
    return problem(path, l10n.t('A header has either text or base64.'));
  }
  const bytes = base64 === undefined ? undefined : decodeBase64(base64).bytes;
  if (base64 !== undefined && bytes === undefined) {
    return problem([...path, 'base64'], l10n.t('This is no base64 text.'));
  }
  const template = parseTextTemplate(text ?? '');
  if (template.problem !== undefined) return problem([...path, 'text'], template.problem, template.near);
  if (bytes === undefined) return { name, write: template.write };
  const constant = new ByteText(bytes.length);
  constant.addBytes(bytes);
  return { name, write: () => constant };
}

function toDeliveryOf(
  spec: EventSpec,
  index: number,
  random: SeededRandom,
  problem: Report,
  values?: ValueSource,
): Delivery {
  const schema = spec.schemas?.[index];
  if (schema === undefined) return PLAIN;
  const delivery = toDelivery(schema, random, values);
  if (typeof delivery !== 'string') return delivery;
  problem(['schemas', index, 'schemaId'], delivery);
  return PLAIN;
}

function toTimestamps({ timestamps = {} }: EventSpec, records: number, now: number, problem: Report) {
  const { start, step = 1000 } = timestamps;
  if (!isWhole(step, 0, Number.MAX_SAFE_INTEGER)) {
    return problem(['timestamps', 'step'], l10n.t('Milliseconds as a whole number from 0 belong here.'));
  }
  const usual = now - (records - 1) * step;
  const first = typeof start === 'string' ? parseTimestamp(start)?.milliseconds : (start ?? usual);
  const last = (first ?? Number.NaN) + (records - 1) * step;
  if (first === undefined || !Number.isInteger(first) || Math.max(Math.abs(first), Math.abs(last)) > LAST_DATE) {
    return problem(['timestamps', 'start'], l10n.t('A time in ISO 8601 or in milliseconds belongs here.'));
  }
  return { start: first, step };
}

/** Farthest from the epoch that a date can be. */
const LAST_DATE = 8.64e15;

function checkFilter({ filter }: EventSpec, problem: Report): void {
  for (const [index, pattern] of (filter?.patterns ?? []).entries()) {
    const read = readFilterPattern(pattern);
    if (read.pattern === undefined) problem(['filter', 'patterns', index], read.problem);
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
