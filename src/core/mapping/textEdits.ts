/** Replacement of `length` characters at `offset` (UTF-16 units, as editors count) of the text before the change. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** Applies edits that all refer to the same text and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const edit of edits.toSorted((a, b) => b.offset - a.offset)) {
    result = result.slice(0, edit.offset) + edit.newText + result.slice(edit.offset + edit.length);
  }
  return result;
}

/** Gathers edits that follow each other into edits of the first text, each as small as it can be. */
export class EditTrail {
  readonly #original: string;
  #text: string;
  #edits: readonly TextEdit[] = [];

  constructor(original: string) {
    this.#original = original;
    this.#text = original;
  }

  /** The text after all edits so far. */
  get text(): string {
    return this.#text;
  }

  /** `edit` refers to `text` as it is now. */
  add(edit: TextEdit): void {
    this.#edits = follow(this.#edits, edit);
    this.#text = applyTextEdits(this.#text, [edit]);
  }

  /** Edits of the original text, in order, without overlap. */
  toEdits(): readonly TextEdit[] {
    return this.#edits
      .map((edit) => trim(this.#original, edit))
      .filter((edit) => edit.length > 0 || edit.newText !== '');
  }
}

/** Where an earlier edit is in the text that it made. */
interface Placed {
  readonly edit: TextEdit;
  readonly start: number;
  readonly end: number;
}

function follow(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  const nextEnd = next.offset + next.length;
  const placed = place(edits);
  const before = placed.filter((entry) => entry.end < next.offset);
  const after = placed.filter((entry) => entry.start > nextEnd);
  const touched = placed.slice(before.length, placed.length - after.length);
  // How far the text before the new edit has moved, as far as earlier edits outside of it did that.
  const shiftBefore = sumGrowth(before);
  const shiftAfter = shiftBefore + sumGrowth(touched);
  const first = touched[0];
  const last = touched.at(-1);
  const start = first !== undefined && next.offset >= first.start ? first.edit.offset : next.offset - shiftBefore;
  const end = last !== undefined && nextEnd <= last.end ? last.edit.offset + last.edit.length : nextEnd - shiftAfter;
  const head = first === undefined ? '' : first.edit.newText.slice(0, Math.max(0, next.offset - first.start));
  const tail = last === undefined || nextEnd >= last.end ? '' : last.edit.newText.slice(nextEnd - last.start);
  const merged = { offset: start, length: end - start, newText: head + next.newText + tail };
  return [...before.map((entry) => entry.edit), merged, ...after.map((entry) => entry.edit)];
}

function place(edits: readonly TextEdit[]): readonly Placed[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.offset + shift;
    shift += edit.newText.length - edit.length;
    return { edit, start, end: start + edit.newText.length };
  });
}

function sumGrowth(placed: readonly Placed[]): number {
  return placed.reduce((sum, { edit }) => sum + edit.newText.length - edit.length, 0);
}

function trim(original: string, edit: TextEdit): TextEdit {
  const old = original.slice(edit.offset, edit.offset + edit.length);
  const shorter = Math.min(old.length, edit.newText.length);
  let start = 0;
  while (start < shorter && old[start] === edit.newText[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === edit.newText.at(-1 - end)) end += 1;
  return {
    offset: edit.offset + start,
    length: old.length - start - end,
    newText: edit.newText.slice(start, edit.newText.length - end),
  };
}
