import { isMembers, type Template } from './targetSettings.ts';

const WIDTH = 110;

/** A value as a literal of TypeScript, in one line where it fits; following lines are indented by `margin`. */
export function formatLiteral(value: Template, margin: string): string {
  const line = formatLine(value);
  if (typeof value !== 'object' || margin.length + line.length <= WIDTH) return line;
  const inner = `${margin}  `;
  if (isMembers(value)) {
    const members = Object.entries(value).map(([name, member]) => {
      return `${inner}${formatName(name)}: ${formatLiteral(member, inner)},\n`;
    });
    return `{\n${members.join('')}${margin}}`;
  }
  return `[\n${value.map((item) => `${inner}${formatLiteral(item, inner)},\n`).join('')}${margin}]`;
}

function formatLine(value: Template): string {
  if (typeof value === 'string') return quoteTypeScript(value);
  if (Array.isArray(value)) return `[${value.map(formatLine).join(', ')}]`;
  if (!isMembers(value)) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${formatName(name)}: ${formatLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `__proto__` as a plain name would set the prototype. */
function formatName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoteTypeScript(name);
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function quoteTypeScript(text: string): string {
  const escaped = text.replaceAll(/[\\']/g, '\\$&').replaceAll(/[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu, (unit) => {
    return ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}
