import * as vscode from 'vscode';
import type { Compression, DecodeOptions, SeenValue } from '../core/event/decodeValue.ts';
import { type EditableValue, encodeValue, toEditableValue } from '../core/event/encodeValue.ts';
import type { EventValue } from '../core/event/eventValues.ts';
import { parseHex } from '../core/event/hex.ts';
import { findMarkedValue } from '../core/event/markedValue.ts';
import { decodeUtf8 } from '../core/event/utf8.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { type EventValueReader, toSchemaUse } from './eventValueReader.ts';
import { replaceValue } from './replaceValue.ts';
import { parseValueUri, type ValueAddress } from './valueUri.ts';

/** Milliseconds without a change of an event before the documents of its values follow. */
const PAUSE = 100;

export interface Codecs {
  readonly inflate: NonNullable<DecodeOptions['inflate']>;
  readonly deflate: (bytes: Uint8Array, compression: Compression) => Uint8Array;
}

type ValueProvider = Pick<vscode.FileSystemProvider, 'onDidChangeFile' | 'stat' | 'readFile' | 'writeFile'>;

export interface ValueFilesDeps {
  readonly reader: () => Promise<Pick<EventValueReader, 'documents' | 'schemas' | 'decode'>>;
  readonly createDeflate: () => Promise<Codecs['deflate']>;
}

/** A value that VS Code has. */
interface Known {
  readonly uri: vscode.Uri;
  readonly address: ValueAddress;
  /** What was read or written last, to which edits are made. */
  readonly value: SeenValue;
  readonly text: string;
  /** What the event held when it was looked at last. */
  readonly seen: SeenValue;
  readonly mtime: number;
  readonly isGone: boolean;
}

interface Located {
  readonly document: vscode.TextDocument;
  readonly place: EventValue;
  readonly value: SeenValue;
  readonly editable: EditableValue;
}

/**
 * Values of events as files: reading decodes, saving puts the bytes back into the event as one change of its text, which is
 * not saved with it. VS Code sees a value that changes in the event as a file that changes on disk: it reads it again, or,
 * where it was edited meanwhile, asks which of the two is meant.
 */
export class ValueFiles implements ValueProvider, vscode.Disposable {
  readonly #deps: ValueFilesDeps;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly #known = new Map<string, Known>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #started = Date.now();
  readonly onDidChangeFile = this.#changed.event;

  constructor(deps: ValueFilesDeps) {
    this.#deps = deps;
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#followSoon(document)));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#owned.dispose();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const address = parseValueUri(uri);
    const located = await this.#locate(uri, address);
    const known = this.#note(uri, located);
    const isReadonly = vscode.workspace.fs.isWritableFileSystem(address.event.scheme) === false;
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: known?.mtime ?? this.#started,
      size: toBytes(located.editable.text).length,
      ...(isReadonly ? { permissions: vscode.FilePermission.Readonly } : {}),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const address = parseValueUri(uri);
    const located = await this.#locate(uri, address);
    const { value, editable } = located;
    if (editable.language === 'hex' && !address.isHex) {
      throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The value is no text any more.'));
    }
    const mtime = this.#note(uri, located)?.mtime ?? this.#started;
    this.#keep({ uri, address, value, text: editable.text, mtime });
    return toBytes(editable.text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const address = parseValueUri(uri);
    const known = this.#known.get(uri.toString());
    const located = await this.#locate(uri, address);
    const { document, place } = located;
    if (known !== undefined && isChangedUnseen(known, located)) {
      // Whoever saves once more has read it.
      this.#known.set(uri.toString(), { ...known, value: located.value, seen: located.value });
      const name = vscode.workspace.asRelativePath(address.event);
      throw vscode.FileSystemError.Unavailable(
        vscode.l10n.t('The value has changed in {0} meanwhile. Save once more to replace it.', name),
      );
    }
    const text = decodeUtf8(content);
    if (text === undefined) throw vscode.FileSystemError.Unavailable(vscode.l10n.t('Save the value as UTF-8.'));
    const before = known ?? { value: located.value, text: located.editable.text, mtime: this.#started };
    const encoded = await this.#encode(address, before, toUnended(text, before.text, address.event));
    if (encoded.bytes === undefined) throw vscode.FileSystemError.Unavailable(toProblem(text, encoded));
    await replaceValue(document, place, encoded.bytes);
    const { value } = await this.#locate(uri, address);
    this.#keep({ uri, address, value, text, mtime: Math.max(Date.now(), before.mtime + 1) });
  }

  #keep(known: Omit<Known, 'seen' | 'isGone'>): void {
    this.#known.set(known.uri.toString(), { ...known, seen: known.value, isGone: false });
  }

  async #encode({ isHex }: ValueAddress, { value, text: before }: Pick<Known, 'value' | 'text'>, text: string) {
    if (isHex && text !== before) return parseHex(text);
    return encodeValue(value, text, { deflate: await this.#deps.createDeflate() });
  }

  async #locate(uri: vscode.Uri, address: ValueAddress): Promise<Located> {
    const document = await openEvent(address.event);
    const reader = await this.#deps.reader();
    const read = document === undefined ? undefined : reader.documents.readKafka(document);
    if (document === undefined || read === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const view = address.isHex ? 'hex' : 'auto';
    const decode = (place: EventValue) => reader.decode(document.uri, read.text, place, view);
    const before = this.#known.get(uri.toString())?.seen.bytes;
    const place = findMarkedValue(read.event, address, (found) => isSame(decode(found).bytes, before));
    if (place === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const use = toSchemaUse(place);
    if (use !== undefined) await reader.schemas.ready(use);
    const value = decode(place);
    const editable = toEditableValue(value);
    if (editable === undefined) throw vscode.FileSystemError.Unavailable(value.problem ?? '');
    return { document, place, value, editable };
  }

  /** What VS Code does not know yet makes the value newer. */
  #note(uri: vscode.Uri, { value }: Located): Known | undefined {
    const known = this.#known.get(uri.toString());
    if (known === undefined || (isSame(known.seen.bytes, value.bytes) && !known.isGone)) return known;
    const noted: Known = { ...known, seen: value, mtime: Math.max(Date.now(), known.mtime + 1), isGone: false };
    this.#known.set(uri.toString(), noted);
    return noted;
  }

  #followSoon(event: vscode.TextDocument): void {
    const key = event.uri.toString();
    if (![...this.#known.values()].some(({ address }) => address.event.toString() === key)) return;
    clearTimeout(this.#timers.get(key));
    const follow = () => {
      this.#timers.delete(key);
      void this.#follow(key);
    };
    this.#timers.set(key, setTimeout(follow, PAUSE));
  }

  async #follow(event: string): Promise<void> {
    const concerned = [...this.#known.values()].filter(({ address }) => address.event.toString() === event);
    const changes = await Promise.all(concerned.map((known) => this.#compare(known)));
    const found = changes.filter((change) => change !== undefined);
    if (found.length > 0) this.#changed.fire(found);
  }

  async #compare(known: Known): Promise<vscode.FileChangeEvent | undefined> {
    const { uri, address, isGone } = known;
    try {
      const { value } = await this.#locate(uri, address);
      if (isSame(known.seen.bytes, value.bytes) && !isGone) return undefined;
      return { type: isGone ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri };
    } catch {
      // Its record is not there: it may come back with the next undo.
      if (isGone || !this.#known.has(uri.toString())) return undefined;
      this.#known.set(uri.toString(), { ...known, isGone: true });
      return { type: vscode.FileChangeType.Deleted, uri };
    }
  }
}

/** An unsaved event that was closed is gone, unless it was saved where it belongs. */
async function openEvent(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const find = (sought: vscode.Uri) =>
    vscode.workspace.textDocuments.find(
      (document) => !document.isClosed && document.uri.toString() === sought.toString(),
    );
  const open = find(uri);
  if (open !== undefined) return open;
  if (uri.scheme === 'untitled') return find(uri.with({ scheme: 'file' }));
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/**
 * VS Code compares the time and the size of what it would overwrite, and lets what has the same size pass: of that nobody
 * would hear.
 */
function isChangedUnseen(known: Known, { value, editable }: Located): boolean {
  if (isSame(known.value.bytes, value.bytes)) return false;
  return toBytes(known.text).length === toBytes(editable.text).length;
}

/** Where VS Code is told to end all files with a new line, the value gets none by that. */
function toUnended(text: string, before: string, event: vscode.Uri): string {
  if (/[\r\n]$/.test(before) || before === '' || !/[^\r\n]\r?\n$/.test(text)) return text;
  const isAsked = vscode.workspace.getConfiguration('files', event).get<boolean>('insertFinalNewline');
  return isAsked === true ? text.replace(/\r?\n$/, '') : text;
}

function toProblem(text: string, { problem, offset }: { readonly problem: string; readonly offset?: number }): string {
  if (offset === undefined) return problem;
  return vscode.l10n.t('Line {0}: {1}', text.slice(0, offset).split('\n').length, problem);
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
