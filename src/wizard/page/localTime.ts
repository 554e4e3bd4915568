/** Text of a date and time input, in the local time of whoever looks at it: `2026-01-31T12:00:00`. */
export function toLocalInput(milliseconds: number): string {
  const offset = new Date(milliseconds).getTimezoneOffset() * 60_000;
  return new Date(milliseconds - offset).toISOString().slice(0, 19);
}

/** Milliseconds since the epoch; undefined for an input that is not complete. */
export function fromLocalInput(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The time zone by name and by its distance from UTC at that time, e.g. `Europe/Berlin, UTC+01:00`. */
export function formatTimeZone(milliseconds: number): string {
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const size = Math.abs(minutes);
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone}, UTC${minutes < 0 ? '-' : '+'}${clock}`;
}
