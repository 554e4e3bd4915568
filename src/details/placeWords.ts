import * as vscode from 'vscode';
import type { Scope } from '../core/scope.ts';

/** "Sample account · us-east-1", "dev · eu-west-1". */
export function toPlaceWords({ sample, profile, region }: Scope): string {
  const account = sample ? vscode.l10n.t('Sample account') : (profile ?? vscode.l10n.t('default credentials'));
  return `${account} · ${region}`;
}
