const MINUTE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const SECOND = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const HOUR = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const AGO = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

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

/** "2 minutes ago", "1 hour ago". */
export function formatAgo(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  return minutes < 60 ? AGO.format(-minutes, 'minute') : AGO.format(-Math.floor(minutes / 60), 'hour');
}
