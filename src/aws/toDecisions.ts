import type { EvaluationResult, ResourceSpecificResult } from '@aws-sdk/client-iam';
import type { SimulatedDecision } from '../core/policy/role.ts';

const DECISIONS: ReadonlySet<string | undefined> = new Set<SimulatedDecision['decision']>([
  'allowed',
  'explicitDeny',
  'implicitDeny',
]);

/**
 * What IAM's simulator says of one action: for the resources in the result where there are any, else for the result's
 * own. Only the result as a whole says what policies of the organisation do, so what is allowed counts as let through
 * by them.
 */
export function toDecisions(result: EvaluationResult): readonly SimulatedDecision[] {
  const action = result.EvalActionName ?? '';
  const organization = result.OrganizationsDecisionDetail?.AllowedByOrganizations;
  const results = result.ResourceSpecificResults ?? [];
  return (results.length > 0 ? results : [toWhole(result)]).map((single) => {
    const decision = toDecision(single.EvalResourceDecision);
    return {
      action,
      resource: single.EvalResourceName ?? '*',
      decision,
      allowedByOrganization: organization === false && decision === 'allowed' ? true : organization,
      allowedByBoundary: (single.PermissionsBoundaryDecisionDetail ?? result.PermissionsBoundaryDecisionDetail)
        ?.AllowedByPermissionsBoundary,
      missingContext: single.MissingContextValues ?? [],
    };
  });
}

function toWhole(result: EvaluationResult): Partial<ResourceSpecificResult> {
  return { ...result, EvalResourceDecision: result.EvalDecision };
}

/** Anything but a clear yes is a no. */
function toDecision(text: string | undefined): SimulatedDecision['decision'] {
  return isDecision(text) ? text : 'implicitDeny';
}

function isDecision(text: string | undefined): text is SimulatedDecision['decision'] {
  return DECISIONS.has(text);
}
