import * as vscode from 'vscode';
import type { Scope } from '../core/scope.ts';

/** Reading credentials can start programs that the workspace names: only the sample account does without them. */
export function isAllowed(scope: Scope): boolean {
  return scope.sample === true || vscode.workspace.isTrusted;
}

export function toUntrustedText(): string {
  return vscode.l10n.t('This workspace is not trusted, so no AWS credentials are used in it.');
}

/** Throws in a restricted workspace. */
export function requireTrust(scope: Scope): void {
  if (!isAllowed(scope)) throw new Error(toUntrustedText());
}
