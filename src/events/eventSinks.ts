import * as vscode from 'vscode';
import type { EventText } from '../core/event/generate/textForm.ts';
import type { Confirm } from '../platform/confirm.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';

/** Takes generated events one by one. */
export interface EventSink {
  take(event: EventText): Promise<void>;
  /** What holds the events, once all of them were taken. */
  finish(): Promise<readonly vscode.Uri[]>;
}

const ENDING = '.msk-event.json';
/** More editors at once help nobody. */
const MOST_EDITORS = 8;

/**
 * Opens each event as an unsaved document, the first ones in those of `into`, whose text they replace. When there are too many, they all
 * become files of a folder that the user chooses.
 */
export function createEditorSink(
  stem: string,
  into: readonly vscode.TextDocument[],
  toFolderSink: () => Promise<EventSink>,
): EventSink {
  let files: EventSink | undefined;
  let waiting: EventText[] = [];
  return {
    async take(event) {
      if (files !== undefined) return await files.take(event);
      waiting.push(event);
      if (waiting.length <= MOST_EDITORS) return;
      files = await toFolderSink();
      for (const held of waiting) await files.take(held);
      waiting = [];
    },
    async finish() {
      if (files !== undefined) return await files.finish();
      const uris: vscode.Uri[] = [];
      for (const [index, { text }] of waiting.entries()) uris.push(await open(text, into[index]));
      const [first] = uris;
      // The first event is the one to begin with.
      if (first !== undefined) await vscode.window.showTextDocument(first, { preview: false });
      return uris;
    },
  };

  async function open(text: string, document: vscode.TextDocument | undefined): Promise<vscode.Uri> {
    if (document === undefined) {
      const opened = await openUnsaved(stem, ENDING, text);
      return (await vscode.window.showTextDocument(opened, { preview: false })).document.uri;
    }
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(change);
    return document.uri;
  }
}

/** Writes each event into a file as soon as it is there: `orders-001.msk-event.json` and so on. */
export async function createFolderSink(folder: vscode.Uri, stem: string, confirm: Confirm): Promise<EventSink> {
  const earlier = await listEarlier(folder, stem);
  if (earlier.length > 0 && !(await confirm(toQuestion(earlier, folder)))) throw new vscode.CancellationError();
  const written: vscode.Uri[] = [];
  return {
    async take({ text }) {
      const number = String(written.length + 1).padStart(3, '0');
      const file = vscode.Uri.joinPath(folder, `${stem}-${number}${ENDING}`);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      written.push(file);
    },
    async finish() {
      const names = new Set(written.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
      const left = earlier.filter((name) => !names.has(name));
      await Promise.all(left.map((name) => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name))));
      return written;
    },
  };
}

/** Files that an earlier generation of the same name has left. */
async function listEarlier(folder: vscode.Uri, stem: string): Promise<readonly string[]> {
  let names: readonly string[];
  try {
    names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    // It is made with the first file.
    return [];
  }
  return names
    .filter((name) => name.startsWith(`${stem}-`) && /^\d{3,}$/.test(name.slice(stem.length + 1, -ENDING.length)))
    .filter((name) => name.endsWith(ENDING))
    .toSorted();
}

function toQuestion(names: readonly string[], folder: vscode.Uri) {
  const message = vscode.l10n.t('Replace the events that are in {0} already?', folder.path);
  const action =
    names.length === 1 ? vscode.l10n.t('Replace 1 File') : vscode.l10n.t('Replace {0} Files', names.length);
  return { message, detail: names.slice(0, 10).join('\n'), action };
}
