import * as vscode from 'vscode';
import type { ClusterRef, ResourceRef } from '../contributions.ts';
import { toAuthMethodFacts } from '../core/cluster/authMethods.ts';
import type { BootstrapBrokers } from '../core/cluster/brokers.ts';
import { AwsFailure } from '../core/failure.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import { toConsoleUrl } from './consoleUrl.ts';
import type { ExplorerContext } from './explorerContext.ts';
import { pickCluster, pickResource } from './pickers.ts';
import { toNetworkLabel } from './words.ts';

/** Seconds for which the status bar says what was copied. */
const NOTICE = 4;

export async function copyArn(context: ExplorerContext, ref?: Partial<ResourceRef>): Promise<string | undefined> {
  const arn = ref?.arn ?? (await pickResource(context.pickers, vscode.l10n.t('Copy the ARN of')))?.arn;
  return arn === undefined ? undefined : copy(arn);
}

export async function copyText(
  context: ExplorerContext,
  ref?: { readonly text?: string },
): Promise<string | undefined> {
  const text = ref?.text ?? (await pickResource(context.pickers, vscode.l10n.t('Copy the name of')))?.name;
  return text === undefined ? undefined : copy(text);
}

/** Opens a resource's page in the AWS console; a mapping's is the list of triggers of its function. */
export async function openConsole(
  context: ExplorerContext,
  ref?: Partial<ResourceRef & MappingRef>,
): Promise<string | undefined> {
  const { scope, arn } =
    ref?.scope !== undefined && ref.arn !== undefined
      ? { scope: ref.scope, arn: ref.arn }
      : ((await pickResource(context.pickers, vscode.l10n.t('Open in the AWS Console'))) ?? {});
  if (scope === undefined || arn === undefined) return undefined;
  if (scope.sample) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The sample account has no pages in the AWS console.'));
    return undefined;
  }
  const target = await toConsoleArn(context, scope, arn);
  const url = toConsoleUrl(target, scope.region);
  if (url === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The AWS console has no page for {0}.', target));
    return undefined;
  }
  await context.deps.openPage(url);
  return url;
}

/** Copies bootstrap brokers: those given, or those of a cluster for the method the user chooses. */
export async function copyBrokers(
  context: ExplorerContext,
  ref?: Partial<ClusterRef> & { readonly addresses?: string },
): Promise<string | undefined> {
  if (ref?.addresses !== undefined) return copy(ref.addresses);
  const { scope, clusterArn } =
    ref?.scope !== undefined && ref.clusterArn !== undefined
      ? { scope: ref.scope, clusterArn: ref.clusterArn }
      : ((await pickCluster(context.pickers, vscode.l10n.t('Copy the Bootstrap Brokers of'))) ?? {});
  if (scope === undefined || clusterArn === undefined) return undefined;
  const { items, failure } = await context.deps.store.load({ scope, kind: 'brokers', clusterArn });
  if (failure !== undefined && items.length === 0) throw failure;
  const chosen = items.length < 2 ? items[0] : await pickBrokers(items);
  return chosen === undefined ? undefined : copy(chosen.addresses);
}

async function pickBrokers(brokers: readonly BootstrapBrokers[]): Promise<BootstrapBrokers | undefined> {
  const items = brokers.map((entry) => ({
    label: toAuthMethodFacts(entry.method).label(),
    description: toNetworkLabel(entry.network),
    detail: entry.addresses,
    entry,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Bootstrap Brokers for') }))?.entry;
}

/** The console has no page for a single mapping, so its function stands in. */
async function toConsoleArn({ deps }: ExplorerContext, scope: Scope, arn: string): Promise<string> {
  const uuid = /:event-source-mapping:([^:]+)$/.exec(arn)?.[1];
  if (uuid === undefined) return arn;
  const { items } = await deps.store.load({ scope, kind: 'mappings' });
  const known = items.find((mapping) => mapping.UUID === uuid);
  if (known !== undefined) return known.FunctionArn;
  try {
    return (await deps.store.api(scope).getMapping(uuid, new AbortController().signal)).FunctionArn;
  } catch (error) {
    if (AwsFailure.is(error, 'not-found')) return arn;
    throw error;
  }
}

async function copy(text: string): Promise<string> {
  await vscode.env.clipboard.writeText(text);
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', shown), NOTICE * 1_000);
  return text;
}
