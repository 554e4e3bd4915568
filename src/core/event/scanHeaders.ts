import * as l10n from '@vscode/l10n';
import { AlikeText } from './alikeText.ts';
import type { JsonCursor } from './jsonCursor.ts';
import type { ScannedHeader } from './scannedEvent.ts';

export const NO_HEADERS: readonly ScannedHeader[] = [];

/** What is known of a header before its value is read. */
type HeaderFact = Pick<ScannedHeader, 'name' | 'index'>;

/** Reads headers: a list of objects with one member each; the same name may come again (events.md 1). */
export class HeaderReader {
  readonly #cursor: JsonCursor;
  readonly #values: AlikeText<HeaderFact>;

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
    this.#values = new AlikeText(cursor);
  }

  /** Reads the value at the cursor; places count from `start`. */
  read(start: number): readonly ScannedHeader[] {
    const cursor = this.#cursor;
    const offset = cursor.at;
    if (!cursor.isList) {
      if (cursor.readWritten() !== 'null') cursor.addShape(offset, l10n.t('Headers are a list of objects.'));
      return NO_HEADERS;
    }
    const faults = cursor.problems.length;
    const headers: ScannedHeader[] = [];
    const taken = this.#values.follow((fact) => headers.push(readHeader(cursor, start, fact)), ignore);
    if (taken === undefined) return headers.length === 0 ? NO_HEADERS : headers;
    // It differs somewhere, and a list cannot be taken up again in its middle.
    headers.length = 0;
    cursor.problems.length = faults;
    cursor.at = offset;
    this.#readAll(headers, start);
    return headers;
  }

  #readAll(headers: ScannedHeader[], start: number): void {
    const cursor = this.#cursor;
    const rest = this.#values.learn(0);
    let index = -1;
    cursor.readList(() => {
      index += 1;
      if (cursor.isObject) {
        cursor.readObject((name) => {
          const fact = { name, index };
          rest.addValue(fact, () => headers.push(readHeader(cursor, start, fact)));
        });
        return;
      }
      const { at } = cursor;
      cursor.skipValue();
      cursor.addShape(at, l10n.t('A header is an object with one member, its name, and a list of bytes in it.'));
    });
    rest.finish({ name: '', index });
  }
}

function readHeader(cursor: JsonCursor, start: number, { name, index }: HeaderFact): ScannedHeader {
  const { at } = cursor;
  cursor.skipValue();
  return { name, index, offset: at - start, length: cursor.at - at };
}

function ignore(): void {}
