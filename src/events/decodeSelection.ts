import * as vscode from 'vscode';
import { encodeBase64 } from '../core/event/base64.ts';
import type { DecodedValue, DecodeOptions } from '../core/event/decodeValue.ts';
import { decodeLooseValue, findLooseValue } from '../core/event/looseValue.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { openUnnamed } from '../platform/unsavedDocument.ts';

type Inflate = NonNullable<DecodeOptions['inflate']>;

/**
 * Shows what is selected, or the base64 text or list of bytes at the cursor, decoded in an editor beside; in any document.
 * A text that is given is decoded without showing anything.
 */
export async function decodeSelection(inflate: Inflate, text: string | undefined): Promise<string | undefined> {
  if (text !== undefined) return toWholeText(toReadable(decodeLooseValue(text, { inflate })));
  const texts = readMarked(vscode.window.activeTextEditor) ?? (await askText(vscode.l10n.t('Decode Value')));
  if (texts === undefined) return undefined;
  const values = texts.map((each) => toReadable(decodeLooseValue(each, { inflate })));
  const content = values.map(toWholeText).join('\n');
  const [value, ...others] = values;
  const language = value?.state === 'json' && others.length === 0 ? 'json' : 'plaintext';
  const document = await openUnnamed(content, language);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  return content;
}

/** Copies what is selected in a document that is no event, or the encoded value at the cursor, decoded. */
export async function copySelection(inflate: Inflate): Promise<string> {
  const texts = readMarked(vscode.window.activeTextEditor);
  if (texts === undefined) throw new Error(vscode.l10n.t('Select base64 text or a list of bytes first.'));
  const text = texts.map((each) => toWholeText(toReadable(decodeLooseValue(each, { inflate })))).join('\n');
  await vscode.env.clipboard.writeText(text);
  return text;
}

/**
 * Puts base64 in the place of what is selected, in one undo step. A text that is given is only encoded; without either the
 * user is asked, and the result goes to the clipboard.
 */
export async function encodeSelection(text: string | undefined): Promise<string | undefined> {
  if (text !== undefined) return toBase64(text);
  const editor = vscode.window.activeTextEditor;
  const selections = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
  if (editor === undefined || selections.length === 0) return await encodeAsked();
  const { document } = editor;
  const encoded = selections.map((selection) => ({ selection, base64: toBase64(document.getText(selection)) }));
  const isDone = await editor.edit((change) => {
    for (const { selection, base64 } of encoded) change.replace(selection, base64);
  });
  if (!isDone) throw new Error(vscode.l10n.t('The document could not be changed.'));
  return encoded.map(({ base64 }) => base64).join('\n');
}

async function encodeAsked(): Promise<string | undefined> {
  const [text] = (await askText(vscode.l10n.t('Encode as Base64'))) ?? [];
  if (text === undefined) return undefined;
  const base64 = toBase64(text);
  await vscode.env.clipboard.writeText(base64);
  void vscode.window.showInformationMessage(vscode.l10n.t('The base64 text is in the clipboard.'));
  return base64;
}

async function askText(title: string): Promise<readonly string[] | undefined> {
  const text = await vscode.window.showInputBox({ title, ignoreFocusOut: true });
  return text === undefined ? undefined : [text];
}

function readMarked(editor: vscode.TextEditor | undefined): readonly string[] | undefined {
  if (editor === undefined) return undefined;
  const { document, selections } = editor;
  const marked = selections.filter(({ isEmpty }) => !isEmpty).map((selection) => document.getText(selection));
  if (marked.length > 0) return marked;
  const text = document.getText();
  const found = findLooseValue(text, document.offsetAt(editor.selection.active));
  return found === undefined ? undefined : [text.slice(found.offset, found.offset + found.length)];
}

function toReadable(value: DecodedValue): DecodedValue {
  if (value.state !== 'invalid') return value;
  throw new Error(value.problem ?? vscode.l10n.t('It is no base64.'));
}

function toBase64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}
