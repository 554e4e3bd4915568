import * as vscode from 'vscode';
import type { ValueRef } from '../contributions.ts';
import { listPlaces } from '../core/event/eventValues.ts';
import { chooseValue } from './chooseValue.ts';
import type { Events } from './createEvents.ts';
import { replaceValue } from './replaceValue.ts';

/**
 * Takes a value away, which makes its record a tombstone, or a key. One change of the event, which can be undone there.
 * Resolves to the JSON pointer of what is null now.
 */
export async function setNull(events: Events, ref: ValueRef | undefined): Promise<string | undefined> {
  const list: typeof listPlaces = (record) => listPlaces(record).filter(({ part }) => part !== 'header');
  const found = await chooseValue(events, ref, list);
  if (found === undefined) return undefined;
  const { document, value } = found;
  if (value.part === 'header') throw new Error(vscode.l10n.t('Only a key or a value can be null.'));
  await replaceValue(document, value, null);
  return value.path;
}
