import type { ResourceStore } from '../aws/resources.ts';
import type { LastReports } from '../core/diagnosis/lastReports.ts';
import type { DiagnosisReport } from '../core/diagnosis/report.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import type { Confirm } from '../platform/confirm.ts';
import type { Progress } from '../platform/progress.ts';
import type { Tell } from '../platform/tell.ts';
import type { DiagnosisDocuments } from './diagnosisDocuments.ts';

export interface DiagnoseDeps {
  readonly store: ResourceStore;
  readonly confirm: Confirm;
  readonly documents: DiagnosisDocuments;
  readonly lastReports: Pick<LastReports, 'remember' | 'rememberContent'>;
  /** Asks for a mapping when a command is called without one. */
  readonly pickMapping: () => Promise<MappingRef | undefined>;
  /** The account and region that a document is meant for. */
  readonly resolveScope: (uri: string, eventSourceArn: string | undefined) => Promise<Scope>;
  readonly progress?: Progress<DiagnosisReport | undefined>;
  readonly tell: Tell;
  /** Resolves after `ms` milliseconds, or when `signal` aborts. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}
