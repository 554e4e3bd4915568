import type * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { Scopes } from '../aws/scopes.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import type { CommandErrors } from '../platform/commands.ts';
import type { Confirm } from '../platform/confirm.ts';
import type { DocumentScopes, WizardMemory } from './documentScopes.ts';
import type { Submissions } from './submissions.ts';

export interface WizardDeps {
  readonly extensionUri: vscode.Uri;
  readonly store: ResourceStore;
  readonly scopes: Pick<Scopes, 'list' | 'onDidChange'>;
  /** Where the account and region of each document are remembered; workspace state fits. */
  readonly memory: WizardMemory;
  readonly confirm: Confirm;
  /**
   * Follows a mapping to a settled state; every step is put into the store. Resolves with the last that is known when
   * the signal aborts.
   */
  readonly follow: (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => Promise<DeployedMapping>;
  /** Asks for a mapping when `mapping.edit` is called without one. */
  readonly pickMapping: () => Promise<MappingRef | undefined>;
  /** Address that stands in for AWS's own in commands that are copied; undefined: AWS's own. */
  readonly readEndpoint: (scope: Scope) => Promise<string | undefined>;
  readonly errors: CommandErrors;
}

/** What the wizard's parts share. */
export interface Wizard extends vscode.Disposable {
  readonly deps: WizardDeps;
  readonly documentScopes: DocumentScopes;
  readonly submissions: Submissions;
}
