import * as l10n from '@vscode/l10n';

/** A value that the text gives only as an expression, which is evaluated when the template is deployed or the command runs. */
export class NonLiteral {
  /** The expression as it is written, e.g. `!Ref Cluster` or `var.topic`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Marks of an expression inside a longer text: noncharacters, in an order that no text has by chance. */
const OPEN = '\uFDD0\uFDD1';
const CLOSE = '\uFDD1\uFDD0';

/** An expression as a part of a text that is still to be read, e.g. `$TOPIC` within JSON in double quotes. */
export function toMarked(expression: string): string {
  return `${OPEN}${expression}${CLOSE}`;
}

/** The text as it was written. */
export function withoutMarks(text: string): string {
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** Makes every text with a marked expression in it, at whatever depth, a `NonLiteral`. */
export function readMarks(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(OPEN) ? new NonLiteral(withoutMarks(value)) : value;
  if (Array.isArray(value)) return value.map(readMarks);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [withoutMarks(name), readMarks(member)]));
}

/**
 * The literal part of a value; undefined when there is none. Each expression becomes a note that names its place;
 * structures that held nothing but expressions go with them.
 */
export function toLiteral(value: unknown, path: string, notes: string[]): unknown {
  if (value instanceof NonLiteral) {
    notes.push(l10n.t('{0} is no literal value and was left out: {1}', path, toShort(value.text)));
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => toLiteral(item, `${path}[${index}]`, notes));
    return withoutNothing(items, value.length === 0);
  }
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(
    ([name, member]) => [name, toLiteral(member, path === '' ? name : `${path}.${name}`, notes)] as const,
  );
  const literal = members.filter(([, member]) => member !== undefined);
  return literal.length === 0 && members.length > 0 ? undefined : Object.fromEntries(literal);
}

function withoutNothing(items: readonly unknown[], wasEmpty: boolean): unknown {
  const literal = items.filter((item) => item !== undefined);
  return literal.length === 0 && !wasEmpty ? undefined : literal;
}

/** One line of at most 80 characters. */
export function toShort(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** A plain object, as JSON and YAML have it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NonLiteral);
}

/** Own member of a plain object; undefined for everything else. */
export function readMember(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
