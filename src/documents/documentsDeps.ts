import type * as vscode from 'vscode';
import type { ReadKnown, ResourceStore } from '../aws/resources.ts';
import type { Event } from '../core/emitter.ts';
import type { Scope } from '../core/scope.ts';

/** For which account and region each document is meant. */
export interface ScopesOfDocuments {
  /** Rejects when no account and region is on show and none is configured. */
  resolve(uri: string, eventSourceArn: string | undefined): Promise<Scope>;
  choose(uri: string, scope: Scope): Promise<void>;
  readonly onDidChange: Event<string>;
}

/** What the text side of mapping documents needs from outside. */
export interface DocumentsDeps {
  readonly store: ResourceStore;
  readonly documentScopes: ScopesOfDocuments;
  /** Accounts and regions on show that may be asked. */
  readonly listScopes: () => Promise<readonly Scope[]>;
  /** What the store knows for judging a document; asks AWS nothing. */
  readonly readKnown: ReadKnown;
  /** Address that stands in for AWS's own in commands; undefined: AWS's own. */
  readonly readEndpoint: (scope: Scope) => Promise<string | undefined>;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}
