import type { Commands } from '../contributions.ts';
import { toMappingRef } from '../core/mapping/mappingRef.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { toUri } from '../platform/uris.ts';
import type { DiagnoseDeps } from './diagnoseDeps.ts';
import type { DiagnosisDocuments } from './diagnosisDocuments.ts';

type DiagnoseCommands = Pick<
  Commands,
  | 'mskLambda.mapping.diagnose'
  | 'mskLambda.diagnosis.fix'
  | 'mskLambda.diagnosis.copyForTicket'
  | 'mskLambda.diagnosis.save'
  | 'mskLambda.diagnosis.compare'
  | 'mskLambda.secret.checkContent'
>;

export interface DiagnoseHandlerDeps extends Omit<DiagnoseDeps, 'documents'> {
  /** The reports' pages, which are loaded with the first of them. */
  readonly documents: () => Promise<DiagnosisDocuments>;
}

/** Handlers of the commands on diagnoses; the checks are loaded with the first of them. */
export function diagnoseHandlers(deps: DiagnoseHandlerDeps): Required<CommandHandlers<DiagnoseCommands>> {
  const load = async (): Promise<DiagnoseDeps> => ({ ...deps, documents: await deps.documents() });
  const files = () => import('./reportFiles.ts');
  return {
    'mskLambda.mapping.diagnose': async (target) =>
      (await import('./diagnoseMapping.ts')).diagnoseMapping(await load(), toMappingRef(target) ?? toUri(target)),
    'mskLambda.diagnosis.fix': async (target, checkId) =>
      (await import('./fixCheck.ts')).fixCheck(
        await load(),
        toMappingRef(target) ?? toText(target),
        toCheckId(checkId),
      ),
    'mskLambda.diagnosis.copyForTicket': async (uri, masked) =>
      (await files()).copyForTicket(await load(), toText(uri), masked),
    'mskLambda.diagnosis.save': async (uri) => (await files()).saveReport(await load(), toText(uri)),
    'mskLambda.diagnosis.compare': async (uri, earlier) =>
      (await files()).compareReport(await load(), toText(uri), toText(earlier)),
    'mskLambda.secret.checkContent': async (target) =>
      (await import('./checkSecretContent.ts')).checkSecretContent(await load(), toMappingRef(target)),
  };
}

function toCheckId(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Of an address in whatever form callers give it. */
function toText(value: unknown): string | undefined {
  return toUri(value)?.toString();
}
