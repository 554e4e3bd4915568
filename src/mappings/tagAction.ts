import * as vscode from 'vscode';
import type { AwsApi } from '../aws/awsApi.ts';
import { toMappingArn } from '../core/mapping/mapping.ts';
import type { Tags } from '../core/mapping/tags.ts';
import type { MappingAction } from './mappingActions.ts';

/** Tags have operations of their own, one for what comes and one for what goes (fields.md 15). Undefined: nothing differs. */
export function toTagAction(before: Tags, wanted: Tags): MappingAction | undefined {
  const added = Object.entries(wanted).filter(([key, value]) => before[key] !== value);
  const removed = Object.keys(before).filter((key) => wanted[key] === undefined);
  if (added.length === 0 && removed.length === 0) return undefined;
  const send = async (api: AwsApi, uuid: string, signal: AbortSignal) => {
    const arn = toMappingArn(await api.getMapping(uuid, signal));
    if (added.length > 0) await api.tagMapping(arn, Object.fromEntries(added), signal);
    if (removed.length > 0) await api.untagMapping(arn, removed, signal);
    return await api.getMapping(uuid, signal);
  };
  return {
    perform: send,
    question: ({ name, place }) => vscode.l10n.t('Change the tags of the mapping {0} in {1}?', name, place),
    detail: () =>
      [
        ...added.map(([key, value]) => vscode.l10n.t('Set {0} = {1}', key, value)),
        ...removed.map((key) => vscode.l10n.t('Remove {0}', key)),
      ].join('\n'),
    verb: () => vscode.l10n.t('Change Tags'),
    progress: ({ name }) => vscode.l10n.t('Changing the tags of {0}', name),
    done: (name) => vscode.l10n.t('The tags of {0} are changed.', name),
    undo: () => toTagAction(wanted, before),
  };
}

/** `key=value, key=value`: neither has commas (AWS's characters for tags). */
export function formatTags(tags: Tags): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** What `formatTags` wrote. A part without `=` is a key with an empty value. */
export function parseTags(text: string): Tags {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
}
