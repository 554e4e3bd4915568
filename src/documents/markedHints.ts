import * as vscode from 'vscode';
import type { FieldSpec } from '../core/mapping/fieldSpec.ts';
import { FIELDS } from '../core/mapping/fields.ts';
import type { FieldPath } from '../core/mapping/finding.ts';
import { parseJsonTree, toJsonValue } from '../core/mapping/jsonTree.ts';
import { toMemberOrder } from '../core/mapping/shape.ts';
import { toRange } from '../platform/ranges.ts';
import { toFieldMarkdown, UUID_HELP } from './fieldMarkdown.ts';
import { type JsonPlace, takesChoice, toJsonPlace } from './jsonPlace.ts';
import type { MappingSelector } from './mappingSelector.ts';

/**
 * Completion of members and choices, and hovers, for files that are marked as mappings: the JSON schema in package.json
 * goes by names and cannot reach them.
 */
export class MarkedHints implements vscode.CompletionItemProvider, vscode.HoverProvider {
  static readonly triggers = ['"'];
  readonly #selector: MappingSelector;

  constructor(selector: MappingSelector) {
    this.#selector = selector;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    if (!this.#concerns(document)) return [];
    const text = document.getText();
    const place = toJsonPlace(text, document.offsetAt(position));
    const range = toRange(document, place.start, place.end - place.start);
    if (place.isName) return toNames(text, place, range);
    return takesChoice(place) ? toChoices(place, range) : [];
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    if (!this.#concerns(document)) return undefined;
    const { path, field, start, end } = toJsonPlace(document.getText(), document.offsetAt(position));
    if (start === end) return undefined;
    const text = path[0] === 'UUID' ? UUID_HELP() : field === undefined ? undefined : toFieldMarkdown(field);
    if (text === undefined) return undefined;
    return new vscode.Hover(new vscode.MarkdownString(text), toRange(document, start, end - start));
  }

  #concerns(document: vscode.TextDocument): boolean {
    return !this.#selector.isNamed(document.uri) && this.#selector.isMarked(document);
  }
}

/** Members that are not there yet, in the order of the table of fields. */
function toNames(text: string, { path, end }: JsonPlace, range: vscode.Range): vscode.CompletionItem[] {
  const parent = path.slice(0, -1);
  const present = listMembers(text, parent);
  const current = path.at(-1);
  const hasColon = /^\s*:/.test(text.slice(end));
  return toMemberOrder(parent)
    .filter((name) => name === current || !present.has(name))
    .map((name, index) => {
      const field = findField([...parent, name]);
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Property);
      item.insertText = hasColon ? JSON.stringify(name) : `${JSON.stringify(name)}: `;
      item.range = range;
      item.filterText = JSON.stringify(name);
      item.sortText = String(index).padStart(3, '0');
      if (field !== undefined) item.documentation = new vscode.MarkdownString(toFieldMarkdown(field));
      return item;
    });
}

function listMembers(text: string, path: FieldPath): ReadonlySet<string> {
  let value = toJsonValue(parseJsonTree(text).root);
  for (const part of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
}

/** The field that a member is, or the first inside it. */
function findField(path: FieldPath): FieldSpec | undefined {
  return FIELDS.find((field) => path.every((part, index) => part === field.path[index]));
}

function toChoices({ field }: JsonPlace, range: vscode.Range): vscode.CompletionItem[] {
  return (field?.choices ?? []).map((choice, index) => {
    const item = new vscode.CompletionItem(
      { label: choice.value, description: choice.label() },
      vscode.CompletionItemKind.EnumMember,
    );
    item.insertText = JSON.stringify(choice.value);
    item.range = range;
    item.filterText = JSON.stringify(choice.value);
    item.sortText = String(index).padStart(3, '0');
    item.documentation = choice.help();
    return item;
  });
}
