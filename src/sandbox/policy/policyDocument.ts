/** An IAM policy as its JSON says it: identity, trust, resource, key and endpoint policies all have this shape. */
export interface PolicyDocument {
  Version?: string;
  Statement: PolicyStatement[];
}

type OneOrMore = string | readonly string[];

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, OneOrMore>;
  Action?: OneOrMore;
  NotAction?: OneOrMore;
  Resource?: OneOrMore;
  NotResource?: OneOrMore;
  Condition?: Record<string, Record<string, OneOrMore>>;
}

/** One value or a list of them: IAM's JSON allows both everywhere. */
export function toList(value: OneOrMore | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
