import type { DrawnRecord } from './drawRecord.ts';

/** What drawn records become: objects, or text at once. */
export interface EventForm<Event> {
  /** Takes a record in hand; gives its bytes in JSON without blanks. */
  take(drawn: DrawnRecord): number;
  /** Puts it into the event under way, behind the others of its partition. */
  put(): void;
  /** Ends the event under way. */
  close(): Event;
}
