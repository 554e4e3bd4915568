import * as vscode from 'vscode';
import { explainMapping } from '../core/hints/explainMapping.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { toStatus } from '../core/mapping/status.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';
import type { DescribedMapping, WorkspaceFiles } from './workspaceFiles.ts';

/** In the list of problems: mappings that fail at AWS and have a file in the workspace. */
export class DeployedProblems implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambdaDeployed'));

  constructor(files: WorkspaceFiles) {
    this.#owned.add(files.onDidCompare((described) => this.#show(described)));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(described: readonly DescribedMapping[]): void {
    const failing = described.filter(({ mapping }) => toStatus(mapping).kind === 'problem');
    const files = new Map(failing.map(({ uri }) => [uri.toString(), uri]));
    this.#collection.clear();
    for (const [key, uri] of files) {
      this.#collection.set(uri, failing.filter((found) => found.uri.toString() === key).map(toDiagnostic));
    }
  }
}

function toDiagnostic({ mapping, place }: DescribedMapping): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(place, toMessage(mapping), vscode.DiagnosticSeverity.Error);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  const id = explainMapping(mapping).problemId;
  if (id !== undefined) diagnostic.code = id;
  return diagnostic;
}

function toMessage(mapping: DeployedMapping): string {
  const { title, causes } = explainMapping(mapping);
  const deployed = vscode.l10n.t('The deployed mapping fails: {0}.', title);
  const [first] = causes;
  return first === undefined ? deployed : `${deployed} ${vscode.l10n.t('Most likely: {0}.', first.title)}`;
}
