import * as vscode from 'vscode';
import type { FilterTrialRef } from '../contributions.ts';
import { toFunctionName } from '../core/arn.ts';
import { toFilterMarkdown, toFilterTitle } from '../core/event/filterMarkdown.ts';
import { type FilterReport, toFilterReport, toFilterSteps } from '../core/event/filterReport.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import { inSteps } from '../platform/inSteps.ts';
import { requireTrust } from '../platform/trust.ts';
import { toGivenEvent } from './givenEvent.ts';
import type { UseDeps } from './useDeps.ts';

/** Filters and whose they are. */
interface Filters {
  readonly patterns: readonly string[];
  readonly mappingName: string;
}

/** Tries the filters of a mapping on an event and shows which records pass; undefined when the user leaves. */
export async function tryFilter(deps: UseDeps, target: unknown): Promise<FilterReport | undefined> {
  const given = await toGivenEvent(target);
  if (given === undefined) return undefined;
  const filters = await toFilters(deps, target);
  if (filters === undefined) return undefined;
  const { patterns } = filters;
  const steps = await deps.progress(vscode.l10n.t('Trying the filter…'), async (_report, signal) => {
    const done = await inSteps(toFilterSteps(given.text, patterns), () => signal.aborted);
    if (signal.aborted) throw new vscode.CancellationError();
    return done;
  });
  const report = toFilterReport(patterns, steps);
  if (report.tried.length === 0 && report.problem !== undefined) throw new Error(report.problem);
  await deps.reports.show(toFilterTitle(report), toFilterMarkdown(report, filters.mappingName, given.name));
  return report;
}

async function toFilters(deps: UseDeps, target: unknown): Promise<Filters | undefined> {
  const { patterns, ...given } = toTrialRef(target);
  if (patterns !== undefined) return { patterns, mappingName: vscode.l10n.t('filters given') };
  const { scope, uuid } = given;
  const ref =
    scope !== undefined && uuid !== undefined
      ? { scope, uuid }
      : await deps.pickMapping({ title: vscode.l10n.t('Mapping Whose Filter Is Tried'), accepts: hasFilter });
  if (ref === undefined) return undefined;
  requireTrust(ref.scope);
  const mapping = await deps.store.api(ref.scope).getMapping(ref.uuid, new AbortController().signal);
  if (mapping.FilterCriteriaError !== undefined) {
    const reason = mapping.FilterCriteriaError.Message ?? mapping.FilterCriteriaError.ErrorCode ?? '';
    throw new Error(vscode.l10n.t('AWS does not give out the filter of this mapping: {0}', reason));
  }
  return {
    patterns: (mapping.FilterCriteria?.Filters ?? []).flatMap(({ Pattern = '' }) => Pattern || []),
    mappingName: `${toTopic(mapping)} → ${toFunctionName(mapping.FunctionArn)}`,
  };
}

/** Lists leave out filters that are encrypted with a key of one's own. */
function hasFilter({ FilterCriteria, KMSKeyArn }: DeployedMapping): boolean {
  return (FilterCriteria?.Filters ?? []).length > 0 || KMSKeyArn !== undefined;
}

function toTrialRef(value: unknown): Partial<FilterTrialRef> {
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return {};
  const { scope, uuid, patterns } = value as Partial<FilterTrialRef>;
  const isList = Array.isArray(patterns) && patterns.every((pattern) => typeof pattern === 'string');
  return {
    ...(typeof scope?.region === 'string' && typeof uuid === 'string' && { scope, uuid }),
    ...(isList && { patterns }),
  };
}
