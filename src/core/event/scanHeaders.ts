import * as l10n from '@vscode/l10n';
import { AlikeText } from './alikeText.ts';
import type { JsonCursor } from './jsonCursor.ts';
import type { ScannedHeader } from './scannedEvent.ts';

export const NO_HEADERS: readonly ScannedHeader[] = [];

/** Reads headers: a list of objects with one member each; the same name may come again (events.md 1). */
export class HeaderReader {
  readonly #cursor: JsonCursor;
  readonly #values: AlikeText<string>;

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
    this.#values = new AlikeText(cursor);
  }

  /** Reads the value at the cursor. */
  read(): readonly ScannedHeader[] {
    const cursor = this.#cursor;
    const offset = cursor.at;
    if (!cursor.isList) {
      if (cursor.readWritten() !== 'null') cursor.addShape(offset, l10n.t('Headers are a list of objects.'));
      return NO_HEADERS;
    }
    const faults = cursor.problems.length;
    const headers: ScannedHeader[] = [];
    const taken = this.#values.follow((name) => headers.push(readHeader(cursor, name)), ignore);
    if (taken === undefined) return headers.length === 0 ? NO_HEADERS : headers;
    // It differs somewhere, and a list cannot be taken up again in its middle.
    headers.length = 0;
    cursor.problems.length = faults;
    cursor.at = offset;
    this.#readAll(headers);
    return headers;
  }

  #readAll(headers: ScannedHeader[]): void {
    const cursor = this.#cursor;
    const rest = this.#values.learn(0);
    cursor.readList(() => {
      if (cursor.isObject) {
        cursor.readObject((name) => rest.addValue(name, () => headers.push(readHeader(cursor, name))));
        return;
      }
      const start = cursor.at;
      cursor.skipValue();
      cursor.addShape(start, l10n.t('A header is an object with one member, its name, and a list of bytes in it.'));
    });
    rest.finish('');
  }
}

function readHeader(cursor: JsonCursor, name: string): ScannedHeader {
  const offset = cursor.at;
  cursor.skipValue();
  return { name, offset, length: cursor.at - offset };
}

function ignore(): void {}
