import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import { toList } from '../policy/conditions.ts';
import type { AccessQuestion } from '../policy/evaluate.ts';
import { fitsPattern } from '../policy/glob.ts';
import { toQuestions, toRoleContext } from '../policy/neededAccess.ts';
import { type PolicyStatement, toPolicy } from '../policy/policyDocument.ts';
import type { CheckSubject, Judgement, WantedFacts } from './check.ts';
import type { Gap } from './fact.ts';
import type { Remedy } from './report.ts';
import {
  judgeRight,
  type RightVerdict,
  type RoleKnowledge,
  type ThingPolicy,
  type VerdictReason,
} from './roleVerdict.ts';

/** What tells the rights of a role: each of the last two without the other, if need be. */
export const RIGHTS_NEEDS = ['function', 'role'] as const;
export const RIGHTS_WANTS = ['rolePolicies', 'boundary', 'simulation'] as const;

type RightsFacts = WantedFacts<(typeof RIGHTS_WANTS)[number]>;

export interface RightsQuestion {
  readonly subject: CheckSubject;
  readonly needed: readonly PolicyStatement[];
  readonly wanted: RightsFacts;
  readonly thing?: ThingPolicy;
  /** The thing's own policy or the like could not be read. */
  readonly gaps?: readonly Gap[];
  /** Actions that do as well. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Actions that Lambda can do without. */
  readonly optional?: readonly string[];
  /** What gives the rights. */
  readonly remedies: () => readonly Remedy[];
}

/** One result for several rights: each that is lacking, or not clear, is named with the resource that it is needed on. */
export function judgeRights({
  subject,
  needed,
  wanted,
  thing,
  gaps = [],
  instead = {},
  optional = [],
  remedies,
}: RightsQuestion): Judgement {
  const knowledge = toKnowledge(subject, wanted);
  const context = toRoleContext(subject.policy.roleArn, subject.region);
  const questions = toQuestions(toPolicy(...needed), context).filter(({ action }) => !optional.includes(action));
  const verdicts = questions.map((question) => {
    const verdict = judgeRight(question, knowledge, thing);
    const other = instead[question.action];
    if (verdict.decision === 'allowed' || other === undefined) return verdict;
    const second = judgeRight({ ...question, action: other }, knowledge, thing);
    return second.decision === 'allowed' ? second : verdict;
  });
  const lacking = verdicts.filter(({ decision }) => decision === 'not-allowed' || decision === 'denied');
  const outcome = toOutcome(verdicts, lacking);
  const misses = lacking.map((verdict) => ({ verdict, near: listNearMisses(subject, verdict.question, wanted) }));
  return {
    outcome,
    evidence: [...toLines(verdicts), ...misses.flatMap(({ near }) => near.map(({ line }) => line))].filter(
      (line, index, lines) => lines.indexOf(line) === index,
    ),
    signs: [
      ...new Set([
        ...misses.map(({ verdict, near }) => toSign(subject, verdict, near)),
        ...verdicts.flatMap(({ reason }) => (reason === 'organization' ? ['organization'] : [])),
      ]),
    ],
    gaps: [...RIGHTS_WANTS.flatMap((name) => toGap(wanted[name])), ...gaps],
    remedies: outcome === 'fail' ? toRemedies(lacking, remedies) : [],
  };
}

/** What a right is lacking by; a policy that has it for another group or resource is told from one that has it not. */
function toSign(
  { group, mapping }: CheckSubject,
  { reason, question }: RightVerdict,
  near: readonly NearMiss[],
): string {
  if (reason !== 'none') return reason;
  if (!near.some(({ inCluster }) => inCluster)) return 'lacking';
  // Nobody could name the group that is the mapping's UUID before the mapping was there.
  return question.resource.includes(':group/') && group === mapping.UUID ? 'other-group' : 'other-resource';
}

function toOutcome(verdicts: readonly RightVerdict[], lacking: readonly RightVerdict[]): Judgement['outcome'] {
  if (lacking.length > 0) return 'fail';
  return verdicts.some(({ decision }) => decision === 'unclear') ? 'unknown' : 'pass';
}

/** Granting does not help against a denial or a boundary. */
function toRemedies(lacking: readonly RightVerdict[], grant: () => readonly Remedy[]): readonly Remedy[] {
  const grants = lacking.some(({ reason }) => reason === 'none') ? grant() : [];
  return [
    ...grants,
    ...STOPPERS.flatMap(({ reason, title }) =>
      lacking.some((verdict) => verdict.reason === reason) ? [{ title: title() }] : [],
    ),
  ];
}

const STOPPERS: readonly { readonly reason: VerdictReason; readonly title: () => string }[] = [
  { reason: 'denied', title: () => l10n.t('Take the actions out of the statement that denies them') },
  { reason: 'boundary', title: () => l10n.t('Add the actions to the permissions boundary of the role') },
];

function toKnowledge({ policy }: CheckSubject, { rolePolicies, boundary, simulation }: RightsFacts): RoleKnowledge {
  return {
    roleArn: policy.roleArn,
    ...(rolePolicies.known && { policies: rolePolicies.value }),
    ...(boundary.known && { boundary: { document: boundary.value, name: l10n.t('permissions boundary') } }),
    ...(simulation.known && { simulation: simulation.value }),
  };
}

function toGap(fact: RightsFacts[keyof RightsFacts]): readonly Gap[] {
  return fact.known ? [] : [fact.gap];
}

/** A line for each resource and verdict, with the actions. */
function toLines(verdicts: readonly RightVerdict[]): readonly string[] {
  const lines = new Map<string, RightVerdict[]>();
  for (const verdict of verdicts) {
    const { decision, reason, details, question } = verdict;
    const key = JSON.stringify([question.resource, decision, reason, details]);
    lines.set(key, [...(lines.get(key) ?? []), verdict]);
  }
  return [...lines.values()].map((group) => {
    const [first] = group;
    const actions = group.map(({ question }) => question.action).join(', ');
    return first === undefined ? '' : toLine(first, actions);
  });
}

function toLine({ decision, reason, question, details }: RightVerdict, actions: string): string {
  if (decision === 'allowed') return l10n.t('Allowed on {0}: {1}', question.resource, actions);
  return REASON_LINES[reason](question.resource, actions, details.join(', '));
}

const REASON_LINES: Readonly<Record<VerdictReason, (resource: string, actions: string, details: string) => string>> = {
  none: (resource, actions) => l10n.t('Not allowed on {0}: {1}', resource, actions),
  denied: (resource, actions, by) =>
    by === ''
      ? l10n.t('Explicitly denied on {0}: {1}', resource, actions)
      : l10n.t('Explicitly denied on {0}: {1}, by {2}', resource, actions, by),
  boundary: (resource, actions) =>
    l10n.t('Kept back by the role’s permissions boundary on {0}: {1}', resource, actions),
  organization: (resource, actions) =>
    l10n.t(
      'A policy of the organization refuses, by IAM’s simulator, on {0}: {1}. Only its administrators can tell.',
      resource,
      actions,
    ),
  disagree: (resource, actions) =>
    l10n.t('The policies, as read here, and IAM’s simulator do not agree on {0}: {1}', resource, actions),
  doubts: (resource, actions, doubts) =>
    l10n.t('On {0}: {1} hang on what is not known here: {2}', resource, actions, doubts),
  'not-known': (resource, actions) => l10n.t('Not known on {0}: {1}', resource, actions),
};

interface NearMiss {
  readonly line: string;
  /** It names a thing of the same cluster. */
  readonly inCluster: boolean;
}

/** What the policies allow the action on instead: ARNs without the cluster's UUID, other groups, other queues. */
function listNearMisses(
  subject: CheckSubject,
  { action, resource }: AccessQuestion,
  { rolePolicies }: RightsFacts,
): readonly NearMiss[] {
  if (!rolePolicies.known) return [];
  return rolePolicies.value.flatMap(({ name, document }) =>
    document.Statement.filter((statement) => statement.Effect === 'Allow' && namesAction(statement, action)).flatMap(
      ({ Resource: named }) => toList(named).flatMap((arn) => describeMiss(subject, { policy: name, arn, resource })),
    ),
  );
}

function namesAction({ Action: actions }: PolicyStatement, action: string): boolean {
  return toList(actions).some((pattern) => pattern !== '*' && fitsPattern(pattern.toLowerCase(), action.toLowerCase()));
}

interface Miss {
  readonly policy: string;
  /** What the policy names, and what it should name. */
  readonly arn: string;
  readonly resource: string;
}

function describeMiss({ clusterName }: CheckSubject, { policy, arn, resource }: Miss): readonly NearMiss[] {
  const [kind, name, ...rest] = (parseArn(arn)?.resource ?? '').split('/');
  const [wanted, ...wantedRest] = (parseArn(resource)?.resource ?? '').split('/');
  // Topics of a cluster are no answer to what is asked of groups.
  if (arn === resource || arn === '*' || resource === '*' || kind?.split(':')[0] !== wanted?.split(':')[0]) return [];
  const inCluster = parseArn(arn)?.service === 'kafka' && name === clusterName;
  const line =
    inCluster && rest.length < wantedRest.length - 1
      ? l10n.t('The policy {0} names {1}, which lacks the cluster’s UUID: it has to be {2}', policy, arn, resource)
      : l10n.t('The policy {0} allows it on {1} instead of {2}', policy, arn, resource);
  return [{ line, inCluster }];
}
