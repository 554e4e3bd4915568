import type * as vscode from 'vscode';
import type { ExplorerData } from './explorerData.ts';
import type { TreeNode } from './treeNode.ts';

/** What the view draws. */
export interface Tree {
  readonly data: ExplorerData;
  readonly toTreeItem: (node: TreeNode) => vscode.TreeItem;
  readonly toTooltip: (node: TreeNode) => vscode.MarkdownString | undefined;
}
