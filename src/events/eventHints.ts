import * as vscode from 'vscode';
import { EVENT_FILE_PATTERN } from '../contributions.ts';
import { findMemberPlace, type MemberPlace } from '../core/event/memberPlace.ts';
import { toRange } from '../platform/ranges.ts';
import type { EventDocuments } from './eventDocuments.ts';

/**
 * Completion of members and choices, and hovers on names, for events in files of any name: the JSON schema in package.json
 * goes by names and cannot reach them.
 */
export class EventHints implements vscode.CompletionItemProvider, vscode.HoverProvider {
  static readonly triggers = ['"'];
  readonly #documents: EventDocuments;

  constructor(documents: EventDocuments) {
    this.#documents = documents;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const place = this.#findPlace(document, position);
    if (place === undefined) return [];
    const range = toRange(document, place.start, place.end - place.start);
    const hasColon = /^\s*:/.test(document.getText(new vscode.Range(range.end, range.end.translate(0, 20))));
    return place.isName ? toNames(place, range, hasColon) : toChoices(place, range);
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const place = this.#findPlace(document, position);
    if (place === undefined || !place.isName || place.start === place.end) return undefined;
    const member = place.known.find(({ name }) => name === place.name);
    if (member === undefined) return undefined;
    return new vscode.Hover(member.help(), toRange(document, place.start, place.end - place.start));
  }

  #findPlace(document: vscode.TextDocument, position: vscode.Position): MemberPlace | undefined {
    if (document.uri.path.endsWith(EVENT_FILE_PATTERN.slice(1))) return undefined;
    const read = this.#documents.readKafka(document);
    return read && findMemberPlace(read.text, read.event, document.offsetAt(position));
  }
}

/** Members that are not there yet, in the order in which Lambda writes them. */
function toNames(
  { known, present, name }: MemberPlace,
  range: vscode.Range,
  hasColon: boolean,
): vscode.CompletionItem[] {
  return known
    .filter((member) => member.name === name || !present.has(member.name))
    .map((member, index) => {
      const quoted = JSON.stringify(member.name);
      const item = toItem(member.name, vscode.CompletionItemKind.Property, range, index);
      item.insertText = hasColon ? quoted : `${quoted}: `;
      item.documentation = member.help();
      return item;
    });
}

function toChoices({ known, name }: MemberPlace, range: vscode.Range): vscode.CompletionItem[] {
  const choices = known.find((member) => member.name === name)?.choices ?? [];
  return choices.map((choice, index) => toItem(choice, vscode.CompletionItemKind.EnumMember, range, index));
}

function toItem(
  label: string,
  kind: vscode.CompletionItemKind,
  range: vscode.Range,
  index: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kind);
  item.insertText = JSON.stringify(label);
  item.filterText = JSON.stringify(label);
  item.range = range;
  item.sortText = String(index).padStart(3, '0');
  return item;
}
