import type * as vscode from 'vscode';
import type { ResourceKey, ResourceKind } from '../aws/resources.ts';
import type { Known } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { Scope } from '../core/scope.ts';
import { isAllowed, requireTrust } from '../platform/trust.ts';
import type { DocumentsDeps } from './documentsDeps.ts';

/** A document's account as far as it is known. */
export interface DocumentAccount {
  /** Absent: nothing is configured. */
  readonly scope?: Scope;
  readonly sourceArn?: string;
  readonly known: Known;
}

/** Lists that permissions are worked out from. */
export const PERMISSION_LISTS = ['identity', 'clusters', 'vpcConnections', 'functions', 'secrets'] as const;

/** Lists that rules go by; the last belong to the cluster that the document names. */
const LISTS = [...PERMISSION_LISTS, 'mappings'] as const;
const LISTS_OF_CLUSTER = ['topics', 'brokers', 'scramSecrets'] as const;

/** What the store holds for judging a document. Asks AWS nothing. */
export async function readAccount(
  { store, documentScopes, readKnown }: DocumentsDeps,
  document: vscode.TextDocument,
): Promise<DocumentAccount> {
  const { input, uuid } = parseMappingDocument(document.getText());
  const sourceArn = input.EventSourceArn;
  const now = Date.now();
  let scope: Scope;
  try {
    scope = await documentScopes.resolve(document.uri.toString(), sourceArn);
  } catch {
    // Without an account the rules that need none still hold.
    return { known: { now } };
  }
  const { items } = store.peek({ scope, kind: 'mappings' });
  const deployed = uuid === undefined ? undefined : items.find((mapping) => mapping.UUID === uuid);
  return { scope, sourceArn, known: readKnown(store, scope, sourceArn, deployed, now) };
}

/** Asks for the lists that nobody asked for yet; who draws hears of them from the store. */
export function loadAccount({ store }: DocumentsDeps, { scope, sourceArn, known }: DocumentAccount): void {
  if (scope === undefined || !isAllowed(scope)) return;
  const isCluster = known.clusters?.some(({ arn }) => arn === sourceArn) === true;
  const keys: readonly ResourceKey[] = [
    ...LISTS.map((kind) => ({ scope, kind })),
    ...(isCluster ? LISTS_OF_CLUSTER.map((kind) => ({ scope, kind, clusterArn: sourceArn })) : []),
  ];
  for (const key of keys) {
    // A load is only ever abandoned; failures stay in the store, and a list that failed waits to be asked for again.
    if (store.peek(key).status === 'idle') store.load(key).catch(() => undefined);
  }
}

/** Complete lists for a question of the user, who waits for them; what cannot be read is left out. */
export async function loadLists(
  { store }: DocumentsDeps,
  scope: Scope,
  kinds: readonly ResourceKind[],
  signal: AbortSignal,
): Promise<void> {
  if (!isAllowed(scope)) return;
  await Promise.all(kinds.map((kind) => store.load({ scope, kind }, { signal }).catch(() => undefined)));
}

/** The mapping as AWS has it now. Rejects with `AwsFailure`; in a restricted workspace with words for people. */
export async function getDeployed({ store }: DocumentsDeps, scope: Scope, uuid: string): Promise<DeployedMapping> {
  requireTrust(scope);
  // The layer below has its deadline.
  const mapping = await store.api(scope).getMapping(uuid, new AbortController().signal);
  store.putMapping(scope, mapping);
  return mapping;
}
