import * as vscode from 'vscode';
import type { ContextKeys } from '../contributions.ts';
import type { DisposableStore } from '../platform/disposables.ts';
import { Setting } from '../platform/settings.ts';
import { isAllowed } from '../platform/trust.ts';
import { BackgroundRefresh } from './backgroundRefresh.ts';
import { systemTimers } from './coalescer.ts';
import type { ExplorerDeps } from './explorerContext.ts';
import { ExplorerData } from './explorerData.ts';
import type { ExplorerView } from './explorerView.ts';
import { MappingPoller } from './mappingPoller.ts';
import type { Tree } from './tree.ts';
import { drawHeader, toTooltip, toTreeItem } from './treeItems.ts';
import type { ViewState } from './viewState.ts';

/** Builds what the view draws, and keeps it fresh while the view is visible. */
export async function openTree(
  deps: ExplorerDeps,
  state: ViewState,
  explorerView: ExplorerView,
  owned: DisposableStore,
): Promise<Tree> {
  const { view } = explorerView;
  const data = owned.add(
    new ExplorerData({
      store: deps.store,
      scopes: deps.scopes,
      state,
      fileMarks: deps.fileMarks,
      watchMarks: deps.watchMarks,
      timers: systemTimers,
      isTrusted: () => vscode.workspace.isTrusted,
    }),
  );
  const interval = owned.add(new Setting<number>('mskLambda.explorer.refreshInterval'));
  const scopes = () => data.scopes.filter(isAllowed);
  const poller = owned.add(new MappingPoller(deps.store, scopes, systemTimers));
  const background = owned.add(new BackgroundRefresh(deps.store, scopes, () => interval.read(), systemTimers));
  const setVisible = (visible: boolean) => {
    poller.setVisible(visible);
    background.setVisible(visible);
  };
  owned.add(interval.onDidChange(() => background.restart()));
  owned.add(
    view.onDidExpandElement(({ element }) => {
      state.noteOpened(element.id, true);
      data.expand(element);
    }),
  );
  owned.add(view.onDidCollapseElement(({ element }) => state.noteOpened(element.id, false)));
  owned.add(view.onDidChangeVisibility(({ visible }) => setVisible(visible)));
  owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => data.invalidate()));
  owned.add(
    data.onDidRedraw((rows) => {
      explorerView.redraw(rows);
      drawHeader(view, state, data.counts);
    }),
  );
  setVisible(view.visible);
  deps.fileMarks.start();
  await setContext('mskLambda:grouping', state.grouping);
  owned.add(
    state.onDidChange(() => {
      void setContext('mskLambda:grouping', state.grouping);
      void setContext('mskLambda:filtered', state.filter !== undefined);
    }),
  );
  await setContext('mskLambda:ready', true);
  return {
    data,
    toTreeItem: (node) => toTreeItem(data.latest(node), state),
    toTooltip: (node) => toTooltip(data.model.tooltip(data.latest(node))),
  };
}

async function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
