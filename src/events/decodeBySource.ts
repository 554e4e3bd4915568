import * as vscode from 'vscode';
import type { DecodedValue } from '../core/event/decodeValue.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { openUnnamed } from '../platform/unsavedDocument.ts';
import { chooseMessage } from './chooseSchema.ts';
import type { Events } from './createEvents.ts';
import { type ReadValue, toSchemaUse } from './eventValueReader.ts';
import { loadSchema } from './loadSchema.ts';
import type { SchemaSource } from './schemaSource.ts';

/** Decodes by a schema, asks for the message where that is open, keeps the choice, and shows what the value says. */
export async function decodeBySource(
  events: Events,
  found: ReadValue,
  source: SchemaSource,
): Promise<string | undefined> {
  const reader = await events.reader();
  const { messages, toSchema } = await loadSchema(source);
  const given =
    messages.find(({ name }) => name === source.message) ?? (messages.length === 1 ? messages[0] : undefined);
  const toResult = (message: typeof given) => {
    const schema = toSchema(message);
    return { schema, message, decoded: reader.decodeBy(found.document, found.value, schema) };
  };
  let result = toResult(given);
  if (result.decoded.schema === undefined) {
    throw new Error(vscode.l10n.t('The value is JSON already: Lambda, or who sent it, has decoded it.'));
  }
  if (result.decoded.schema.reading.text === undefined && given === undefined && messages.length > 0) {
    const message = await chooseMessage(messages, toMessageBytes(result.decoded));
    if (message === undefined) return undefined;
    result = toResult(message);
  }
  const { decoded, schema, message } = result;
  const problem = decoded.schema?.reading.problem;
  if (problem !== undefined) throw new Error(vscode.l10n.t('The bytes do not fit the schema. {0}', problem));
  const use = toSchemaUse(found.value);
  if (use !== undefined) await reader.schemas.choose(use, { ...source, message: message?.name }, schema);
  return await showText(toWholeText(decoded));
}

function toMessageBytes({ content, bytes = new Uint8Array() }: DecodedValue): Uint8Array {
  return content?.bytes ?? bytes;
}

export async function showText(content: string): Promise<string> {
  const shown = await openUnnamed(content, 'json');
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  return content;
}
