import type { ResourceStore } from '../aws/resources.ts';
import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';
import { type FollowOutcome, followMapping } from './followMapping.ts';
import { SYSTEM_TIMERS, type Timers } from './timers.ts';

/** Follows a mapping to a settled state, with every step put into the store, so that the tree shows it. */
export type FollowInStore = (
  scope: Scope,
  mapping: DeployedMapping,
  signal: AbortSignal,
  onUpdate?: (mapping: DeployedMapping) => void,
) => Promise<FollowOutcome>;

export function createFollowInStore(store: ResourceStore, timers: Timers = SYSTEM_TIMERS): FollowInStore {
  return async (scope, mapping, signal, onUpdate) => {
    store.putMapping(scope, mapping);
    const outcome = await followMapping(store.api(scope), mapping, { signal, timers }, (update) => {
      store.putMapping(scope, update);
      onUpdate?.(update);
    });
    if (outcome.kind === 'gone') store.removeMapping(scope, mapping.UUID);
    return outcome;
  };
}

/**
 * The same for callers that want the mapping: resolves with the last that is known of it, which is not settled when
 * `signal` aborted or ten minutes were over. Rejects with `AwsFailure` when it is gone or can no longer be read.
 */
export type Follow = (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => Promise<DeployedMapping>;

export function createFollow(store: ResourceStore, timers: Timers = SYSTEM_TIMERS): Follow {
  const followInStore = createFollowInStore(store, timers);
  return async (scope, mapping, signal) => {
    const outcome = await followInStore(scope, mapping, signal);
    if (outcome.kind === 'failed') throw outcome.failure;
    if (outcome.kind === 'gone') {
      throw new AwsFailure('not-found', '', { operation: 'lambda:GetEventSourceMapping' });
    }
    return outcome.mapping;
  };
}
