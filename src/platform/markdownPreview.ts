import * as vscode from 'vscode';

/** VS Code's Markdown preview as an editor of its own: a tab a page, which never jumps to another document. */
const PREVIEW_EDITOR = 'vscode.markdown.preview.editor';

/** Shows a document as a readable page. */
export async function openMarkdownPreview(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('vscode.openWith', uri, PREVIEW_EDITOR);
  } catch {
    // The built-in Markdown extension is switched off: the text itself is readable too.
    await vscode.window.showTextDocument(uri, { preview: false });
  }
}
