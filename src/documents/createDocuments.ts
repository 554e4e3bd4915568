import * as vscode from 'vscode';
import { loadOnce } from '../core/loadOnce.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { DeployedDocuments } from './deployedDocuments.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import type { MappingSelector } from './mappingSelector.ts';
import type { SecretChecks } from './secretChecks.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

/** What the parts of the text side share. */
export interface Documents extends vscode.Disposable {
  readonly deps: DocumentsDeps;
  readonly selector: MappingSelector;
  readonly deployedDocuments: DeployedDocuments;
  /** The mapping documents of the workspace; looked for on first use. */
  readonly files: () => Promise<WorkspaceFiles>;
  readonly secretChecks: () => Promise<SecretChecks>;
  /** To be called once, when the first mapping document is open as text. */
  registerTextFeatures(): Promise<void>;
  /** For the tree: which mappings have a file that says something else. */
  readonly fileMarks: FileMarks;
}

export interface FileMarks {
  /** Begins to look for files; nothing is read before. */
  start(): void;
  /** Path in the workspace of the file that differs from the mapping as deployed. */
  differingFile(uuid: string): string | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** The text side of mapping documents; each part is loaded with its first use. */
export function createDocuments(deps: DocumentsDeps, selector: MappingSelector): Documents {
  const owned = new DisposableStore();
  const changed = owned.add(new vscode.EventEmitter<void>());
  let opened: WorkspaceFiles | undefined;
  const files = loadOnce(async () => {
    const [{ WorkspaceFiles }, { DeployedProblems }] = await Promise.all([
      import('./workspaceFiles.ts'),
      import('./deployedProblems.ts'),
    ]);
    opened = owned.add(new WorkspaceFiles(deps, selector));
    owned.add(new DeployedProblems(opened));
    owned.add(opened.onDidChange(() => changed.fire()));
    return opened;
  });
  const secretChecks = loadOnce(async () => {
    const { SecretChecks } = await import('./secretChecks.ts');
    return owned.add(new SecretChecks());
  });
  return {
    deps,
    selector,
    deployedDocuments: owned.add(new DeployedDocuments()),
    files,
    secretChecks,
    async registerTextFeatures() {
      const { registerTextFeatures } = await import('./textFeatures.ts');
      owned.add(registerTextFeatures(deps, selector));
    },
    fileMarks: {
      start: () => void files(),
      differingFile: (uuid) => opened?.differingFile(uuid),
      onDidChange: changed.event,
    },
    dispose: () => owned.dispose(),
  };
}
