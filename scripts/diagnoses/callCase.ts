import type { AwsApi } from '../../src/aws/awsApi.ts';
import { AwsFailure } from '../../src/core/failure.ts';
import { explainApiFailure } from '../../src/core/hints/apiErrors.ts';
import { explainFailure } from '../../src/core/hints/failures.ts';
import { findOperationHint } from '../../src/core/hints/operationHints.ts';
import type { Account } from '../../src/sandbox/account/account.ts';
import type { Seed } from '../../src/sandbox/account/seed.ts';
import { toShopSeedWith } from '../../test/unit/sandbox/shopSeed.ts';
import type { AccountBed } from './runCases.ts';

/** A call that AWS refuses, why it does, and what makes it accept it. */
export interface CallCase {
  /** Chapter of the catalogue of errors. */
  readonly entry: 'C' | 'D' | 'E';
  readonly words: string;
  /** Default: an account in which everything works. */
  readonly seed?: () => Seed;
  readonly make?: (account: Account) => void;
  /** Actions that the caller may not do. */
  readonly deny?: readonly string[];
  readonly call: Call;
  /** Id of the refusal that it is recognised as; absent: calls of MSK, which are explained by operation and reason. */
  readonly id?: string;
  /** No source has AWS's own sentence: it is not shown as one. */
  readonly unverified?: true;
  readonly change: CallChange;
}

export type Call = (bed: CallBed) => Promise<unknown>;

export interface CallChange {
  readonly words: string;
  readonly carryOut?: (bed: CallBed) => Promise<unknown> | undefined;
  /** Default: the same call. */
  readonly again?: Call;
}

export interface CallBed {
  readonly account: Account;
  readonly api: AwsApi;
  readonly signal: AbortSignal;
}

export interface CallOutcome {
  readonly known: CallCase;
  readonly failure: AwsFailure;
  readonly id?: string;
  readonly title: string;
  readonly hint: string;
}

/** Makes the call, explains the refusal, changes what has to be changed, and makes it again; rejects if that is refused too. */
export async function runCall({ sandbox, api, signal, open }: AccountBed, known: CallCase): Promise<CallOutcome> {
  open(known.seed ?? toShopSeedWith);
  known.make?.(sandbox.account);
  sandbox.setFaults({ deny: known.deny ?? [] });
  const { account } = sandbox;
  const failure = await catchFailure(known.call({ account, api, signal }));
  sandbox.setFaults({});
  await known.change.carryOut?.({ account, api, signal });
  const accept = known.change.again ?? known.call;
  await accept({ account, api, signal });
  return { known, failure, ...explain(known, failure) };
}

function explain({ id }: CallCase, failure: AwsFailure): Omit<CallOutcome, 'known' | 'failure'> {
  if (id !== undefined) return explainApiFailure(failure);
  const { title } = explainFailure(failure);
  return { title, hint: findOperationHint(failure.operation, failure.reason) ?? '' };
}

async function catchFailure(call: Promise<unknown>): Promise<AwsFailure> {
  const outcome = await call.then(
    () => new Error('the call was not refused'),
    (error: unknown) => error,
  );
  if (AwsFailure.is(outcome)) return outcome;
  throw outcome;
}
