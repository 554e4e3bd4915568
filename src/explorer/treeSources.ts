import type { Listing, ResourceItems, ResourceKey, ResourceKind } from '../aws/resources.ts';
import type { Grouping } from '../contributions.ts';
import type { AwsFailure } from '../core/failure.ts';
import type { Scope } from '../core/scope.ts';
import type { Filter } from './filter.ts';

/** The accounts and regions on show, as far as they are known. */
export type ScopesState =
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly scopes: readonly Scope[] }
  | { readonly status: 'failed'; readonly failure: AwsFailure };

/** Everything the tree is computed from. Reading starts nothing. */
export interface TreeSources {
  readonly scopes: ScopesState;
  readonly grouping: Grouping;
  readonly filter: Filter | undefined;
  peek<K extends ResourceKind>(key: ResourceKey<K>): Listing<ResourceItems[K]>;
  /** Path in the workspace of the document that says something else than the mapping as deployed. */
  differingFile(uuid: string): string | undefined;
  /** The user wants to hear of it. */
  isWatched(uuid: string): boolean;
  /** Whether the user chose this scope, so that it can be removed. */
  isChosen(scope: Scope): boolean;
  /** Whether AWS may be asked at all: not before the workspace is trusted, since profiles may start programs. */
  isAllowed(scope: Scope): boolean;
}

/** Complete at least once, so that what is missing in it is missing in AWS. */
export function isKnown(listing: Listing<unknown>): boolean {
  return listing.loadedAt !== undefined && listing.status !== 'failed';
}

/** Asked and not yet complete; `idle` counts, since whoever draws a list also asks for it. */
export function isArriving(listing: Listing<unknown>): boolean {
  return listing.status === 'idle' || (listing.status === 'loading' && listing.loadedAt === undefined);
}
