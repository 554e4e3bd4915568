import { isRecord } from '../parameters.ts';

type Matcher = (message: string) => boolean;

/**
 * CloudWatch Logs' filter patterns as far as the sandbox knows them: words and "phrases" that all have to occur, `-word`
 * that must not, `?word` of which one has to, and `{ $.member = "value" }` for JSON, with `||` between several and `*` for any value. Undefined: anything else.
 */
export function toLogMatcher(pattern: string): Matcher | undefined {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return toMemberMatcher(text);
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g)].map(([, sign = '', phrase, word]) => ({
    sign,
    text: phrase?.replaceAll(/\\(.)/g, '$1') ?? word ?? '',
  }));
  const choices = terms.filter(({ sign }) => sign === '?');
  return (message) =>
    terms.every((term) => term.sign === '?' || message.includes(term.text) === (term.sign !== '-')) &&
    (choices.length === 0 || choices.some((term) => message.includes(term.text)));
}

function toMemberMatcher(text: string): Matcher | undefined {
  const terms = text
    .replace(/^\{(.*)\}$/s, '$1')
    .split('||')
    .map((term) => toTermMatcher(term.trim().replace(/^\((.*)\)$/s, '$1')));
  const known = terms.filter((term) => term !== undefined);
  if (known.length < terms.length) return undefined;
  return (message) => known.some((fits) => fits(message));
}

function toTermMatcher(term: string): Matcher | undefined {
  const [, path, sign, value] = /^\s*\$\.([\w.]+)\s*(=|!=)\s*"([^"]*)"\s*$/.exec(term) ?? [];
  if (path === undefined) return undefined;
  return (message) => {
    const found = readMember(message, path.split('.'));
    return found !== undefined && (value === '*' || found === value) === (sign === '=');
  };
}

function readMember(message: string, path: readonly string[]): string | undefined {
  try {
    const found = path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), JSON.parse(message));
    return found === undefined ? undefined : String(found);
  } catch {
    return undefined;
  }
}
