import { awsManagedPolicies } from '../policy/awsManagedPolicies.ts';
import { type AccessQuestion, type Decision, decide } from '../policy/decide.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import { type Account, accountOf, toRoleArn } from './account.ts';
import type { ManagedPolicy, Role, Secret } from './identity.ts';

/** What a role wants to do to what, and the policy of that resource if it has one. */
export interface RoleQuestion {
  readonly action: string;
  readonly resource: string;
  readonly resourcePolicy?: PolicyDocument | undefined;
  /** A key: its policy has to let the role, or leave the decision to the account's policies. */
  readonly resourceDecides?: boolean;
  readonly context?: Readonly<Record<string, string>>;
}

/** What each kind of policy that limits or lets the role do something says of it. */
export interface RoleDecisions {
  readonly identity: Decision;
  /** `allowed` where the role has no boundary. */
  readonly boundary: Decision;
  /** Only denies count. */
  readonly organization: Decision;
}

export function decideRole(account: Account, role: Role, question: RoleQuestion): RoleDecisions {
  const asked = toAsked(account, role, question);
  return {
    identity: decide(identityPolicies(account, role), asked),
    boundary: role.boundary === undefined ? 'allowed' : decide(managedPolicies(account, [role.boundary]), asked),
    organization: decide(
      account.organizationPolicies.map(({ document }) => document),
      asked,
    ),
  };
}

function toAsked(account: Account, role: Role, question: RoleQuestion): AccessQuestion {
  return { ...question, principal: { aws: toRoleArn(account, role.name) } };
}

/** Whether IAM lets the role do it: explicit denies first, then the boundary, then either policy, or both across accounts. */
export function roleMay(account: Account, role: Role, question: RoleQuestion): boolean {
  const { identity, boundary, organization } = decideRole(account, role, question);
  const asked = toAsked(account, role, question);
  const policies = question.resourcePolicy ? [question.resourcePolicy] : [];
  const resource = decide(policies, asked);
  if ([identity, resource, boundary, organization].includes('denied') || boundary !== 'allowed') return false;
  const both = identity === 'allowed' && resource === 'allowed';
  if (isForeign(account, question)) return both;
  const direct = decide(policies, { ...asked, principal: { aws: toRoleArn(account, role.name), itself: true } });
  const byIdentity = question.resourceDecides === true && policies.length > 0 ? both : identity === 'allowed';
  return byIdentity || direct === 'allowed';
}

function isForeign(account: Account, { resource }: RoleQuestion): boolean {
  const owner = accountOf(resource);
  return owner !== '' && owner !== account.account;
}

/** Everything that hangs on the role and lets or denies. */
export function identityPolicies(account: Account, role: Role): PolicyDocument[] {
  return [...Object.values(role.inline ?? {}), ...managedPolicies(account, role.attached ?? [])];
}

function managedPolicies(account: Account, arns: readonly string[]): PolicyDocument[] {
  return arns.flatMap((arn) => findManagedPolicy(account, arn)?.document ?? []);
}

/** The account's own, or one that AWS keeps. */
export function findManagedPolicy(account: Account, arn: string): ManagedPolicy | undefined {
  return [...account.policies, ...awsManagedPolicies].find((policy) => policy.arn === arn);
}

/** Whether Lambda itself may become the role. */
export function lambdaMayAssume(role: Role): boolean {
  return (
    decide([role.trust], {
      action: 'sts:AssumeRole',
      resource: '*',
      principal: { service: 'lambda.amazonaws.com' },
    }) === 'allowed'
  );
}

/** Finds a secret by its ARN, with or without the six characters that Secrets Manager puts behind the name. */
export function findSecret(account: Account, arn: string): Secret | undefined {
  return account.secrets.find((secret) => secret.arn === arn || secret.arn.replace(/-\w{6}$/, '') === arn);
}

/** Whether the role can read a secret: the secret itself and, if a customer's key encrypts it, the key. */
export function roleMayReadSecret(account: Account, role: Role, secret: Secret): boolean {
  const readable = roleMay(account, role, {
    action: 'secretsmanager:GetSecretValue',
    resource: secret.arn,
    resourcePolicy: secret.policy,
  });
  if (!readable || secret.deleted !== undefined) return false;
  if (secret.kmsKey === undefined) return true;
  const key = account.keys.find(({ arn }) => arn === secret.kmsKey);
  if ((key?.state ?? 'Enabled') !== 'Enabled') return false;
  return roleMay(account, role, {
    action: 'kms:Decrypt',
    resource: secret.kmsKey,
    resourcePolicy: key?.policy,
    resourceDecides: true,
    context: { 'kms:viaservice': `secretsmanager.${account.region}.amazonaws.com` },
  });
}
