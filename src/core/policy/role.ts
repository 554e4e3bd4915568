import type { PolicyDocument } from './policyDocument.ts';

/** A role as IAM's GetRole tells it, without its policies. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  /** Changes when a role of this name is deleted and made again (errors.md A8). */
  readonly id: string;
  readonly trust: PolicyDocument;
  /** ARN of the managed policy that limits it. */
  readonly boundaryArn?: string;
}

/** A policy that a role has, inline or attached. */
export interface RolePolicy {
  readonly name: string;
  /** Absent: inline. */
  readonly arn?: string;
  readonly document: PolicyDocument;
}

/** One question to IAM's policy simulator. */
export interface SimulationRequest {
  readonly roleArn: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Values of condition keys that the request would carry: `kms:ViaService`. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface SimulatedDecision {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** False: a policy of the organisation refuses it; undefined: IAM did not say. */
  readonly allowedByOrganization?: boolean;
  /** False: the permissions boundary does not let it through. */
  readonly allowedByBoundary?: boolean;
  /** Conditions that IAM had no values for. */
  readonly missingContext: readonly string[];
}
