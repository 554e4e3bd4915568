import * as vscode from 'vscode';
import { listValues } from '../core/event/eventValues.ts';
import type { RecordContent, ScannedGroup, ScannedRecord } from '../core/event/scannedEvent.ts';
import { toIsoTime, toValueLabel } from '../core/event/valueLabel.ts';
import { inSteps } from '../platform/inSteps.ts';
import { toRange } from '../platform/ranges.ts';
import type { EventText } from './eventDocuments.ts';
import type { EventValueReader } from './eventValueReader.ts';

/** More than anybody reads; VS Code puts all of them into one message, in one piece, which takes 70 ms for 5000. */
const MOST_RECORDS = 2000;
/** As many as an editor folds (its setting `editor.foldingMaximumRegions`). */
const MOST_FOLDS = 5000;
const KEY_LENGTH = 40;

type Words = readonly [key: string, detail: string];

/** Partitions and their records, with offset, key and time, for the outline, breadcrumbs and "Go to Symbol". */
export class EventSymbols implements vscode.DocumentSymbolProvider {
  static readonly metadata: vscode.DocumentSymbolProviderMetadata = { label: 'Kafka' };
  readonly #reader: EventValueReader;
  /** Asked for after every edit, which leaves nearly all records what they are. */
  #words = new WeakMap<RecordContent, Words>();

  constructor(reader: EventValueReader) {
    this.#reader = reader;
    const forget = () => {
      this.#words = new WeakMap();
    };
    reader.views.onDidChange(forget);
    reader.schemas.onDidChange(forget);
  }

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const { documents } = this.#reader;
    await documents.becomeCalm(document);
    const read = token.isCancellationRequested ? undefined : documents.readKafka(document);
    if (read === undefined) return [];
    const symbols: vscode.DocumentSymbol[] = [];
    let left = MOST_RECORDS;
    for (const group of read.event.groups) {
      const symbol = toGroupSymbol(document, group);
      const shown = group.records.slice(0, left);
      left -= shown.length;
      const children = await inSteps(this.#toRecords(document, read, shown), () => token.isCancellationRequested);
      if (token.isCancellationRequested) return [];
      symbol.children = [...children];
      symbols.push(symbol);
    }
    return symbols;
  }

  *#toRecords(
    document: vscode.TextDocument,
    { text }: EventText,
    records: readonly ScannedRecord[],
  ): Generator<vscode.DocumentSymbol> {
    for (const record of records) {
      const range = toRange(document, record.offset, record.length);
      const start = new vscode.Range(range.start, range.start);
      const [key, detail] = this.#toWords(document.uri, text, record);
      const name = [record.recordOffset ?? `[${record.index}]`, key].filter((part) => part !== '').join(' · ');
      yield new vscode.DocumentSymbol(name, detail, vscode.SymbolKind.Object, range, start);
    }
  }

  #toWords(uri: vscode.Uri, text: string, record: ScannedRecord): Words {
    const known = this.#words.get(record.content);
    if (known !== undefined) return known;
    const words: Words = [this.#toKey(uri, text, record), toIsoTime(record.timestamp) ?? ''];
    this.#words.set(record.content, words);
    return words;
  }

  #toKey(uri: vscode.Uri, text: string, record: ScannedRecord): string {
    const key = listValues(record).find(({ part }) => part === 'key');
    return key === undefined ? '' : toValueLabel(this.#reader.decode(uri, text, key), 'key', KEY_LENGTH);
  }
}

/** The lines of each record and of each partition. */
export class EventFolding implements vscode.FoldingRangeProvider {
  readonly #reader: EventValueReader;

  constructor(reader: EventValueReader) {
    this.#reader = reader;
  }

  async provideFoldingRanges(
    document: vscode.TextDocument,
    _context: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[]> {
    const { documents } = this.#reader;
    await documents.becomeCalm(document);
    if (token.isCancellationRequested) return [];
    const groups = documents.readKafka(document)?.event.groups ?? [];
    // One line holds nothing that can be folded, and minified events are large.
    if (document.lineCount === 1) return [];
    return [...(await inSteps(toFolds(document, groups), () => token.isCancellationRequested))];
  }
}

/** Partitions first: an editor leaves out what is too much. */
function* toFolds(document: vscode.TextDocument, groups: readonly ScannedGroup[]): Generator<vscode.FoldingRange> {
  let left = MOST_FOLDS;
  for (const piece of toPieces(groups)) {
    const { start, end, isSingleLine } = toRange(document, piece.offset, piece.length);
    if (isSingleLine) continue;
    yield new vscode.FoldingRange(start.line, end.line - 1);
    left -= 1;
    if (left === 0) return;
  }
}

function* toPieces(groups: readonly ScannedGroup[]): Generator<Piece> {
  yield* groups;
  for (const { records } of groups) yield* records;
}

function toGroupSymbol(document: vscode.TextDocument, group: ScannedGroup): vscode.DocumentSymbol {
  const { name, nameOffset, nameLength, offset, length, records } = group;
  const detail = records.length === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', records.length);
  const range = toRange(document, nameOffset, offset + length - nameOffset);
  const title = toRange(document, nameOffset, nameLength);
  return new vscode.DocumentSymbol(name === '' ? '""' : name, detail, vscode.SymbolKind.Array, range, title);
}

interface Piece {
  readonly offset: number;
  readonly length: number;
}
