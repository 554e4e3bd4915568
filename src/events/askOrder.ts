import * as vscode from 'vscode';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { askFilter, ORDER_ROWS } from './orderRows.ts';

/** What the user wants: events in editors or files, or a recipe to write everything down. */
export interface AskedOrder {
  readonly to: 'editor' | 'files' | 'recipe' | 'setting';
  readonly spec: EventSpec;
}

interface OrderItem extends vscode.QuickPickItem {
  readonly to?: AskedOrder['to'];
  readonly ask?: (spec: EventSpec) => Promise<EventSpec | undefined>;
}

/**
 * Asks which records of a filter are meant, where there is one, then shows everything that is set in one list, with what to do above: Enter generates, a row changes what it shows. Leaving
 * a question comes back to the list; undefined when the user leaves the list.
 */
export async function askOrder(prefilled: EventSpec, base: vscode.Uri | undefined): Promise<AskedOrder | undefined> {
  // Kept for going back after the filter was switched off.
  const patterns = prefilled.filter?.patterns ?? [];
  const start = prefilled.filter === undefined ? prefilled : await askFilter(prefilled, { base, patterns });
  if (start === undefined) return undefined;
  let spec = start;
  for (;;) {
    const options = {
      title: vscode.l10n.t('Generate Test Event: {0}', spec.topic),
      placeHolder: vscode.l10n.t('Enter generates; choose a row to change it'),
      matchOnDescription: true,
    };
    const chosen = await vscode.window.showQuickPick<OrderItem>(toItems(spec, patterns, base), options);
    if (chosen === undefined) return undefined;
    if (chosen.to !== undefined) return { to: chosen.to, spec };
    spec = (await chosen.ask?.(spec)) ?? spec;
  }
}

function toItems(spec: EventSpec, patterns: readonly string[], base: vscode.Uri | undefined): readonly OrderItem[] {
  const rows = ORDER_ROWS.filter(({ applies }) => applies === undefined || applies(patterns));
  return [
    {
      label: vscode.l10n.t('Generate'),
      iconPath: new vscode.ThemeIcon('play'),
      description: vscode.l10n.t('into the editor'),
      to: 'editor',
    },
    {
      label: vscode.l10n.t('Generate Files…'),
      iconPath: new vscode.ThemeIcon('folder'),
      description: vscode.l10n.t('one for each event'),
      to: 'files',
    },
    {
      label: vscode.l10n.t('Write a Recipe'),
      iconPath: new vscode.ThemeIcon('book'),
      description: vscode.l10n.t('a document that says everything, to be kept and repeated'),
      to: 'recipe',
    },
    {
      label: vscode.l10n.t('Keep Recipe in Settings…'),
      iconPath: new vscode.ThemeIcon('settings-gear'),
      description: vscode.l10n.t('by a name, in the settings of the workspace'),
      to: 'setting',
    },
    { label: vscode.l10n.t('change'), kind: vscode.QuickPickItemKind.Separator },
    ...rows.map(({ icon, label, state, ask }) => ({
      label: label(),
      iconPath: new vscode.ThemeIcon(icon),
      description: state(spec),
      ask: (current: EventSpec) => ask(current, { base, patterns }),
    })),
  ];
}
