import * as l10n from '@vscode/l10n';
import { toFunctionName } from '../arn.ts';
import { isJson } from '../isJson.ts';
import { toCodeBlock, toCodeSpan, toPlainMarkdown, toTable } from '../markdown.ts';
import type { BatchResponseVerdict } from './batchResponse.ts';
import type { Invocation } from './invocation.ts';
import { formatJsonText } from './jsonText.ts';

/** One invocation with what led to it. */
export interface InvocationReport {
  readonly invocation: Invocation;
  readonly functionArn: string;
  /** What the event is called: a file name. */
  readonly eventName: string;
  readonly records: number;
  /** Of the event as it was sent. */
  readonly bytes: number;
  /** From sending to the answer, in milliseconds. */
  readonly waited: number;
  /** Where the mapping reports failed records one by one, or the answer looks as if it did. */
  readonly verdict?: BatchResponseVerdict;
}

/** Characters of a result that are shown; the rest would only slow the page down. */
export const LONGEST_RESULT = 100_000;

/** What a function answered, how long it took, and the end of its log. */
export function toInvocationMarkdown(report: InvocationReport): string {
  const { invocation, verdict } = report;
  const parts = [
    `# ${toPlainMarkdown(toInvocationTitle(report))}`,
    ...toMeaning(report),
    toTable(toFacts(report)),
    ...(verdict === undefined ? [] : toVerdictSection(verdict, invocation.payload)),
    ...toResultSection(invocation),
    ...toLogSection(invocation.log),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** How it ended, in a line. */
export function toInvocationTitle({ invocation, functionArn, verdict, records }: InvocationReport): string {
  const name = toFunctionName(functionArn);
  if (invocation.functionError !== undefined) return l10n.t('{0} failed', name);
  if (verdict === undefined || verdict.outcome === 'success') return l10n.t('{0} succeeded', name);
  if (verdict.outcome === 'some-failed') {
    return l10n.t('{0} reported {1} of {2} records as failed', name, verdict.failed.length, records);
  }
  return verdict.outcome === 'all-failed'
    ? l10n.t('{0} answered with a report that fails the whole batch', name)
    : l10n.t('{0} answered with something that is no report on the batch', name);
}

function toMeaning({ invocation, verdict }: InvocationReport): readonly string[] {
  if (invocation.functionError !== undefined) {
    return [toPlainMarkdown(l10n.t('From a mapping, Lambda would send the whole batch again.'))];
  }
  if (verdict?.outcome === 'some-failed') {
    const text = l10n.t('From a mapping, Lambda would send the failed records again, each partition from its lowest.');
    return [toPlainMarkdown(text)];
  }
  if (verdict?.outcome === 'all-failed') {
    return [toPlainMarkdown(l10n.t('From a mapping, Lambda would send the whole batch again, also what succeeded.'))];
  }
  return [];
}

type Row = readonly [label: string, markdown: string];

function toFacts(report: InvocationReport): readonly Row[] {
  const { invocation, functionArn, eventName, records, bytes, waited } = report;
  const used = readReportLine(invocation.log ?? '');
  const rows: readonly Row[] = [
    [l10n.t('Status'), toPlainMarkdown(String(invocation.status))],
    [l10n.t('Error of the function'), toCodeSpan(invocation.functionError ?? '')],
    [l10n.t('Function'), toCodeSpan(functionArn)],
    [l10n.t('Version run'), toCodeSpan(invocation.executedVersion ?? '')],
    [l10n.t('Event'), toCodeSpan(eventName)],
    [l10n.t('Records'), toPlainMarkdown(records.toLocaleString('en-US'))],
    [l10n.t('Bytes sent'), toPlainMarkdown(bytes.toLocaleString('en-US'))],
    [l10n.t('Duration'), toPlainMarkdown(used.get('Duration') ?? '')],
    [l10n.t('Start of the environment'), toPlainMarkdown(used.get('Init Duration') ?? '')],
    [l10n.t('Billed'), toPlainMarkdown(used.get('Billed Duration') ?? '')],
    [l10n.t('Memory used'), toPlainMarkdown(toMemory(used))],
    [l10n.t('Answer after'), toPlainMarkdown(l10n.t('{0} ms', Math.round(waited).toLocaleString('en-US')))],
    [l10n.t('Request ID'), toCodeSpan(invocation.requestId ?? '')],
  ];
  const head: Row = [l10n.t('What'), l10n.t('Value')];
  return [head, ...rows.filter(([, markdown]) => markdown !== '')];
}

function toMemory(used: ReadonlyMap<string, string>): string {
  const [most, size] = [used.get('Max Memory Used'), used.get('Memory Size')];
  if (most === undefined) return '';
  return size === undefined ? most : l10n.t('{0} of {1}', most, size);
}

/** `REPORT RequestId: … Duration: 1.23 ms …`, parts between tabs, is the line that Lambda writes itself. */
function readReportLine(log: string): ReadonlyMap<string, string> {
  const line = log.split('\n').findLast((candidate) => candidate.startsWith('REPORT RequestId:')) ?? '';
  return new Map(
    line.split('\t').flatMap((part) => {
      const [, name, value] = /^([A-Z][A-Za-z ]+): (.+)$/.exec(part.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function toVerdictSection({ failed, problems }: BatchResponseVerdict, payload: string): readonly string[] {
  const title = `## ${toPlainMarkdown(l10n.t('Partial batch response'))}`;
  const list = failed.map(({ group, offset }) => [toCodeSpan(group), toCodeSpan(offset)]);
  const table = [[l10n.t('Failed in'), l10n.t('Offset')], ...list.slice(0, LONGEST_LIST)];
  const faults = problems.slice(0, LONGEST_LIST).map(({ message, offset, length }) => {
    const place = payload.slice(offset, offset + Math.min(length, 200));
    return `- ${toPlainMarkdown(message)} ${toCodeSpan(place)}`;
  });
  if (failed.length === 0 && faults.length === 0) {
    return [title, toPlainMarkdown(l10n.t('No record is reported as failed: the batch counts as done.'))];
  }
  return [title, faults.join('\n'), failed.length === 0 ? '' : toTable(table), toRest(failed.length)];
}

const LONGEST_LIST = 200;

function toRest(count: number): string {
  return count <= LONGEST_LIST ? '' : toPlainMarkdown(l10n.t('… and {0} more', count - LONGEST_LIST));
}

function toResultSection({ payload, functionError }: Invocation): readonly string[] {
  const title = `## ${toPlainMarkdown(functionError === undefined ? l10n.t('Result') : l10n.t('Error'))}`;
  if (payload === '') return [title, toPlainMarkdown(l10n.t('Nothing was returned.'))];
  const text = isJson(payload) ? formatJsonText(payload, 2) : payload;
  const shown = text.slice(0, LONGEST_RESULT);
  const note = l10n.t('The first {0} of {1} characters are shown.', LONGEST_RESULT, text.length);
  return [title, toCodeBlock('json', shown), shown.length < text.length ? toPlainMarkdown(note) : ''];
}

function toLogSection(log: string | undefined): readonly string[] {
  if (log === undefined || log.trim() === '') return [];
  return [`## ${toPlainMarkdown(l10n.t('End of the log'))}`, toCodeBlock('text', log.trimEnd())];
}
