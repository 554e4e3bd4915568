import * as vscode from 'vscode';
import type { Scope } from '../core/scope.ts';

/** "Sample account · us-east-1", "dev · eu-west-1". */
export function toScopeLabel(scope: Scope): string {
  if (scope.sample) return vscode.l10n.t('Sample account · {0}', scope.region);
  return `${scope.profile ?? vscode.l10n.t('default credentials')} · ${scope.region}`;
}
