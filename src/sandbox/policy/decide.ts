import { type PolicyDocument, type PolicyStatement, toList } from './policyDocument.ts';

/** Who asks: an IAM role or user, or an AWS service in its own name. */
export type Principal =
  | {
      readonly aws: string;
      /** Statements about everybody in its account, which leave the decision to that account's policies, do not count. */
      readonly itself?: true;
    }
  | { readonly service: string };

export interface AccessQuestion {
  readonly action: string;
  readonly resource: string;
  readonly principal: Principal;
  /** Condition keys that the request carries, in lower case: `kms:viaservice`. A key that is absent fails its condition. */
  readonly context?: Readonly<Record<string, string>>;
}

export type Decision = 'allowed' | 'denied' | 'unstated';

/** What a set of policies says: an explicit deny wins over any allow. */
export function decide(documents: readonly PolicyDocument[], question: AccessQuestion): Decision {
  const effects = documents
    .flatMap((document) => document.Statement)
    .filter((statement) => isAbout(statement, question))
    .map((statement) => statement.Effect);
  if (effects.includes('Deny')) return 'denied';
  return effects.includes('Allow') ? 'allowed' : 'unstated';
}

function isAbout(statement: PolicyStatement, question: AccessQuestion): boolean {
  return (
    matchesAction(statement, question.action) &&
    matchesResource(statement, question.resource) &&
    matchesPrincipal(statement.Principal, question.principal) &&
    matchesConditions(statement.Condition, question.context ?? {})
  );
}

function matchesAction(statement: PolicyStatement, action: string): boolean {
  const names = (patterns: PolicyStatement['Action']) =>
    toList(patterns).some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()));
  return statement.NotAction === undefined ? names(statement.Action) : !names(statement.NotAction);
}

/** Trust policies have no Resource member: they are about the role they hang on. */
function matchesResource(statement: PolicyStatement, resource: string): boolean {
  const names = (patterns: PolicyStatement['Resource']) =>
    toList(patterns).some((pattern) => matchesPattern(pattern, resource));
  if (statement.NotResource !== undefined) return !names(statement.NotResource);
  return statement.Resource === undefined || names(statement.Resource);
}

/** Identity policies have no Principal member: they are about whom they hang on. */
function matchesPrincipal(stated: PolicyStatement['Principal'], principal: Principal): boolean {
  if (stated === undefined || stated === '*') return true;
  if ('service' in principal) return toList(stated.Service).includes(principal.service);
  const account = principal.aws.split(':')[4] ?? '';
  const names = ['*', principal.aws, ...(principal.itself ? [] : [account, `arn:aws:iam::${account}:root`])];
  return toList(stated.AWS).some((name) => names.includes(name));
}

type Compare = (wanted: string, actual: string) => boolean;

const equals: Compare = (wanted, actual) => wanted === actual;
const equalsIgnoringCase: Compare = (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase();

const operators: Readonly<Record<string, { readonly compare: Compare; readonly negative?: true }>> = {
  StringEquals: { compare: equals },
  StringNotEquals: { compare: equals, negative: true },
  StringEqualsIgnoreCase: { compare: equalsIgnoringCase },
  StringLike: { compare: matchesPattern },
  StringNotLike: { compare: matchesPattern, negative: true },
  ArnEquals: { compare: matchesPattern },
  ArnLike: { compare: matchesPattern },
  ArnNotLike: { compare: matchesPattern, negative: true },
  Bool: { compare: equalsIgnoringCase },
};

function matchesConditions(
  conditions: PolicyStatement['Condition'],
  context: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(conditions ?? {}).every(([name, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(name, toList(wanted), context[key.toLowerCase()])),
  );
}

function holds(name: string, wanted: readonly string[], actual: string | undefined): boolean {
  const ifExists = name.endsWith('IfExists');
  const operator = operators[ifExists ? name.slice(0, -'IfExists'.length) : name];
  if (operator === undefined) return false;
  if (actual === undefined) return ifExists || operator.negative === true;
  const matched = wanted.some((value) => operator.compare(value, actual));
  return operator.negative === true ? !matched : matched;
}

/** IAM's wildcards: `*` any run of characters, `?` any one. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.includes('*') && !pattern.includes('?')) return pattern === text;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
