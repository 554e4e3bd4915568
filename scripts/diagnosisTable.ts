import { type DeliveryMetrics, type LossId, listLosses } from '../src/core/diagnosis/deliveryMetrics.ts';
import type { CheckResult } from '../src/core/diagnosis/report.ts';
import { explainApiFailure } from '../src/core/hints/apiErrors.ts';
import type { SecretFinding } from '../src/core/mapping/secretContent.ts';
import { toCodeSpan, toPlainMarkdown, toTable } from '../src/core/markdown.ts';
import { REFUSED_TEXTS } from '../test/unit/hints/errorsTableRefusals.ts';
import { type CallCase, type CallOutcome, runCall } from './diagnoses/callCase.ts';
import { CAUSES_WITHOUT_ROW } from './diagnoses/causesWithoutRow.ts';
import { CLUSTER_CALLS } from './diagnoses/clusterCalls.ts';
import type { DiagnosisCase } from './diagnoses/diagnosisCase.ts';
import { LOG_CASES } from './diagnoses/logCases.ts';
import { MAPPING_CALLS } from './diagnoses/mappingCalls.ts';
import { type AccountBed, type DiagnosisOutcome, runCase, withAccount } from './diagnoses/runCases.ts';
import { SAMPLE_ACCESS_CASES } from './diagnoses/sampleAccessCases.ts';
import { SAMPLE_LOSS_CASES } from './diagnoses/sampleLossCases.ts';
import { SAMPLE_NETWORK_CASES } from './diagnoses/sampleNetworkCases.ts';
import { SHOP_CASES } from './diagnoses/shopCases.ts';
import { SHOP_STATE_CASES } from './diagnoses/shopStateCases.ts';
import { STATE_CALLS } from './diagnoses/stateCalls.ts';

export const DIAGNOSIS_FILE = 'docs/diagnosis.md';

/** By entry, the sample account's first. */
export const DIAGNOSIS_CASES: readonly DiagnosisCase[] = [
  ...SAMPLE_NETWORK_CASES,
  ...SAMPLE_ACCESS_CASES,
  ...SAMPLE_LOSS_CASES,
  ...SHOP_CASES,
  ...SHOP_STATE_CASES,
  ...LOG_CASES,
].toSorted((a, b) => toOrder(a.entry) - toOrder(b.entry));

/** `A1.2, A11`: 1.2; entries of other chapters come last. */
function toOrder(entry: string): number {
  return Number(/^A(\d+(?:\.\d+)?)/.exec(entry)?.[1] ?? Number.POSITIVE_INFINITY);
}

export const CALL_CASES: readonly CallCase[] = [...MAPPING_CALLS, ...STATE_CALLS, ...CLUSTER_CALLS];

/** So many accounts at a time. */
const SIDE_BY_SIDE = 4;

export interface DiagnosisOutcomes {
  readonly mappings: readonly DiagnosisOutcome[];
  readonly calls: readonly CallOutcome[];
}

export async function diagnoseCases(): Promise<DiagnosisOutcomes> {
  return { mappings: await runAll(DIAGNOSIS_CASES, runCase), calls: await runAll(CALL_CASES, runCall) };
}

async function runAll<T, R>(
  cases: readonly T[],
  run: (bed: AccountBed, known: T) => Promise<R>,
): Promise<readonly R[]> {
  const outcomes: R[] = [];
  const waiting = [...cases.entries()];
  const work = async (bed: AccountBed) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, known] = next;
      outcomes[index] = await run(bed, known);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => withAccount(work)));
  return outcomes;
}

const INTRODUCTION = `# What a diagnosis finds

Chapters A to F are those of the catalogue of errors. This page is written by \`npm run diagnosis-table\`, from sample accounts in which each
thing is wrong for a reason that can be found and repaired.

## Mappings that fail (A, B, C)

**Diagnose Mapping** looks at everything around a mapping that AWS tells. Each check passes, fails, could not be told (and says which
permission is lacking), or does not apply. Each row is a mapping whose cause is known: what Lambda says, the cause that the hint ranks
first, the check that shows it, the first remedy, applied by the extension or by hand, and what Lambda says afterwards. No source has a
result of Lambda's that tells of lost records (A11, A12): metrics do.
`;

const OTHERS = `
### Causes that no row has first
`;

const REFUSALS = `
## Calls that are refused (C, D, E)

Each row is a call that AWS refuses for the reason named. What is changed makes it accept the call. AWS's sentence stands here where a
source has it word for word; where none has, only the code.
`;

const TEXTS = `
## Texts that are recognised (D, F)

What deployment tools say before anything reaches AWS, and answers that no sample account gives.
`;

export function formatDiagnoses({ mappings, calls }: DiagnosisOutcomes): string {
  const head = ['Entry', 'Lambda says', 'Cause ranked first', 'Found first', 'Remedy', 'Afterwards'];
  const callHead = ['Entry', 'Call', 'AWS says', 'Explained as', 'Change, with which it is accepted'];
  const textHead = ['Entry', 'Text', 'Explained as'];
  return [
    INTRODUCTION,
    `${toTable([head, ...mappings.map(toRow)])}\n`,
    OTHERS,
    `${toTable([['Cause', 'Why'], ...Object.entries(CAUSES_WITHOUT_ROW).map(([id, why]) => [toCodeSpan(id), toPlainMarkdown(why)])])}\n`,
    REFUSALS,
    `${toTable([callHead, ...calls.map(toCallRow)])}\n`,
    TEXTS,
    `${toTable([textHead, ...TEXT_ROWS.map(toTextRow)])}\n`,
  ]
    .join('\n')
    .replaceAll('\n\n\n', '\n\n');
}

/** The first metric of lost records, without how many: that hangs on the minute. */
function toLostWords(metrics: DeliveryMetrics): string {
  const [loss] = listLosses(metrics);
  return loss === undefined ? 'nothing lost' : `${LOSS_METRICS[loss.id]} > 0`;
}

const LOSS_METRICS: Readonly<Record<LossId, string>> = {
  registry: 'SchemaRegistryErrorCount',
  destination: 'OnFailureDestinationDeliveryErrorCount',
  dropped: 'DroppedEventCount',
  'dropped-after-failing': 'DroppedEventCount',
};

function toFound({ title, id, outcome }: CheckResult): string {
  return `${toPlainMarkdown(title)} (${toCodeSpan(id)}${outcome === 'unknown' ? ': could not tell' : ''})`;
}

function toContentWords(content: readonly SecretFinding[]): string {
  return `“Check Secret Content of Mapping…”: ${content.map(({ ruleId }) => toCodeSpan(ruleId)).join(', ')}`;
}

function toCallRow({ known, failure, id, title, hint }: CallOutcome): readonly string[] {
  const { code = '', operation, message } = failure;
  const isWhole = known.unverified !== true && known.entry !== 'E';
  const explained = id === undefined ? toPlainMarkdown(hint) : `${toPlainMarkdown(title)} (${toCodeSpan(id)})`;
  return [
    known.entry,
    `${toCodeSpan(operation)}: ${toPlainMarkdown(known.words)}`,
    isWhole ? `${toCodeSpan(code)}: ${toCodeSpan(hideUuids(message))}` : toCodeSpan(code),
    explained,
    toPlainMarkdown(known.change.words),
  ];
}

/** Mappings are given new ones each time. */
function hideUuids(text: string): string {
  return text.replace(/(?<=UUID )[0-9a-f-]{36}/, '<uuid>');
}

const CALLED = CALL_CASES.map(({ id }) => id);
const TEXT_ROWS = REFUSED_TEXTS.filter(([chapter, , id]) => chapter.startsWith('F') || !CALLED.includes(id));

function toTextRow([chapter, message, id, code]: (typeof REFUSED_TEXTS)[number]): readonly string[] {
  const { title } = explainApiFailure({ reason: 'invalid', operation: '', message, code });
  return [chapter, toCodeSpan(code ?? message), `${toPlainMarkdown(title)} (${toCodeSpan(id)})`];
}

function toRow(outcome: DiagnosisOutcome): readonly string[] {
  const { known, mapping, content, record, first, explained, lost, lostAfterwards, afterwards } = outcome;
  const reason = mapping.StateTransitionReason ?? '';
  const state = mapping.State === 'Enabled' || mapping.State === 'Disabled' ? [] : [mapping.State];
  const said = [
    ...state,
    mapping.LastProcessingResult ?? '',
    ...(reason === 'USER_INITIATED' ? [] : [reason]),
    ...(record === undefined ? [] : [record.text]),
    ...(lost === undefined ? [] : [toLostWords(lost)]),
  ];
  const [cause] = explained.causes;
  const remedy = first?.remedies.find(({ change }) => change !== undefined) ?? first?.remedies[0];
  const parts = [
    ...(remedy === undefined ? [] : [toPlainMarkdown(remedy.title)]),
    ...(known.repair === undefined ? [] : [toPlainMarkdown(`By hand: ${known.repair.words}`)]),
  ];
  return [
    known.entry,
    said.map(toCodeSpan).join(', '),
    cause === undefined ? '–' : `${toPlainMarkdown(cause.title)} (${toCodeSpan(cause.id)})`,
    first === undefined ? `– (${content === undefined ? known.otherwise : toContentWords(content)})` : toFound(first),
    parts.join('. '),
    [toCodeSpan(afterwards), ...(lostAfterwards === undefined ? [] : [toLostWords(lostAfterwards)])].join(', '),
  ];
}
