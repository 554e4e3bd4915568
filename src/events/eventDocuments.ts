import * as vscode from 'vscode';
import { type EventKind, isKafkaKind } from '../core/event/eventShape.ts';
import { rescanEvent, type TextChange } from '../core/event/rescanEvent.ts';
import { scanEvent } from '../core/event/scanEvent.ts';
import type { ScannedEvent } from '../core/event/scannedEvent.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { hasEventLook, isJsonDocument, looksLikeEvent, mayBecomeEvent } from './eventLook.ts';

/** A text and the places in it. */
export interface EventText {
  readonly text: string;
  readonly event: ScannedEvent;
}

interface Held extends EventText {
  readonly version: number;
  /** What changed since, as one change. */
  readonly pending?: TextChange;
  /** Text and version that the change leads to. */
  readonly pendingText: string;
  readonly pendingVersion: number;
}

/** How much after what is shown is read, for values of several lines. */
const LINES_AFTER = 200;
/** What share of a document, by its characters, is at most read for what is shown; the rest follows all the same. */
const FIRST_PART = 0.5;

/** Milliseconds without a keystroke, for each character of a document, before what nobody waits for follows it. */
const PAUSE_PER_CHARACTER = 1e-4;

const NO_EVENTS: ReadonlySet<EventKind> = new Set(['other', 'empty', 'broken']);

/**
 * The events among the open documents. A text is scanned when it is first asked for, and again, with what changed in it,
 * in a turn of its own after a change, or when it is asked for before that: nobody who types waits for it.
 */
export class EventDocuments implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.TextDocument>());
  /** When each was last edited. */
  readonly #edited = new WeakMap<vscode.TextDocument, number>();
  /** Undefined: looked at, and without a sign of an event. */
  #held = new WeakMap<vscode.TextDocument, Held | undefined>();
  /** What is or may be an event was opened or changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const { workspace } = vscode;
    this.#owned.add(
      workspace.onDidOpenTextDocument((document) => {
        this.#held.delete(document);
        if (isJsonDocument(document) && hasEventLook(document)) this.#changed.fire(document);
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

  /**
   * As `readKafka`, for what an editor shows: in the first half of a document that nobody has asked for yet, no more is
   * read than that takes. The event may then hold the first records only, the last of them in part.
   */
  readKafkaUntil(document: vscode.TextDocument, line: number): EventText | undefined {
    if (!isJsonDocument(document) || this.#held.has(document)) return this.readKafka(document);
    return readStart(document, line) ?? this.readKafka(document);
  }

  /** Resolves when nobody has typed for a moment, which is the longer the larger the document is. */
  async becomeCalm(document: vscode.TextDocument): Promise<void> {
    const edited = this.#edited.get(document);
    if (edited === undefined) return;
    const left = edited + toPause(document) - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }

  dispose(): void {
    this.#owned.dispose();
    this.#held = new WeakMap();
  }

  #scan(document: vscode.TextDocument): Held | undefined {
    const text = document.getText();
    const held = looksLikeEvent(text) ? toHeld(document, text, scanEvent(text)) : undefined;
    this.#held.set(document, held);
    return held;
  }

  #rescan(document: vscode.TextDocument, held: Held): Held {
    const { event: previous, pending, pendingText, pendingVersion } = held;
    // Whoever hears of a change before we do asks for more than we know of.
    const isWhole = pendingVersion === document.version && pendingText.length === toLength(document);
    // Joining all lines takes longer than all the rest, so the text is carried along.
    const text = isWhole ? pendingText : document.getText();
    const event = isWhole && pending !== undefined ? rescanEvent(previous, text, pending) : scanEvent(text);
    const next = toHeld(document, text, event);
    this.#held.set(document, next);
    return next;
  }

  #refresh(document: vscode.TextDocument): void {
    if (!document.isClosed && this.#held.get(document) !== undefined) this.read(document);
  }

  #follow(change: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = change;
    if (contentChanges.length === 0 || !isJsonDocument(document)) return;
    this.#edited.set(document, performance.now());
    const held = this.#held.get(document);
    if (held !== undefined) {
      if (held.version !== document.version) {
        const pending = contentChanges.reduce(fold, held.pending);
        const pendingText = contentChanges.reduce(apply, held.pendingText);
        this.#held.set(document, { ...held, pending, pendingText, pendingVersion: document.version });
        // All who ask come in one turn, together with what VS Code itself does for a change.
        setImmediate(() => this.#refresh(document));
      }
    } else if (mayBecomeEvent(change)) {
      this.#held.delete(document);
    } else {
      return;
    }
    this.#changed.fire(document);
  }
}

/** Undefined when the beginning does not tell for sure what it is, or is as good as the whole. */
function readStart(document: vscode.TextDocument, line: number): EventText | undefined {
  const end = new vscode.Position(line + LINES_AFTER, 0);
  if (end.line >= document.lineCount || document.offsetAt(end) > toLength(document) * FIRST_PART) return undefined;
  const text = document.getText(new vscode.Range(new vscode.Position(0, 0), end));
  const event = scanEvent(text);
  const isSure = isKafkaKind(event.kind) && event.members.some(({ name }) => name === 'eventSource');
  return isSure ? { text, event } : undefined;
}

function toHeld({ version }: vscode.TextDocument, text: string, event: ScannedEvent): Held {
  return { text, event, version, pendingText: text, pendingVersion: version };
}

/** Milliseconds without a keystroke after which what costs much, and nobody waits for, is done. */
export function toPause(document: vscode.TextDocument): number {
  return toLength(document) * PAUSE_PER_CHARACTER;
}

function toLength(document: vscode.TextDocument): number {
  return document.offsetAt(new vscode.Position(document.lineCount, 0));
}

function apply(before: string, { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent): string {
  return before.slice(0, rangeOffset) + text + before.slice(rangeOffset + rangeLength);
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
