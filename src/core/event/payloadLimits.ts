/** Bytes of JSON that one synchronous invocation takes: 6 MB, of the event as it is sent, base64 included (events.md 1). */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** A UTF-16 unit is three bytes at most: the bytes of a text that is no longer than this need not be counted. */
export const SURELY_FITS = Math.floor(MAX_PAYLOAD_BYTES / 3);

/** Records of one batch, whatever the mapping says (events.md 1, source-facts 185). */
export const MAX_BATCH_RECORDS = 10_000;

/** Characters that are counted between two steps. */
const STEP = 200_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LAST_BLANK = 0x20;

/**
 * Bytes in UTF-8 of a JSON text as Lambda sends it: without blanks between its parts, however it is laid out in a file.
 * Takes any text; what follows an unclosed quotation mark counts as it is.
 */
export function toPayloadBytes(text: string): number {
  const steps = toPayloadSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `toPayloadBytes` in pieces of about a millisecond each, between which an editor can go on. */
export function* toPayloadSteps(text: string): Generator<undefined, number> {
  let bytes = 0;
  let next = 0;
  let isAscii = true;
  for (let index = 0; index < text.length; index += 1) {
    if (index >= next) {
      if (next > 0) yield;
      next = index + STEP;
      // Nearly always so, and then the texts inside, which are most of an event, need not be gone through.
      isAscii = !/[^\0-\x7f]/.test(text.slice(index, next));
    }
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = findTextEnd(text, index);
      bytes += isAscii && end <= next ? end - index : countUtf8(text, index, end);
      index = end - 1;
    } else if (code > LAST_BLANK) bytes += toUtf8Length(code);
  }
  return bytes;
}

/** Bytes in UTF-8 of a text as it is. A surrogate without its other half counts as the three bytes that replace it. */
export function toUtf8Bytes(text: string): number {
  return countUtf8(text, 0, text.length);
}

/** After the quotation mark that closes the text that begins at `start`; the end of everything when none does. */
function findTextEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let slash = quote - 1;
  while (text.charCodeAt(slash) === BACKSLASH) slash -= 1;
  return (quote - slash) % 2 === 0;
}

function countUtf8(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    const isPair = code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1));
    bytes += isPair ? 4 : toUtf8Length(code);
    if (isPair) index += 1;
  }
  return bytes;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function toUtf8Length(code: number): number {
  if (code < 0x80) return 1;
  return code < 0x800 ? 2 : 3;
}
