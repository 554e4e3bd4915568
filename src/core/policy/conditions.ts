import { allOf, anyOf, fitsPattern, not, type Ternary } from './glob.ts';
import type { OneOrMore, PolicyDocument, PolicyStatement } from './policyDocument.ts';

/**
 * What a request carries, by condition key in lower case. Undefined: it is known not to carry the key. A key that is not
 * here is not known.
 */
export type RequestContext = Readonly<Record<string, string | undefined>>;

/** Where conditions stand: policy variables are texts like any other in the older version of the language. */
export interface ConditionPlace {
  readonly version: PolicyDocument['Version'];
  readonly context: RequestContext;
}

/** One condition that could not be judged, e.g. `StringEquals aws:PrincipalOrgID`. */
export interface ConditionVerdict {
  readonly holds: Ternary;
  readonly doubts: readonly string[];
}

type Compare = (wanted: string, actual: string) => Ternary;

const equals: Compare = (wanted, actual) => (wanted === actual ? 'yes' : 'no');
const equalsIgnoringCase: Compare = (wanted, actual) => equals(wanted.toLowerCase(), actual.toLowerCase());
const isLike: Compare = (wanted, actual) => (fitsPattern(wanted, actual) ? 'yes' : 'no');

/** ARNs are compared part by part: a wildcard does not reach over a colon of the first five. */
export const fitsArn: Compare = (wanted, actual) => {
  if (wanted === '*') return 'yes';
  const [patterns, parts] = [splitArn(wanted), splitArn(actual)];
  if (patterns.length !== parts.length) return fitsPattern(wanted, actual) ? 'maybe' : 'no';
  return allOf(patterns.map((pattern, index) => isLike(pattern, parts[index] ?? '')));
};

function splitArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** The operators that are judged; numbers, dates, addresses and bytes are not, since no key of theirs is known here. */
const OPERATORS: Readonly<Record<string, { readonly compare: Compare; readonly negative?: true }>> = {
  StringEquals: { compare: equals },
  StringNotEquals: { compare: equals, negative: true },
  StringEqualsIgnoreCase: { compare: equalsIgnoringCase },
  StringNotEqualsIgnoreCase: { compare: equalsIgnoringCase, negative: true },
  StringLike: { compare: isLike },
  StringNotLike: { compare: isLike, negative: true },
  ArnEquals: { compare: fitsArn },
  ArnLike: { compare: fitsArn },
  ArnNotEquals: { compare: fitsArn, negative: true },
  ArnNotLike: { compare: fitsArn, negative: true },
  Bool: { compare: equalsIgnoringCase },
};

/** Every operator and every key has to hold. */
export function judgeConditions(condition: PolicyStatement['Condition'], place: ConditionPlace): ConditionVerdict {
  const verdicts = Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => ({
      name: `${operator} ${key}`,
      holds: judgeKey(operator, key, wanted, place),
    })),
  );
  return {
    holds: allOf(verdicts.map(({ holds }) => holds)),
    doubts: verdicts.filter(({ holds }) => holds === 'maybe').map(({ name }) => name),
  };
}

function judgeKey(name: string, key: string, wanted: OneOrMore, { version, context }: ConditionPlace): Ternary {
  const known = Object.hasOwn(context, key.toLowerCase());
  const actual = context[key.toLowerCase()];
  const { quantifier, base, ifExists } = parseOperator(name);
  if (base === 'Null')
    return known ? equals(toList(wanted)[0]?.toLowerCase() ?? '', String(actual === undefined)) : 'maybe';
  const operator = OPERATORS[base];
  if (operator === undefined || !known) return 'maybe';
  if (actual === undefined) return judgeAbsent(quantifier, ifExists, operator.negative === true);
  const matches = anyOf(toList(wanted).map((value) => compare(operator.compare, value, actual, { version, context })));
  return operator.negative === true ? not(matches) : matches;
}

/** What a key that the request lacks means: negated operators hold, others do not (IAM's reference of condition operators). */
function judgeAbsent(quantifier: string, ifExists: boolean, negative: boolean): Ternary {
  if (quantifier === 'ForAnyValue') return 'no';
  return quantifier === 'ForAllValues' || ifExists || negative ? 'yes' : 'no';
}

function parseOperator(name: string): {
  readonly quantifier: string;
  readonly base: string;
  readonly ifExists: boolean;
} {
  const [, quantifier = '', base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  return { quantifier, base, ifExists: ifExists !== undefined };
}

function compare(judge: Compare, wanted: string, actual: string, place: ConditionPlace): Ternary {
  const value = fillVariables(wanted, place);
  return value === undefined ? 'maybe' : judge(value, actual);
}

/**
 * A text of a policy with its variables (`${aws:PrincipalAccount}`) filled in; undefined when one is not known. `${*}` and
 * the like, which stand for the characters themselves, are left to be told by nobody.
 */
export function fillVariables(text: string, { version, context }: ConditionPlace): string | undefined {
  if (version !== '2012-10-17' || !text.includes('${')) return text;
  let unknown = false;
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = context[name.toLowerCase()];
    if (value === undefined || /[*?]/.test(value)) unknown = true;
    return value ?? '';
  });
  return unknown ? undefined : filled;
}

export function toList(value: OneOrMore | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
