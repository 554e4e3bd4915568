import type { AwsApi } from '../aws/awsApi.ts';
import type { Fact } from '../core/diagnosis/fact.ts';
import type { DiagnosisFacts, FactName } from '../core/diagnosis/facts.ts';
import type { DiagnosisTarget } from '../core/diagnosis/subject.ts';

export type Facts = { readonly [N in FactName]: Promise<DiagnosisFacts[N]> };

/** What finding a fact takes. */
export interface FactContext {
  readonly api: AwsApi;
  readonly target: DiagnosisTarget;
  readonly signal: AbortSignal;
  /** Another fact; rejects with the failure that keeps it from being known, which then is this fact's too. */
  readonly need: <N extends FactName>(name: N) => Facts[N];
  /** Another fact or why it is not known. */
  readonly find: <N extends FactName>(name: N) => Promise<Fact<DiagnosisFacts[N]>>;
}

export type Loaders = { readonly [N in FactName]: (context: FactContext) => Facts[N] };
