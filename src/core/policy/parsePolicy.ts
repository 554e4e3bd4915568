import type { OneOrMore, PolicyDocument, PolicyPrincipal, PolicyStatement } from './policyDocument.ts';

/**
 * A policy as AWS keeps it: JSON, percent-encoded where IAM gives it. What IAM's grammar lets one write in several ways
 * comes out in one: a single statement as a list, booleans and numbers among conditions as texts, no version as the one
 * that then holds (2008-10-17). Undefined: the text is no policy. Never throws.
 */
export function parsePolicy(text: string): PolicyDocument | undefined {
  const document = parseJson(text);
  if (!isRecord(document)) return undefined;
  const listed = document['Statement'] ?? [];
  const statements = (Array.isArray(listed) ? listed : [listed]).map(toStatement);
  if (!statements.every((statement) => statement !== undefined)) return undefined;
  return { Version: document['Version'] === '2012-10-17' ? '2012-10-17' : '2008-10-17', Statement: statements };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(/^\s*\{/.test(text) ? text : decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

type Write<T> = (value: unknown) => T | undefined;

/** How each member but Effect is read; what cannot be read is left out, and an empty statement matches nothing. */
const MEMBERS: { readonly [M in Exclude<keyof PolicyStatement, 'Effect'>]-?: Write<PolicyStatement[M]> } = {
  Sid: toText,
  Principal: toPrincipal,
  NotPrincipal: toPrincipal,
  Action: toOneOrMore,
  NotAction: toOneOrMore,
  Resource: toOneOrMore,
  NotResource: toOneOrMore,
  Condition: (value) => toTable(value, (keys) => toTable(keys, toOneOrMore)),
};

function toStatement(value: unknown): PolicyStatement | undefined {
  if (!isRecord(value)) return undefined;
  const { Effect: effect } = value;
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  const members = Object.entries(MEMBERS).flatMap(([name, read]): [string, unknown][] => {
    const member = value[name] === undefined ? undefined : read(value[name]);
    return member === undefined ? [] : [[name, member]];
  });
  return { Effect: effect, ...Object.fromEntries(members) };
}

function toPrincipal(value: unknown): PolicyPrincipal | undefined {
  return value === '*' ? '*' : toTable(value, toOneOrMore);
}

function toTable<T>(value: unknown, read: Write<T>): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).flatMap(([name, item]): [string, T][] => {
    const written = read(item);
    return written === undefined ? [] : [[name, written]];
  });
  return Object.fromEntries(entries);
}

function toOneOrMore(value: unknown): OneOrMore | undefined {
  if (!Array.isArray(value)) return toText(value);
  return value.map(toText).filter((text) => text !== undefined);
}

function toText(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
