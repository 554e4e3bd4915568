import * as vscode from 'vscode';
import { type ClusterRef, EXPLORER_VIEW, type Grouping } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { ExplorerContext } from './explorerContext.ts';
import type { RefreshTarget } from './explorerData.ts';
import { pickMapping } from './pickers.ts';
import { revealRow } from './revealRow.ts';
import { GROUPINGS } from './viewState.ts';

const GROUPING_WORDS: Readonly<Record<Grouping, () => string>> = {
  cluster: () => vscode.l10n.t('Group by Cluster'),
  function: () => vscode.l10n.t('Group by Function'),
  state: () => vscode.l10n.t('Group by State'),
};

/** Reads again what was asked for, with the view's own progress bar. */
export async function refresh(context: ExplorerContext, target?: RefreshTarget): Promise<void> {
  const data = await context.data();
  await vscode.window.withProgress({ location: { viewId: EXPLORER_VIEW } }, () => data.refresh(target ?? {}));
}

/** Filters by a given text, or while the user types it. */
export async function filter({ state, view }: ExplorerContext, text?: unknown): Promise<void> {
  if (typeof text === 'string') return state.filterBy(text);
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Clusters and Mappings');
  box.placeholder = vscode.l10n.t('Topic, function, cluster, state, problem, authentication method…');
  box.prompt = vscode.l10n.t('All words must match; an empty filter shows everything.');
  box.value = state.filter?.text ?? '';
  // Only Escape closes the box by itself, and then takes back what was typed; going on in the tree or an editor keeps it.
  box.ignoreFocusOut = true;
  const before = box.value;
  let kept = false;
  const keep = () => {
    kept = true;
    box.hide();
  };
  const listening = vscode.Disposable.from(
    box,
    box.onDidChangeValue((value) => state.filterBy(value)),
    box.onDidAccept(keep),
    view.onDidChangeSelection(({ selection }) => selection.length > 0 && keep()),
    vscode.window.onDidChangeActiveTextEditor(keep),
  );
  await new Promise<void>((resolve) => {
    box.onDidHide(() => resolve());
    box.show();
  });
  listening.dispose();
  if (!kept) state.filterBy(before);
  // Back to the tree, where the keyboard was.
  if (view.visible) await vscode.commands.executeCommand(`${EXPLORER_VIEW}.focus`);
}

export async function group({ state }: ExplorerContext, by?: unknown): Promise<void> {
  const given = GROUPINGS.find((grouping) => grouping === by);
  const items = GROUPINGS.map((grouping) => ({
    label: GROUPING_WORDS[grouping](),
    description: grouping === state.grouping ? vscode.l10n.t('now') : '',
    grouping,
  }));
  const chosen =
    given ?? (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Group Mappings') }))?.grouping;
  if (chosen !== undefined) await state.group(chosen);
}

/** Shows and selects a mapping or a cluster; a filter that hides it is taken off. */
export async function reveal(context: ExplorerContext, ref?: Partial<MappingRef & ClusterRef>): Promise<void> {
  const place = await toPlaced(context, ref);
  const isNamed = place?.scope !== undefined && (place.uuid !== undefined || place.clusterArn !== undefined);
  const target = isNamed ? place : await pickMapping(context.pickers, { title: vscode.l10n.t('Show in Explorer') });
  if (target === undefined) return;
  if (await revealRow(context, target)) return;
  if (context.state.filter === undefined) return;
  context.state.filterBy('');
  await revealRow(context, target);
}

/** AWS's texts name a mapping by its UUID alone: the accounts and regions on show are searched for it. */
async function toPlaced({ pickers }: ExplorerContext, ref?: Partial<MappingRef & ClusterRef>) {
  if (ref?.uuid === undefined || ref.scope !== undefined) return ref;
  for (const scope of await pickers.listScopes()) {
    const { items } = await pickers.store.load({ scope, kind: 'mappings' });
    if (items.some(({ UUID }) => UUID === ref.uuid)) return { ...ref, scope };
  }
  return ref;
}
