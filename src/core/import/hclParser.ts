import { type HclPart, type HclToken, toHclTokens } from './hclLexer.ts';

/** An expression of HCL as far as literals go; everything else is kept as it is written. */
export type HclExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly HclPart[]; readonly source: string }
  | { readonly kind: 'list'; readonly items: readonly HclExpression[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [HclExpression, HclExpression])[] }
  | { readonly kind: 'call'; readonly name: string; readonly items: readonly HclExpression[]; readonly source: string }
  | { readonly kind: 'other'; readonly source: string };

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, HclExpression>;
  readonly blocks: readonly HclBlock[];
}

/** Nesting of values and blocks that is read. */
const MOST_LEVELS = 200;

/** The blocks of a file of Terraform. Never fails: what is no HCL is skipped. */
export function parseHcl(text: string): readonly HclBlock[] {
  return new HclParser(text).readBody('', []).blocks;
}

/** One expression, as it stands between the braces of a text. */
export function parseHclExpression(text: string): HclExpression {
  return new HclParser(text).readExpression();
}

class HclParser {
  private readonly text: string;
  private readonly tokens: readonly HclToken[];
  private at = 0;
  private level = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = toHclTokens(text);
  }

  /** Attributes and blocks up to the closing brace, which is consumed. */
  readBody(type: string, labels: readonly string[]): HclBlock {
    const attributes = new Map<string, HclExpression>();
    const blocks: HclBlock[] = [];
    if (++this.level > MOST_LEVELS) throw new RangeError('nested too deeply');
    while (this.peek().kind !== 'end' && !this.take('}')) {
      const { kind, source } = this.next();
      if (kind !== 'name') continue;
      if (this.take('=')) attributes.set(source, this.readExpression());
      else {
        const inner = this.readLabels();
        if (this.take('{')) blocks.push(this.readBody(source, inner));
      }
    }
    this.level--;
    return { type, labels, attributes, blocks };
  }

  /** Up to what ends it; what is more than a literal becomes `other`, with its text. */
  readExpression(): HclExpression {
    const first = this.at;
    if (++this.level > MOST_LEVELS) throw new RangeError('nested too deeply');
    const value = this.readValue();
    this.level--;
    if (value !== undefined && this.isAtEnd()) return value;
    this.at = first;
    this.skipExpression();
    return { kind: 'other', source: this.sourceFrom(first) };
  }

  private readLabels(): readonly string[] {
    const labels: string[] = [];
    while (this.peek().kind === 'text' || this.peek().kind === 'name') {
      const { parts, source } = this.next();
      labels.push(parts === undefined ? source : parts.filter((part) => typeof part === 'string').join(''));
    }
    return labels;
  }

  private readValue(): HclExpression | undefined {
    const first = this.at;
    const { kind, source, parts = [] } = this.next();
    if (kind === 'text') return toText(parts, source);
    if (kind === 'number') return { kind: 'literal', value: Number(source) };
    if (kind === 'name') return this.readNamed(source, first);
    if (source === '-' && this.peek().kind === 'number') return { kind: 'literal', value: -Number(this.next().source) };
    if (source === '[') return this.readList(']', (items) => ({ kind: 'list', items }));
    if (source === '{') return this.readObject();
    if (source !== '(') return undefined;
    return this.readList(')', (items) => (items.length === 1 ? items[0] : undefined));
  }

  private readNamed(name: string, first: number): HclExpression | undefined {
    if (KEYWORDS.has(name)) return { kind: 'literal', value: KEYWORDS.get(name) ?? null };
    if (!this.take('(')) return undefined;
    return this.readList(')', (items) => ({ kind: 'call', name, items, source: this.sourceFrom(first) }));
  }

  private readList(
    end: string,
    toExpression: (items: readonly HclExpression[]) => HclExpression | undefined,
  ): HclExpression | undefined {
    const items: HclExpression[] = [];
    this.skipNewlines();
    while (!this.take(end)) {
      if (this.peek().kind === 'end' || this.peek().source === 'for') return undefined;
      items.push(this.readExpression());
      this.skipNewlines();
      if (this.peek().source !== end && !this.take(',')) return undefined;
      this.skipNewlines();
    }
    return toExpression(items);
  }

  private readObject(): HclExpression | undefined {
    const members: (readonly [HclExpression, HclExpression])[] = [];
    this.skipNewlines();
    while (!this.take('}')) {
      if (this.peek().kind === 'end' || this.peek().source === 'for') return undefined;
      const key = this.readKey();
      if (key === undefined || !(this.take('=') || this.take(':'))) return undefined;
      this.skipNewlines();
      members.push([key, this.readExpression()]);
      const before = this.at;
      this.take(',');
      this.skipNewlines();
      if (this.at === before && this.peek().source !== '}') return undefined;
    }
    return { kind: 'object', members };
  }

  private readKey(): HclExpression | undefined {
    const { kind, source } = this.peek();
    if (kind !== 'name') return this.readValue();
    this.at++;
    return { kind: 'literal', value: source };
  }

  private isAtEnd(): boolean {
    const { kind, source } = this.peek();
    return kind === 'newline' || kind === 'end' || [',', ']', ')', '}'].includes(source);
  }

  /** Over brackets that belong together; a line ends it outside of them. */
  private skipExpression(): void {
    let depth = 0;
    while (this.peek().kind !== 'end' && (depth > 0 || !this.isAtEnd())) {
      const { kind, source } = this.next();
      if (kind !== 'mark') continue;
      if ('([{'.includes(source)) depth++;
      if (')]}'.includes(source)) depth--;
    }
  }

  private skipNewlines(): void {
    while (this.peek().kind === 'newline') this.at++;
  }

  private sourceFrom(first: number): string {
    const last = this.tokens[this.at - 1];
    const end = last === undefined ? 0 : last.start + last.source.length;
    return this.text.slice(this.tokens[first]?.start ?? 0, end);
  }

  private peek(): HclToken {
    return this.tokens[this.at] ?? { kind: 'end', source: '', start: this.text.length };
  }

  private next(): HclToken {
    const token = this.peek();
    this.at++;
    return token;
  }

  private take(mark: string): boolean {
    const { kind, source } = this.peek();
    if (kind !== 'mark' || source !== mark) return false;
    this.at++;
    return true;
  }
}

const KEYWORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function toText(parts: readonly HclPart[], source: string): HclExpression {
  if (parts.every((part) => typeof part === 'string')) return { kind: 'literal', value: parts.join('') };
  return { kind: 'template', parts, source };
}
