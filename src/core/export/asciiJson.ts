/** JSON of printable ASCII characters only: read the same whatever the encoding of a file or a console is. */
export function toAsciiJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll(/[^\n -~]/g, toUnicodeEscape);
}

/** One UTF-16 unit as JSON, JavaScript and .NET write it. */
export function toUnicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
