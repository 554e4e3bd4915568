import * as vscode from 'vscode';
import type { Explanation } from '../core/hints/explanation.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Notice } from '../platform/tell.ts';
import type { FollowOutcome } from './followMapping.ts';
import type { MappingWords } from './mappingWords.ts';

/** What is said of a mapping that is as it was wanted, and in what state. */
export type DoneText = (name: string, state: string) => string;

const toStateText: DoneText = (name, state) => vscode.l10n.t('{0} is now {1}.', name, state);

/** How a change ended, in one or two sentences. Undefined when the user stopped watching: that is no news. */
export async function toOutcomeNotice(
  outcome: FollowOutcome,
  { name }: MappingWords,
  toDone: DoneText = toStateText,
): Promise<Notice | undefined> {
  switch (outcome.kind) {
    case 'settled':
      return toSettledNotice(outcome.mapping, name, toDone);
    case 'gone':
      return { severity: 'information', message: vscode.l10n.t('{0} is deleted.', name) };
    case 'gave-up':
      return {
        severity: 'warning',
        message: vscode.l10n.t(
          '{0} is still in the state {1} after 10 minutes. The change goes on at AWS; the network between Lambda and the cluster is the usual cause.',
          name,
          outcome.mapping.State,
        ),
      };
    case 'failed':
      return {
        severity: 'warning',
        message: vscode.l10n.t(
          '{0} is being changed, but can no longer be watched: {1}',
          name,
          outcome.failure.message,
        ),
      };
    case 'cancelled':
      return undefined;
  }
}

async function toSettledNotice(mapping: DeployedMapping, name: string, toDone: DoneText): Promise<Notice> {
  // The catalogue is large, and most sessions never need it.
  const { explainMapping } = await import('../core/hints/explainMapping.ts');
  const explanation = explainMapping(mapping);
  if (explanation.severity !== 'error') {
    return { severity: 'information', message: toDone(name, mapping.State) };
  }
  return {
    severity: 'warning',
    message: [
      vscode.l10n.t('{0} is now {1}, but: {2}.', name, mapping.State, explanation.title),
      ...toFirstHint(explanation),
    ].join(' '),
  };
}

function toFirstHint({ causes }: Explanation): readonly string[] {
  const [first] = causes;
  return first === undefined ? [] : [vscode.l10n.t('Most likely: {0}.', first.title)];
}
