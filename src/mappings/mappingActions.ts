import * as vscode from 'vscode';
import type { AwsApi } from '../aws/awsApi.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import type { Question } from '../platform/confirm.ts';
import { type MappingWords, toMappingWords } from './mappingWords.ts';
import type { DoneText } from './outcomeNotice.ts';

export type ActionId = 'enable' | 'disable' | 'delete';

/** A change of a deployed mapping, ready to be asked about and made. */
export interface MappingAction {
  readonly perform: (api: AwsApi, uuid: string, signal: AbortSignal) => Promise<DeployedMapping>;
  /** State in which there is nothing to do. */
  readonly doneIn?: string;
  /** A mapping that is not there any more is what was wanted. */
  readonly endsInGone?: true;
  readonly question: (words: MappingWords) => string;
  readonly detail: (mapping: DeployedMapping) => string;
  /** Verb on the button. */
  readonly verb: () => string;
  readonly progress: (words: MappingWords) => string;
  /** What is said when it is done. Absent: the state that the mapping has now. */
  readonly done?: DoneText;
  /** What brings back what was before, made from the mapping as it is then. Absent: there is no way back. */
  readonly undo?: (now: DeployedMapping) => MappingAction | undefined;
}

export const MAPPING_ACTIONS: Readonly<Record<ActionId, MappingAction>> = {
  enable: {
    perform: (api, uuid, signal) => api.updateMapping(uuid, { Enabled: true }, signal),
    doneIn: 'Enabled',
    question: ({ name, place }) => vscode.l10n.t('Enable the mapping {0} in {1}?', name, place),
    detail: () => vscode.l10n.t('Lambda starts to read the topic and to call the function.'),
    verb: () => vscode.l10n.t('Enable'),
    undo: () => MAPPING_ACTIONS.disable,
    progress: ({ name }) => vscode.l10n.t('Enabling {0}', name),
  },
  disable: {
    perform: (api, uuid, signal) => api.updateMapping(uuid, { Enabled: false }, signal),
    doneIn: 'Disabled',
    question: ({ name, place }) => vscode.l10n.t('Disable the mapping {0} in {1}?', name, place),
    detail: () =>
      vscode.l10n.t(
        'Lambda stops reading. Once enabled again it goes on from the last committed position; records that expire until then are not processed.',
      ),
    verb: () => vscode.l10n.t('Disable'),
    undo: () => MAPPING_ACTIONS.enable,
    progress: ({ name }) => vscode.l10n.t('Disabling {0}', name),
  },
  delete: {
    perform: (api, uuid, signal) => api.deleteMapping(uuid, signal),
    endsInGone: true,
    question: ({ name, place }) => vscode.l10n.t('Delete the mapping {0} in {1}?', name, place),
    detail: (mapping) => toLossText(mapping),
    verb: () => vscode.l10n.t('Delete'),
    progress: ({ name }) => vscode.l10n.t('Deleting {0}', name),
  },
};

/** What comes after a deletion depends on whose consumer group it was (source-facts 80, 116, 117). */
function toLossText(mapping: DeployedMapping): string {
  const group = mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId;
  return group === undefined || group === mapping.UUID
    ? vscode.l10n.t(
        'This cannot be undone. A new mapping gets a new consumer group, so it does not go on where this one stopped but at its starting position.',
      )
    : vscode.l10n.t(
        'This cannot be undone. A new mapping with the consumer group ID {0} goes on where this one stopped.',
        group,
      );
}

export function toQuestion(action: MappingAction, mapping: DeployedMapping, scope: Scope): Question {
  return {
    message: action.question(toMappingWords(mapping, scope)),
    detail: action.detail(mapping),
    action: action.verb(),
  };
}
