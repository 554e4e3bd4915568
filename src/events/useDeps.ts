import type { ResourceStore } from '../aws/resources.ts';
import type { FunctionRef, MappingRef } from '../contributions.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
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

export interface MappingPickOptions {
  readonly title?: string;
  /** Leaves out mappings that the command cannot be used on. */
  readonly accepts?: (mapping: DeployedMapping) => boolean;
}

export interface FunctionPickOptions {
  readonly title: string;
  readonly eventSourceArn?: string;
  readonly topic?: string;
}
