import * as l10n from '@vscode/l10n';
import type { AwsFailure, FailureReason } from '../core/failure.ts';
import { explainScopeFailure } from './failureActions.ts';
import { type TreeNode, toNode } from './treeNode.ts';

export interface FailedList {
  readonly segment: string;
  /** "Topics", "Mappings" … */
  readonly name: string;
  readonly failure: AwsFailure;
  readonly loadedAt: number | undefined;
}

/** Reasons that concern the whole account and region: telling them once is enough. */
const SCOPE_WIDE: ReadonlySet<FailureReason> = new Set(['expired-credentials', 'no-credentials', 'network']);

export function isScopeWide(failure: AwsFailure): boolean {
  return SCOPE_WIDE.has(failure.reason);
}

/** A list that could not be read: what failed, why, and below it what can be done. */
export function toFailedNode(parent: TreeNode | undefined, { segment, name, failure }: FailedList): TreeNode {
  return toFailure(parent, segment, failure, l10n.t('{0} cannot be listed', name));
}

/** A list whose last good rows are still shown because reading it again failed. */
export function toStaleNode(parent: TreeNode | undefined, { segment, name, failure, loadedAt }: FailedList): TreeNode {
  const label =
    loadedAt === undefined
      ? l10n.t('{0}: not all could be read', name)
      : l10n.t('{0} as of {1}: refreshing failed', name, new Date(loadedAt).toLocaleTimeString());
  return toFailure(parent, segment, failure, label);
}

/** A whole account and region that cannot be read. */
export function toScopeFailureNode(parent: TreeNode | undefined, failure: AwsFailure): TreeNode {
  const { title, message } = explainScopeFailure(failure, parent?.scope);
  return toFailure(parent, 'account', failure, title, message);
}

/** Whose account it is, is not known: everything else can work all the same. */
export function toUnknownAccountNode(parent: TreeNode, failure: AwsFailure): TreeNode {
  return toFailure(parent, 'identity', failure, l10n.t('The account number cannot be read'));
}

function toFailure(
  parent: TreeNode | undefined,
  segment: string,
  failure: AwsFailure,
  label: string,
  description?: string,
): TreeNode {
  const { title, message } = explainScopeFailure(failure, parent?.scope);
  return toNode(parent, {
    segment: `${segment}-failed`,
    kind: 'failed',
    label,
    description: description ?? title,
    icon: { id: 'warning', color: 'problemsWarningIcon.foreground' },
    expansion: 'expanded',
    words: ['retry'],
    spoken: `${label}. ${message}`,
    behind: [failure.reason, failure.operation, message],
    failure,
  });
}
