import type * as vscode from 'vscode';
import type { AwsProfiles } from '../aws/profiles.ts';
import type { ResourceStore } from '../aws/resources.ts';
import type { Scopes } from '../aws/scopes.ts';
import type { Scope } from '../core/scope.ts';
import type { ExplorerData } from './explorerData.ts';
import type { FileMarks, WatchMarks } from './marks.ts';
import type { PickerSources } from './pickers.ts';
import type { TreeNode } from './treeNode.ts';
import type { ViewState } from './viewState.ts';

/** What the explorer needs from outside. */
export interface ExplorerDeps {
  readonly store: ResourceStore;
  readonly scopes: Scopes;
  readonly profiles: AwsProfiles;
  /** Keeps the grouping between sessions. */
  readonly memory: vscode.Memento;
  readonly fileMarks: FileMarks;
  readonly watchMarks: WatchMarks;
  /** Starts the sample account and answers its scope. */
  readonly openSample: () => Promise<Scope>;
  /** Opens a web page; injected, so that tests need no browser. */
  readonly openPage: (url: string) => PromiseLike<unknown>;
}

/** What commands of the explorer work on. */
export interface ExplorerContext {
  readonly deps: ExplorerDeps;
  readonly view: vscode.TreeView<TreeNode>;
  readonly state: ViewState;
  readonly pickers: PickerSources;
  /** The tree's data; loads its code on first use. */
  readonly data: () => Promise<ExplorerData>;
}
