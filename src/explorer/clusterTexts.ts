import type { Cluster } from '../core/cluster/cluster.ts';
import { toAuthLabel, toClusterTypeLabel, toStateWords } from './words.ts';

/** What the filter looks at in a cluster; everything below the cluster counts these as its own. */
export function toClusterTexts(cluster: Cluster): readonly (string | undefined)[] {
  return [
    cluster.name,
    cluster.arn,
    cluster.state,
    toStateWords(cluster.state),
    cluster.stateMessage,
    toClusterTypeLabel(cluster),
    toAuthLabel(cluster),
    cluster.kafkaVersion,
    cluster.instanceType,
  ];
}
