/** Member names joined by dots, e.g. `value.order.status`; a name that would be misread stands in quotes. */
export function formatMemberPath(path: readonly string[]): string {
  return path.map((name) => (/[."]/.test(name) ? JSON.stringify(name) : name)).join('.');
}

/** One name in quotes with all that JSON allows in them, or anything up to the next dot. */
const NAME = /"(?:[^"\\]|\\.)*"(?=\.|$)|[^.]*/y;

/** Reads what somebody types: every text is some path, and a dot at the end begins a name. */
export function parseMemberPath(text: string): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at <= text.length; ) {
    NAME.lastIndex = at;
    const part = NAME.exec(text)?.[0] ?? '';
    names.push(unquote(part));
    at += part.length + 1;
  }
  return names;
}

function unquote(part: string): string {
  if (!part.startsWith('"')) return part;
  try {
    return String(JSON.parse(part));
  } catch {
    return part;
  }
}
