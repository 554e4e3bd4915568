export interface LogEvent {
  readonly stream: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly message: string;
}

/** `2026/11/22`: how the names of streams begin. */
export function toStreamDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
}
