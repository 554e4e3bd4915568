import * as vscode from 'vscode';
import { toFileStem, toTopic } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import { toPermissions } from '../core/policy/permissions.ts';
import type { PermissionPart, PermissionText } from '../core/policy/permissionText.ts';
import type { Documents } from './createDocuments.ts';
import { loadLists, PERMISSION_LISTS, readAccount } from './documentAccount.ts';
import { showNewDocument } from './newDocument.ts';
import { toDocument } from './targetDocument.ts';

/** Shows everything that has to be granted for a document's mapping. With a part: resolves to that one's text only. */
export async function showPermissions(
  documents: Documents,
  uri: vscode.Uri | undefined,
  part: PermissionPart | undefined,
): Promise<string | undefined> {
  const document = await toDocument(documents, uri);
  if (document === undefined) return undefined;
  const { deps } = documents;
  const { input, uuid } = parseMappingDocument(document.getText());
  const { scope } = await readAccount(deps, document);
  if (scope !== undefined) await loadLists(deps, scope, PERMISSION_LISTS, new AbortController().signal);
  const { known } = await readAccount(deps, document);
  const parts = toPermissions(input, known, uuid === undefined ? {} : { uuid });
  if (part !== undefined) return parts.find((entry) => entry.part === part)?.text;
  const title = vscode.l10n.t('Permissions for the mapping of topic {0}', toTopic(input));
  const text = [`# ${title}`, ...parts.map(toSection)].join('\n\n');
  await showNewDocument(`${toFileStem(input)}.permissions.md`, 'markdown', `${text}\n`);
  return text;
}

const FENCE = '```';

function toSection({ title, why, text, languageId, notes }: PermissionText): string {
  return [
    `## ${title()}`,
    why(),
    [`${FENCE}${languageId === 'json' ? 'json' : 'sh'}`, text.trimEnd(), FENCE].join('\n'),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ].join('\n\n');
}
