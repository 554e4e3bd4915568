import * as l10n from '@vscode/l10n';
import type { StatusKind } from '../core/mapping/status.ts';
import { isShown, STATE_ICONS } from './mappingNodes.ts';
import { compare, groupEntries, type MappingEntry, type ScopeContents } from './scopeContents.ts';
import { type TreeNode, toNode } from './treeNode.ts';
import type { TreeSources } from './treeSources.ts';
import { joinParts, toMappingCount, toProblemCount, toSpoken } from './words.ts';

/** State groups in the order of urgency. */
const STATE_GROUPS: readonly { readonly kind: StatusKind; readonly label: () => string }[] = [
  { kind: 'problem', label: () => l10n.t('With a problem') },
  { kind: 'changing', label: () => l10n.t('Changing') },
  { kind: 'unknown', label: () => l10n.t('In an unknown state') },
  { kind: 'ok', label: () => l10n.t('Working') },
  { kind: 'idle', label: () => l10n.t('Waiting for records') },
  { kind: 'off', label: () => l10n.t('Disabled') },
];

/** One row per function that a mapping invokes. */
export function toFunctionGroups(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const shown = contents.entries.filter((entry) => isShown(entry, sources));
  const groups = groupEntries(shown, (entry) => entry.functionName);
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, entries]) =>
      toNode(node, {
        segment: `function:${name}`,
        kind: 'functionGroup',
        group: name,
        label: name,
        description: toSummary(entries),
        icon: { id: 'symbol-method' },
        expansion: sources.filter === undefined ? 'collapsed' : 'expanded',
        words: ['create', 'text', 'arn', ...(node.scope?.sample ? [] : ['console'])],
        spoken: toSpoken(l10n.t('Function {0}', name), toSummary(entries)),
        text: name,
        input: { FunctionName: name },
        arn: toFunctionArn(entries),
      }),
    );
}

/** One row per condition that a mapping is in. */
export function toStateGroups(node: TreeNode, contents: ScopeContents, sources: TreeSources): readonly TreeNode[] {
  const shown = contents.entries.filter((entry) => isShown(entry, sources));
  return STATE_GROUPS.map(({ kind, label }) => ({
    kind,
    label,
    count: shown.filter((entry) => entry.facts.kind === kind).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ kind, label, count }) =>
      toNode(node, {
        segment: `state:${kind}`,
        kind: 'stateGroup',
        group: kind,
        label: label(),
        description: String(count),
        icon: STATE_ICONS[kind],
        expansion: 'expanded',
        spoken: toSpoken(label(), toMappingCount(count)),
      }),
    );
}

/** The mappings of a function or state group. */
export function toGroupEntries(node: TreeNode, contents: ScopeContents): readonly MappingEntry[] {
  if (node.kind === 'functionGroup') return contents.entries.filter((entry) => entry.functionName === node.group);
  return contents.entries.filter((entry) => entry.facts.kind === node.group);
}

function toSummary(entries: readonly MappingEntry[]): string {
  const problems = entries.filter((entry) => entry.facts.problem !== undefined).length;
  return joinParts(toMappingCount(entries.length), problems > 0 && toProblemCount(problems));
}

/** Without a version or alias: the group stands for all of them. */
function toFunctionArn(entries: readonly MappingEntry[]): string | undefined {
  return /^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+/.exec(entries[0]?.mapping.FunctionArn ?? '')?.[0];
}
