import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { type AvroText, isAvroContainer, readAvro, readAvroContainer } from '../core/event/avroText.ts';
import { formatJsonText } from '../core/event/jsonText.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';

/** Schemas of a workspace that are offered at most. */
const MOST = 200;

/**
 * Shows a value in Avro's binary encoding as JSON, by a schema from a file: the given one, or one that the user picks. What
 * brings its schema along is read by that. Resolves to the text.
 */
export async function decodeWithSchema(
  events: Events,
  ref: ValueRef | undefined,
  schema: vscode.Uri | undefined,
): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const { document, value } = found;
  const reader = await events.reader();
  const { content, problem } = reader.decodeIn(document, value, 'auto');
  const { keySchema, valueSchema } = value.record;
  const format = value.part === 'key' ? keySchema?.dataFormat : valueSchema?.dataFormat;
  if (content === undefined) throw new Error(problem ?? vscode.l10n.t('There are no bytes to decode.'));
  if (format === 'PROTOBUF' && value.part !== 'header') {
    throw new Error(vscode.l10n.t('The value is Protobuf; only Avro can be read with a schema.'));
  }
  const read = await readContent(content.bytes, schema);
  if (read === undefined) return undefined;
  if (read.text === undefined) throw new Error(vscode.l10n.t('The bytes do not fit the schema. {0}', read.problem));
  const text = formatJsonText(read.text, 2);
  const shown = await vscode.workspace.openTextDocument({ content: text, language: 'json' });
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  return text;
}

async function readContent(bytes: Uint8Array, schema: vscode.Uri | undefined): Promise<AvroText | undefined> {
  if (isAvroContainer(bytes)) return readAvroContainer(bytes);
  const uri = schema ?? (await chooseSchema());
  if (uri === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  return readAvro(document.getText(), bytes);
}

async function chooseSchema(): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles('**/*.avsc', '**/node_modules/**', MOST);
  if (files.length === 0) return await browse();
  const named = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const other = { label: vscode.l10n.t('Other File…'), uri: undefined };
  const items = [...named.toSorted((a, b) => (a.label < b.label ? -1 : 1)), other];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Avro Schema of the Value') });
  return picked === other ? await browse() : picked?.uri;
}

async function browse(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Avro schema')]: ['avsc', 'json'] };
  return (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Avro Schema of the Value'), filters }))?.[0];
}
