import type { Snapshot } from './explorer/snapshot.ts';

/** What `activate()` returns for other extensions, tasks and tests (docs/api.md). Frozen; versioned by `apiVersion`. */
export interface MskLambdaApi {
  /** Semantic version of this interface. */
  readonly apiVersion: '1.0.0';
  /**
   * Everything the explorer shows once fully loaded, per scope, and the calls that failed. Plain data. Asks AWS for what
   * is not known yet; rejects only when `signal` aborts, or with a message when no account or region is configured.
   */
  snapshot(options?: { readonly signal?: AbortSignal }): Promise<Snapshot>;
}
