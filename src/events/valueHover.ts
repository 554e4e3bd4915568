import * as vscode from 'vscode';
import type { CommandId, ValueRef } from '../contributions.ts';
import type { ValueView } from '../core/event/decodeValue.ts';
import { toTrialList, toValueBlock, toValueHeading } from '../core/event/valueMarkdown.ts';
import type { EventValueReader, ReadValue } from './eventValueReader.ts';
import { toViewLabel, VALUE_VIEWS } from './valueViews.ts';

/** What can be done with a value, as links. */
const ACTIONS: readonly (readonly [command: CommandId, title: () => string])[] = [
  ['mskLambda.value.copyDecoded', () => vscode.l10n.t('Copy')],
  ['mskLambda.value.open', () => vscode.l10n.t('Open')],
  ['mskLambda.value.edit', () => vscode.l10n.t('Edit')],
];
const CHOOSE_VIEW = 'mskLambda.value.chooseView' satisfies CommandId;

/** The whole value at the cursor, how it can be seen, what can be done with it, and what it was held against. */
export class ValueHover implements vscode.HoverProvider {
  readonly #reader: EventValueReader;

  constructor(reader: EventValueReader) {
    this.#reader = reader;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = this.#reader.readAt(document, position);
    if (found === undefined) return undefined;
    const { offset, length } = found.value;
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    return new vscode.Hover(toValueMarkdown(this.#reader, found), range);
  }
}

export function toValueMarkdown(
  reader: EventValueReader,
  { document, value, decoded }: ReadValue,
): vscode.MarkdownString {
  const ref: ValueRef = { uri: document.uri.toString(), path: value.path };
  const actions = ACTIONS.map(([command, title]) => toCommandLink(title(), command, [ref]));
  const chosen = reader.views.get(document.uri, value.path);
  const views = VALUE_VIEWS.map((view) => toViewLink(ref, view, chosen));
  const hasBytes = decoded.bytes !== undefined && decoded.bytes.length > 0;
  const { tried } = chosen === 'auto' ? decoded : reader.decodeIn(document, value, 'auto');
  const parts = [
    toValueHeading(value, decoded),
    hasBytes ? [...actions, `${vscode.l10n.t('Show as:')} ${views.join(' | ')}`].join(' · ') : '',
    toValueBlock(decoded),
    toTrialList(tried),
  ];
  const markdown = new vscode.MarkdownString(parts.filter((part) => part !== '').join('\n\n'));
  markdown.isTrusted = { enabledCommands: [...ACTIONS.map(([command]) => command), CHOOSE_VIEW] };
  return markdown;
}

function toViewLink(ref: ValueRef, view: ValueView, chosen: ValueView): string {
  const label = toViewLabel(view);
  return view === chosen ? `**${label}**` : toCommandLink(label, CHOOSE_VIEW, [ref, view]);
}

function toCommandLink(title: string, command: CommandId, args: readonly unknown[]): string {
  // encodeURIComponent leaves parentheses, which would end the address.
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${title}](command:${command}?${query})`;
}
