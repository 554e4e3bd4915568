import * as l10n from '@vscode/l10n';
import { type HclBlock, type HclExpression, parseHclExpression } from './hclParser.ts';
import { NonLiteral } from './nonLiteral.ts';

/** Values and characters that the expressions of a file may come to: a few short ones can stand for billions. */
const MOST_WORK = 2_000_000;

/** What expressions can refer to in the same file: `var.topic`, `local.cluster`, `aws_lambda_function.orders.arn`. */
export class TerraformScope {
  private readonly definitions = new Map<string, HclExpression>();
  private readonly values = new Map<string, { readonly value: unknown; readonly work: number }>();
  private work = 0;

  constructor(blocks: readonly HclBlock[]) {
    for (const block of blocks) this.define(block);
  }

  /** The value as far as literals of the same file go. A default that is taken becomes a note. */
  evaluate(expression: HclExpression, notes: string[]): unknown {
    this.count(1);
    const follow = (inner: HclExpression) => this.evaluate(inner, notes);
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'list':
        return expression.items.map(follow);
      case 'object':
        return Object.fromEntries(expression.members.map(([key, member]) => [String(follow(key)), follow(member)]));
      case 'template': {
        const parts = expression.parts.map((part) =>
          typeof part === 'string' ? part : this.evaluatePart(part.expression, notes),
        );
        return this.join(parts) ?? new NonLiteral(expression.source);
      }
      case 'call':
        return evaluateCall(expression.name, expression.items.map(follow)) ?? new NonLiteral(expression.source);
      default:
        return this.read(expression.source, notes);
    }
  }

  private define({ type, labels, attributes }: HclBlock): void {
    const [label = '', name = ''] = labels;
    const add = (place: string, value: HclExpression | undefined) => {
      if (value !== undefined) this.definitions.set(place, value);
    };
    if (type === 'variable') add(`var.${label}`, attributes.get('default'));
    if (type === 'locals') for (const [local, value] of attributes) add(`local.${local}`, value);
    if (type !== 'resource' || label !== 'aws_lambda_function') return;
    // A mapping takes the name of a function wherever it takes its ARN.
    for (const attribute of ['arn', 'function_name', 'id'])
      add(`${label}.${name}.${attribute}`, attributes.get('function_name'));
  }

  private read(source: string, notes: string[]): unknown {
    const name = source.replaceAll(/\s/g, '');
    const definition = this.definitions.get(name);
    if (definition === undefined) return new NonLiteral(source);
    const known = this.values.get(name);
    const { value, work } = known ?? this.readDefinition(name, definition, notes);
    if (known !== undefined) this.count(work);
    if (value instanceof NonLiteral || value === null) return new NonLiteral(source);
    if (name.startsWith('var.')) notes.push(l10n.t('The default of variable {0} was taken.', name.slice(4)));
    return value;
  }

  private readDefinition(name: string, definition: HclExpression, notes: string[]) {
    // Until it is known, so that definitions which refer to each other come to an end.
    this.values.set(name, { value: new NonLiteral(name), work: 1 });
    const before = this.work;
    const value = this.evaluate(definition, notes);
    const read = { value, work: this.work - before };
    this.values.set(name, read);
    return read;
  }

  /** `${name}` in a text; `%{if …}` is no value. */
  private evaluatePart(part: string, notes: string[]): unknown {
    if (!part.startsWith('$')) return new NonLiteral(part);
    this.count(part.length);
    const inner = part.slice(2, -1).replace(/^~/, '').replace(/~$/, '');
    return this.evaluate(parseHclExpression(inner.trim()), notes);
  }

  /** A text of one expression is its value; undefined where a part is none. */
  private join(parts: readonly unknown[]): unknown {
    const [only, ...more] = parts;
    if (more.length === 0) return only instanceof NonLiteral ? undefined : only;
    this.count(parts.reduce<number>((sum, part) => sum + String(part).length, 0));
    return parts.every(isText) ? parts.join('') : undefined;
  }

  private count(work: number): void {
    this.work += work;
    if (this.work > MOST_WORK) throw new RangeError('too much to evaluate');
  }
}

function evaluateCall(name: string, values: readonly unknown[]): unknown {
  const [value] = values;
  if (values.length !== 1 || !isKnown(value)) return undefined;
  if (name === 'jsonencode') return toTerraformJson(value);
  if (name === 'toset' || name === 'tolist') return Array.isArray(value) ? value : undefined;
  return name === 'tostring' && isText(value) ? String(value) : undefined;
}

/** Terraform sorts the members of objects, and escapes these characters. */
function toTerraformJson(value: unknown): string {
  const text = JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
  return text.replaceAll(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isKnown(value: unknown): boolean {
  if (value instanceof NonLiteral) return false;
  if (Array.isArray(value)) return value.every(isKnown);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
