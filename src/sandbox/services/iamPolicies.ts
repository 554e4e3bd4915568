import type { ManagedPolicy } from '../account/identity.ts';
import { findManagedPolicy } from '../account/rights.ts';
import { toIamId } from '../account/roleId.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { noSuchEntity } from './iamErrors.ts';
import { encodePolicy } from './iamRoles.ts';

export const policyOperations: readonly Operation[] = [
  { name: 'GetPolicy', handle: getPolicy },
  { name: 'GetPolicyVersion', handle: getPolicyVersion },
];

/** The only version that a policy has here. */
const version = 'v1';
const created = '2024-01-01T00:00:00Z';

/** The managed policy the call names, of the account or of AWS; 404 where there is none. */
export function requirePolicy(call: Call): ManagedPolicy {
  const arn = call.parameters.requiredText('PolicyArn');
  const policy = findManagedPolicy(call.world.home, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

function getPolicy(call: Call): Answer {
  const { arn } = requirePolicy(call);
  const [, path = '/', name = ''] = /:policy(\/.*?)([^/]+)$/.exec(arn) ?? [];
  const { roles } = call.world.home;
  return {
    body: {
      Policy: {
        PolicyName: name,
        PolicyId: toIamId('ANPA', arn),
        Arn: arn,
        Path: path,
        DefaultVersionId: version,
        AttachmentCount: roles.filter(({ attached }) => attached?.includes(arn)).length,
        PermissionsBoundaryUsageCount: roles.filter(({ boundary }) => boundary === arn).length,
        IsAttachable: true,
        CreateDate: created,
        UpdateDate: created,
      },
    },
  };
}

function getPolicyVersion(call: Call): Answer {
  const { arn, document } = requirePolicy(call);
  const asked = call.parameters.requiredText('VersionId');
  if (asked !== version) throw noSuchEntity(`Policy ${arn} version ${asked} does not exist or is not attachable.`);
  return {
    body: {
      PolicyVersion: {
        Document: encodePolicy(document),
        VersionId: version,
        IsDefaultVersion: true,
        CreateDate: created,
      },
    },
  };
}
