import * as vscode from 'vscode';
import type { FilterTrialRef } from '../contributions.ts';
import { toFilterMarkdown, toFilterTitle } from '../core/event/filterMarkdown.ts';
import { type FilterReport, toFilterReport, toFilterSteps } from '../core/event/filterReport.ts';
import { inSteps } from '../platform/inSteps.ts';
import { toUri } from '../platform/uris.ts';
import { toActiveTabUri } from './activeTab.ts';
import { toGivenEvent } from './givenEvent.ts';
import {
  type Filters,
  isMappingDocument,
  pickFilters,
  readDocumentFilters,
  readMappingFilters,
} from './mappingFilters.ts';
import type { UseDeps } from './useDeps.ts';

/** Tries the filters of a mapping on an event and shows which records pass; undefined when the user leaves. */
export async function tryFilter(deps: UseDeps, target: unknown): Promise<FilterReport | undefined> {
  const ref = toTrialRef(target);
  const given = await toGivenEvent(ref.mapping === undefined ? target : toEventOf(target));
  if (given === undefined) return undefined;
  const filters = await toFilters(deps, ref);
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

async function toFilters(deps: UseDeps, ref: Partial<FilterTrialRef>): Promise<Filters | undefined> {
  const { patterns, mapping, scope, uuid } = ref;
  if (patterns !== undefined) return { patterns, mappingName: vscode.l10n.t('filters given') };
  if (mapping !== undefined) return await readDocumentFilters(vscode.Uri.parse(mapping, true));
  if (scope !== undefined && uuid !== undefined) return await readMappingFilters(deps, { scope, uuid });
  return await pickFilters(deps);
}

function toTrialRef(value: unknown): Partial<FilterTrialRef> {
  const uri = value === undefined ? toActiveTabUri() : toUri(value);
  if (uri !== undefined && isMappingDocument(uri)) return { mapping: uri.toString() };
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return {};
  const { scope, uuid, mapping, patterns } = value as Partial<FilterTrialRef>;
  const isList = Array.isArray(patterns) && patterns.every((pattern) => typeof pattern === 'string');
  return {
    ...(typeof scope?.region === 'string' && typeof uuid === 'string' && { scope, uuid }),
    ...(typeof mapping === 'string' && { mapping }),
    ...(isList && { patterns }),
  };
}

/** A mapping document says nothing about the document in front, as a row of the tree does not. */
function toEventOf(target: unknown): object {
  const isRef = typeof target === 'object' && target !== null && !(target instanceof vscode.Uri);
  return { ...(isRef ? target : {}), mapping: true };
}
