import * as vscode from 'vscode';
import { openUnnamed } from '../platform/unsavedDocument.ts';

/** Opens an unsaved document beside the wizard, so that both can be seen. */
export async function showText(content: string, languageId: string): Promise<void> {
  const languages = await vscode.languages.getLanguages();
  const language = languages.includes(languageId) ? languageId : 'plaintext';
  const document = await openUnnamed(content, language);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

/** Saves a text where the user says; VS Code itself asks before a file is replaced. */
export async function saveText(text: string, fileName: string, beside: vscode.Uri): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toFolder(beside), fileName),
    title: vscode.l10n.t('Save Export'),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

/** Unsaved documents have the path at which they will be saved. */
function toFolder(uri: vscode.Uri): vscode.Uri {
  const folder = vscode.Uri.joinPath(uri, '..');
  return uri.scheme === 'untitled' ? folder.with({ scheme: toWorkspaceScheme() }) : folder;
}

function toWorkspaceScheme(): string {
  return vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file';
}
