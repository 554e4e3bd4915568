import type * as vscode from 'vscode';
import { Emitter } from '../../../src/core/emitter.ts';

/** The parts of `vscode` that what is offered for events in editors uses, and documents that can be edited. */
export class EventEmitter<T> extends Emitter<T> {}

export const Disposable = {
  from: (...items: readonly { dispose(): unknown }[]) => ({
    dispose: () => {
      for (const item of items) item.dispose();
    },
  }),
};

export const l10n = {
  t: (message: string, ...values: readonly (string | number | boolean)[]): string =>
    message.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place)),
};

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }

  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }
}

export class InlayHint {
  readonly position: Position;
  readonly label: string;
  paddingRight = false;
  tooltip: MarkdownString | undefined;

  constructor(position: Position, label: string) {
    this.position = position;
    this.label = label;
  }
}

export class MarkdownString {
  readonly value: string;
  isTrusted: unknown;

  constructor(value: string) {
    this.value = value;
  }
}

export class Hover {
  readonly contents: MarkdownString;
  readonly range: Range;

  constructor(contents: MarkdownString, range: Range) {
    this.contents = contents;
    this.range = range;
  }
}

export class DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: number;
  readonly range: Range;
  readonly selectionRange: Range;
  children: DocumentSymbol[] = [];

  constructor(name: string, detail: string, kind: number, range: Range, selectionRange: Range) {
    this.name = name;
    this.detail = detail;
    this.kind = kind;
    this.range = range;
    this.selectionRange = selectionRange;
  }
}

export const SymbolKind = { Array: 17, Object: 18 };

export class FoldingRange {
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }
}

const opened = new Emitter<FakeDocument>();
const closed = new Emitter<FakeDocument>();
const changed = new Emitter<unknown>();
const configured = new Emitter<{ affectsConfiguration(section: string): boolean }>();

/** Settings by full key. */
export const settings = new Map<string, unknown>();

/** Fires what watchers of files tell. */
export const watchers: Emitter<void>[] = [];

export const workspace = {
  createFileSystemWatcher: () => {
    const changed = new Emitter<void>();
    watchers.push(changed);
    return { onDidChange: changed.event, onDidCreate: changed.event, onDidDelete: changed.event, dispose: () => {} };
  },
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: opened.event,
  onDidCloseTextDocument: closed.event,
  onDidChangeTextDocument: changed.event,
  onDidChangeConfiguration: configured.event,
  getConfiguration: (section?: string) => ({
    get: (key: string) => settings.get(section === undefined ? key : `${section}.${key}`),
  }),
};

export function changeSetting(key: string, value: unknown): void {
  settings.set(key, value);
  configured.fire({ affectsConfiguration: (section) => section === key });
}

/** A change of a text: what is replaced, by place and length, and the new text. */
export type Change = readonly [offset: number, length: number, text: string];

export class FakeDocument {
  readonly uri: { readonly scheme: string; readonly path: string; toString(): string };
  readonly languageId: string;
  version = 1;
  /** How often the whole text was asked for. */
  reads = 0;
  #text: string;
  /** Where lines begin; empty: not looked for yet. */
  #starts: readonly number[] = [];

  constructor(text: string, path = '/orders.json', languageId = 'json', scheme = 'file') {
    this.#text = text;
    this.languageId = languageId;
    this.uri = { scheme, path, toString: () => `${scheme}://${path}` };
  }

  /** As VS Code sees it. */
  get real(): vscode.TextDocument {
    return this as unknown as vscode.TextDocument;
  }

  get lineCount(): number {
    return this.#text.split('\n').length;
  }

  getText(range?: Range): string {
    if (range !== undefined) return this.#text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
    this.reads += 1;
    return this.#text;
  }

  lineAt(line: number): { readonly text: string } {
    return { text: this.#text.split('\n')[line] ?? '' };
  }

  offsetAt({ line, character }: Position): number {
    const lines = this.#text.split('\n');
    const before = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
    return Math.min(before + Math.min(character, lines[line]?.length ?? 0), this.#text.length);
  }

  positionAt(offset: number): Position {
    if (this.#starts.length === 0) {
      this.#starts = [0, ...[...this.#text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    }
    const starts = this.#starts;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return new Position(low, offset - (starts[low] ?? 0));
  }

  /** All of it, as an editor asks that shows everything. */
  get whole(): vscode.Range {
    return new Range(new Position(0, 0), this.positionAt(this.#text.length)) as unknown as vscode.Range;
  }

  open(): this {
    workspace.textDocuments.push(this);
    opened.fire(this);
    return this;
  }

  close(): void {
    workspace.textDocuments = workspace.textDocuments.filter((document) => document !== this);
    closed.fire(this);
  }

  /** One edit of several changes, one after the other, as VS Code tells of it. */
  edit(...changes: readonly Change[]): void {
    const contentChanges = changes.map(([rangeOffset, rangeLength, text]) => {
      const range = new Range(this.positionAt(rangeOffset), this.positionAt(rangeOffset + rangeLength));
      this.#starts = [];
      this.#text = this.#text.slice(0, rangeOffset) + text + this.#text.slice(rangeOffset + rangeLength);
      return { range, rangeOffset, rangeLength, text };
    });
    this.version += 1;
    changed.fire({ document: this, contentChanges });
  }
}
