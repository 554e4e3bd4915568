import * as vscode from 'vscode';
import { listMessages, type ProtoMessage, type ProtoSchema } from '../core/event/protobuf/protoSchema.ts';
import { decodeUtf8 } from '../core/event/utf8.ts';
import { createAvroSchema, createProtoSchema, type ValueSchema } from '../core/event/valueSchema.ts';
import type { SchemaSource } from './schemaSource.ts';

/** A schema that is read, and for Protobuf its messages, of which one is to be chosen. */
export interface LoadedSchema {
  readonly messages: readonly ProtoMessage[];
  /** @param message for records that do not say which one they are */
  toSchema(message: ProtoMessage | undefined): ValueSchema;
}

/** Folders above a file that its imports may be named from. */
const MOST_FOLDERS = 8;

/** @throws Error that says what is wrong with the schema */
export async function loadSchema(source: SchemaSource): Promise<LoadedSchema> {
  if (source.kind === 'file') {
    const uri = vscode.Uri.parse(source.uri, true);
    const name = toBaseName(uri);
    if (name.endsWith('.proto')) return toProto(name, await loadProtoFile(uri));
    const text = await readText(uri);
    if (text === undefined) throw new Error(vscode.l10n.t('The file {0} cannot be read.', name));
    return toAvro(name, text);
  }
  const { format, definition, name: schema, version } = source.version;
  const name = version === undefined ? schema : `${schema} v${version}`;
  // Schemas of Glue know no others.
  if (format !== 'PROTOBUF') return toAvro(name, definition);
  const { parseProto } = await import('./parseProto.ts');
  return toProto(name, await parseProto({ name, text: definition }, async () => undefined));
}

/** A `.proto` file with what it imports. */
export async function loadProtoFile(uri: vscode.Uri): Promise<ProtoSchema> {
  const { parseProto } = await import('./parseProto.ts');
  const name = toBaseName(uri);
  const text = await readText(uri);
  if (text === undefined) throw new Error(vscode.l10n.t('The file {0} cannot be read.', name));
  return await parseProto({ name, text }, (path) => readImport(uri, path));
}

/** With the message that was chosen before; one that is gone counts as none. */
export async function loadChosen(source: SchemaSource): Promise<ValueSchema> {
  const { messages, toSchema } = await loadSchema(source);
  return toSchema(messages.find(({ name }) => name === source.message));
}

function toAvro(name: string, text: string): LoadedSchema {
  const schema = createAvroSchema(name, text);
  return { messages: [], toSchema: () => schema };
}

function toBaseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function toProto(name: string, schema: ProtoSchema): LoadedSchema {
  return { messages: listMessages(schema), toSchema: (message) => createProtoSchema(name, schema, message) };
}

/** Imports are named from a folder above: that of the file is looked in first. */
async function readImport(uri: vscode.Uri, path: string): Promise<string | undefined> {
  let folder = vscode.Uri.joinPath(uri, '..');
  for (let left = MOST_FOLDERS; left > 0; left -= 1) {
    const text = await readText(vscode.Uri.joinPath(folder, path));
    const above = vscode.Uri.joinPath(folder, '..');
    if (text !== undefined || above.path === folder.path) return text;
    folder = above;
  }
  return undefined;
}

/** As it is in an editor that has it open, or else in the file. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    return decodeUtf8(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
