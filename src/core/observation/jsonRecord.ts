/** An object in a log record that is JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Undefined for everything that is no JSON object. */
export function parseJsonRecord(text: string): JsonRecord | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return toJsonRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function toJsonRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined;
}

/** What a member of one says; empty for what is no text and no number. */
export function toPlainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
