import * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import type { CommandId } from '../contributions.ts';
import { findProblem } from '../core/hints/problems.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { toStatus } from '../core/mapping/status.ts';
import { toPlainMarkdown } from '../core/markdown.ts';
import type { Scope } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toMappingWords } from './mappingWords.ts';

const MOST_NAMED = 8;
/** Milliseconds in which pages of a list become one count. */
const PAUSE = 200;

export interface FailingMapping extends MappingRef {
  readonly mapping: DeployedMapping;
  /** In our words where the problem is known, else AWS's. */
  readonly problem: string;
}

export type ListScopes = () => Promise<readonly Scope[]>;

/** Mappings with a problem, of the accounts and regions on show, as far as they have been read. */
export async function listFailing(store: ResourceStore, listScopes: ListScopes): Promise<readonly FailingMapping[]> {
  const scopes = await listScopes();
  return scopes.flatMap((scope) =>
    store.peek({ scope, kind: 'mappings' }).items.flatMap((mapping) => {
      const { kind, problem = '', label } = toStatus(mapping);
      if (kind !== 'problem') return [];
      return [{ scope, uuid: mapping.UUID, mapping, problem: findProblem(problem)?.title() ?? (problem || label) }];
    }),
  );
}

/** In the status bar: how many mappings have a problem; nothing while there are none. Asks AWS nothing. */
export class FailingStatus implements vscode.Disposable {
  readonly #store: ResourceStore;
  readonly #listScopes: ListScopes;
  readonly #owned = new DisposableStore();
  #item: vscode.StatusBarItem | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ResourceStore, listScopes: ListScopes) {
    this.#store = store;
    this.#listScopes = listScopes;
    this.#owned.add(
      store.onDidChange(({ kind }) => {
        if (kind === 'mappings') this.#countSoon();
      }),
    );
    this.#countSoon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item?.dispose();
    this.#owned.dispose();
  }

  #countSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#count();
    }, PAUSE);
  }

  async #count(): Promise<void> {
    const failing = await listFailing(this.#store, this.#listScopes).catch(() => []);
    if (failing.length === 0) {
      this.#item?.hide();
      return;
    }
    this.#item ??= createItem();
    this.#item.text = `$(error) ${vscode.l10n.t('MSK: {0} failing', failing.length)}`;
    this.#item.tooltip = toTooltip(failing);
    this.#item.show();
  }
}

function createItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('mskLambda.failing', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Failing MSK Mappings');
  item.command = 'mskLambda.mapping.showFailing' satisfies CommandId;
  return item;
}

function toTooltip(failing: readonly FailingMapping[]): vscode.MarkdownString {
  const more = failing.length - MOST_NAMED;
  const lines = failing
    .slice(0, MOST_NAMED)
    .map(
      ({ mapping, scope, problem }) =>
        `- ${toPlainMarkdown(toMappingWords(mapping, scope).name)}: ${toPlainMarkdown(problem)}`,
    );
  return new vscode.MarkdownString(
    [
      toPlainMarkdown(vscode.l10n.t('Event source mappings with a problem')),
      '',
      ...lines,
      ...(more > 0 ? [`- ${toPlainMarkdown(vscode.l10n.t('and {0} more', more))}`] : []),
    ].join('\n'),
  );
}
