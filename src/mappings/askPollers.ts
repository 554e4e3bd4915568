import * as vscode from 'vscode';
import { toMappingInput } from '../core/mapping/changes.ts';
import { editInput } from '../core/mapping/editInput.ts';
import type { DeployedMapping, MappingInput } from '../core/mapping/mapping.ts';
import { isProvisioned, toOnDemandStep } from '../core/mapping/provisionedMode.ts';
import { findFault } from './findFault.ts';

type Pollers = NonNullable<MappingInput['ProvisionedPollerConfig']>;

/** Asks for the event pollers of a mapping, or for on-demand mode. Undefined when a question is left. */
export async function askPollers(mapping: DeployedMapping): Promise<MappingInput | undefined> {
  const input = toMappingInput(mapping);
  const step = toOnDemandStep(input);
  const isOn = isProvisioned(input);
  const provisioned = {
    label: isOn ? vscode.l10n.t('Change the number of pollers…') : vscode.l10n.t('Provisioned mode…'),
    detail: vscode.l10n.t('Event pollers of your own, billed by the hour; no NAT gateway or endpoints needed.'),
  };
  const onDemand = {
    label: vscode.l10n.t('On demand'),
    detail:
      step.labels.length < 2
        ? vscode.l10n.t('Lambda scales the pollers itself.')
        : vscode.l10n.t('Also takes out what works with pollers only: {0}.', step.labels.slice(1).join(', ')),
  };
  const rows = isOn ? [provisioned, onDemand] : [provisioned];
  const title = vscode.l10n.t('Event Pollers');
  const chosen = rows.length === 1 ? provisioned : await vscode.window.showQuickPick(rows, { title });
  if (chosen === undefined) return undefined;
  if (chosen === onDemand) return editInput(input, step.edits);
  return await askNumbers(mapping, input);
}

async function askNumbers(mapping: DeployedMapping, input: MappingInput): Promise<MappingInput | undefined> {
  const before = input.ProvisionedPollerConfig ?? {};
  const { toFault } = await findFault('ProvisionedPollerConfig', { deployed: mapping });
  const ask = async (step: number, prompt: string, value: number, toPollers: (count: number) => Pollers) => {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Event Pollers ({0}/2)', step),
      prompt,
      value: String(value),
      ignoreFocusOut: true,
      validateInput: (typed) =>
        /^\d+$/.test(typed.trim())
          ? toFault({ ...input, ProvisionedPollerConfig: toPollers(Number(typed)) })
          : vscode.l10n.t('A whole number, please.'),
    });
    return text === undefined ? undefined : toPollers(Number(text));
  };
  const first = await ask(
    1,
    vscode.l10n.t('Fewest pollers, always there (1 to 200)'),
    before.MinimumPollers ?? 1,
    (MinimumPollers) => ({ ...before, MinimumPollers, MaximumPollers: toMost(before, MinimumPollers) }),
  );
  if (first === undefined) return undefined;
  const pollers = await ask(
    2,
    vscode.l10n.t('Most pollers (1 to 2000)'),
    toMost(before, first.MinimumPollers ?? 1),
    (MaximumPollers) => ({ ...first, MaximumPollers }),
  );
  return pollers === undefined ? undefined : { ...input, ProvisionedPollerConfig: pollers };
}

/** AWS's default is 200 (fields.md 14). */
function toMost({ MaximumPollers = 200 }: Pollers, fewest: number): number {
  return Math.max(MaximumPollers, fewest);
}
