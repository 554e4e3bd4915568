import { type TreeNode, toSignature } from './treeNode.ts';

type ChildrenOf = (node: TreeNode | undefined) => readonly TreeNode[];

const ROOT = '';

/**
 * What VS Code has been given so far. It knows a row by the object it was given first and redraws only rows it is told
 * about; this class remembers both, and finds the fewest rows that a change touches.
 */
export class DrawnTree {
  /** Ids of the rows below each row that was opened. */
  readonly #children = new Map<string, readonly string[]>();
  /** The object that VS Code holds. */
  readonly #given = new Map<string, TreeNode>();
  readonly #signatures = new Map<string, string>();
  readonly #latest = new Map<string, TreeNode>();

  /** The row as it is now, for the object that VS Code holds. */
  latest(node: TreeNode): TreeNode {
    return this.#latest.get(node.id) ?? node;
  }

  /** Notes the rows that VS Code is given below `parent`. */
  draw(parent: TreeNode | undefined, rows: readonly TreeNode[]): readonly TreeNode[] {
    const fresh = new Set(rows.map((row) => row.id));
    for (const id of this.#children.get(toId(parent)) ?? []) if (!fresh.has(id)) this.#forget(id);
    this.#children.set(
      toId(parent),
      rows.map((row) => row.id),
    );
    for (const row of rows) {
      this.#given.set(row.id, row);
      this.#note(row);
    }
    return rows;
  }

  /**
   * Compares all opened rows with what they should be now. Answers the topmost rows to redraw: `undefined` for the whole
   * tree. Rows below an answered one are drawn again by VS Code itself.
   */
  findChanges(childrenOf: ChildrenOf): readonly (TreeNode | undefined)[] {
    return this.#compare(undefined, childrenOf);
  }

  #compare(node: TreeNode | undefined, childrenOf: ChildrenOf): readonly (TreeNode | undefined)[] {
    const drawn = this.#children.get(toId(node));
    if (drawn === undefined) return [];
    const fresh = childrenOf(node);
    if (fresh.length !== drawn.length || fresh.some((row, index) => row.id !== drawn[index]))
      return [node && this.#given.get(node.id)];
    return fresh.flatMap((row) => (this.#note(row) ? [this.#given.get(row.id)] : this.#compare(row, childrenOf)));
  }

  /** Keeps the row's present look; true when it differs from the last one. */
  #note(row: TreeNode): boolean {
    const signature = toSignature(row);
    const changed = this.#signatures.get(row.id) !== signature;
    this.#signatures.set(row.id, signature);
    this.#latest.set(row.id, row);
    return changed;
  }

  #forget(id: string): void {
    for (const child of this.#children.get(id) ?? []) this.#forget(child);
    this.#children.delete(id);
    this.#given.delete(id);
    this.#signatures.delete(id);
    this.#latest.delete(id);
  }
}

function toId(node: TreeNode | undefined): string {
  return node?.id ?? ROOT;
}
