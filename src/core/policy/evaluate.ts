import { parseArn } from '../arn.ts';
import { fillVariables, fitsArn, judgeConditions, type RequestContext, toList } from './conditions.ts';
import { allOf, anyOf, fitsPattern, not, patternsMeet, type Ternary } from './glob.ts';
import type { OneOrMore, PolicyDocument, PolicyStatement } from './policyDocument.ts';
import { judgePrincipal, type PolicyAsker } from './principal.ts';

/** One request to AWS as IAM judges it. */
export interface AccessQuestion {
  /** `kafka-cluster:ReadData`. */
  readonly action: string;
  /** An ARN; with wildcards where every such thing is meant; `*` for actions that have no resource. */
  readonly resource: string;
  readonly context: RequestContext;
}

/** A policy with the name it is spoken of. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Everything that lets a role do something or keeps it from it, except what its organisation says. */
export interface RoleAccess {
  readonly role: PolicyAsker;
  /** Inline and attached. */
  readonly identity: readonly NamedPolicy[];
  /** Absent: the role has no permissions boundary. */
  readonly boundary?: NamedPolicy;
  /** Policy of the thing that is asked for: a secret, a queue, a bucket. Absent: it has none. */
  readonly resource?: NamedPolicy;
  /** Account of that thing, where it is not in its ARN: a bucket. */
  readonly owner?: string;
  /** True for a KMS key, whose own policy decides: it has to name the role, or leave the decision to its account's policies. */
  readonly resourceDecides?: boolean;
}

/** `not-allowed`: nothing allows it. `unclear`: it hangs on what is not known, see `doubts`. */
export type AccessDecision = 'allowed' | 'denied' | 'not-allowed' | 'unclear';

export interface Access {
  readonly decision: AccessDecision;
  /** Names of the policies that deny it; for `not-allowed` of the boundary that does not let it through. */
  readonly by: readonly string[];
  /** Conditions that could not be judged, e.g. `StringEquals aws:PrincipalOrgID`. */
  readonly doubts: readonly string[];
}

/** What one set of policies says. */
interface Opinion {
  readonly allow: Ternary;
  /** Allowed for the role itself, not left to the policies of its account. */
  readonly direct: Ternary;
  readonly deny: Ternary;
  readonly deniedBy: readonly string[];
  readonly doubts: readonly string[];
}

/**
 * IAM's decision (its reference, "policy evaluation logic"): an explicit deny anywhere wins; then the identity's policies
 * or the resource's own have to allow it, both across accounts; a boundary has to let it through. What cannot be judged
 * is `unclear`, never a guess. Policies of the organisation are not seen here.
 */
export function evaluateAccess(access: RoleAccess, question: AccessQuestion): Access {
  const identity = judge(access.identity, question);
  const boundary = access.boundary === undefined ? undefined : judge([access.boundary], question);
  const resource = judge(access.resource === undefined ? [] : [access.resource], question, access.role);
  const opinions = [identity, resource, ...(boundary === undefined ? [] : [boundary])];
  const deny = anyOf(opinions.map((opinion) => opinion.deny));
  if (deny === 'yes') return { decision: 'denied', by: opinions.flatMap(({ deniedBy }) => deniedBy), doubts: [] };
  const granted = combine(access, question, identity, resource);
  const allow = allOf([granted, boundary?.allow ?? 'yes']);
  if (allow === 'no') {
    const by = granted !== 'no' && access.boundary !== undefined ? [access.boundary.name] : [];
    return { decision: 'not-allowed', by, doubts: [] };
  }
  if (allow === 'yes' && deny === 'no') return { decision: 'allowed', by: [], doubts: [] };
  return { decision: 'unclear', by: [], doubts: [...new Set(opinions.flatMap(({ doubts }) => doubts))] };
}

function combine(access: RoleAccess, question: AccessQuestion, identity: Opinion, resource: Opinion): Ternary {
  if (access.resourceDecides === true) {
    const own = isForeign(access, question) ? allOf([resource.allow, identity.allow]) : resource.direct;
    return anyOf([own, allOf([resource.allow, identity.allow])]);
  }
  if (isForeign(access, question)) return allOf([identity.allow, resource.allow]);
  return anyOf([identity.allow, resource.direct]);
}

function isForeign({ role, owner }: RoleAccess, { resource }: AccessQuestion): boolean {
  const account = owner ?? parseArn(resource)?.account ?? '';
  return /^\d{12}$/.test(account) && 'role' in role && parseArn(role.role)?.account !== account;
}

/** Whether a service may do what a policy of the thing itself says, e.g. Lambda assume a role by its trust policy. */
export function evaluateTrust(policy: NamedPolicy, asker: PolicyAsker, question: AccessQuestion): Access {
  const opinion = judge([policy], question, asker);
  if (opinion.deny === 'yes') return { decision: 'denied', by: opinion.deniedBy, doubts: [] };
  if (opinion.allow === 'no') return { decision: 'not-allowed', by: [], doubts: [] };
  if (opinion.allow === 'yes' && opinion.deny === 'no') return { decision: 'allowed', by: [], doubts: [] };
  return { decision: 'unclear', by: [], doubts: opinion.doubts };
}

interface JudgedStatement {
  readonly policy: string;
  readonly effect: PolicyStatement['Effect'];
  readonly applies: Ternary;
  readonly direct: boolean;
  readonly doubts: readonly string[];
}

function judge(policies: readonly NamedPolicy[], question: AccessQuestion, asker?: PolicyAsker): Opinion {
  const judged = policies.flatMap(({ name, document }) =>
    document.Statement.map((statement) => judgeStatement(name, document, statement, { question, asker })),
  );
  const about = judged.filter(({ applies }) => applies !== 'no');
  const allows = about.filter(({ effect }) => effect === 'Allow');
  const denies = about.filter(({ effect }) => effect === 'Deny');
  return {
    allow: anyOf(allows.map(({ applies }) => applies)),
    direct: anyOf(allows.filter(({ direct }) => direct).map(({ applies }) => applies)),
    deny: anyOf(denies.map(({ applies }) => applies)),
    deniedBy: denies.filter(({ applies }) => applies === 'yes').map(({ policy }) => policy),
    doubts: about
      .filter(({ applies }) => applies === 'maybe')
      .flatMap(({ policy, doubts }) => (doubts.length > 0 ? doubts : [policy])),
  };
}

function judgeStatement(
  policy: string,
  document: PolicyDocument,
  statement: PolicyStatement,
  { question, asker }: { readonly question: AccessQuestion; readonly asker: PolicyAsker | undefined },
): JudgedStatement {
  const place = { version: document.Version, context: question.context };
  const who = asker === undefined ? { fits: 'yes' as const, direct: true } : judgePrincipal(statement, asker);
  const judged = { policy, effect: statement.Effect, direct: who.direct };
  // Most statements are about other actions, and resources take longer to compare.
  if (!namesAction(statement, question.action)) return { ...judged, applies: 'no', doubts: [] };
  const about = allOf([judgeResource(statement, question.resource, (text) => fillVariables(text, place)), who.fits]);
  if (about === 'no') return { ...judged, applies: 'no', doubts: [] };
  const { holds, doubts } = judgeConditions(statement.Condition, place);
  return { ...judged, applies: allOf([about, holds]), doubts };
}

function namesAction({ Action: actions, NotAction: others }: PolicyStatement, action: string): boolean {
  const names = (patterns: OneOrMore | undefined) =>
    toList(patterns).some((pattern) => fitsPattern(pattern.toLowerCase(), action.toLowerCase()));
  return others === undefined ? names(actions) : !names(others);
}

type Fill = (text: string) => string | undefined;

/** Trust policies have no Resource: they are about the role they hang on. */
function judgeResource(
  { Resource: wanted, NotResource: others }: PolicyStatement,
  resource: string,
  fill: Fill,
): Ternary {
  if (others !== undefined) return not(anyOf(toList(others).map((pattern) => covers(pattern, resource, fill))));
  if (wanted === undefined) return 'yes';
  return anyOf(toList(wanted).map((pattern) => covers(pattern, resource, fill)));
}

/** Whether a pattern of a policy covers everything that is asked for. */
function covers(pattern: string, resource: string, fill: Fill): Ternary {
  if (pattern === '*') return 'yes';
  const filled = fill(pattern);
  // Of an action that has no resource nobody says what a policy for certain resources does.
  if (filled === undefined || resource === '*') return 'maybe';
  const fits = fitsArn(filled, resource);
  if (fits !== 'no' || !/[*?]/.test(resource)) return fits;
  return patternsMeet(filled, resource) ? 'maybe' : 'no';
}
