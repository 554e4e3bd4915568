import { toFact } from '../core/diagnosis/fact.ts';
import type { SecretFacts } from '../core/diagnosis/facts.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';

/** One secret (Secrets Manager). */
export interface SecretApi {
  /** What is said of it, never its content. That its policy cannot be read is a gap in the answer. */
  getSecret(arn: string, signal: AbortSignal): Promise<SecretFacts>;
  /**
   * The content of a secret, only ever asked for when the user wants its shape checked (`core/mapping/secretContent`).
   * It must not be logged, shown or kept. Undefined: the secret is binary.
   */
  readSecretValue(arn: string, signal: AbortSignal): Promise<string | undefined>;
}

const load = () => import('@aws-sdk/client-secrets-manager');

export function createSecretApi(calls: SdkCalls): SecretApi {
  const readSecret = (SecretId: string, signal: AbortSignal): Promise<Omit<SecretFacts, 'policy'>> =>
    calls.send('secretsmanager:DescribeSecret', signal, async (options) => {
      const { DescribeSecretCommand } = await load();
      const client = await calls.clients.secretsManager();
      const answer = await client.send(new DescribeSecretCommand({ SecretId }), options);
      return {
        arn: expectMember(answer.ARN, 'ARN'),
        name: answer.Name ?? '',
        kmsKeyId: answer.KmsKeyId,
        deletedDate: answer.DeletedDate?.toISOString(),
      };
    });

  const getPolicy = (SecretId: string, signal: AbortSignal): Promise<PolicyDocument | undefined> =>
    calls.send('secretsmanager:GetResourcePolicy', signal, async (options) => {
      const { GetResourcePolicyCommand } = await load();
      const client = await calls.clients.secretsManager();
      const answer = await client.send(new GetResourcePolicyCommand({ SecretId }), options);
      return answer.ResourcePolicy ? expectPolicy(answer.ResourcePolicy, 'ResourcePolicy') : undefined;
    });

  return {
    async getSecret(arn, signal) {
      const [secret, policy] = await Promise.all([readSecret(arn, signal), toFact(getPolicy(arn, signal))]);
      return { ...secret, policy };
    },

    readSecretValue: (SecretId, signal) =>
      calls.send('secretsmanager:GetSecretValue', signal, async (options) => {
        const { GetSecretValueCommand } = await load();
        const client = await calls.clients.secretsManager();
        return (await client.send(new GetSecretValueCommand({ SecretId }), options)).SecretString;
      }),
  };
}
