import * as l10n from '@vscode/l10n';
import { isJson } from '../isJson.ts';
import { toCodeBlock, toCodeSpan, toPlainMarkdown, toTable } from '../markdown.ts';
import type { FilterReport, TriedSample } from './filterReport.ts';
import { formatJsonText } from './jsonText.ts';
import type { FilterVerdict } from './matchFilter.ts';

/** Rows of the table of records; more would only slow the page down. */
const MOST_ROWS = 500;

const OUTCOMES: Readonly<Record<FilterVerdict['outcome'], () => string>> = {
  passes: () => l10n.t('passes'),
  dropped: () => l10n.t('dropped'),
  unclear: () => l10n.t('cannot be told'),
};

export function toFilterTitle({ tried, passing }: FilterReport): string {
  if (tried.length !== 1) return l10n.t('{0} of {1} records pass the filter', passing, tried.length);
  return passing === 1 ? l10n.t('The record passes the filter') : l10n.t('The record does not pass the filter');
}

/**
 * Which records of an event the filters of a mapping let pass, and why not the others.
 * @param mappingName what the mapping is called
 */
export function toFilterMarkdown(report: FilterReport, mappingName: string, eventName: string): string {
  const parts = [
    `# ${toPlainMarkdown(toFilterTitle(report))}`,
    toTable(toFacts(report, mappingName, eventName)),
    ...toConsequence(report),
    report.problem === undefined ? '' : toPlainMarkdown(report.problem),
    ...toRecordSection(report.tried),
    ...toPatternSection(report.patterns),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function toFacts(report: FilterReport, mappingName: string, eventName: string): readonly (readonly string[])[] {
  return [
    [l10n.t('What'), l10n.t('Value')],
    [l10n.t('Mapping'), toPlainMarkdown(mappingName)],
    [l10n.t('Event'), toCodeSpan(eventName)],
    [l10n.t('Passing'), String(report.passing)],
    [l10n.t('Dropped'), String(report.dropped)],
    ...(report.unclear === 0 ? [] : [[l10n.t('Cannot be told'), String(report.unclear)]]),
  ];
}

function toConsequence({ patterns, dropped }: FilterReport): readonly string[] {
  if (patterns.length === 0) return [toPlainMarkdown(l10n.t('The mapping has no filter: every record passes.'))];
  const text = l10n.t('Lambda never sends dropped records to the function, and does not keep them either.');
  return dropped === 0 ? [] : [toPlainMarkdown(text)];
}

function toRecordSection(tried: readonly TriedSample[]): readonly string[] {
  if (tried.length === 0) return [];
  const head = [l10n.t('Record'), l10n.t('Offset'), l10n.t('Key'), l10n.t('Outcome'), l10n.t('Why')];
  const rows = tried
    .slice(0, MOST_ROWS)
    .map(({ record, verdict }, index) => [
      toCodeSpan(toPlace(record.topic, record.partition) ?? String(index + 1)),
      toCodeSpan(record.offset === undefined ? '' : String(record.offset)),
      toCodeSpan((record.key ?? '').slice(0, 40)),
      toPlainMarkdown(OUTCOMES[verdict.outcome]()),
      toReasons(verdict).map(toPlainMarkdown).join(' '),
    ]);
  const rest = tried.length - rows.length;
  return [
    `## ${toPlainMarkdown(l10n.t('Records'))}`,
    toTable([head, ...rows]),
    rest === 0 ? '' : toPlainMarkdown(l10n.t('… and {0} more', rest)),
  ];
}

function toPlace(topic: string | undefined, partition: number | undefined): string | undefined {
  return topic === undefined || partition === undefined ? topic : `${topic}-${partition}`;
}

/** Why not, by filter where there are several; for what passes, the filter that lets it pass. */
function toReasons({ outcome, perFilter, notes }: FilterVerdict): readonly string[] {
  if (outcome === 'passes') {
    const matching = perFilter.find(({ matches }) => matches);
    const isTold = matching !== undefined && perFilter.length > 1;
    return [...(isTold ? [l10n.t('Filter {0} matches.', matching.index + 1)] : []), ...notes];
  }
  if (outcome === 'unclear') return notes;
  return perFilter.flatMap(({ index, misses }) =>
    misses.map(({ path, message }) => {
      const why = path === '' ? message : l10n.t('{0}: {1}', path, message);
      return perFilter.length === 1 ? why : l10n.t('Filter {0}: {1}', index + 1, why);
    }),
  );
}

function toPatternSection(patterns: readonly string[]): readonly string[] {
  if (patterns.length === 0) return [];
  const blocks = patterns.map((pattern) => toCodeBlock('json', isJson(pattern) ? formatJsonText(pattern, 2) : pattern));
  return [`## ${toPlainMarkdown(l10n.t('Filters'))}`, ...blocks];
}
