const MINUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const SECOND = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const HOUR = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** Day and time, in the reader's own zone. */
export function formatTime(at: number): string {
  return Number.isNaN(at) ? '' : MINUTE.format(at);
}

export function formatSecond(at: number): string {
  return SECOND.format(at);
}

/** For an axis: the day where one begins, else the time. */
export function formatTick(at: number): string {
  const time = new Date(at);
  return time.getHours() === 0 && time.getMinutes() === 0 ? DAY.format(at) : HOUR.format(at);
}
