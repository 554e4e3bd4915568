import * as vscode from 'vscode';
import { type EventValue, listRecordsBetween, listValues } from '../core/event/eventValues.ts';
import type { RecordContent } from '../core/event/scannedEvent.ts';
import { toValueLabel } from '../core/event/valueLabel.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { Setting } from '../platform/settings.ts';
import type { EventText } from './eventDocuments.ts';
import type { EventValueReader } from './eventValueReader.ts';
import { toValueMarkdown } from './valueHover.ts';

/** Characters of a value that a hint shows. */
const LENGTH = 120;
/** Characters of a written value that take longer to decode than to remember. */
const LONG = 20_000;
/** More hints than an editor can show at once: a minified event has all its records in one line. */
const MOST = 500;

/** Knows what it is about until someone points at it. */
class DecodedHint extends vscode.InlayHint {
  readonly document: vscode.TextDocument;
  readonly path: string;

  constructor(document: vscode.TextDocument, path: string, position: vscode.Position, label: string) {
    super(position, label);
    this.document = document;
    this.path = path;
    this.paddingRight = true;
  }
}

/** Shows beside each encoded key, value and header what it says. Decodes only what the editor asks for. */
export class DecodedHints implements vscode.InlayHintsProvider<DecodedHint>, vscode.Disposable {
  readonly #reader: EventValueReader;
  readonly #owned = new DisposableStore();
  readonly #setting = this.#owned.add(new Setting<boolean>('mskLambda.event.decode'));
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  /** Labels of long values by view and place in the record. */
  readonly #long = new WeakMap<RecordContent, Map<string, string>>();
  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(reader: EventValueReader) {
    this.#reader = reader;
    this.#owned.add(this.#setting.onDidChange(() => this.#changed.fire()));
    this.#owned.add(reader.views.onDidChange(() => this.#changed.fire()));
    this.#owned.add(reader.schemas.onDidChange(() => this.#changed.fire()));
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): DecodedHint[] {
    if (!this.#setting.read()) return [];
    const read = this.#reader.documents.readKafkaUntil(document, range.end.line);
    return read === undefined ? [] : this.#toHints(document, read, range);
  }

  /** What the hint shows in part, as the value itself has it. */
  resolveInlayHint(hint: DecodedHint): DecodedHint {
    const found = this.#reader.readMarked(hint.document, hint);
    if (found !== undefined) hint.tooltip = toValueMarkdown(this.#reader, found);
    return hint;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #toHints(document: vscode.TextDocument, { text, event }: EventText, range: vscode.Range): DecodedHint[] {
    const hints: DecodedHint[] = [];
    const seen = toSeenColumns(document);
    const start = document.offsetAt(range.start);
    const end = Math.min(document.offsetAt(range.end), toSeenEnd(document, range, seen));
    for (const value of listRecordsBetween(event, start, end).flatMap(listValues)) {
      // What ends with the text may go on: the rest is read later.
      const isCut = value.offset + value.length >= text.length;
      if (isCut || value.offset < start || value.offset > end) continue;
      const position = document.positionAt(value.offset);
      if (position.character > seen) continue;
      const label = this.#toLabel(document, text, value);
      if (label !== '') hints.push(new DecodedHint(document, value.path, position, label));
      if (hints.length === MOST) break;
    }
    return hints;
  }

  #toLabel({ uri }: vscode.TextDocument, text: string, value: EventValue): string {
    const view = this.#reader.views.get(uri, value);
    const toLabel = () => toValueLabel(this.#reader.decode(uri, text, value, view), value.part, LENGTH);
    if (value.length < LONG) return toLabel();
    const { content, offset } = value.record;
    const known = this.#long.get(content) ?? new Map<string, string>();
    this.#long.set(content, known);
    const key = `${view} ${value.offset - offset} ${this.#reader.schemas.revision}`;
    const label = known.get(key) ?? toLabel();
    known.set(key, label);
    return label;
  }
}

/** What the editor draws of a line; an option that has a default, but is not among the settings. */
const DRAWN_COLUMNS = 10_000;

function toSeenColumns({ uri }: vscode.TextDocument): number {
  const columns =
    vscode.workspace.getConfiguration('editor', uri).get<number>('stopRenderingLineAfter') ?? DRAWN_COLUMNS;
  return columns < 0 ? Number.POSITIVE_INFINITY : columns;
}

function toSeenEnd(document: vscode.TextDocument, { end }: vscode.Range, seen: number): number {
  if (seen === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return document.offsetAt(new vscode.Position(end.line, Math.min(end.character, seen)));
}
