import * as vscode from 'vscode';
import { VALUE_SCHEME } from '../contributions.ts';
import type { EditableValue } from '../core/event/encodeValue.ts';
import type { EventValue } from '../core/event/eventValues.ts';
import type { ValueMark } from '../core/event/markedValue.ts';

/** What the address of a value's document says. */
export interface ValueAddress extends ValueMark {
  /** Address of the document that holds the event. */
  readonly event: vscode.Uri;
  /** The document has hexadecimal digits. */
  readonly isHex: boolean;
}

/** How names of values end that are edited as hexadecimal digits. */
export const HEX_ENDING = '.hex';

/** Address of the document of a value: its name ends as files of its content do, so that VS Code knows the language. */
export function toValueUri(event: vscode.Uri, value: EventValue, editable: EditableValue): vscode.Uri {
  const { group, index, recordOffset } = value.record;
  const place = recordOffset === undefined ? `${group}[${index}]` : `${group}@${recordOffset}`;
  const name = toFileName(`${place}.${value.name ?? value.part}`) + toEnding(editable);
  const query = new URLSearchParams({ event: event.toString(), path: value.path });
  if (recordOffset !== undefined) query.set('offset', recordOffset);
  const folder = toFileName(event.path.slice(event.path.lastIndexOf('/') + 1));
  return vscode.Uri.from({ scheme: VALUE_SCHEME, path: `/${folder}/${name}`, query: query.toString() });
}

/** @throws FileSystemError for an address that is none of ours */
export function parseValueUri(uri: vscode.Uri): ValueAddress {
  const query = new URLSearchParams(uri.query);
  const [event, path] = [query.get('event'), query.get('path')];
  if (event === null || path === null) throw vscode.FileSystemError.FileNotFound(uri);
  const recordOffset = query.get('offset') ?? undefined;
  return { event: vscode.Uri.parse(event, true), path, recordOffset, isHex: uri.path.endsWith(HEX_ENDING) };
}

function toEnding({ language, text }: EditableValue): string {
  if (language === 'json') return '.json';
  if (language === 'hex') return HEX_ENDING;
  return /^\s*<(?:[a-zA-Z]|\?xml|!DOCTYPE)/.test(text) ? '.xml' : '.txt';
}

/** A name that no path takes apart. */
function toFileName(text: string): string {
  return text.replaceAll(/[/\\\p{Cc}]/gu, '_').slice(0, 100);
}
