import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SdkCalls } from './sdkCalls.ts';

/** Who may use a cluster (MSK). */
export interface ClusterAccessApi {
  /** Undefined: the cluster has none, or is not there, which MSK says alike. */
  getClusterPolicy(clusterArn: string, signal: AbortSignal): Promise<PolicyDocument | undefined>;
  /** Lets the user of a secret enter the cluster. A secret that MSK does not take is `invalid`, with MSK's text. */
  associateScramSecret(clusterArn: string, secretArn: string, signal: AbortSignal): Promise<void>;
}

const ASSOCIATE = 'kafka:BatchAssociateScramSecret';

const load = () => import('@aws-sdk/client-kafka');

export function createClusterAccessApi(calls: SdkCalls): ClusterAccessApi {
  return {
    async getClusterPolicy(ClusterArn, signal) {
      try {
        return await calls.send('kafka:GetClusterPolicy', signal, async (options) => {
          const { GetClusterPolicyCommand } = await load();
          const client = await calls.clients.kafka();
          return expectPolicy(
            (await client.send(new GetClusterPolicyCommand({ ClusterArn }), options)).Policy,
            'policy',
          );
        });
      } catch (error) {
        if (AwsFailure.is(error, 'not-found')) return undefined;
        throw error;
      }
    },

    associateScramSecret: (ClusterArn, secretArn, signal) =>
      calls.send(ASSOCIATE, signal, async (options) => {
        const { BatchAssociateScramSecretCommand } = await load();
        const client = await calls.clients.kafka();
        const command = new BatchAssociateScramSecretCommand({ ClusterArn, SecretArnList: [secretArn] });
        const [refused] = (await client.send(command, options)).UnprocessedScramSecrets ?? [];
        if (refused === undefined) return;
        const text = refused.ErrorMessage || l10n.t('MSK does not take the secret {0}.', secretArn);
        throw new AwsFailure('invalid', text, { operation: ASSOCIATE, code: refused.ErrorCode });
      }),
  };
}
