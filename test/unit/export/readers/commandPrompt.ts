/** What a command prompt makes of a line that is typed, or that stands in a batch file. */
export type Prompt = 'typed' | 'batch';

/**
 * Arguments of the only command in a text, as a program gets them: the documented order of cmd.exe (percent expansion,
 * carets, delayed expansion), then the rules by which programs on Windows split a command line.
 */
export function readCommandPrompt(text: string, prompt: Prompt): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('rem '));
  const expanded = lines.map((line) => expandPercent(line, prompt)).join('\n');
  const line = readCarets(expanded);
  if (line.length > 8191) throw new Error('the command is too long');
  const [program, ...argv] = splitArguments(expandDelayed(line));
  if (program !== 'aws') throw new Error(`not the AWS CLI: ${program}`);
  return argv;
}

/** Every variable has a value, which is the worst case. */
function expandPercent(line: string, prompt: Prompt): string {
  const expand = (part: string): string => part.replaceAll(/%[^%]+%/g, 'EXPANDED');
  if (prompt === 'typed') return expand(line);
  return line
    .split('%%')
    .map((part) => expand(part).replaceAll('%', ''))
    .join('%');
}

/** Outside of quotes a caret takes its meaning from the next character, and joins lines. */
function readCarets(text: string): string {
  let quoted = false;
  const line = text.replaceAll(/\^([\s\S])|[\s\S]/g, (part: string, escaped?: string) => {
    if (escaped !== undefined && !quoted) return escaped === '\n' ? '' : escaped;
    if (part.includes('\n')) throw new Error('the command ends before its text does');
    if (!quoted && /[&|<>()]/.test(part)) throw new Error(`${part} ends or redirects the command`);
    if (part.endsWith('"')) quoted = !quoted;
    return part;
  });
  if (quoted) throw new Error('quotes that do not end');
  return line;
}

function expandDelayed(line: string): string {
  return line.replaceAll(/![^!]+!/g, 'EXPANDED');
}

/** As the C runtime does it: backslashes count only before a double quote, which is part of a text after an odd number. */
function splitArguments(line: string): readonly string[] {
  const tokens = [...line.matchAll(/(?<backslashes>\\*)(?<quote>")|\\+|\s+|[^\s\\"]+/g)];
  const argv: string[] = [''];
  let quoted = false;
  for (const { 0: token, groups } of tokens) {
    const { backslashes = '', quote } = groups ?? {};
    const isEnd = quote !== undefined && backslashes.length % 2 === 0;
    if (isEnd) quoted = !quoted;
    if (/^\s/.test(token) && !quoted) argv.push('');
    else argv.push(`${argv.pop()}${quote === undefined ? token : readQuote(backslashes)}`);
  }
  return argv.at(-1) === '' ? argv.slice(0, -1) : argv;
}

function readQuote(backslashes: string): string {
  return `${'\\'.repeat(Math.floor(backslashes.length / 2))}${backslashes.length % 2 === 1 ? '"' : ''}`;
}
