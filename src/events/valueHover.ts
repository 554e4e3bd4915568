import * as vscode from 'vscode';
import type { CommandId, ValueRef } from '../contributions.ts';
import type { SeenValue } from '../core/event/decodeValue.ts';
import type { EventValue } from '../core/event/eventValues.ts';
import { toTrialList, toValueBlock, toValueHeading } from '../core/event/valueMarkdown.ts';
import { toRange } from '../platform/ranges.ts';
import { canBeNull } from './canBeNull.ts';
import { type EventValueReader, type ReadValue, toSchemaUse } from './eventValueReader.ts';
import { findGlueId } from './glueSchema.ts';
import { toViewLabel, VALUE_VIEWS } from './valueViews.ts';

type Action = readonly [command: CommandId, title: () => string];

/** What can be done with values of which something holds. */
const ACTIONS: readonly (readonly [action: Action, applies: (found: ReadValue) => boolean])[] = [
  [['mskLambda.value.copyDecoded', () => vscode.l10n.t('Copy')], hasBytes],
  [['mskLambda.value.open', () => vscode.l10n.t('Open')], hasBytes],
  [['mskLambda.value.edit', () => vscode.l10n.t('Edit')], ({ decoded }) => decoded.state !== 'invalid'],
  [['mskLambda.value.setNull', () => vscode.l10n.t('Set to null')], canBeNull],
];
const DECODE_WITH_SCHEMA: Action = ['mskLambda.value.decodeWithSchema', () => vscode.l10n.t('Decode with Schema…')];
const DECODE_WITH_GLUE: Action = ['mskLambda.value.decodeWithGlue', () => vscode.l10n.t('Decode with AWS Glue')];
const FORGET_SCHEMA: Action = ['mskLambda.value.forgetSchema', () => vscode.l10n.t('Without schema')];
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
    return new vscode.Hover(toValueMarkdown(this.#reader, found), toRange(document, offset, length));
  }
}

export function toValueMarkdown(reader: EventValueReader, found: ReadValue): vscode.MarkdownString {
  const { document, value, decoded } = found;
  const links = toLinks(reader, found);
  const chosen = reader.views.get(document.uri, value);
  const automatic = chosen === 'auto' ? decoded : reader.decodeIn(document, value, 'auto');
  const toText = (shown: readonly Link[], between: string) => shown.map(formatLink).join(between);
  const views = links.views.length === 0 ? [] : [`${vscode.l10n.t('Show as:')} ${toText(links.views, ' | ')}`];
  const parts = [
    toValueHeading(value, decoded),
    [...links.actions.map(formatLink), ...views].join(' · '),
    toValueBlock(decoded),
    toTrialList(automatic.tried, automatic.schema),
  ];
  const markdown = new vscode.MarkdownString(parts.filter((part) => part !== '').join('\n\n'));
  const linked = [...links.actions, ...links.views].flatMap(({ command }) => command ?? []);
  markdown.isTrusted = { enabledCommands: [...new Set(linked)] };
  return markdown;
}

interface Link {
  readonly title: string;
  /** Absent: what holds already. */
  readonly command?: CommandId;
  readonly args: readonly unknown[];
}

/** What can be done with a value, and how it can be seen. */
function toLinks(reader: EventValueReader, found: ReadValue) {
  const { document, value, decoded } = found;
  const ref: ValueRef = { uri: document.uri.toString(), path: value.path };
  const toLink = ([command, title]: Action): Link => ({ title: title(), command, args: [ref] });
  const chosen = reader.views.get(document.uri, value);
  const use = toSchemaUse(value);
  const hasSchema = use !== undefined && reader.schemas.has(use);
  const usable = ACTIONS.filter(([, applies]) => applies(found)).map(([action]) => action);
  const views: readonly Link[] = VALUE_VIEWS.map((view) => ({
    title: toViewLabel(view),
    command: view === chosen ? undefined : CHOOSE_VIEW,
    args: [ref, view],
  }));
  return {
    actions: [...usable, ...toSchemaActions(value, decoded)].map(toLink),
    views: hasBytes(found) ? [...views, ...(hasSchema ? [toLink(FORGET_SCHEMA)] : [])] : [],
  };
}

function hasBytes({ decoded: { bytes } }: ReadValue): boolean {
  return bytes !== undefined && bytes.length > 0;
}

/** Bytes that say nothing by themselves may be read by a schema. */
function toSchemaActions(value: EventValue, decoded: SeenValue): readonly Action[] {
  if (decoded.state !== 'binary' && decoded.state !== 'text') return [];
  const isGlue = findGlueId({ value }, decoded) !== undefined;
  if (isGlue) return [DECODE_WITH_GLUE, DECODE_WITH_SCHEMA];
  return decoded.state === 'binary' || decoded.frame !== undefined ? [DECODE_WITH_SCHEMA] : [];
}

function formatLink({ title, command, args }: Link): string {
  if (command === undefined) return `**${title}**`;
  // encodeURIComponent leaves parentheses, which would end the address.
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${title}](command:${command}?${query})`;
}
