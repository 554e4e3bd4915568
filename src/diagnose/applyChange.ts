import type { AwsApi } from '../aws/awsApi.ts';
import type { AccountChange } from '../core/diagnosis/accountChange.ts';
import { AwsFailure } from '../core/failure.ts';

type Changes = {
  readonly [K in AccountChange['kind']]: (
    api: AwsApi,
    change: AccountChange & { readonly kind: K },
    signal: AbortSignal,
  ) => Promise<unknown>;
};

const CHANGES: Changes = {
  'put-role-policy': (api, { role, policyName, document }, signal) =>
    api.putRolePolicy(role, policyName, document, signal),
  'attach-role-policy': (api, { role, policyArn }, signal) => api.attachRolePolicy(role, policyArn, signal),
  'create-endpoints': async (api, { endpoints }, signal) => {
    // One after another: where one is refused, no further one is made and billed.
    for (const endpoint of endpoints) await api.createInterfaceEndpoint(endpoint, signal);
  },
  'update-trust': (api, { role, document }, signal) => api.updateTrustPolicy(role, document, signal),
  'authorize-inbound': (api, { group, permission }, signal) =>
    unlessThere(api.authorizeInbound(group, permission, signal)),
  'authorize-outbound': (api, { group, permission }, signal) =>
    unlessThere(api.authorizeOutbound(group, permission, signal)),
  'associate-secret': (api, { clusterArn, secretArn }, signal) =>
    api.associateScramSecret(clusterArn, secretArn, signal),
  'update-function': (api, { functionArn, timeout }, signal) => api.updateFunctionTimeout(functionArn, timeout, signal),
  'remove-reserved-concurrency': (api, { functionArn }, signal) => api.removeReservedConcurrency(functionArn, signal),
  'update-mapping': (api, { uuid, changes }, signal) => api.updateMapping(uuid, changes, signal),
};

/** Makes one change. What is there already was made by somebody else meanwhile, and is what was wanted. */
export async function applyChange<K extends AccountChange['kind']>(
  api: AwsApi,
  change: AccountChange & { readonly kind: K },
  signal: AbortSignal,
): Promise<void> {
  await CHANGES[change.kind](api, change, signal);
}

async function unlessThere(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!AwsFailure.is(error, 'conflict')) throw error;
  }
}
