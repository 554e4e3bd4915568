import * as vscode from 'vscode';

/**
 * Makes an unsaved document with a text. It is called `stem` and `ending`, with a number between them where a file or an
 * open document has that name, and belongs to the workspace's first folder or, without one, to the user's home: VS Code
 * saves it there.
 */
export async function openUnsaved(stem: string, ending: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await toFreeUri(stem, ending));
  await replaceText(document, text);
  return document;
}

/** Makes an unsaved document that VS Code names, `Untitled-1` for one. */
export async function openUnnamed(text: string, language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content: text, language });
  if (document.getText() === text) return document;
  await replaceText(document, text);
  return document.languageId === language
    ? document
    : await vscode.languages.setTextDocumentLanguage(document, language);
}

/** VS Code may still hold the text of a document of the same name that was thrown away a moment ago. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  change.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(change);
}

async function toFreeUri(stem: string, ending: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(toHome());
  for (let number = 1; ; number += 1) {
    const file = vscode.Uri.joinPath(folder, `${number === 1 ? stem : `${stem}-${number}`}${ending}`);
    const uri = file.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (!isOpen && !(await exists(file))) return uri;
  }
}

function toHome(): string {
  const { HOME, USERPROFILE } = process.env;
  return HOME ?? USERPROFILE ?? '/';
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
