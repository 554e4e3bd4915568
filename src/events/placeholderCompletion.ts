import * as vscode from 'vscode';
import { PLACEHOLDERS, type PlaceholderFacts } from '../core/event/generate/placeholders.ts';

/** Completes placeholders in the texts of a recipe. */
export class PlaceholderCompletion implements vscode.CompletionItemProvider {
  static readonly triggers = ['$', '{'];

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const line = document.lineAt(position.line).text;
    const typed = /\$(?:\{[a-z]*)?$/.exec(line.slice(0, position.character))?.[0];
    if (typed === undefined) return [];
    // An editor closes braces by itself.
    const rest = /^[a-z]*\}?/.exec(line.slice(position.character))?.[0] ?? '';
    const range = new vscode.Range(
      position.translate(0, -typed.length),
      position.translate(0, typed.startsWith('${') ? rest.length : 0),
    );
    return PLACEHOLDERS.map((facts, index) => toItem(facts, range, index));
  }
}

function toItem({ name, usage, help }: PlaceholderFacts, range: vscode.Range, index: number): vscode.CompletionItem {
  const [, ...args] = usage.split(' ');
  const item = new vscode.CompletionItem({ label: name, description: help() }, vscode.CompletionItemKind.Variable);
  item.detail = `\${${usage}}`;
  item.documentation = help();
  item.range = range;
  item.filterText = `\${${name}`;
  item.sortText = String(index).padStart(3, '0');
  item.insertText = toSnippet(name, args);
  return item;
}

/** The placeholder with its needed arguments to be filled in; those in brackets are left to whoever wants them. */
function toSnippet(name: string, args: readonly string[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  snippet.appendText(`\${${name}`);
  for (const arg of args.filter((text) => !/[[\]…]/.test(text))) {
    snippet.appendText(' ');
    snippet.appendPlaceholder(arg);
  }
  snippet.appendText('}');
  snippet.appendTabstop(0);
  return snippet;
}
