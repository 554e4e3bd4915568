import type * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { LastReports } from '../core/diagnosis/lastReports.ts';
import type { HintKnown } from '../core/hints/hintContext.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import type { Confirm } from '../platform/confirm.ts';

export interface DetailsDeps {
  readonly extensionUri: vscode.Uri;
  readonly store: ResourceStore;
  readonly confirm: Confirm;
  /** What surrounds a mapping: cluster, brokers, function. */
  readonly loadKnown: (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => Promise<HintKnown>;
  readonly lastReports: Pick<LastReports, 'findChecks' | 'onDidChange'>;
  /** Follows a mapping to a settled state; every step is put into the store. */
  readonly follow: (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => Promise<DeployedMapping>;
  /** Asks for a mapping when a command is called without one. */
  readonly pickMapping: () => Promise<MappingRef | undefined>;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

/** The pages about mappings. */
export interface Details extends vscode.Disposable {
  /** Opens the page of a mapping, or shows the one that is open. */
  show(ref: MappingRef): Promise<void>;
  /** Asks for a mapping where none is named. Resolves to its UUID. */
  showDetails(ref?: MappingRef): Promise<string | undefined>;
  /** Fills a panel that VS Code brought back with the window. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
}
