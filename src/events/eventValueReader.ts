import type * as vscode from 'vscode';
import type { DecodedValue, DecodeOptions, ValueView } from '../core/event/decodeValue.ts';
import { decodeEventValue, type EventValue, findValue, findValueAt } from '../core/event/eventValues.ts';
import type { EventDocuments } from './eventDocuments.ts';
import type { ValueViews } from './valueViews.ts';

/** A value of an open event and what it says. */
export interface ReadValue {
  readonly document: vscode.TextDocument;
  readonly value: EventValue;
  readonly decoded: DecodedValue;
}

/** Decodes what open events hold, each value as it was chosen to be seen. */
export class EventValueReader {
  readonly documents: EventDocuments;
  readonly views: ValueViews;
  readonly #options: DecodeOptions;

  constructor(documents: EventDocuments, views: ValueViews, options: DecodeOptions) {
    this.documents = documents;
    this.views = views;
    this.#options = options;
  }

  /** The key, value or header at a place. */
  readAt(document: vscode.TextDocument, position: vscode.Position): ReadValue | undefined {
    const read = this.documents.readKafka(document);
    const value = read && findValueAt(read.event, document.offsetAt(position));
    return value && this.#read(document, read.text, value);
  }

  /** The key, value or header at a JSON pointer. */
  readPath(document: vscode.TextDocument, path: string): ReadValue | undefined {
    const read = this.documents.readKafka(document);
    const value = read && findValue(read.event, path);
    return value && this.#read(document, read.text, value);
  }

  /** What a value of a document says in one of the views. */
  decodeIn(document: vscode.TextDocument, value: EventValue, view: ValueView): DecodedValue {
    const text = this.documents.read(document)?.text ?? document.getText();
    return this.decode(document.uri, text, value, view);
  }

  decode(uri: vscode.Uri, text: string, value: EventValue, view?: ValueView): DecodedValue {
    return decodeEventValue(text, value, view ?? this.views.get(uri, value.path), this.#options);
  }

  #read(document: vscode.TextDocument, text: string, value: EventValue): ReadValue {
    return { document, value, decoded: this.decode(document.uri, text, value) };
  }
}
