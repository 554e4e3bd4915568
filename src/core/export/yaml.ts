import type { Template } from './targetSettings.ts';
import { isMembers } from './targetSettings.ts';

/** A template as YAML that parsers of 1.1 and 1.2 read as the same values. */
export function formatYaml(value: Template): string {
  return `${formatBlock(value, 0)}\n`;
}

function formatBlock(value: Template, depth: number): string {
  const margin = '  '.repeat(depth);
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: Template) => `${margin}- ${formatBlock(item, depth + 1).trimStart()}`).join('\n');
  }
  if (isMembers(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([name, member]) => `${margin}${formatText(name)}:${formatMember(member, depth)}`)
      .join('\n');
  }
  return `${margin}${formatScalar(value)}`;
}

function formatMember(member: Template, depth: number): string {
  const holds = typeof member === 'object' && Object.keys(member).length > 0;
  return holds ? `\n${formatBlock(member, depth + 1)}` : ` ${formatScalar(member)}`;
}

function formatScalar(value: Template): string {
  if (typeof value === 'string') return formatText(value);
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}';
  return String(value);
}

/** Begins with a letter, so that it is no number and no date, and has nothing in it that YAML gives a meaning. */
const PLAIN = /^[A-Za-z](?:[\w./@+:-]*[\w./@+-])?$/;
/** Words that YAML 1.1 or 1.2 takes for something else. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const PRINTABLE = /^[\u0020-\u007E\u00A0-\u{10FFFF}]*$/u;

function formatText(text: string): string {
  if (PLAIN.test(text) && !TAKEN.test(text)) return text;
  if (isPrintable(text)) return `'${text.replaceAll("'", "''")}'`;
  // What is neither printable for YAML nor escaped in JSON: controls, line separators, the byte order mark.
  return JSON.stringify(text).replaceAll(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function isPrintable(text: string): boolean {
  return PRINTABLE.test(text) && !/[\u2028\u2029\uFEFF\uFFFE\uFFFF\p{Cs}]/u.test(text);
}
