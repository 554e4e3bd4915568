import * as vscode from 'vscode';
import { type ContextKeys, EXPLORER_VIEW, type MappingRef } from '../contributions.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { Setting } from '../platform/settings.ts';
import { isAllowed } from '../platform/trust.ts';
import type { ExplorerContext, ExplorerDeps } from './explorerContext.ts';
import type { ExplorerData } from './explorerData.ts';
import type { MappingPickOptions, PickerSources } from './pickers.ts';
import type { TreeNode } from './treeNode.ts';
import { ViewState } from './viewState.ts';

/** What tests see of the tree. */
export interface ExplorerTesting {
  readonly view: vscode.TreeView<TreeNode>;
  /** The tree without VS Code: its events are what tests wait for. */
  data(): Promise<ExplorerData>;
  /** Rows below a row (without one: the roots) as they are now, while lists may still arrive. */
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  /** The same once everything asked for has arrived or failed. */
  loadedChildren(node?: TreeNode): Promise<readonly TreeNode[]>;
  toTreeItem(node: TreeNode): Promise<vscode.TreeItem>;
  tooltip(node: TreeNode): Promise<vscode.MarkdownString | undefined>;
}

export interface Explorer extends ExplorerContext, vscode.Disposable {
  /** Asks for one of the mappings on show; loads its code on first use. */
  readonly pickMapping: (options?: MappingPickOptions) => Promise<MappingRef | undefined>;
  readonly testing: ExplorerTesting;
}

/** What is loaded when the view is first drawn. */
interface Tree {
  readonly data: ExplorerData;
  readonly toTreeItem: (node: TreeNode) => vscode.TreeItem;
  readonly toTooltip: (node: TreeNode) => vscode.MarkdownString | undefined;
}

/** Creates the explorer's view. Nothing of the tree is loaded and nothing is asked before the view is shown. */
export function registerExplorer(deps: ExplorerDeps): Explorer {
  const owned = new DisposableStore();
  const state = new ViewState(deps.memory);
  const changed = owned.add(new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>());
  let opening: Promise<Tree> | undefined;
  const tree = () => {
    opening ??= openTree(deps, state, view, changed, owned);
    return opening;
  };
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(await (await tree()).data.draw(node))],
    getTreeItem: async (node) => (await tree()).toTreeItem(node),
    getParent: (node) => node.parent,
    async resolveTreeItem(item, node) {
      item.tooltip = (await tree()).toTooltip(node);
      return item;
    },
  };
  const view = owned.add(
    vscode.window.createTreeView(EXPLORER_VIEW, { treeDataProvider: provider, showCollapseAll: true }),
  );
  owned.add(state);
  const pickers: PickerSources = {
    store: deps.store,
    listScopes: async () => (await deps.scopes.list()).filter(isAllowed),
    selected: () => view.selection[0],
  };
  return {
    deps,
    view,
    state,
    pickers,
    data: async () => (await tree()).data,
    pickMapping: async (options) => (await import('./pickers.ts')).pickMapping(pickers, options),
    testing: {
      view,
      data: async () => (await tree()).data,
      children: async (node) => (await tree()).data.children(node),
      loadedChildren: async (node) => (await tree()).data.loadedChildren(node),
      toTreeItem: async (node) => (await tree()).toTreeItem(node),
      tooltip: async (node) => (await tree()).toTooltip(node),
    },
    dispose: () => owned.dispose(),
  };
}

async function openTree(
  deps: ExplorerDeps,
  state: ViewState,
  view: vscode.TreeView<TreeNode>,
  changed: vscode.EventEmitter<TreeNode | TreeNode[] | undefined>,
  owned: DisposableStore,
): Promise<Tree> {
  const [{ ExplorerData }, { MappingPoller }, { BackgroundRefresh }, { systemTimers }, items] = await Promise.all([
    import('./explorerData.ts'),
    import('./mappingPoller.ts'),
    import('./backgroundRefresh.ts'),
    import('./coalescer.ts'),
    import('./treeItems.ts'),
  ]);
  const data = owned.add(
    new ExplorerData({
      store: deps.store,
      scopes: deps.scopes,
      state,
      fileMarks: deps.fileMarks,
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
      if (rows.includes(undefined)) changed.fire(undefined);
      else if (rows.length > 0) changed.fire(rows.filter((row) => row !== undefined));
      items.drawHeader(view, state, data.counts);
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
    toTreeItem: (node) => items.toTreeItem(data.latest(node), state),
    toTooltip: (node) => items.toTooltip(data.model.tooltip(data.latest(node))),
  };
}

async function setContext<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
