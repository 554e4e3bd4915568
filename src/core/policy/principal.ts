import { parseArn } from '../arn.ts';
import { toList } from './conditions.ts';
import { not, type Ternary } from './glob.ts';
import type { PolicyPrincipal, PolicyStatement } from './policyDocument.ts';

/** Who asks: a role by its ARN, or a service in its own name (`lambda.amazonaws.com`). */
export type PolicyAsker = { readonly role: string } | { readonly service: string };

export interface PrincipalVerdict {
  readonly fits: Ternary;
  /** Meant itself, not by its account, whose own policies then have to allow it too. */
  readonly direct: boolean;
}

/** Whether a statement of a resource's policy or of a trust policy is about who asks. */
export function judgePrincipal(statement: PolicyStatement, asker: PolicyAsker): PrincipalVerdict {
  if (statement.NotPrincipal !== undefined) {
    // Naming the role does not except its sessions, so that the role alone does not tell.
    const named = names(statement.NotPrincipal, asker);
    return { fits: named.fits === 'yes' ? 'maybe' : not(named.fits), direct: true };
  }
  return statement.Principal === undefined ? { fits: 'no', direct: false } : names(statement.Principal, asker);
}

function names(principal: PolicyPrincipal, asker: PolicyAsker): PrincipalVerdict {
  if (principal === '*') return { fits: 'yes', direct: true };
  if ('service' in asker) {
    return { fits: toList(principal['Service']).includes(asker.service) ? 'yes' : 'no', direct: true };
  }
  const named = toList(principal['AWS']);
  if (named.includes('*') || named.includes(asker.role)) return { fits: 'yes', direct: true };
  const arn = parseArn(asker.role);
  if (named.some((text) => text === arn?.account || text === `arn:${arn?.partition}:iam::${arn?.account}:root`)) {
    return { fits: 'yes', direct: false };
  }
  const session = `arn:${arn?.partition}:sts::${arn?.account}:assumed-role/${asker.role.split('/').at(-1)}/`;
  return { fits: named.some((text) => text.startsWith(session)) ? 'maybe' : 'no', direct: true };
}
