import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { toWholeText } from '../core/event/valueText.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';

export async function copyDecoded(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const found = await chooseValue(events, ref);
  if (found === undefined) return undefined;
  const text = toWholeText(found.decoded);
  await vscode.env.clipboard.writeText(text);
  return text;
}
