import type { ResourceItems, ResourceKind, ResourceStore } from '../aws/resources.ts';
import type { Known } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

/** What the store knows for judging a document; asks AWS nothing. Only complete lists count: rules go by absence too. */
export function readKnown(
  store: ResourceStore,
  scope: Scope,
  sourceArn: string | undefined,
  deployed: DeployedMapping | undefined,
  now: number,
): Known {
  const read = <K extends ResourceKind>(kind: K, clusterArn?: string): readonly ResourceItems[K][] | undefined => {
    const { status, items } = store.peek({ scope, kind, clusterArn });
    const isComplete = status === 'loaded' || (status === 'failed' && items.length > 0);
    return isComplete ? items : undefined;
  };
  const readOf = <K extends ResourceKind>(kind: K) => (sourceArn === undefined ? undefined : read(kind, sourceArn));
  return {
    now,
    region: scope.region,
    account: read('identity')?.[0]?.account,
    clusters: read('clusters'),
    vpcConnections: read('vpcConnections'),
    functions: read('functions'),
    secrets: read('secrets'),
    mappings: read('mappings'),
    topics: readOf('topics'),
    brokers: readOf('brokers'),
    scramSecrets: readOf('scramSecrets'),
    deployed,
  };
}
