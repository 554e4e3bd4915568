import * as vscode from 'vscode';
import type { Listing, ResourceItems, ResourceKind, ResourceStore } from '../aws/resources.ts';
import { parseMskSource } from '../core/arn.ts';
import { type Cluster, namesBrokers, offersTopicApi } from '../core/cluster/cluster.ts';
import { AwsFailure } from '../core/failure.ts';
import { explainFailure } from '../core/hints/failures.ts';
import type { HintKnown } from '../core/hints/hintContext.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

type Missing = NonNullable<HintKnown['missing']>[number];
type Part = Partial<HintKnown> & { readonly gap?: Missing };

/** Reads what surrounds a mapping: its cluster with brokers, topics and secrets, or its connection, and its function. */
export async function loadHintKnown(
  store: ResourceStore,
  scope: Scope,
  mapping: DeployedMapping,
  signal: AbortSignal,
): Promise<HintKnown> {
  const parts = (
    await Promise.all([
      loadSource(store, scope, mapping, signal),
      loadFunction(store, scope, mapping, signal).then((part) => [part]),
    ])
  ).flat();
  const secrets = store.peek({ scope, kind: 'secrets' });
  const missing = parts.map((part) => part.gap).filter((gap) => gap !== undefined);
  return {
    ...Object.assign({}, ...parts.map(({ gap: _gap, ...facts }) => facts)),
    ...(secrets.status === 'loaded' && { secrets: secrets.items }),
    ...(missing.length > 0 && { missing }),
    ...toScopeFacts(scope),
  };
}

/** What is known before anything was read. */
export function toScopeFacts({ profile, region }: Scope): HintKnown {
  return { ...(profile !== undefined && { profile }), region, now: Date.now() };
}

async function loadSource(
  store: ResourceStore,
  scope: Scope,
  mapping: DeployedMapping,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const source = parseMskSource(mapping.EventSourceArn ?? '');
  if (source?.kind === 'vpc-connection') {
    const connections = await store.load({ scope, kind: 'vpcConnections' }, { signal });
    return [toPart(scope, connections, vscode.l10n.t('VPC connections'), (vpcConnections) => ({ vpcConnections }))];
  }
  const clusters = await store.load({ scope, kind: 'clusters' }, { signal });
  const cluster = clusters.items.find((entry) => entry.arn === mapping.EventSourceArn);
  const listed = toPart(scope, clusters, vscode.l10n.t('Clusters'), (items) => ({ clusters: items }));
  if (cluster === undefined) return [listed];
  // A list that could not be renewed still tells of the cluster it has.
  return [listed, { clusters: [cluster] }, ...(await loadDetails(store, scope, cluster, signal))];
}

async function loadDetails(
  store: ResourceStore,
  scope: Scope,
  cluster: Cluster,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const load = async <K extends ResourceKind>(
    kind: K,
    subject: string,
    toFacts: (items: readonly ResourceItems[K][]) => Partial<HintKnown>,
  ) => toPart(scope, await store.load({ scope, kind, clusterArn: cluster.arn }, { signal }), subject, toFacts);
  return await Promise.all([
    ...(namesBrokers(cluster) ? [load('brokers', vscode.l10n.t('Brokers'), (brokers) => ({ brokers }))] : []),
    ...(offersTopicApi(cluster) ? [load('topics', vscode.l10n.t('Topics'), (topics) => ({ topics }))] : []),
    ...(cluster.authMethods.includes('scram')
      ? [load('scramSecrets', vscode.l10n.t('SCRAM secrets'), (scramSecrets) => ({ scramSecrets }))]
      : []),
  ]);
}

/** Only a complete list may say that something is not there. */
function toPart<T>(
  scope: Scope,
  listing: Listing<T>,
  subject: string,
  toFacts: (items: readonly T[]) => Partial<HintKnown>,
): Part {
  if (listing.status === 'loaded') return toFacts(listing.items);
  return listing.failure === undefined ? {} : { gap: toGap(scope, subject, listing.failure) };
}

async function loadFunction(
  store: ResourceStore,
  scope: Scope,
  mapping: DeployedMapping,
  signal: AbortSignal,
): Promise<Part> {
  try {
    return { functions: [await store.api(scope).getFunction(mapping.FunctionArn, signal)] };
  } catch (error) {
    if (!AwsFailure.is(error) || error.reason === 'aborted') throw error;
    if (error.reason === 'not-found') return { functions: [] };
    return { gap: toGap(scope, vscode.l10n.t('Function'), error) };
  }
}

function toGap(scope: Scope, subject: string, failure: AwsFailure): Missing {
  return { subject, message: explainFailure(failure, scope).message };
}
