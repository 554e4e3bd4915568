/** A point in time as a mapping document can hold it. */
export interface Timestamp {
  /** Milliseconds since the epoch. Text without a zone counts as UTC here. */
  readonly milliseconds: number;
  /** The text names its zone; without one the AWS CLI takes the zone of the machine it runs on. */
  readonly zoned: boolean;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
const SECONDS = /^-?\d+(?:\.\d+)?$/;

/** Reads ISO 8601 text or epoch seconds, as number or as text; undefined for anything else (fields.md 2). */
export function parseTimestamp(value: string | number): Timestamp | undefined {
  const text = String(value).trim();
  if (SECONDS.test(text)) return { milliseconds: Math.round(Number(text) * 1000), zoned: true };
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const [, date, time = '00:00', zone] = parts;
  const offset = zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const milliseconds = Date.parse(`${date}T${time}${offset}`);
  if (Number.isNaN(milliseconds) || !isCalendarDate(date ?? '')) return undefined;
  return { milliseconds, zoned: zone !== undefined };
}

/** `Date.parse` takes 31 February for 3 March. */
function isCalendarDate(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** ISO 8601 in UTC, without milliseconds where there are none. */
export function formatTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
