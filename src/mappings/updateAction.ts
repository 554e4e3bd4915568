import * as vscode from 'vscode';
import { type Difference, toChanges, toMappingInput } from '../core/mapping/changes.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';
import type { MappingAction } from './mappingActions.ts';

/** Makes a mapping what is wanted, by what differs only. Undefined: nothing differs. */
export function toUpdateAction(before: DeployedMapping, wanted: MappingInput): MappingAction | undefined {
  const { changes, differences } = toChanges(before, wanted);
  if (differences.length === 0) return undefined;
  return {
    perform: (api, uuid, signal) => api.updateMapping(uuid, changes, signal),
    question: ({ name, place }) => vscode.l10n.t('Change the mapping {0} in {1}?', name, place),
    detail: () => differences.map(toLine).join('\n'),
    verb: () => vscode.l10n.t('Change'),
    progress: ({ name }) => vscode.l10n.t('Changing {0}', name),
    done: (name, state) => vscode.l10n.t('{0} is changed; its state is {1}.', name, state),
    undo: (now) => toUpdateAction(now, toMappingInput(before)),
  };
}

function toLine({ label, before, after }: Difference): string {
  return vscode.l10n.t('{0}: {1} → {2}', label, before, after);
}
