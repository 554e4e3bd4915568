import type { NodeKind, TreeNode } from '../../../src/explorer/treeNode.ts';
import type { Testing } from '../../../src/testing.ts';

/** Every row below `node` (without one: the whole tree) once everything asked for has arrived or failed, as drawn. */
export async function readTree(explorer: Testing['explorer'], node?: TreeNode): Promise<readonly TreeNode[]> {
  const rows = await explorer.loadedChildren(node);
  const below = await Promise.all(
    rows.map(async (row) => (row.expansion === 'leaf' ? [row] : [row, ...(await readTree(explorer, row))])),
  );
  return below.flat();
}

/** How many rows there are of each kind. */
export function countKinds(rows: readonly TreeNode[]): ReadonlyMap<NodeKind, number> {
  const counts = new Map<NodeKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The calls that rows say have failed, each once. */
export function listFailedCalls(rows: readonly TreeNode[]): readonly string[] {
  const calls = rows.flatMap(({ kind, failure }) =>
    kind === 'failed' && failure !== undefined ? [failure.operation] : [],
  );
  return [...new Set(calls)].sort();
}

/** The tooltip of a row as plain text: Markdown escapes what could mean something in it. */
export async function readTooltip(explorer: Testing['explorer'], node: TreeNode): Promise<string> {
  const { value } = (await explorer.tooltip(node)) ?? { value: '' };
  return value.replaceAll(/\\(?=\W)/g, '');
}
