import { parsePolicy } from '../../core/policy/parsePolicy.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { malformedPolicy } from './iamErrors.ts';
import { requirePolicy } from './iamPolicies.ts';
import { requireRole } from './iamRoles.ts';

/** What takes effect at once here takes seconds in AWS. */
export const roleWriteOperations: readonly Operation[] = [
  { name: 'PutRolePolicy', handle: putRolePolicy },
  { name: 'AttachRolePolicy', handle: attachRolePolicy },
  { name: 'UpdateAssumeRolePolicy', handle: updateAssumeRolePolicy },
];

/** Adds an inline policy, or takes the place of the one with this name. */
function putRolePolicy(call: Call): Answer {
  const role = requireRole(call);
  role.inline = { ...role.inline, [call.parameters.requiredText('PolicyName')]: requireDocument(call) };
  return {};
}

function attachRolePolicy(call: Call): Answer {
  const role = requireRole(call);
  const { arn } = requirePolicy(call);
  role.attached = [...new Set([...(role.attached ?? []), arn])];
  return {};
}

function updateAssumeRolePolicy(call: Call): Answer {
  const role = requireRole(call);
  const trust = requireDocument(call);
  if (trust.Statement.some(({ Principal: principal }) => principal === undefined)) {
    throw malformedPolicy('Missing required field Principal');
  }
  role.trust = trust;
  return {};
}

function requireDocument(call: Call): PolicyDocument {
  const document = parsePolicy(call.parameters.requiredText('PolicyDocument'));
  if (document === undefined) throw malformedPolicy('Syntax errors in policy.');
  return { ...document, Statement: [...document.Statement] };
}
