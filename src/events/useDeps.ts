import type { ResourceStore } from '../aws/resources.ts';
import type { FunctionPickOptions, FunctionRef, MappingPickOptions } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Confirm } from '../platform/confirm.ts';
import type { showProgress } from '../platform/progress.ts';
import type { Tell } from '../platform/tell.ts';
import type { ReportDocuments } from './reportDocuments.ts';

/** What the commands that use events need. */
export interface UseDeps {
  readonly store: ResourceStore;
  readonly confirm: Confirm;
  readonly reports: Pick<ReportDocuments, 'show'>;
  readonly progress: typeof showProgress;
  readonly tell: Tell;
  readonly pickMapping: (options?: MappingPickOptions) => Promise<MappingRef | undefined>;
  /** Functions that get the events of this source and topic come first. */
  readonly pickFunction: (options: FunctionPickOptions) => Promise<FunctionRef | undefined>;
}
