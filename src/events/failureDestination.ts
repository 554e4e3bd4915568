import * as vscode from 'vscode';
import type { StoredObject } from '../aws/awsApi.ts';
import type { CommandId } from '../contributions.ts';
import { parseArn } from '../core/arn.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import type { Notice } from '../platform/tell.ts';
import { requireTrust } from '../platform/trust.ts';
import type { UseDeps } from './useDeps.ts';

/** A destination and where it is. */
interface Place {
  readonly scope: Scope;
  readonly uuid: string;
  readonly arn: string;
}

/** Objects of a bucket that are looked through, newest of which come first. */
const MOST_OBJECTS = 5000;

/** Text of failure records at the on-failure destination of a mapping; undefined when the user leaves, or is told where they are. */
export async function readDestination(deps: UseDeps, { scope, uuid }: MappingRef): Promise<string | undefined> {
  requireTrust(scope);
  const mapping = await deps.store.api(scope).getMapping(uuid, new AbortController().signal);
  const arn = mapping.DestinationConfig?.OnFailure?.Destination;
  if (arn === undefined) {
    deps.tell(toNowhere({ scope, uuid }));
    return undefined;
  }
  const place: Place = { scope, uuid, arn };
  const service = arn.startsWith('kafka://') ? 'kafka' : parseArn(arn)?.service;
  if (service === 'sqs') return await readQueue(deps, place);
  if (service === 's3') return await readBucket(deps, place);
  deps.tell({ severity: 'information', message: toElsewhere(service, arn), action: toPasting() });
  return undefined;
}

function toNowhere(ref: MappingRef): Notice {
  const run = () => vscode.commands.executeCommand('mskLambda.mapping.changeDestination' satisfies CommandId, ref);
  return {
    severity: 'information',
    message: vscode.l10n.t('The mapping has no on-failure destination: nothing keeps the batches that fail.'),
    action: { title: vscode.l10n.t('Change Destination…'), run },
  };
}

function toElsewhere(service: string | undefined, arn: string): string {
  return service === 'kafka'
    ? vscode.l10n.t('The failures are in the topic {0}: read it with a Kafka client, and copy what it prints.', arn)
    : vscode.l10n.t('Notifications cannot be read afterwards: copy one that a subscriber of {0} received.', arn);
}

function toPasting(): Notice['action'] {
  const run = async () => {
    const event = await vscode.env.clipboard.readText();
    await vscode.commands.executeCommand('mskLambda.event.showFailures' satisfies CommandId, { event });
  };
  return { title: vscode.l10n.t('Paste from the Clipboard'), run };
}

async function readQueue(deps: UseDeps, { scope, arn }: Place): Promise<string | undefined> {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  const agreed = await deps.confirm({
    message: vscode.l10n.t(
      'Read messages of the queue {0} in account {1}, region {2}?',
      resource,
      account,
      scope.region,
    ),
    detail: vscode.l10n.t(
      'They stay in the queue and can be received again at once. Each counts as received once more, which moves it on where the queue has a redrive policy.',
    ),
    action: vscode.l10n.t('Read Messages'),
  });
  if (!agreed) return undefined;
  const messages = await deps.progress(vscode.l10n.t('Reading {0}…', resource), (_report, signal) =>
    deps.store.api(scope).readQueueMessages(arn, signal),
  );
  if (messages.length === 0) throw new Error(vscode.l10n.t('The queue {0} gave no messages.', resource));
  return messages.map((text) => text.replace(/\s*\n\s*/g, ' ')).join('\n');
}

async function readBucket(deps: UseDeps, { scope, uuid, arn }: Place): Promise<string | undefined> {
  const bucket = parseArn(arn)?.resource ?? '';
  const api = deps.store.api(scope);
  const objects = await deps.progress(vscode.l10n.t('Listing {0}…', bucket), async (_report, signal) => {
    const found: StoredObject[] = [];
    for await (const page of api.listObjects(bucket, signal)) {
      found.push(...page);
      if (found.length >= MOST_OBJECTS) break;
    }
    return found;
  });
  if (objects.length === 0) throw new Error(vscode.l10n.t('The bucket {0} has no objects.', bucket));
  // Where Lambda puts them is documented for streams only: there the key has the mapping's ID (events.md 4).
  const isOurs = (key: string) => key.includes(uuid);
  const items = [...objects]
    .sort((a, b) => Number(isOurs(b.key)) - Number(isOurs(a.key)) || b.modified.localeCompare(a.modified))
    .map(({ key, bytes, modified }) => ({
      label: key,
      description: bytes === 1 ? vscode.l10n.t('1 byte') : vscode.l10n.t('{0} bytes', bytes.toLocaleString('en-US')),
      detail: modified,
    }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Failure Record in {0}', bucket),
    matchOnDetail: true,
  });
  if (choice === undefined) return undefined;
  return await deps.progress(vscode.l10n.t('Reading {0}…', choice.label), (_report, signal) =>
    api.readObject(bucket, choice.label, signal),
  );
}
