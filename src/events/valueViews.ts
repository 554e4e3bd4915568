import * as vscode from 'vscode';
import type { ValueView } from '../core/event/decodeValue.ts';
import type { EventValue } from '../core/event/eventValues.ts';
import { toValueIdentity } from '../core/event/markedValue.ts';

export const VALUE_VIEWS: readonly ValueView[] = ['auto', 'text', 'json', 'hex'];

const LABELS: Readonly<Record<ValueView, () => string>> = {
  auto: () => vscode.l10n.t('Automatic'),
  text: () => vscode.l10n.t('Text'),
  json: () => 'JSON',
  hex: () => vscode.l10n.t('Hex'),
};

export function toViewLabel(view: ValueView): string {
  return LABELS[view]();
}

/** How someone chose to see single values, by document and record, as long as the document is open. */
export class ValueViews implements vscode.Disposable {
  readonly #chosen = new Map<string, Map<string, ValueView>>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#chosen.delete(uri.toString()));
  /** Tells of which document. */
  readonly onDidChange = this.#changed.event;

  get(uri: vscode.Uri, value: EventValue): ValueView {
    return this.#chosen.get(uri.toString())?.get(toValueIdentity(value)) ?? 'auto';
  }

  choose(uri: vscode.Uri, value: EventValue, view: ValueView): void {
    const views = this.#chosen.get(uri.toString()) ?? new Map<string, ValueView>();
    views.set(toValueIdentity(value), view);
    this.#chosen.set(uri.toString(), views);
    this.#changed.fire(uri);
  }

  dispose(): void {
    this.#closing.dispose();
    this.#changed.dispose();
  }
}
