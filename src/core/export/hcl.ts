import { isMembers, type Template } from './targetSettings.ts';

/** What is between the braces of a block. */
export type HclBody = readonly HclEntry[];

interface HclAttribute {
  readonly name: string;
  /** HCL. */
  readonly expression: string;
}

interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly body: HclBody;
}

export type HclEntry = HclAttribute | HclBlock;

/** A body as `terraform fmt` leaves it: attributes that follow each other have their equals signs below each other. */
export function formatHcl(body: HclBody, depth = 0): string {
  const margin = '  '.repeat(depth);
  const lines: string[] = [];
  body.forEach((entry, index) => {
    const previous = body[index - 1];
    if (previous !== undefined && ('type' in entry || 'type' in previous)) lines.push('');
    if ('type' in entry) lines.push(...formatBlock(entry, depth));
    else lines.push(`${margin}${entry.name.padEnd(toWidth(body, index))} = ${indent(entry.expression, margin)}`);
  });
  return lines.join('\n');
}

function formatBlock({ type, labels = [], body }: HclBlock, depth: number): readonly string[] {
  const margin = '  '.repeat(depth);
  const head = [type, ...labels.map(quoteHcl), '{'].join(' ');
  return body.length === 0
    ? [`${margin}${head}`, `${margin}}`]
    : [`${margin}${head}`, formatHcl(body, depth + 1), `${margin}}`];
}

/** Width of the longest name among the attributes around a place; one of several lines ends such a group. */
function toWidth(body: HclBody, index: number): number {
  let from = index;
  while (isSingle(body[from]) && isSingle(body[from - 1])) from -= 1;
  let to = index;
  while (isSingle(body[to]) && isSingle(body[to + 1])) to += 1;
  return Math.max(...body.slice(from, to + 1).map((entry) => ('type' in entry ? 0 : entry.name.length)));
}

function isSingle(entry: HclEntry | undefined): boolean {
  return entry !== undefined && !('type' in entry) && !entry.expression.includes('\n');
}

function indent(expression: string, margin: string): string {
  return expression.replaceAll('\n', `\n${margin}`);
}

/** A value as an expression: lists in one line, objects one member a line. */
export function toHclExpression(value: Template): string {
  if (typeof value === 'string') return quoteHcl(value);
  if (Array.isArray(value)) return toHclList(value);
  if (!isMembers(value)) return String(value);
  const members: HclBody = Object.entries(value).map(([name, member]) => ({
    name: /^[A-Za-z_]\w*$/.test(name) && !TAKEN.has(name) ? name : quoteHcl(name),
    expression: toHclExpression(member),
  }));
  return members.length === 0 ? '{}' : `{\n${formatHcl(members, 1)}\n}`;
}

/** Words that mean something at the beginning of an object, or look as if they did. */
const TAKEN: ReadonlySet<string> = new Set(['for', 'if', 'in', 'null', 'true', 'false']);

function toHclList(value: readonly Template[]): string {
  const items = value.map(toHclExpression);
  if (!items.some((item) => item.includes('\n')) && items.join(', ').length <= 90) return `[${items.join(', ')}]`;
  return `[\n${items.map((item) => `  ${indent(item, '  ')},`).join('\n')}\n]`;
}

/**
 * A quoted template that is only text. `${` and `%{` are doubled; a sign that stands before such a pair is written by
 * its number, since three of them in a row would be read another way.
 */
function quoteHcl(text: string): string {
  const escaped = text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\\"]/g, '\\$&')
    .replaceAll(/[\p{Cc}\u2028\u2029\uFEFF]/gu, toHclEscape)
    .replaceAll(/(\$*)\$\{/g, (_all: string, before: string) => `${before.replaceAll('$', '\\u0024')}$\${`)
    .replaceAll(/(%*)%\{/g, (_all: string, before: string) => `${before.replaceAll('%', '\\u0025')}%%{`);
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function toHclEscape(unit: string): string {
  return ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
