import * as l10n from '@vscode/l10n';
import { type CheckSubject, type Judgement, skipped } from '../check.ts';
import type { DiagnosisFacts } from '../facts.ts';

/** Nothing can be said of what depends on a thing that is not there: the check of the thing itself fails. */
export const noCluster = () => skipped(l10n.t('There is no such cluster.'));
export const noConnection = () => skipped(l10n.t('There is no such VPC connection.'));
export const noFunction = () => skipped(l10n.t('There is no such function.'));
export const noSecret = () => skipped(l10n.t('There is no such secret.'));
export const noDestination = () => skipped(l10n.t('There is no such destination.'));

/** Without a function nobody knows its role. */
export function noRole(fn: DiagnosisFacts['function']): Judgement {
  return fn === undefined ? noFunction() : skipped(l10n.t('The role does not exist.'));
}

/** The source of the records is the cluster or, across accounts, the VPC connection. */
export function noSource({ crossAccount }: CheckSubject): Judgement {
  return crossAccount ? noConnection() : noCluster();
}
