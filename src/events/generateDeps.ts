import type * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { ClusterRef, MappingRef } from '../contributions.ts';
import type { Known } from '../core/mapping/finding.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
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
  readonly readKnown: (
    store: ResourceStore,
    scope: Scope,
    sourceArn: string | undefined,
    deployed: DeployedMapping | undefined,
    now: number,
  ) => Known;
  readonly pickMapping: (options: { readonly title: string }) => Promise<MappingRef | undefined>;
  readonly pickCluster: (title: string) => Promise<ClusterRef | undefined>;
  readonly made: GeneratedDocuments;
  readonly confirm: Confirm;
  readonly log: Pick<vscode.LogOutputChannel, 'info'>;
}
