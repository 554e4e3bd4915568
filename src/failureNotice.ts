import * as vscode from 'vscode';
import type { CommandId } from './contributions.ts';
import { AwsFailure } from './core/failure.ts';
import { explainFailure, type FailureAction } from './core/hints/failures.ts';
import type { FailureNotice } from './platform/commands.ts';

/** Turns whatever a command threw into one sentence and what can be done; undefined for a cancellation. */
export function toFailureNotice(error: unknown): FailureNotice | undefined {
  if (error instanceof vscode.CancellationError || AwsFailure.is(error, 'aborted') || isAbort(error)) return undefined;
  if (!AwsFailure.is(error)) return { message: error instanceof Error ? error.message : String(error), actions: [] };
  const { message, action } = explainFailure(error);
  const run = action === undefined ? undefined : toRun(action);
  return { message, actions: action === undefined || run === undefined ? [] : [{ title: action.title, run }] };
}

function toRun(action: FailureAction): (() => unknown) | undefined {
  if (action.kind === 'copy') return () => vscode.env.clipboard.writeText(action.text);
  if (action.kind === 'choose-account')
    return () => vscode.commands.executeCommand('mskLambda.scope.add' satisfies CommandId);
  if (action.kind === 'open-mapping')
    return () => vscode.commands.executeCommand('mskLambda.explorer.reveal' satisfies CommandId, { uuid: action.uuid });
  // A command is repeated by giving it again: a button that repeats a change unseen would not be safe.
  return undefined;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
