import type * as vscode from 'vscode';
import type { DecodeOptions, SeenValue, ValueView } from '../core/event/decodeValue.ts';
import { decodeEventValue, type EventValue, findValueAt } from '../core/event/eventValues.ts';
import { findMarkedValue, type ValueMark } from '../core/event/markedValue.ts';
import type { ValueSchema } from '../core/event/valueSchema.ts';
import type { EventDocuments } from './eventDocuments.ts';
import type { SchemaUse } from './schemaSource.ts';
import type { ValueSchemas } from './valueSchemas.ts';
import type { ValueViews } from './valueViews.ts';

/** A value of an open event and what it says. */
export interface ReadValue {
  readonly document: vscode.TextDocument;
  readonly value: EventValue;
  readonly decoded: SeenValue;
}

/** Decodes what open events hold, each value as it was chosen to be seen, by the schema chosen for its topic. */
export class EventValueReader {
  readonly documents: EventDocuments;
  readonly views: ValueViews;
  readonly schemas: ValueSchemas;
  readonly #options: DecodeOptions;

  constructor(documents: EventDocuments, views: ValueViews, schemas: ValueSchemas, options: DecodeOptions) {
    this.documents = documents;
    this.views = views;
    this.schemas = schemas;
    this.#options = options;
  }

  /** The key, value or header at a place. */
  readAt(document: vscode.TextDocument, position: vscode.Position): ReadValue | undefined {
    const read = this.documents.readKafka(document);
    const value = read && findValueAt(read.event, document.offsetAt(position));
    return value && this.#read(document, read.text, value);
  }

  /** The key, value or header that was marked; a key or a value of a record may be absent. */
  readMarked(document: vscode.TextDocument, mark: ValueMark): ReadValue | undefined {
    const read = this.documents.readKafka(document);
    const value = read && findMarkedValue(read.event, mark, () => false);
    return value && this.#read(document, read.text, value);
  }

  /** What a value of a document says in one of the views. */
  decodeIn(document: vscode.TextDocument, value: EventValue, view: ValueView): SeenValue {
    return this.decode(document.uri, this.#readText(document), value, view);
  }

  /** What a value of a document says by a schema, or without one, whatever is chosen. */
  decodeBy(document: vscode.TextDocument, value: EventValue, schema: ValueSchema | undefined): SeenValue {
    const options = { ...this.#options, ...(schema && { findSchema: () => schema }) };
    return decodeEventValue(this.#readText(document), value, 'auto', options);
  }

  decode(uri: vscode.Uri, text: string, value: EventValue, view?: ValueView): SeenValue {
    return decodeEventValue(text, value, view ?? this.views.get(uri, value), this.#toOptions(value));
  }

  #toOptions(value: EventValue): DecodeOptions {
    const use = this.schemas.isEmpty ? undefined : toSchemaUse(value);
    if (use === undefined) return this.#options;
    return { ...this.#options, findSchema: (schemaId) => this.schemas.find(use, schemaId) };
  }

  #readText(document: vscode.TextDocument): string {
    return this.documents.read(document)?.text ?? document.getText();
  }

  #read(document: vscode.TextDocument, text: string, value: EventValue): ReadValue {
    return { document, value, decoded: this.decode(document.uri, text, value) };
  }
}

/** Undefined for headers, which have no schemas. */
export function toSchemaUse({ record, part }: EventValue): SchemaUse | undefined {
  const topic = record.topic ?? record.group.replace(/-\d+$/, '');
  return part === 'header' ? undefined : { topic, part };
}
