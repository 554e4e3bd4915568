import * as vscode from 'vscode';

const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Empty</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><h1>Empty</h1></body></html>`;

/** What VS Code itself costs: a custom editor whose page needs no script, no style and no answer. */
export function activate(context) {
  const provider = {
    resolveCustomTextEditor(_document, panel) {
      // A page that may not run scripts does not let a benchmark look at it either.
      panel.webview.options = { enableScripts: true };
      panel.webview.html = html;
    },
  };
  context.subscriptions.push(vscode.window.registerCustomEditorProvider('emptyEditor', provider));
}
