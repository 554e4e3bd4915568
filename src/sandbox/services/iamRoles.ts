import { toRoleArn } from '../account/account.ts';
import type { Role } from '../account/identity.ts';
import { toRoleId } from '../account/roleId.ts';
import type { PageRequest } from '../paging.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { noSuchEntity } from './iamErrors.ts';

export const roleOperations: readonly Operation[] = [
  { name: 'GetRole', handle: (call) => ({ body: { Role: toRoleBody(call, requireRole(call)) } }) },
  { name: 'ListRolePolicies', handle: listRolePolicies },
  { name: 'GetRolePolicy', handle: getRolePolicy },
  { name: 'ListAttachedRolePolicies', handle: listAttachedRolePolicies },
];

/** IAM gives policies percent-encoded, as RFC 3986 has it. */
export function encodePolicy(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The role the call names; 404 where there is none. */
export function requireRole(call: Call): Role {
  const name = call.parameters.requiredText('RoleName');
  const role = call.world.home.roles.find((candidate) => candidate.name === name);
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** The paging parameters that all of IAM's lists share. */
export function toIamPage(call: Call, list: string): Omit<PageRequest<unknown>, 'key'> {
  return {
    list: `iam:${list}`,
    token: call.parameters.text('Marker'),
    tokenName: 'Marker',
    size: call.parameters.integer('MaxItems', { min: 1, max: 1000 }) ?? 100,
    maximum: 1000,
  };
}

function toRoleBody(call: Call, role: Role): object {
  const { home } = call.world;
  return {
    Path: '/',
    RoleName: role.name,
    RoleId: toRoleId(home, role.name),
    Arn: toRoleArn(home, role.name),
    CreateDate: role.created ?? '2024-01-01T00:00:00Z',
    AssumeRolePolicyDocument: encodePolicy(role.trust),
    MaxSessionDuration: 3600,
    PermissionsBoundary:
      role.boundary === undefined
        ? undefined
        : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: role.boundary },
  };
}

function listRolePolicies(call: Call): Answer {
  const role = requireRole(call);
  const page = call.toPage(Object.keys(role.inline ?? {}), {
    ...toIamPage(call, `ListRolePolicies ${role.name}`),
    key: (name) => name,
  });
  return { body: { PolicyNames: page.items, IsTruncated: page.token !== undefined, Marker: page.token } };
}

function getRolePolicy(call: Call): Answer {
  const role = requireRole(call);
  const name = call.parameters.requiredText('PolicyName');
  const document = role.inline?.[name];
  if (document === undefined) throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return { body: { RoleName: role.name, PolicyName: name, PolicyDocument: encodePolicy(document) } };
}

function listAttachedRolePolicies(call: Call): Answer {
  const role = requireRole(call);
  const page = call.toPage(role.attached ?? [], {
    ...toIamPage(call, `ListAttachedRolePolicies ${role.name}`),
    key: (arn) => arn,
  });
  return {
    body: {
      AttachedPolicies: page.items.map((arn) => ({ PolicyName: arn.split('/').at(-1), PolicyArn: arn })),
      IsTruncated: page.token !== undefined,
      Marker: page.token,
    },
  };
}
