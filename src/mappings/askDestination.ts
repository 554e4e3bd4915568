import * as vscode from 'vscode';
import type { Destination } from '../aws/awsApi.ts';
import type { ResourceStore } from '../aws/resources.ts';
import { toMappingInput } from '../core/mapping/changes.ts';
import { type DeployedMapping, type MappingInput, toTopic } from '../core/mapping/mapping.ts';
import { isProvisioned } from '../core/mapping/provisionedMode.ts';
import type { Scope } from '../core/scope.ts';
import { findFault } from './findFault.ts';

const KINDS = ['queues', 'notificationTopics', 'buckets'] as const;

const ICONS: Readonly<Record<Destination['kind'], string>> = { sqs: 'inbox', sns: 'megaphone', s3: 'archive' };

interface Row extends vscode.QuickPickItem {
  /** What the mapping is to have; undefined: it is asked for. */
  readonly destination?: string;
}

/** Asks where records of failed batches go. Undefined when the question is left. */
export async function askDestination(
  store: ResourceStore,
  scope: Scope,
  mapping: DeployedMapping,
): Promise<MappingInput | undefined> {
  const input = toMappingInput(mapping);
  const current = input.DestinationConfig?.OnFailure?.Destination ?? '';
  const row = await vscode.window.showQuickPick(listRows(store, scope, mapping, current), {
    title: vscode.l10n.t('On-Failure Destination'),
    placeHolder: current === '' ? vscode.l10n.t('None now') : vscode.l10n.t('Now: {0}', current),
    matchOnDescription: true,
  });
  if (row === undefined) return undefined;
  const destination = row.destination ?? (await typeDestination(mapping, input, current));
  return destination === undefined ? undefined : withDestination(input, destination);
}

/** An empty text takes the destination away (source-facts 140). */
function withDestination({ DestinationConfig: _before, ...input }: MappingInput, destination: string): MappingInput {
  return destination === '' ? input : { ...input, DestinationConfig: { OnFailure: { Destination: destination } } };
}

async function listRows(
  store: ResourceStore,
  scope: Scope,
  mapping: DeployedMapping,
  current: string,
): Promise<readonly Row[]> {
  // A list that may not be read leaves the ways to type an ARN.
  const listings = await Promise.all(KINDS.map((kind) => store.load({ scope, kind })));
  const found = listings.flatMap(({ items }) => items).filter(({ fifo, arn }) => !fifo && arn !== current);
  return [
    ...(current === '' ? [] : [{ label: `$(circle-slash) ${vscode.l10n.t('No destination')}`, destination: '' }]),
    { label: `$(edit) ${vscode.l10n.t('Type it…')}`, description: toExamples(mapping) },
    ...found.map(({ kind, name, arn }) => ({
      label: `$(${ICONS[kind]}) ${name}`,
      description: kind.toUpperCase(),
      detail: arn,
      destination: arn,
    })),
  ];
}

function toExamples(mapping: DeployedMapping): string {
  return isProvisioned(mapping)
    ? vscode.l10n.t('ARN of a queue, SNS topic or bucket, or kafka:// and a topic of the cluster')
    : vscode.l10n.t('ARN of a queue, SNS topic or bucket');
}

async function typeDestination(
  mapping: DeployedMapping,
  input: MappingInput,
  current: string,
): Promise<string | undefined> {
  const { toFault } = await findFault('DestinationConfig', { deployed: mapping });
  return await vscode.window.showInputBox({
    title: vscode.l10n.t('On-Failure Destination of {0}', toTopic(mapping)),
    prompt: toExamples(mapping),
    value: current,
    ignoreFocusOut: true,
    validateInput: (text) => toFault(withDestination(input, text.trim())),
  });
}
