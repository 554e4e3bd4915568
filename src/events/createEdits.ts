import type * as vscode from 'vscode';
import { loadOnce } from '../core/loadOnce.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Events } from './createEvents.ts';
import type { Codecs, ValueFiles } from './valueFiles.ts';

export interface EditsDeps {
  readonly events: Events;
  readonly createDeflate: () => Promise<Codecs['deflate']>;
  /** Makes VS Code know the files that values are; called before one of them is opened. */
  readonly registerFiles: () => void;
}

/** What the parts that edit and check events share. */
export interface Edits extends vscode.Disposable {
  readonly events: Events;
  codecs(): Promise<Codecs>;
  registerFiles(): void;
  /** Values of events as files. */
  valueFiles(): Promise<ValueFiles>;
  /** To be called once, when the first event is open. */
  registerChecks(): Promise<void>;
  /** What finds events inside documents. */
  toEmbeddedLenses(): Promise<(document: vscode.TextDocument) => vscode.CodeLens[]>;
}

/** Editing and checking of events; each part is loaded with its first use. */
export function createEdits({ events, createDeflate, registerFiles }: EditsDeps): Edits {
  const owned = new DisposableStore();
  const codecs = loadOnce(async () => ({
    inflate: await events.deps.createInflate(),
    deflate: await createDeflate(),
  }));
  const valueFiles = loadOnce(async () => {
    const [{ ValueFiles }, { HexProblems }] = await Promise.all([
      import('./valueFiles.ts'),
      import('./hexProblems.ts'),
    ]);
    owned.add(new HexProblems());
    return owned.add(new ValueFiles({ reader: () => events.reader(), createDeflate }));
  });
  const edits: Edits = {
    events,
    registerFiles,
    codecs,
    valueFiles,
    async registerChecks() {
      const { registerEventChecks } = await import('./eventChecks.ts');
      owned.add(registerEventChecks(await events.documents()));
    },
    async toEmbeddedLenses() {
      const { toEmbeddedLenses } = await import('./embeddedLenses.ts');
      const documents = await events.documents();
      return (document) => toEmbeddedLenses(documents, document);
    },
    dispose: () => owned.dispose(),
  };
  return edits;
}
