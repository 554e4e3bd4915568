import * as vscode from 'vscode';

export interface WebviewPage {
  readonly title: string;
  /** Files under the extension's root, e.g. `dist/wizard.js`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/**
 * The HTML of a page whose content is drawn by its script. The policy allows files of this extension only: no inline
 * script or style, no evaluation, no network.
 */
export function toWebviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: WebviewPage): string {
  const toUri = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, file)).toString();
  const source = webview.cspSource;
  const policy = `default-src 'none'; script-src ${source}; style-src ${source}; font-src ${source}; img-src ${source};`;
  const styles = page.styles.map((file) => `<link rel="stylesheet" href="${toUri(file)}">`);
  const scripts = page.scripts.map((file) => `<script type="module" src="${toUri(file)}"></script>`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(vscode.env.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(page.title)}</title>`,
    ...styles,
    '</head>',
    '<body>',
    ...scripts,
    '</body>',
    '</html>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
