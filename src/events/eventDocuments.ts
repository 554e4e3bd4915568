import * as vscode from 'vscode';
import { type EventKind, isKafkaKind } from '../core/event/eventShape.ts';
import { rescanEvent, type TextChange } from '../core/event/rescanEvent.ts';
import { scanEvent } from '../core/event/scanEvent.ts';
import type { ScannedEvent } from '../core/event/scannedEvent.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { isJsonDocument, looksLikeEvent, mayBecomeEvent } from './eventLook.ts';

/** A text and the places in it. */
export interface EventText {
  readonly text: string;
  readonly event: ScannedEvent;
}

interface Held extends EventText {
  readonly version: number;
  /** What changed since, as one change. */
  readonly pending?: TextChange;
  /** The version that the change leads to. */
  readonly pendingVersion: number;
}

const NO_EVENTS: ReadonlySet<EventKind> = new Set(['other', 'empty', 'broken']);

/**
 * The events among the open documents. A text is scanned when it is first asked for, and again, with what changed in it,
 * when it is asked for after a change: nobody who types waits for that.
 */
export class EventDocuments implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.TextDocument>());
  /** Undefined: looked at, and without a sign of an event. */
  #held = new WeakMap<vscode.TextDocument, Held | undefined>();
  /** What is or may be an event was opened or changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const { workspace } = vscode;
    this.#owned.add(
      workspace.onDidOpenTextDocument((document) => {
        this.#held.delete(document);
        if (isJsonDocument(document) && looksLikeEvent(document.getText())) this.#changed.fire(document);
      }),
    );
    this.#owned.add(workspace.onDidChangeTextDocument((change) => this.#follow(change)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#held.delete(document)));
  }

  /** What a document is and where its records are; undefined when it is not JSON or no event of any kind. */
  get(document: vscode.TextDocument): ScannedEvent | undefined {
    return this.read(document)?.event;
  }

  /** The same with the text that the places are in. */
  read(document: vscode.TextDocument): EventText | undefined {
    if (!isJsonDocument(document)) return undefined;
    const held = this.#held.has(document) ? this.#held.get(document) : this.#scan(document);
    if (held === undefined) return undefined;
    const current = held.version === document.version ? held : this.#rescan(document, held);
    return NO_EVENTS.has(current.event.kind) ? undefined : current;
  }

  /** The same, only for an event with records from Kafka. */
  readKafka(document: vscode.TextDocument): EventText | undefined {
    const read = this.read(document);
    return read !== undefined && isKafkaKind(read.event.kind) ? read : undefined;
  }

  dispose(): void {
    this.#owned.dispose();
    this.#held = new WeakMap();
  }

  #scan(document: vscode.TextDocument): Held | undefined {
    const text = document.getText();
    const { version } = document;
    const held = looksLikeEvent(text) ? { text, event: scanEvent(text), version, pendingVersion: version } : undefined;
    this.#held.set(document, held);
    return held;
  }

  #rescan(document: vscode.TextDocument, { text: before, event: previous, pending, pendingVersion }: Held): Held {
    const { version } = document;
    const text = document.getText();
    // Whoever hears of a change before we do asks for more than we know of.
    const isWhole = pendingVersion === version && pending !== undefined;
    const fits = isWhole && before.length - pending.length + pending.newLength === text.length;
    const event = fits ? rescanEvent(previous, text, pending) : scanEvent(text);
    const held = { text, event, version, pendingVersion: version };
    this.#held.set(document, held);
    return held;
  }

  #follow(change: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = change;
    if (contentChanges.length === 0 || !isJsonDocument(document)) return;
    const held = this.#held.get(document);
    if (held !== undefined) {
      if (held.version !== document.version) {
        const pending = contentChanges.reduce(fold, held.pending);
        this.#held.set(document, { ...held, pending, pendingVersion: document.version });
      }
    } else if (mayBecomeEvent(change)) {
      this.#held.delete(document);
    } else {
      return;
    }
    this.#changed.fire(document);
  }
}

/** Two changes, one after the other, as one that spans both. */
function fold(
  earlier: TextChange | undefined,
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): TextChange {
  const later: TextChange = { offset: rangeOffset, length: rangeLength, newLength: text.length };
  if (earlier === undefined) return later;
  const offset = Math.min(earlier.offset, later.offset);
  const end = Math.max(earlier.offset + earlier.newLength, later.offset + later.length);
  const length = end - earlier.newLength + earlier.length - offset;
  return { offset, length, newLength: end - later.length + later.newLength - offset };
}
