/**
 * The text that a snippet leaves behind when its defaults are taken: first choices, and mirrors of the first place with
 * the same number. Follows the grammar that VS Code documents for snippets; fails on what VS Code would take for a
 * variable, since none of ours uses one: it is a `$` that somebody forgot to escape.
 */
export function expandSnippet(body: readonly string[], tab = '  '): string {
  const source = body.join('\n').replaceAll('\t', tab);
  const defaults = new Map<string, string>();
  readText(source, 0, defaults, '');
  return readText(source, 0, defaults, '').text;
}

interface Read {
  readonly text: string;
  readonly end: number;
}

const SPECIAL = /\\[$}\\]|\$\{|\$\d+|\$|\}/g;

/** Up to `close`, which is left unread, or to the end. */
function readText(source: string, start: number, defaults: Map<string, string>, close: '' | '}'): Read {
  let text = '';
  let at = start;
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const match = SPECIAL.exec(source);
    const [sign] = match ?? [''];
    const place = match?.index ?? source.length;
    text += source.slice(at, place);
    if (sign === '' || (sign === '}' && close === '}')) return { text, end: place };
    const read = readSign(source, place, sign, defaults);
    text += read.text;
    at = read.end;
  }
  return { text, end: at };
}

function readSign(source: string, place: number, sign: string, defaults: Map<string, string>): Read {
  const end = place + sign.length;
  if (sign === '}') return { text: sign, end };
  if (sign.startsWith('\\')) return { text: sign.slice(1), end };
  if (sign === '${') return readPlaceholder(source, end, defaults);
  if (sign === '$') throw new Error(`unescaped $ in ${source.slice(place, place + 30)}`);
  return { text: defaults.get(sign.slice(1)) ?? '', end };
}

function readPlaceholder(source: string, start: number, defaults: Map<string, string>): Read {
  const [head, id, kind] = /^(\d+)([:|}])/.exec(source.slice(start)) ?? [];
  if (head === undefined || id === undefined) throw new Error(`no place in ${source.slice(start - 2, start + 30)}`);
  const begin = start + head.length;
  if (kind === '}') return { text: defaults.get(id) ?? '', end: begin };
  const { text, end } = kind === '|' ? readChoice(source, begin) : readText(source, begin, defaults, '}');
  const close = kind === '|' ? '|}' : '}';
  if (!source.startsWith(close, end)) throw new Error(`no end of ${source.slice(start - 2, start + 30)}`);
  if (!defaults.has(id)) defaults.set(id, text);
  return { text: defaults.get(id) ?? text, end: end + close.length };
}

function readChoice(source: string, begin: number): Read {
  const [all] = /^(?:\\[,|\\]|[^|])*/.exec(source.slice(begin)) ?? [''];
  const [first = ''] = /^(?:\\[,|\\]|[^,])*/.exec(all) ?? [];
  return { text: first.replace(/\\([,|\\])/g, '$1'), end: begin + all.length };
}
