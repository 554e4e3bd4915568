import * as l10n from '@vscode/l10n';
import type { Node, Pair, Scalar } from 'yaml';
import { isRecord, NonLiteral } from './nonLiteral.ts';

type Yaml = typeof import('yaml');

interface YamlValue {
  /** Tags of CloudFormation become what they stand for in JSON: `!Sub x` is `{ "Fn::Sub": x }`. Undefined: nothing read. */
  readonly value: unknown;
  readonly notes: readonly string[];
}

/** Nodes that a text may have once its aliases are expanded: a small text can stand for billions. */
const MOST_NODES = 200_000;

/** Reads the first document of a YAML text as far as it is YAML. CloudFormation and Serverless use YAML 1.1. */
export async function readYaml(text: string): Promise<YamlValue> {
  const yaml = await loadYaml();
  const documents = yaml.parseAllDocuments(text, { version: '1.1', logLevel: 'silent', uniqueKeys: false });
  const document = 'empty' in documents ? undefined : documents[0];
  const error = document?.errors[0];
  const line = error?.linePos?.[0].line;
  return {
    value: document?.contents == null ? undefined : new YamlReader(yaml).readNode(document.contents),
    notes:
      error === undefined
        ? []
        : [l10n.t('Line {0} is not valid YAML; what follows may be incomplete.', String(line ?? 1))],
  };
}

/** A bundle has modules in CommonJS as `default` only, Node has their names too. */
async function loadYaml(): Promise<Yaml> {
  const loaded: object = await import('yaml');
  const yaml = [loaded, Reflect.get(loaded, 'default')].find(isYaml);
  if (yaml === undefined) throw new Error('yaml has no parser');
  return yaml;
}

function isYaml(value: unknown): value is Yaml {
  return typeof value === 'object' && value !== null && 'parseAllDocuments' in value;
}

class YamlReader {
  private readonly yaml: Yaml;
  private nodes = 0;
  private readonly anchors = new Map<string, { readonly value: unknown; readonly nodes: number }>();

  constructor(yaml: Yaml) {
    this.yaml = yaml;
  }

  readNode(node: unknown): unknown {
    if (!this.yaml.isNode(node)) return undefined;
    if (this.yaml.isAlias(node)) return this.readAlias(node.source);
    const before = this.nodes;
    this.count(1);
    const value = toTagged(node.tag, this.readContent(node));
    if (node.anchor !== undefined) this.anchors.set(node.anchor, { value, nodes: this.nodes - before });
    return value;
  }

  /** An anchor is known once its value has been read, so that nothing can contain itself. */
  private readAlias(name: string): unknown {
    const anchor = this.anchors.get(name);
    this.count(anchor?.nodes ?? 1);
    return anchor === undefined ? new NonLiteral(`*${name}`) : anchor.value;
  }

  private readContent(node: Node): unknown {
    if (this.yaml.isScalar(node)) return toScalar(node);
    if (this.yaml.isSeq(node)) return node.items.map((item) => this.readNode(item));
    return this.yaml.isMap(node) ? this.readPairs(node.items) : undefined;
  }

  private readPairs(pairs: readonly Pair[]): unknown {
    const members = pairs.map(({ key, value }) => [this.readKey(key), this.readNode(value) ?? null] as const);
    const merged = members
      .filter(([name]) => name === '<<')
      .flatMap(([, value]) => (Array.isArray(value) ? value : [value]));
    const own = members.filter(([name]) => name !== '<<');
    return Object.fromEntries([...merged.filter(isRecord).toReversed().flatMap(Object.entries), ...own]);
  }

  private readKey(key: unknown): string {
    return this.yaml.isScalar(key) ? (key.source ?? String(key.value)) : '';
  }

  private count(nodes: number): void {
    this.nodes += nodes;
    if (this.nodes > MOST_NODES) throw new RangeError('too many nodes');
  }
}

/** Texts stay what they are where YAML 1.1 makes something else of them than a mapping could hold. */
function toScalar({ value, source }: Scalar): unknown {
  if (typeof value === 'number' && /^[-+]?0\d/.test(source ?? '')) return source;
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? value : (source ?? null);
}

function toTagged(tag: string | undefined, value: unknown): unknown {
  if (tag === undefined || !/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  const isShort = name === 'Ref' || name === 'Condition';
  return { [isShort ? name : `Fn::${name}`]: value };
}
