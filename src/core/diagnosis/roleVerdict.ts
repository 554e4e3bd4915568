import {
  type AccessDecision,
  type AccessQuestion,
  evaluateAccess,
  type NamedPolicy,
  type RoleAccess,
} from '../policy/evaluate.ts';
import { type PolicyDocument, toPolicy } from '../policy/policyDocument.ts';
import type { RolePolicy, SimulatedDecision } from '../policy/role.ts';

/** What is known of the rights of a role; a part that could not be read is absent. */
export interface RoleKnowledge {
  readonly roleArn: string;
  readonly policies?: readonly RolePolicy[];
  /** Undefined member: the role has no boundary. Absent: not known. */
  readonly boundary?: { readonly document: PolicyDocument | undefined; readonly name: string };
  readonly simulation?: readonly SimulatedDecision[];
}

/** The policy of the thing that is asked for, and how much it decides. */
export type ThingPolicy = Pick<RoleAccess, 'resource' | 'owner' | 'resourceDecides'>;

/** `organization`: one of its policies refuses it. `disagree`: policies and simulator say different things. */
export type VerdictReason = 'none' | 'denied' | 'boundary' | 'organization' | 'disagree' | 'doubts' | 'not-known';

export interface RightVerdict {
  readonly question: AccessQuestion;
  readonly decision: AccessDecision;
  readonly reason: VerdictReason;
  /** Names of policies, or conditions that could not be judged. */
  readonly details: readonly string[];
}

type Opinion = Omit<RightVerdict, 'question'>;

/**
 * Whether a role may do something: by reading its policies and by IAM's simulator. Where one of the two cannot tell, the
 * other decides; where they contradict each other, nobody does.
 */
export function judgeRight(question: AccessQuestion, knowledge: RoleKnowledge, thing: ThingPolicy = {}): RightVerdict {
  const own = merge(question, readPolicies(question, knowledge), readSimulation(question, knowledge));
  return { question, ...joinThing(question, own, knowledge, thing) };
}

function readPolicies(question: AccessQuestion, { roleArn, policies, boundary }: RoleKnowledge): Opinion | undefined {
  if (policies === undefined || boundary === undefined) return undefined;
  const limits = toBoundary(boundary);
  // The thing's own policy is asked later: here its account is taken for ours.
  const access = evaluateAccess({ role: { role: roleArn }, identity: policies, ...limits, owner: '' }, question);
  const reasons: Readonly<Record<AccessDecision, VerdictReason>> = {
    allowed: 'none',
    denied: 'denied',
    'not-allowed': access.by.length > 0 ? 'boundary' : 'none',
    unclear: 'doubts',
  };
  const details = access.decision === 'unclear' ? access.doubts : access.by;
  return { decision: access.decision, reason: reasons[access.decision], details };
}

function toBoundary(boundary: RoleKnowledge['boundary']): Pick<RoleAccess, 'boundary'> {
  if (boundary?.document === undefined) return {};
  return { boundary: { name: boundary.name, document: boundary.document } };
}

function readSimulation({ action, resource }: AccessQuestion, { simulation }: RoleKnowledge): Opinion | undefined {
  const found = simulation?.find(
    (entry) => entry.resource === resource && entry.action.toLowerCase() === action.toLowerCase(),
  );
  if (found === undefined) return undefined;
  const details: readonly string[] = found.missingContext;
  if (found.allowedByOrganization === false) return { decision: 'unclear', reason: 'organization', details: [] };
  if (details.length > 0) return { decision: 'unclear', reason: 'doubts', details };
  if (found.decision === 'allowed') return { decision: 'allowed', reason: 'none', details };
  if (found.decision === 'explicitDeny') return { decision: 'denied', reason: 'denied', details };
  return { decision: 'not-allowed', reason: found.allowedByBoundary === false ? 'boundary' : 'none', details };
}

function merge({ resource }: AccessQuestion, read: Opinion | undefined, simulated: Opinion | undefined): Opinion {
  if (simulated?.reason === 'organization') return simulated;
  if (read === undefined || simulated === undefined) {
    return read ?? simulated ?? { decision: 'unclear', reason: 'not-known', details: [] };
  }
  if (simulated.decision === 'unclear') return read;
  // Rights for certain resources on an action that is asked of none: the simulator only compares texts.
  if (read.decision === 'unclear') return resource === '*' ? read : simulated;
  if (isAllowed(read) === isAllowed(simulated)) return read;
  return { decision: 'unclear', reason: 'disagree', details: [] };
}

function isAllowed({ decision }: Opinion): boolean {
  return decision === 'allowed';
}

const YES: NamedPolicy = { name: '', document: toPolicy({ Effect: 'Allow', Action: '*', Resource: '*' }) };
const NO: NamedPolicy = { name: '', document: toPolicy() };

/** What the thing's own policy makes of it. Where the role's part is not clear, it is tried both ways. */
function joinThing(question: AccessQuestion, own: Opinion, knowledge: RoleKnowledge, thing: ThingPolicy): Opinion {
  if (own.decision === 'denied' || own.reason === 'organization') return own;
  const role = { role: knowledge.roleArn };
  const judge = (policy: NamedPolicy) =>
    evaluateAccess({ ...thing, ...toBoundary(knowledge.boundary), role, identity: [policy] }, question);
  const [without, withRight] = [judge(NO), judge(YES)];
  if (own.decision === 'not-allowed') return without.decision === 'not-allowed' ? own : toOpinion(without);
  if (own.decision === 'allowed') return withRight.decision === 'allowed' ? own : toOpinion(withRight);
  return without.decision === withRight.decision ? toOpinion(without) : own;
}

function toOpinion({ decision, by, doubts }: ReturnType<typeof evaluateAccess>): Opinion {
  if (decision === 'denied') return { decision, reason: 'denied', details: by };
  if (decision === 'unclear') return { decision, reason: 'doubts', details: doubts };
  return { decision, reason: 'none', details: [] };
}
