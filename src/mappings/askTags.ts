import * as vscode from 'vscode';
import { toMappingInput } from '../core/mapping/changes.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Tags } from '../core/mapping/tags.ts';
import { findFault } from './findFault.ts';
import { formatTags, parseTags } from './tagAction.ts';

/** Asks for all tags of a mapping at once. Undefined when the question is left. */
export async function askTags(mapping: DeployedMapping, before: Tags): Promise<Tags | undefined> {
  const input = toMappingInput(mapping);
  const { toFault } = await findFault('Tags', { deployed: mapping });
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Tags'),
    prompt: vscode.l10n.t('key=value, key=value … What is taken out here is removed.'),
    value: formatTags(before),
    ignoreFocusOut: true,
    validateInput: (typed) => toFault({ ...input, Tags: parseTags(typed) }),
  });
  return text === undefined ? undefined : parseTags(text);
}
