import type { EventKind } from './eventShape.ts';
import type { ScanProblem } from './scanProblem.ts';

/** A member of an object, by places in the text. */
export interface ScannedMember {
  readonly name: string;
  /** The name with its quotes. */
  readonly nameOffset: number;
  readonly nameLength: number;
  /** The value. */
  readonly offset: number;
  readonly length: number;
}

/** A value of a record by its place in the text; both are -1 and 0 when it is absent. */
export interface ScannedField {
  readonly offset: number;
  /** Of the JSON value with its quotes or brackets. */
  readonly length: number;
  readonly state: 'absent' | 'null' | 'string' | 'other';
}

/** One entry of the list of headers; the value is a list of bytes, or should be. */
export interface ScannedHeader {
  readonly name: string;
  /** Place in the list, from 0. */
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

/** `keySchemaMetadata` or `valueSchemaMetadata` (events.md 2). */
export interface ScannedSchema {
  readonly offset: number;
  readonly length: number;
  /** AVRO, JSON or PROTOBUF: what it was before Lambda read it. */
  readonly dataFormat?: string;
  /** UUID for Glue, digits for Confluent. */
  readonly schemaId?: string;
}

/**
 * What a record holds, by places from where it begins: the same object as long as its text is the same, wherever an edit
 * moves it. Of a member given twice the last one.
 */
export interface RecordContent {
  readonly length: number;
  readonly topic: string | undefined;
  readonly partition: number | undefined;
  /** As it is written: offsets have 64 bits, more than a number holds. */
  readonly recordOffset: string | undefined;
  /** Milliseconds since the epoch. */
  readonly timestamp: number | undefined;
  readonly timestampType: string | undefined;
  readonly key: ScannedField;
  readonly value: ScannedField;
  readonly headers: readonly ScannedHeader[];
  readonly keySchema: ScannedSchema | undefined;
  readonly valueSchema: ScannedSchema | undefined;
}

/** A record of an event by places in the text. */
export class ScannedRecord implements RecordContent {
  /** Name under which it stands, such as "orders-0". */
  readonly group: string;
  /** Place in the list of its group, from 0. */
  readonly index: number;
  readonly offset: number;
  readonly content: RecordContent;

  constructor(group: string, index: number, offset: number, content: RecordContent) {
    this.group = group;
    this.index = index;
    this.offset = offset;
    this.content = content;
  }

  get length(): number {
    return this.content.length;
  }

  get topic(): string | undefined {
    return this.content.topic;
  }

  get partition(): number | undefined {
    return this.content.partition;
  }

  get recordOffset(): string | undefined {
    return this.content.recordOffset;
  }

  get timestamp(): number | undefined {
    return this.content.timestamp;
  }

  get timestampType(): string | undefined {
    return this.content.timestampType;
  }

  get key(): ScannedField {
    return this.#toField(this.content.key);
  }

  get value(): ScannedField {
    return this.#toField(this.content.value);
  }

  get headers(): readonly ScannedHeader[] {
    return this.content.headers.map((header) => this.#toPlaced(header));
  }

  get keySchema(): ScannedSchema | undefined {
    return this.content.keySchema && this.#toPlaced(this.content.keySchema);
  }

  get valueSchema(): ScannedSchema | undefined {
    return this.content.valueSchema && this.#toPlaced(this.content.valueSchema);
  }

  #toField(field: ScannedField): ScannedField {
    return field.state === 'absent' ? field : this.#toPlaced(field);
  }

  #toPlaced<Part extends { readonly offset: number }>(part: Part): Part {
    return { ...part, offset: part.offset + this.offset };
  }
}

/** The list of records of one partition. */
export interface ScannedGroup extends ScannedMember {
  readonly records: readonly ScannedRecord[];
}

export interface ScannedEvent {
  readonly kind: EventKind;
  /** Members of the event itself, in the order of the text, repeated ones too. */
  readonly members: readonly ScannedMember[];
  readonly groups: readonly ScannedGroup[];
  /** Those of all groups, one after the other; of a group or of `records` given twice those of the last. */
  readonly records: readonly ScannedRecord[];
  /** What is wrong with the text, by place; a hundred at most. */
  readonly problems: readonly ScanProblem[];
}

export const ABSENT: ScannedField = { offset: -1, length: 0, state: 'absent' };

/** Records that need not be read again, because the text of each is what it was. */
export interface KnownRecords {
  /** Those that follow each other from this place on, and where they end; undefined when there is none. */
  takeFrom(
    offset: number,
    group: string,
    index: number,
  ): { readonly records: readonly ScannedRecord[]; readonly end: number } | undefined;
}
