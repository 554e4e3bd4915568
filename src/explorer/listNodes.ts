import * as l10n from '@vscode/l10n';
import type { Listing } from '../aws/resources.ts';
import { toFailedNode, toStaleNode } from './failureNodes.ts';
import type { NodeCommand, TreeNode } from './treeNode.ts';
import { toNode } from './treeNode.ts';
import { isArriving } from './treeSources.ts';

/** What a list says about itself when it is not simply there. */
export interface ListWords {
  /** Id of the list among the rows of its parent. */
  readonly segment: string;
  /** "Topics", for sentences such as "Topics cannot be listed". */
  readonly name: () => string;
  /** One sentence for an empty list. */
  readonly empty: () => string;
  /** What activating the empty row does. */
  readonly onEmpty?: NodeCommand;
}

/**
 * Rows of a list in whatever condition it is: failed (with or without the last good rows), arriving page by page, empty.
 * `rows` are those that the filter lets through; a list that is empty only because of the filter says nothing.
 */
export function toListNodes(
  parent: TreeNode,
  listing: Listing<unknown>,
  rows: readonly TreeNode[],
  words: ListWords,
): readonly TreeNode[] {
  return [...toFailures(parent, listing, words), ...rows, ...toRest(parent, listing, words)];
}

function toFailures(parent: TreeNode, listing: Listing<unknown>, words: ListWords): readonly TreeNode[] {
  if (listing.status !== 'failed' || listing.failure === undefined) return [];
  const isStale = listing.loadedAt !== undefined || listing.items.length > 0;
  const toRow = isStale ? toStaleNode : toFailedNode;
  return [
    toRow(parent, { segment: words.segment, name: words.name(), failure: listing.failure, loadedAt: listing.loadedAt }),
  ];
}

function toRest(parent: TreeNode, listing: Listing<unknown>, words: ListWords): readonly TreeNode[] {
  if (isArriving(listing)) return [toLoadingNode(parent, words.segment, words.name(), listing.items.length)];
  if (listing.status === 'failed' || listing.items.length > 0) return [];
  return [
    toNode(parent, {
      segment: `${words.segment}-empty`,
      kind: 'empty',
      label: words.empty(),
      icon: { id: words.onEmpty === undefined ? 'info' : 'add' },
      ...(words.onEmpty !== undefined && { command: words.onEmpty }),
    }),
  ];
}

export function toLoadingNode(parent: TreeNode | undefined, segment: string, name: string, sofar: number): TreeNode {
  return toNode(parent, {
    segment: `${segment}-loading`,
    kind: 'loading',
    label: sofar === 0 ? l10n.t('{0}: loading…', name) : l10n.t('{0}: {1} so far, loading more…', name, sofar),
    icon: { id: 'loading~spin' },
  });
}
