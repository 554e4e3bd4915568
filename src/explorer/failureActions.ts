import * as l10n from '@vscode/l10n';
import type { AwsFailure, FailureReason } from '../core/failure.ts';
import { explainFailure, type FailureAction } from '../core/hints/failures.ts';
import type { Scope } from '../core/scope.ts';
import { type NewNode, type TreeNode, toNode } from './treeNode.ts';

type Action = Omit<NewNode, 'kind'>;

/** Actions beside the one that the explanation names. */
type FurtherAction = (failed: TreeNode) => Action;

const retry: FurtherAction = ({ scope, clusterArn }) => ({
  segment: 'retry',
  label: l10n.t('Try Again'),
  icon: { id: 'refresh' },
  command: {
    id: 'mskLambda.explorer.refresh',
    args: [{ ...(scope !== undefined && { scope }), ...(clusterArn !== undefined && { clusterArn }) }],
  },
});

const addAccount: FurtherAction = () => ({
  segment: 'add',
  label: l10n.t('Add Account and Region…'),
  icon: { id: 'add' },
  command: { id: 'mskLambda.scope.add', args: [] },
});

const openSample: FurtherAction = () => ({
  segment: 'sample',
  label: l10n.t('Open Sample Account'),
  icon: { id: 'beaker' },
  command: { id: 'mskLambda.scope.openSample', args: [] },
});

const showLog: FurtherAction = () => ({
  segment: 'log',
  label: l10n.t('Show Log'),
  icon: { id: 'output' },
  command: { id: 'mskLambda.log.show', args: [] },
});

const FURTHER: Readonly<Record<FailureReason, readonly FurtherAction[]>> = {
  'expired-credentials': [retry, addAccount],
  'no-credentials': [openSample, retry],
  'access-denied': [retry],
  throttled: [retry],
  'not-found': [retry],
  conflict: [retry],
  invalid: [retry, showLog],
  network: [retry, showLog],
  aborted: [retry],
  unknown: [retry, showLog],
};

/** Rows below a failed row: what helps, the most helpful first. */
export function toActionNodes(failed: TreeNode): readonly TreeNode[] {
  const { failure } = failed;
  if (failure === undefined) return [];
  const { action } = explainScopeFailure(failure, failed.scope);
  const best = action === undefined ? [] : [toAction(action, failed)];
  const further = FURTHER[failure.reason]
    .map((toFurther) => toFurther(failed))
    .filter(({ segment }) => segment !== best[0]?.segment);
  return [...best, ...further].map((entry) => toNode(failed, { ...entry, kind: 'action' }));
}

/** The explanation for a call made with a scope's profile and region. */
export function explainScopeFailure(failure: AwsFailure, scope: Scope | undefined) {
  return explainFailure(failure, {
    ...(scope?.profile !== undefined && { profile: scope.profile }),
    ...(scope !== undefined && { region: scope.region }),
  });
}

function toAction(action: FailureAction, failed: TreeNode): Action {
  if (action.kind === 'retry') return { ...retry(failed), label: action.title };
  if (action.kind === 'choose-account') return { ...addAccount(failed), label: action.title };
  if (action.kind === 'open-mapping') return toOpenMapping(action, failed);
  const { title, text } = action;
  return {
    segment: 'copy',
    label: title,
    icon: { id: 'copy' },
    words: ['text'],
    text,
    command: { id: 'mskLambda.resource.copyText', args: [{ text }] },
  };
}

function toOpenMapping({ title, uuid }: Extract<FailureAction, { uuid: string }>, { scope }: TreeNode): Action {
  return {
    segment: 'open',
    label: title,
    icon: { id: 'go-to-file' },
    command: { id: 'mskLambda.explorer.reveal', args: [{ ...(scope !== undefined && { scope }), uuid }] },
  };
}
