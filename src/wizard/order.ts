import * as vscode from 'vscode';
import { toFunctionName, toResourceName } from '../core/arn.ts';
import type { Difference } from '../core/mapping/changes.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';
import { toTopic } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import type { Question } from '../platform/confirm.ts';
import type { SubmitKind } from './protocol.ts';

/** A document that was judged and is ready to be sent. */
export interface Order {
  readonly uri: string;
  readonly kind: SubmitKind;
  readonly scope: Scope;
  readonly account: string;
  readonly input: MappingInput;
  /** What an update changes. */
  readonly differences?: readonly Difference[];
  readonly send: (signal: AbortSignal) => Promise<DeployedMapping>;
}

/** "orders → order-processor" */
export function toName({ input }: Pick<Order, 'input'>): string {
  return `${toTopic(input)} → ${toFunctionName(input.FunctionName ?? '')}`;
}

export function toQuestion(order: Order): Question {
  return order.kind === 'create' ? toCreateQuestion(order) : toUpdateQuestion(order);
}

function toCreateQuestion(order: Order): Question {
  const { input } = order;
  const start =
    input.Enabled === false
      ? vscode.l10n.t('It is created disabled: nothing is read before it is enabled.')
      : vscode.l10n.t('It begins to read from the cluster and to invoke the function as soon as it is enabled.');
  const detail = [
    vscode.l10n.t('Function: {0}', toFunctionName(input.FunctionName ?? '')),
    vscode.l10n.t('Topic: {0} of {1}', toTopic(input), toResourceName(input.EventSourceArn ?? '')),
    vscode.l10n.t('Starting position: {0}', input.StartingPosition ?? ''),
    start,
  ].join('\n');
  return {
    message: vscode.l10n.t('Create the event source mapping {0} in {1}?', toName(order), toPlace(order)),
    detail,
    action: vscode.l10n.t('Create Mapping'),
  };
}

function toUpdateQuestion(order: Order): Question {
  const changes = (order.differences ?? []).map(({ label, before, after }) => `${label}: ${before} → ${after}`);
  return {
    message: vscode.l10n.t('Update the event source mapping {0} in {1}?', toName(order), toPlace(order)),
    detail: [...changes, vscode.l10n.t('Reading stops for a while until the change is made.')].join('\n'),
    action: vscode.l10n.t('Update Mapping'),
  };
}

function toPlace({ account, scope }: Order): string {
  const kind = scope.sample ? vscode.l10n.t('the sample account {0}', account) : vscode.l10n.t('account {0}', account);
  return vscode.l10n.t('{0}, region {1}', kind, scope.region);
}
