import type * as vscode from 'vscode';
import type { App } from './app.ts';
import type { ExplorerData } from './explorer/explorerData.ts';
import type { TreeNode } from './explorer/treeNode.ts';
import type { Confirm } from './platform/confirm.ts';

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

/** What tests reach of the running extension: VS Code refuses dialogs in extension tests, so answers are injected. */
export interface Testing {
  readonly explorer: ExplorerTesting;
  /** Holds for every question of a command that is called after it. */
  answer(confirm: Confirm): void;
  /** Lets calls to AWS start as they come, in regions that were not asked before: the account of the tests has no quota. */
  unpace(): Promise<void>;
}

/** The way of the tests into the running extension; given out in `ExtensionMode.Test` only. */
export function toTesting(view: vscode.TreeView<TreeNode>, app: () => Promise<App>): Testing {
  const tree = async () => await (await app()).explorer.tree();
  return {
    explorer: {
      view,
      data: async () => (await tree()).data,
      children: async (node) => (await tree()).data.children(node),
      loadedChildren: async (node) => (await tree()).data.loadedChildren(node),
      toTreeItem: async (node) => (await tree()).toTreeItem(node),
      tooltip: async (node) => (await tree()).toTooltip(node),
    },
    answer: (confirm) => void app().then((running) => running.answer(confirm)),
    unpace: async () => (await app()).unpace(),
  };
}
