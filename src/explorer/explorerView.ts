import * as vscode from 'vscode';
import { EXPLORER_VIEW } from '../contributions.ts';
import type { Tree } from './tree.ts';
import type { TreeNode } from './treeNode.ts';

/** The explorer's view in VS Code. What it shows is loaded when it is first drawn. */
export class ExplorerView implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: vscode.TreeView<TreeNode>;
  readonly #open: () => Promise<Tree>;
  readonly #changed = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(open: () => Promise<Tree>) {
    this.#open = open;
    this.view = vscode.window.createTreeView(EXPLORER_VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const { data } = await this.#open();
    return [...(await data.draw(node))];
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await this.#open()).toTreeItem(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    item.tooltip = (await this.#open()).toTooltip(node);
    return item;
  }

  /** Draws rows again, each with what is below it; `undefined` stands for all. */
  redraw(rows: readonly (TreeNode | undefined)[]): void {
    if (rows.includes(undefined)) this.#changed.fire(undefined);
    else if (rows.length > 0) this.#changed.fire(rows.filter((row) => row !== undefined));
  }

  dispose(): void {
    this.view.dispose();
    this.#changed.dispose();
  }
}
