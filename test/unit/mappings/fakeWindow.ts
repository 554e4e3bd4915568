import type * as vscode from 'vscode';
import { Emitter } from '../../../src/core/emitter.ts';
import { l10n as texts } from './fakeVscode.ts';

/** The parts of `vscode` that status pages use, with what they did written down. */
export const l10n = texts;

export class EventEmitter<T> extends Emitter<T> {}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, path: string, query: string) {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }

  static from({ scheme, path = '', query = '' }: { scheme: string; path?: string; query?: string }): Uri {
    return new Uri(scheme, path, query);
  }

  toString(): string {
    return `${this.scheme}:${encodeURI(this.path)}?${encodeURIComponent(this.query)}`;
  }
}

class TabInput {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }
}

export class TabInputCustom extends TabInput {}
export class TabInputText extends TabInput {}

const closed = new Emitter<{ readonly uri: vscode.Uri }>();

export const workspace = {
  registerTextDocumentContentProvider: () => ({ dispose: () => {} }),
  onDidCloseTextDocument: closed.event,
};

interface Tab {
  readonly activeTab?: { readonly input: unknown };
}

export const window = {
  state: { focused: true },
  tabGroups: { all: [] as Tab[] },
  showTextDocument: async (uri: vscode.Uri) => {
    opened.push(['text', uri]);
    window.tabGroups.all = [{ activeTab: { input: new TabInputText(uri) } }];
  },
};

/** Every page that was opened, by editor. */
export const opened: (readonly [editor: string, uri: vscode.Uri])[] = [];

/** Set to refuse the preview, as where the built-in Markdown extension is off. */
export const preview = { refused: false };

export const commands = {
  executeCommand: async (_command: string, uri: vscode.Uri, editor: string) => {
    if (preview.refused) throw new Error('no such editor');
    opened.push([editor, uri]);
    window.tabGroups.all = [{ activeTab: { input: new TabInputCustom(uri) } }];
  },
};

/** Closes the tab of a page. */
export function closePage(uri: vscode.Uri): void {
  window.tabGroups.all = [];
  closed.fire({ uri });
}
