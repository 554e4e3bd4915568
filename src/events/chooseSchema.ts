import * as vscode from 'vscode';
import type { ProtoMessage } from '../core/event/protobuf/protoSchema.ts';
import { readProtobuf } from '../core/event/protobuf/readProtobuf.ts';
import { cutText } from '../core/event/valueLabel.ts';

/** Schemas of a workspace that are offered at most. */
const MOST = 200;
const PREVIEW_LENGTH = 100;

/** A file with a schema; `glue` stands for the registry of AWS. */
export async function chooseSchemaFile(glueId: string | undefined): Promise<vscode.Uri | 'glue' | undefined> {
  const files = await vscode.workspace.findFiles('**/*.{avsc,proto}', '**/node_modules/**', MOST);
  if (files.length === 0 && glueId === undefined) return await browse();
  const named = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), chosen: uri }));
  const glue = { label: vscode.l10n.t('Schema registry of AWS Glue'), description: glueId, chosen: 'glue' as const };
  const other = { label: vscode.l10n.t('Other File…'), chosen: undefined };
  const items = [
    ...(glueId === undefined ? [] : [glue]),
    ...named.toSorted((a, b) => (a.label < b.label ? -1 : 1)),
    other,
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Schema of the Value') });
  return picked === other ? await browse() : picked?.chosen;
}

async function browse(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Avro or Protobuf schema')]: ['avsc', 'proto', 'json'] };
  return (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Schema of the Value'), filters }))?.[0];
}

/** Asks which message the bytes are, those first that have all their fields, with what they would say. */
export async function chooseMessage(
  messages: readonly ProtoMessage[],
  bytes: Uint8Array,
): Promise<ProtoMessage | undefined> {
  const items = messages.map((message) => toMessageItem(message, bytes));
  const sorted = items.toSorted((a, b) => a.rank - b.rank);
  const title = vscode.l10n.t('Message of the Value');
  return (await vscode.window.showQuickPick(sorted, { title, matchOnDetail: true }))?.message;
}

/** The rank is how badly a message fits. */
function toMessageItem(message: ProtoMessage, bytes: Uint8Array) {
  const { text, problem, lacking } = readProtobuf(message, bytes);
  const label = message.name;
  if (text === undefined) {
    const description = vscode.l10n.t('does not fit');
    return { label, description, detail: cutText(problem, PREVIEW_LENGTH), rank: Number.MAX_SAFE_INTEGER, message };
  }
  const description = lacking === 0 ? '' : vscode.l10n.t('does not have {0} of the fields', lacking);
  return { label, description, detail: cutText(text, PREVIEW_LENGTH), rank: lacking, message };
}
