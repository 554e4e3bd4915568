import { toRoleArn } from '../account/account.ts';
import type { Role } from '../account/identity.ts';
import { type Simulated, simulate } from '../account/simulation.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { InvalidParameter } from '../serviceError.ts';
import { noSuchEntity } from './iamErrors.ts';
import { toIamPage } from './iamRoles.ts';

export const simulationOperations: readonly Operation[] = [
  { name: 'SimulatePrincipalPolicy', handle: simulatePrincipalPolicy },
];

type Verdict = Simulated & { readonly resource: string };

/** One result for each action; with resources in the question the results of each stand inside it. */
function simulatePrincipalPolicy(call: Call): Answer {
  const { parameters } = call;
  const role = requirePrincipal(call);
  const actions = parameters.texts('ActionNames');
  if (actions.length === 0) throw new InvalidParameter('ActionNames', 'ActionNames must have at least one member.');
  const resources = parameters.texts('ResourceArns');
  const context = toContext(call);
  const page = call.toPage([...new Set(actions)], {
    ...toIamPage(call, `SimulatePrincipalPolicy ${role.name} ${JSON.stringify([actions, resources, context])}`),
    key: (action) => action,
  });
  const results = page.items.map((action) => {
    const verdicts = (resources.length > 0 ? resources : ['*']).map((resource) => ({
      resource,
      ...simulate(call.world.home, role, { action, resource, context }),
    }));
    return toResult(action, verdicts, resources.length > 0);
  });
  return { body: { EvaluationResults: results, IsTruncated: page.token !== undefined, Marker: page.token } };
}

function requirePrincipal(call: Call): Role {
  const arn = call.parameters.requiredText('PolicySourceArn');
  const { home } = call.world;
  const role = home.roles.find(({ name }) => toRoleArn(home, name) === arn);
  if (role === undefined) throw noSuchEntity(`The requested entity ${arn} cannot be found.`);
  return role;
}

function toContext(call: Call): Record<string, string> {
  const entries = call.parameters.records('ContextEntries').map((entry): [string, string] => {
    const values = Array.isArray(entry.ContextKeyValues) ? entry.ContextKeyValues : [];
    return [String(entry.ContextKeyName).toLowerCase(), String(values[0] ?? '')];
  });
  return Object.fromEntries(entries);
}

function toResult(action: string, verdicts: readonly Verdict[], byResource: boolean): object {
  const [first] = verdicts;
  const organization = verdicts.map(({ byOrganization }) => byOrganization);
  return {
    EvalActionName: action,
    EvalResourceName: first?.resource,
    EvalDecision: (verdicts.find(({ decision }) => decision !== 'allowed') ?? first)?.decision,
    MatchedStatements: [],
    MissingContextValues: byResource ? [] : first?.missing,
    OrganizationsDecisionDetail: organization.includes(undefined)
      ? undefined
      : { AllowedByOrganizations: !organization.includes(false) },
    PermissionsBoundaryDecisionDetail: toBoundaryDetail(verdicts),
    ...(byResource && { ResourceSpecificResults: verdicts.map(toResourceResult) }),
  };
}

function toResourceResult(verdict: Verdict): object {
  return {
    EvalResourceName: verdict.resource,
    EvalResourceDecision: verdict.decision,
    MatchedStatements: [],
    MissingContextValues: verdict.missing,
    PermissionsBoundaryDecisionDetail: toBoundaryDetail([verdict]),
  };
}

function toBoundaryDetail(verdicts: readonly Verdict[]): object | undefined {
  const boundaries = verdicts.map(({ byBoundary }) => byBoundary);
  return boundaries.includes(undefined) ? undefined : { AllowedByPermissionsBoundary: !boundaries.includes(false) };
}
