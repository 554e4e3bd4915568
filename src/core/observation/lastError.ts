import { readFunctionRecord } from './functionRecord.ts';
import type { LogEvent } from './logEvent.ts';

/** An error that stands in a function's log. */
export interface FunctionError {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** One line. */
  readonly text: string;
  readonly requestId?: string;
  /** Words that find it, and what else its invocation wrote, in the log. */
  readonly words: string;
}

/** What is known of a function's last error; `unread`: why it is not known. */
export type LastError =
  | { readonly kind: 'found'; readonly error: FunctionError }
  | { readonly kind: 'none'; readonly hours: number }
  | { readonly kind: 'unread'; readonly reason: string };

/** Longest text that is shown of an error, in characters. */
const LONGEST_TEXT = 400;

/** A search takes up to 1024 characters; so many tell one error from others. */
const LONGEST_WORDS = 80;

/** A stream of a group that functions share: `2026/11/22/NAME[$LATEST]…`. */
const WRITER = /^(?:\d{4}\/\d\d\/\d\d\/)?([\w-]+)\[/;

/**
 * The newest error of a function among records of its log group, which also holds records of mappings and, if it is shared, of
 * other functions. That an invocation ended counts for more than what it wrote of an error before.
 */
export function findFunctionError(events: readonly LogEvent[], functionName: string): FunctionError | undefined {
  const records = events
    .filter(({ stream, message }) => isWrittenBy(functionName, stream) && !message.includes('"eventProcessorId"'))
    .map(({ at, message }) => ({ at, ...readFunctionRecord(message) }));
  const newest = records.findLast(({ failed }) => failed) ?? records.findLast(({ level }) => level === 'error');
  if (newest === undefined) return undefined;
  const { at, requestId } = newest;
  const text = newest.text.length > LONGEST_TEXT ? `${newest.text.slice(0, LONGEST_TEXT)}…` : newest.text;
  return {
    at,
    text,
    ...(requestId === undefined ? {} : { requestId }),
    words: requestId ?? toWholeWords(newest.text),
  };
}

function toWholeWords(text: string): string {
  return text.length <= LONGEST_WORDS ? text : text.slice(0, LONGEST_WORDS).replace(/\s+\S*$/, '');
}

/** Groups that functions share name the function in their streams. */
export function isWrittenBy(functionName: string, stream: string): boolean {
  const writer = WRITER.exec(stream)?.[1];
  return writer === undefined || writer === functionName;
}
