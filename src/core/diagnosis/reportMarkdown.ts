import * as l10n from '@vscode/l10n';
import { toFunctionName } from '../arn.ts';
import { toCodeBlock, toCodeSpan, toLink, toPlainMarkdown } from '../markdown.ts';
import type { Difference } from './compareReports.ts';
import type { CheckResult, DiagnosisReport, Outcome, Remedy } from './report.ts';

export interface ReportOptions {
  /** Number of all checks while they come in; absent: the report is complete. */
  readonly total?: number;
  /** It was cancelled. */
  readonly cancelled?: boolean;
  /** What is different from an earlier report. */
  readonly differences?: readonly Difference[];
}

const OUTCOME_TITLES: Readonly<Record<Outcome, () => string>> = {
  fail: () => l10n.t('Wrong'),
  unknown: () => l10n.t('Could not be told'),
  pass: () => l10n.t('In order'),
  skipped: () => l10n.t('Does not apply'),
};

/** Above checks whose titles say what must hold. */
const PART_TITLES: Readonly<Record<Outcome, () => string>> = {
  ...OUTCOME_TITLES,
  fail: () => l10n.t('Must hold, and does not'),
};

const SIGNS: Readonly<Record<Outcome, string>> = { fail: '✗', unknown: '?', pass: '✓', skipped: '–' };

/** Lines of evidence of a check that is in order; the saved report has them all. */
const SHOWN_EVIDENCE = 3;

/** Shown in this order: what is to be done first. */
const ORDER: readonly Outcome[] = ['fail', 'unknown', 'pass', 'skipped'];

/** The report as a readable page: what is wrong with evidence and remedies, then what could not be told, then the rest. */
export function toReportMarkdown(report: DiagnosisReport, options: ReportOptions = {}): string {
  return [
    `# ${l10n.t('Diagnosis of {0}', toPlainMarkdown(`${report.topic} → ${toFunctionName(report.functionArn)}`))}`,
    toHead(report),
    toSummary(report, options),
    ...toDifferences(options.differences),
    ...ORDER.flatMap((outcome) => toPart(report, outcome)),
  ]
    .join('\n\n')
    .concat('\n');
}

function toHead({ account, region, uuid, state, result, stateReason, startedAt }: DiagnosisReport): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Account'), account],
    [l10n.t('Region'), region],
    ['UUID', uuid ?? l10n.t('not created yet')],
    [l10n.t('State'), state],
    [l10n.t('Last result'), result],
    [l10n.t('Reason of the state'), stateReason],
    [l10n.t('Time'), startedAt],
  ];
  return rows
    .flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`- ${name}: ${toPlainMarkdown(value)}`]))
    .join('\n');
}

/** One line: how many checks came out how. */
export function toSummaryLine({ checks }: { readonly checks: readonly { readonly outcome: Outcome }[] }): string {
  const count = (outcome: Outcome) => String(checks.filter((check) => check.outcome === outcome).length);
  return l10n.t('{0} wrong, {1} could not be told, {2} in order, {3} do not apply', ...ORDER.map(count));
}

function toSummary(report: DiagnosisReport, { total, cancelled }: ReportOptions): string {
  const line = `**${toSummaryLine(report)}**`;
  if (cancelled === true) return `${line}\n\n${l10n.t('Cancelled: checks are missing.')}`;
  if (total === undefined) return line;
  return `${line}\n\n${l10n.t('{0} of {1} checks are done …', String(report.checks.length), String(total))}`;
}

function toDifferences(differences: readonly Difference[] | undefined): readonly string[] {
  if (differences === undefined) return [];
  const lines = differences.map(({ title, before, after }) => {
    const words = (outcome: Outcome | undefined) => (outcome === undefined ? '–' : OUTCOME_TITLES[outcome]());
    return `- ${toPlainMarkdown(title)}: ${words(before)} → **${words(after)}**`;
  });
  const text = lines.length === 0 ? l10n.t('No check came out differently.') : lines.join('\n');
  return [`## ${l10n.t('Different from the earlier report')}`, text];
}

function toPart({ checks }: DiagnosisReport, outcome: Outcome): readonly string[] {
  const listed = checks.filter((check) => check.outcome === outcome);
  if (listed.length === 0) return [];
  const title = `## ${SIGNS[outcome]} ${PART_TITLES[outcome]()}`;
  if (outcome === 'fail' || outcome === 'unknown') return [title, ...listed.flatMap(toSection)];
  return [title, listed.map((check) => `- ${toLine(check)}`).join('\n')];
}

function toLine({ title, evidence }: CheckResult): string {
  const rest = evidence.length - SHOWN_EVIDENCE;
  const seen = [
    ...evidence.slice(0, SHOWN_EVIDENCE).map((line) => toPlainMarkdown(line.replace(/[.。]$/, ''))),
    ...(rest > 0 ? [l10n.t('and {0} more', String(rest))] : []),
  ].join('; ');
  return seen === '' ? `**${toPlainMarkdown(title)}**` : `**${toPlainMarkdown(title)}** – ${seen}`;
}

function toSection({ title, evidence, gaps, remedies }: CheckResult): readonly string[] {
  const lines = [
    ...evidence.map((line) => `- ${toPlainMarkdown(line)}`),
    ...gaps.map((gap) => `- ${describeGap(gap)}`),
  ];
  return [
    `### ${toPlainMarkdown(title)}`,
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...remedies.flatMap(toRemedy),
  ];
}

/** Names the permission that the reader lacks, where that is the reason. */
function describeGap({ reason, operation, message }: CheckResult['gaps'][number]): string {
  const text = toPlainMarkdown(message);
  if (reason === 'access-denied') return l10n.t('You lack the permission {0}: {1}', toCodeSpan(operation), text);
  return l10n.t('{0} failed: {1}', toCodeSpan(operation), text);
}

function toRemedy({ title, text, command, snippet, template, docUrl, change }: Remedy): readonly string[] {
  const note = change === undefined ? '' : ` — ${l10n.t('“Fix…” can do this for you')}`;
  return [
    `#### ${toPlainMarkdown(title)}${note}`,
    ...(text === undefined || text === '' ? [] : [toPlainMarkdown(text)]),
    ...(command === undefined ? [] : [toCodeBlock('sh', command)]),
    ...(snippet === undefined ? [] : [toCodeBlock(snippet.language, snippet.text)]),
    ...(template === undefined ? [] : [l10n.t('As CloudFormation or SAM:'), toCodeBlock('text', template.text)]),
    ...(docUrl === undefined ? [] : [toLink(l10n.t('Documentation'), docUrl)]),
  ];
}
