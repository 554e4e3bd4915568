import { AwsFailure } from '../core/failure.ts';
import type { PolicyDocument } from '../core/policy/policyDocument.ts';
import { expectPolicy } from './expectPolicy.ts';
import type { SdkCalls } from './sdkCalls.ts';

/** Who may use a cluster (MSK). */
export interface ClusterAccessApi {
  /** Undefined: the cluster has none, or is not there, which MSK says alike. */
  getClusterPolicy(clusterArn: string, signal: AbortSignal): Promise<PolicyDocument | undefined>;
}

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
  };
}
