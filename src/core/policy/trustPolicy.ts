import { type PolicyDocument, toPolicy } from './policyDocument.ts';

/** Lets Lambda use the execution role (permissions.md 1). */
export function toTrustPolicy(): PolicyDocument {
  return toPolicy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
}
