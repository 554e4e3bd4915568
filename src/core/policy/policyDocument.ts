export type OneOrMore = string | readonly string[];

/** One statement of an IAM policy, members in the order in which they are printed. */
export interface PolicyStatement {
  /** Letters and digits, unique in its document. */
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Resource and trust policies only. */
  readonly Principal?: PolicyPrincipal;
  /** Everybody but these. */
  readonly NotPrincipal?: PolicyPrincipal;
  /** Absent only where there is NotAction. */
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  /** Absent in trust policies, and where there is NotResource. */
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

/** `*`, or kind (`AWS`, `Service`, `Federated`, `CanonicalUser`) → who. */
export type PolicyPrincipal = '*' | Readonly<Record<string, OneOrMore>>;

export interface PolicyDocument {
  readonly Version: '2012-10-17' | '2008-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export function toPolicy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Readable, and still one argument between quotes. */
export function formatPolicy(document: PolicyDocument): string {
  return JSON.stringify(document, undefined, 2);
}
