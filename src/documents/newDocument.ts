import * as vscode from 'vscode';

/** Opens an unsaved document under a name that suits it, in the folder of the workspace where there is one. */
export async function showNewDocument(name: string, languageId: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(await toFreeUri(name));
  const change = new vscode.WorkspaceEdit();
  // VS Code may still hold the text of a document of this name that was thrown away a moment ago.
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  change.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(change);
  const languages = await vscode.languages.getLanguages();
  const shown = await vscode.window.showTextDocument(document, { preview: false });
  if (languages.includes(languageId) && shown.document.languageId !== languageId) {
    await vscode.languages.setTextDocumentLanguage(shown.document, languageId);
  }
}

async function toFreeUri(name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const dot = name.indexOf('.') === -1 ? name.length : name.indexOf('.');
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    const file = vscode.Uri.joinPath(folder, numbered);
    const uri = file.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (!isOpen && !(await exists(file))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
