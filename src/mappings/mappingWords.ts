import * as vscode from 'vscode';
import { parseArn, toFunctionName } from '../core/arn.ts';
import { type DeployedMapping, toTopic } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

/** How a mapping is called in sentences. */
export interface MappingWords {
  /** Topic and function. */
  readonly name: string;
  /** Account and region. */
  readonly place: string;
}

export function toMappingWords(mapping: DeployedMapping, scope: Scope): MappingWords {
  const account = parseArn(mapping.FunctionArn)?.account;
  return {
    name: `${toTopic(mapping)} → ${toFunctionName(mapping.FunctionArn)}`,
    place: account === undefined ? scope.region : vscode.l10n.t('account {0}, region {1}', account, scope.region),
  };
}
