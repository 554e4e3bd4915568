import { parsePolicy } from '../core/policy/parsePolicy.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectMember, ForeignAnswer } from './toAwsFailure.ts';

/** A policy that AWS never leaves out. Throws `ForeignAnswer`, also for a text that is no policy. */
export function expectPolicy(text: string | undefined, name: string): PolicyDocument {
  const policy = parsePolicy(expectMember(text, name));
  if (policy === undefined) throw new ForeignAnswer(`${name} is not a policy`);
  return policy;
}
