import * as vscode from 'vscode';
import type { Commands, MappingRef } from '../contributions.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';

type DiagnoseCommands = Pick<
  Commands,
  | 'mskLambda.mapping.diagnose'
  | 'mskLambda.diagnosis.fix'
  | 'mskLambda.diagnosis.copyForTicket'
  | 'mskLambda.diagnosis.save'
  | 'mskLambda.diagnosis.compare'
  | 'mskLambda.secret.checkContent'
>;

/** Handlers of the commands on diagnoses; the checks are loaded with the first of them. */
export function diagnoseHandlers(deps: DiagnoseDeps): Required<CommandHandlers<DiagnoseCommands>> {
  return {
    'mskLambda.mapping.diagnose': async (target) =>
      (await import('./diagnoseMapping.ts')).diagnoseMapping(deps, toMappingRef(target) ?? toUri(target)),
    'mskLambda.diagnosis.fix': async (uri, checkId) =>
      (await import('./fixCheck.ts')).fixCheck(deps, toText(uri), checkId),
    'mskLambda.diagnosis.copyForTicket': async (uri, masked) =>
      (await import('./reportFiles.ts')).copyForTicket(deps, toText(uri), masked),
    'mskLambda.diagnosis.save': async (uri) => (await import('./reportFiles.ts')).saveReport(deps, toText(uri)),
    'mskLambda.diagnosis.compare': async (uri, earlier) =>
      (await import('./reportFiles.ts')).compareReport(deps, toText(uri), earlier),
    'mskLambda.secret.checkContent': async (target) =>
      (await import('./checkSecretContent.ts')).checkSecretContent(deps, toMappingRef(target)),
  };
}

/** Menus pass a URI object, other callers its text; anything else counts as nothing. */
function toUri(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return typeof value === 'string' ? vscode.Uri.parse(value, true) : undefined;
}

function toText(value: unknown): string | undefined {
  return toUri(value)?.toString();
}

function toMappingRef(value: unknown): MappingRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scope, uuid } = value as { readonly [K in keyof MappingRef]?: unknown };
  return isScope(scope) && typeof uuid === 'string' ? { scope, uuid } : undefined;
}

function isScope(value: unknown): value is MappingRef['scope'] {
  return typeof value === 'object' && value !== null && 'region' in value && typeof value.region === 'string';
}
