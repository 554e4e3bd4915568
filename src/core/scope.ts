/** One account and region as the user looks at it: a profile of the shared AWS files (or none) and a region. */
export interface Scope {
  /** Profile of the AWS config and credentials files; absent: the environment's or container's credentials. */
  readonly profile?: string;
  readonly region: string;
  /** The built-in sample account, served by the sandbox on loopback. */
  readonly sample?: true;
}

/** Stable key of a scope, for maps, tree ids and remembered choices. */
export function scopeKey(scope: Scope): string {
  return `${scope.sample ? 'sample' : (scope.profile ?? '')}@${scope.region}`;
}

export function isSameScope(a: Scope, b: Scope): boolean {
  return scopeKey(a) === scopeKey(b);
}
