import type { AwsApi } from '../aws/awsApi.ts';
import { parseArn } from '../core/arn.ts';
import { type DiagnosisTarget, toDeployedTarget, toDraftTarget } from '../core/diagnosis/subject.ts';
import { AwsFailure } from '../core/failure.ts';
import type { MappingInput } from '../core/mapping/mapping.ts';
import type { Scope } from '../core/scope.ts';

/** What is to be diagnosed: a deployed mapping, or one that is not created yet. */
export type DiagnosisSource = { readonly scope: Scope } & (
  | { readonly uuid: string }
  | { readonly draft: MappingInput }
);

/** The mapping as AWS has it now, or the draft with the account that it is meant for. */
export async function loadTarget(api: AwsApi, source: DiagnosisSource, signal: AbortSignal): Promise<DiagnosisTarget> {
  const { region, profile } = source.scope;
  if ('draft' in source) {
    const { draft } = source;
    const named = parseArn(draft.FunctionName ?? '')?.account ?? parseArn(draft.EventSourceArn ?? '')?.account;
    const account = named ?? (await getAccount(api, signal));
    return toDraftTarget(draft, { region, profile, account });
  }
  const mapping = await api.getMapping(source.uuid, signal);
  return toDeployedTarget(mapping, { region, profile, account: parseArn(mapping.FunctionArn)?.account ?? '' });
}

/** A draft can be looked at although nobody says whose account it is for. */
async function getAccount(api: AwsApi, signal: AbortSignal): Promise<string> {
  try {
    return (await api.getIdentity(signal)).account;
  } catch (error) {
    if (!AwsFailure.is(error, 'access-denied')) throw error;
    return '';
  }
}
