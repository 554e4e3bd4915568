import { toFact } from '../core/diagnosis/fact.ts';
import type { KeyFacts } from '../core/diagnosis/facts.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

/** Encryption keys (KMS). */
export interface KeyApi {
  /** By id, ARN or alias. That its policy cannot be read is a gap in the answer. */
  getKey(keyId: string, signal: AbortSignal): Promise<KeyFacts>;
}

const load = async (calls: SdkCalls) => {
  const [{ kms }, client] = await Promise.all([import('./lazy/kms.ts'), calls.clients.kms()]);
  return { kms, client };
};

export function createKeyApi(calls: SdkCalls): KeyApi {
  const readKey = (KeyId: string, signal: AbortSignal): Promise<Omit<KeyFacts, 'policy'>> =>
    calls.send('kms:DescribeKey', signal, async (options) => {
      const { kms, client } = await load(calls);
      const { KeyMetadata: key } = await client.send(new kms.DescribeKeyCommand({ KeyId }), options);
      const arn = expectMember(key?.Arn, 'Arn');
      return { arn, state: key?.KeyState ?? '', awsManaged: key?.KeyManager === 'AWS' };
    });

  const getPolicy = (KeyId: string, signal: AbortSignal): Promise<PolicyDocument> =>
    calls.send('kms:GetKeyPolicy', signal, async (options) => {
      const { kms, client } = await load(calls);
      const answer = await client.send(new kms.GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }), options);
      return expectPolicy(answer.Policy, 'Policy');
    });

  return {
    async getKey(keyId, signal) {
      if (!keyId.includes('alias/')) {
        const [key, policy] = await Promise.all([readKey(keyId, signal), toFact(getPolicy(keyId, signal))]);
        return { ...key, policy };
      }
      // Policies are not given by alias.
      const key = await readKey(keyId, signal);
      return { ...key, policy: await toFact(getPolicy(key.arn, signal)) };
    },
  };
}
