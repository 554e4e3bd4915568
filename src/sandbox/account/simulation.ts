import { matchesPattern } from '../policy/decide.ts';
import { type PolicyStatement, toList } from '../policy/policyDocument.ts';
import type { Account } from './account.ts';
import type { Role } from './identity.ts';
import { decideRole, identityPolicies, type RoleQuestion } from './rights.ts';

/** What IAM's policy simulator says of one action on one resource. Policies of resources are not asked. */
export interface Simulated {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Undefined: the account is in no organization that has policies. */
  readonly byOrganization: boolean | undefined;
  /** Undefined: the role has no boundary. */
  readonly byBoundary: boolean | undefined;
  /** Condition keys of the role's policies that the question gives no value for. */
  readonly missing: readonly string[];
}

export function simulate(account: Account, role: Role, question: RoleQuestion): Simulated {
  const { identity, boundary, organization } = decideRole(account, role, question);
  const isDenied = [identity, boundary, organization].includes('denied');
  const isAllowed = identity === 'allowed' && boundary === 'allowed';
  const otherwise = isAllowed ? 'allowed' : 'implicitDeny';
  return {
    decision: isDenied ? 'explicitDeny' : otherwise,
    byOrganization: account.organizationPolicies.length > 0 ? organization !== 'denied' : undefined,
    byBoundary: role.boundary === undefined ? undefined : boundary === 'allowed',
    missing: listMissing(account, role, question),
  };
}

function listMissing(account: Account, role: Role, { action, context = {} }: RoleQuestion): string[] {
  const keys = identityPolicies(account, role)
    .flatMap((document) => document.Statement)
    .filter((statement) => isAbout(statement, action))
    .flatMap(({ Condition: condition = {} }) => Object.values(condition).flatMap((table) => Object.keys(table)));
  return [...new Set(keys)].filter((key) => context[key.toLowerCase()] === undefined);
}

function isAbout(statement: PolicyStatement, action: string): boolean {
  return toList(statement.Action).some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase()));
}
