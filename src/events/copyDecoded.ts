import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';

/** Of an event the value at the cursor, of any other document what is selected or at the cursor. */
export async function copyDecoded(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const document = ref === undefined ? vscode.window.activeTextEditor?.document : undefined;
  if (document !== undefined && (await events.documents()).readKafka(document) === undefined) {
    const { copySelection } = await import('./decodeSelection.ts');
    return await copySelection(await events.deps.createInflate());
  }
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const text = toWholeText(found.decoded);
  await vscode.env.clipboard.writeText(text);
  return text;
}
