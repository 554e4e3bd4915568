import type { CommandId, Commands } from '../contributions.ts';
import type { AwsFailure } from '../core/failure.ts';
import type { MappingInput } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

export type NodeKind =
  | 'scope'
  | 'cluster'
  | 'clusters'
  | 'functionGroup'
  | 'stateGroup'
  | 'otherMappings'
  | 'mapping'
  | 'topics'
  | 'topic'
  | 'brokers'
  | 'brokerAddresses'
  | 'scramSecrets'
  | 'secret'
  | 'clientConnections'
  | 'clientConnection'
  | 'vpcConnections'
  | 'vpcConnection'
  | 'empty'
  | 'loading'
  | 'failed'
  | 'note'
  | 'action';

/** A codicon and, where state has a colour of its own, a theme colour. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** A command with its arguments, bound by type to the contributions map. */
export type NodeCommand = {
  [Id in CommandId]: { readonly id: Id; readonly args: Parameters<Commands[Id]> };
}[CommandId];

/**
 * One row of the tree, immutable and free of VS Code. It is at the same time what menus pass to commands: the optional
 * members below the line are those of the `…Ref` types of the contributions map.
 */
export interface TreeNode {
  /** The path from the root, so that a row that moves to another parent is another row, and expansion survives a refresh. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly parent?: TreeNode;
  readonly label: string;
  readonly description?: string;
  readonly icon?: NodeIcon;
  readonly expansion: 'leaf' | 'collapsed' | 'expanded';
  /** Words of `contextValue`; menus match single words. */
  readonly words: readonly string[];
  /** What a screen reader says; absent: label and description. */
  readonly spoken?: string;
  /** What activating the row does. */
  readonly command?: NodeCommand;
  /** Everything behind the row that label and description do not show (tooltip): a change of it is a change of the row. */
  readonly behind?: unknown;
  readonly failure?: AwsFailure;

  readonly scope?: Scope;
  readonly clusterArn?: string;
  readonly uuid?: string;
  readonly arn?: string;
  /** What "Copy Name" copies. */
  readonly text?: string;
  readonly addresses?: string;
  /** Values that "Create Mapping Here" starts from. */
  readonly input?: MappingInput;
  /** Grouping value of a function or state group. */
  readonly group?: string;
}

export type NewNode = Omit<TreeNode, 'id' | 'parent' | 'expansion' | 'words'> & {
  /** Last part of the id, unique among siblings. */
  readonly segment: string;
  readonly expansion?: TreeNode['expansion'];
  readonly words?: readonly string[];
};

/** Makes a row below `parent`; scope and cluster are inherited. */
export function toNode(parent: TreeNode | undefined, { segment, words = [], ...node }: NewNode): TreeNode {
  const inherited = {
    ...(parent?.scope !== undefined && { scope: parent.scope }),
    ...(parent?.clusterArn !== undefined && { clusterArn: parent.clusterArn }),
  };
  return {
    expansion: 'leaf',
    ...inherited,
    ...node,
    id: parent === undefined ? segment : `${parent.id}/${segment}`,
    words: [node.kind, ...words],
    ...(parent !== undefined && { parent }),
  };
}

/** Everything that can be seen of a row, as text: equal texts need no redraw. */
export function toSignature(node: TreeNode): string {
  const { id, label, description, icon, expansion, words, spoken, command, behind, addresses } = node;
  return JSON.stringify([id, label, description, icon, expansion, words, spoken, command, behind, addresses]);
}
