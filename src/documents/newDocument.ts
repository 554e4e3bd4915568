import * as vscode from 'vscode';
import { openUnsaved } from '../platform/unsavedDocument.ts';

/** Shows a text as an unsaved document under a name that suits it. */
export async function showNewDocument(name: string, languageId: string, text: string): Promise<void> {
  const dot = name.indexOf('.') === -1 ? name.length : name.indexOf('.');
  const document = await openUnsaved(name.slice(0, dot), name.slice(dot), text);
  const languages = await vscode.languages.getLanguages();
  const shown = await vscode.window.showTextDocument(document, { preview: false });
  if (languages.includes(languageId) && shown.document.languageId !== languageId) {
    await vscode.languages.setTextDocumentLanguage(shown.document, languageId);
  }
}
