import * as vscode from 'vscode';
import type { MappingCounts } from './treeModel.ts';
import type { TreeNode } from './treeNode.ts';
import type { ViewState } from './viewState.ts';
import { toCount, toSpoken } from './words.ts';

const STATES: Readonly<Record<TreeNode['expansion'], vscode.TreeItemCollapsibleState>> = {
  leaf: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

/**
 * A row as VS Code draws it. While a filter is on, rows have other ids: VS Code keeps by id what is expanded, so the
 * filtered tree opens what matches, and the whole tree comes back as the user left it.
 */
export function toTreeItem(node: TreeNode, state: ViewState): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, toCollapsibleState(node, state));
  item.id = state.filter === undefined ? node.id : `filtered:${node.id}`;
  item.contextValue = node.words.join(' ');
  item.accessibilityInformation = { label: node.spoken ?? toSpoken(node.label, node.description) };
  if (node.description !== undefined) item.description = node.description;
  if (node.icon !== undefined) item.iconPath = toThemeIcon(node.icon);
  if (node.command !== undefined)
    item.command = { command: node.command.id, title: node.label, arguments: [...node.command.args] };
  return item;
}

/** Markdown without trusted links, commands, HTML and icons, whatever names and texts of the account hold. */
export function toTooltip(markdown: string | undefined): vscode.MarkdownString | undefined {
  if (markdown === undefined) return undefined;
  const tooltip = new vscode.MarkdownString(markdown, false);
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  return tooltip;
}

/** Says above the tree what the filter leaves of it. */
export function drawHeader(view: vscode.TreeView<unknown>, { filter }: ViewState, counts: MappingCounts): void {
  view.description = filter === undefined ? '' : vscode.l10n.t('{0} of {1}', counts.shown, counts.total);
  view.message =
    filter === undefined
      ? ''
      : toCount(
          counts.total,
          () => vscode.l10n.t('Filter “{0}” shows {1} of 1 mapping.', filter.text, counts.shown),
          (total) => vscode.l10n.t('Filter “{0}” shows {1} of {2} mappings.', filter.text, counts.shown, total),
        );
}

function toCollapsibleState(node: TreeNode, state: ViewState): vscode.TreeItemCollapsibleState {
  const opened = state.isOpened(node.id);
  if (node.expansion === 'leaf' || opened === undefined) return STATES[node.expansion];
  return opened ? STATES.expanded : STATES.collapsed;
}

function toThemeIcon({ id, color }: NonNullable<TreeNode['icon']>): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}
