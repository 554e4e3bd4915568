/** From the year 1 to the year 9999, as Protobuf's JSON limits times. */
const EARLIEST = -62_135_596_800n;
const LATEST = 253_402_300_799n;
const BILLION = 1_000_000_000;

/** RFC 3339 with as many groups of three digits as are needed; undefined for what is no time. */
export function toTimestampText(seconds: string, nanos: string): string | undefined {
  const whole = BigInt(seconds);
  const part = Number(nanos);
  if (whole < EARLIEST || whole > LATEST || part < 0 || part >= BILLION) return undefined;
  const date = new Date(Number(whole) * 1000).toISOString().slice(0, 19);
  const digits = String(part)
    .padStart(9, '0')
    .replace(/(?:000){1,3}$/, '');
  return digits === '' ? `${date}Z` : `${date}.${digits}Z`;
}

/** Undefined for what is no time in RFC 3339. */
export function parseTimestampText(text: string): { readonly seconds: string; readonly nanos: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/i.exec(text);
  if (match === null) return undefined;
  const [, date = '', digits = '', zone = ''] = match;
  const millis = Date.parse(`${date.toUpperCase()}${zone.toUpperCase()}`);
  if (Number.isNaN(millis)) return undefined;
  return { seconds: String(millis / 1000), nanos: String(Number(digits.padEnd(9, '0'))) };
}
