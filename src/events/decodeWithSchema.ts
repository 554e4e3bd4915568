import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { isAvroContainer, readAvroContainer } from '../core/event/avroText.ts';
import { formatJsonText } from '../core/event/jsonText.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { chooseSchemaFile } from './chooseSchema.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { decodeBySource, showText } from './decodeBySource.ts';
import { toSchemaUse } from './eventValueReader.ts';
import { findGlueId } from './glueSchema.ts';

/** What is known already of the questions that are else asked. */
export interface SchemaChoice {
  readonly schema?: vscode.Uri;
  /** Full name of a message of Protobuf. */
  readonly message?: string;
}

/**
 * Shows a value as JSON by a schema from a file: the given one, the one chosen before for the topic, or one that the user
 * picks. The choice is kept. What brings its schema along is read by that. Resolves to the text.
 */
export async function decodeWithSchema(
  events: Events,
  ref: ValueRef | undefined,
  { schema, message }: SchemaChoice,
): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const reader = await events.reader();
  const plain = reader.decodeBy(found.document, found.value, undefined);
  if (plain.content === undefined) {
    throw new Error(plain.problem ?? vscode.l10n.t('There are no bytes to decode.'));
  }
  if (isAvroContainer(plain.content.bytes)) return await showText(toContainerText(plain.content.bytes));
  const use = toSchemaUse(found.value);
  if (schema === undefined && use !== undefined) {
    await reader.schemas.ready(use);
    const known = reader.decodeIn(found.document, found.value, 'auto');
    if (known.schema?.reading.text !== undefined) return await showText(toWholeText(known));
  }
  const chosen = schema ?? (await chooseSchemaFile(findGlueId(found, plain)));
  if (chosen === undefined) return undefined;
  if (chosen === 'glue') {
    const { decodeWithGlue } = await import('./decodeWithGlue.ts');
    return await decodeWithGlue(events, { uri: found.document.uri.toString(), path: found.value.path }, undefined);
  }
  return await decodeBySource(events, found, { kind: 'file', uri: chosen.toString(), message });
}

function toContainerText(bytes: Uint8Array): string {
  const { text, problem } = readAvroContainer(bytes);
  if (text === undefined) throw new Error(vscode.l10n.t('The bytes do not fit the schema. {0}', problem));
  return formatJsonText(text, 2);
}

/** From now on values of the topic are seen without a schema; resolves to what the value says then. */
export async function forgetSchema(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const reader = await events.reader();
  const use = toSchemaUse(found.value);
  if (use !== undefined) await reader.schemas.forget(use);
  return toWholeText(reader.decodeIn(found.document, found.value, 'auto'));
}
