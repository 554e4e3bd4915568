type OneOrMore = string | readonly string[];

/** One statement of an IAM policy, members in the order in which they are printed. */
export interface PolicyStatement {
  /** Letters and digits, unique in its document. */
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Resource and trust policies only. */
  readonly Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  /** Absent in trust policies. */
  readonly Resource?: OneOrMore;
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export function toPolicy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Readable, and still one argument between quotes. */
export function formatPolicy(document: PolicyDocument): string {
  return JSON.stringify(document, undefined, 2);
}
