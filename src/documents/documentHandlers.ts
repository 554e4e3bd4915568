import * as vscode from 'vscode';
import type { Commands } from '../contributions.ts';
import type { ExportFormat } from '../core/export/exportFormats.ts';
import { toMappingRef } from '../core/mapping/mappingRef.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import { toUri } from '../platform/uris.ts';
import type { Documents } from './createDocuments.ts';

type DocumentCommands = Pick<
  Commands,
  | 'mskLambda.mapping.export'
  | 'mskLambda.mapping.import'
  | 'mskLambda.mapping.compare'
  | 'mskLambda.mapping.markDocument'
  | 'mskLambda.mapping.showPermissions'
  | 'mskLambda.secret.check'
>;

/** Handlers of the commands on mapping documents as text; what they do is loaded with the first of them. */
export function documentHandlers(documents: Documents): Required<CommandHandlers<DocumentCommands>> {
  return {
    'mskLambda.mapping.export': async (target, format) => {
      const { exportDeployed, exportDocument } = await import('./exportDocument.ts');
      // Where several rows are selected, the tree passes all of them here.
      const wanted = await toFormat(Array.isArray(format) ? undefined : format);
      const ref = toMappingRef(target);
      if (ref !== undefined) return await exportDeployed(documents, ref, wanted);
      return await exportDocument(documents, toUri(target), wanted);
    },
    'mskLambda.mapping.import': async (text, fileName) => {
      const { importDocuments } = await import('./importDocument.ts');
      const given =
        typeof text === 'string' ? { text, ...(typeof fileName === 'string' ? { fileName } : {}) } : undefined;
      return await importDocuments(documents, given);
    },
    'mskLambda.mapping.compare': async (target) => {
      const { compareDocument, compareMapping } = await import('./compare.ts');
      const ref = toMappingRef(target);
      return ref === undefined ? await compareDocument(documents, toUri(target)) : await compareMapping(documents, ref);
    },
    'mskLambda.mapping.markDocument': async (target) => {
      const uri = toUri(target) ?? vscode.window.activeTextEditor?.document.uri;
      if (uri === undefined) throw new Error(vscode.l10n.t('Open the JSON file that is a mapping first.'));
      await documents.selector.mark(uri);
      return true;
    },
    'mskLambda.mapping.showPermissions': async (target, part) => {
      const { showPermissions } = await import('./showPermissions.ts');
      return await showPermissions(documents, toUri(target), typeof part === 'string' ? part : undefined);
    },
    'mskLambda.secret.check': async (text) => {
      const checks = await documents.secretChecks();
      return await checks.check(typeof text === 'string' ? text : undefined);
    },
  };
}

/** Menus pass a second argument of their own. */
async function toFormat(value: unknown): Promise<ExportFormat | undefined> {
  if (typeof value !== 'string') return undefined;
  const { EXPORT_FORMATS } = await import('../core/export/exportFormats.ts');
  const facts = EXPORT_FORMATS.find(({ format }) => format === value);
  if (facts === undefined) throw new Error(vscode.l10n.t('There is no export format {0}.', value));
  return facts.format;
}
