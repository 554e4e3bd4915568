/** One account and region as the user looks at it: a profile of the shared AWS files (or none) and a region. */
export interface Scope {
  /** Profile of the AWS config and credentials files; absent: the environment's or container's credentials. */
  readonly profile?: string;
  readonly region: string;
  /** The built-in sample account, served by the sandbox on loopback. */
  readonly sample?: true;
}

/** What was remembered, or was passed to a command, need not be one. */
export function isScope(value: unknown): value is Scope {
  if (typeof value !== 'object' || value === null) return false;
  const { profile, region } = value as { readonly [K in keyof Scope]?: unknown };
  return typeof region === 'string' && (profile === undefined || typeof profile === 'string');
}

/** Stable key of a scope, for maps, tree ids and remembered choices. */
export function scopeKey(scope: Scope): string {
  return `${scope.sample ? 'sample' : (scope.profile ?? '')}@${scope.region}`;
}

export function isSameScope(a: Scope, b: Scope): boolean {
  return scopeKey(a) === scopeKey(b);
}
