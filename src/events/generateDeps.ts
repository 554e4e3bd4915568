import type * as vscode from 'vscode';
import type { ReadKnown, ResourceStore } from '../aws/resources.ts';
import type { ClusterRef } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import type { Confirm } from '../platform/confirm.ts';
import type { GeneratedDocuments } from './generatedDocuments.ts';

/** What generating test events needs from outside. */
export interface GenerateDeps {
  readonly store: ResourceStore;
  /** Accounts and regions on show that may be asked. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  /** Account and region that a mapping document is meant for. Rejects when none is configured. */
  readonly resolveScope: (uri: string, sourceArn: string | undefined) => Promise<Scope>;
  readonly readKnown: ReadKnown;
  readonly pickMapping: (options: { readonly title: string }) => Promise<MappingRef | undefined>;
  readonly pickCluster: (title: string) => Promise<ClusterRef | undefined>;
  readonly made: GeneratedDocuments;
  readonly confirm: Confirm;
  readonly log: Pick<vscode.LogOutputChannel, 'info'>;
}
