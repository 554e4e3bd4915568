import type { AwsApi } from '../aws/awsApi.ts';
import { AwsFailure } from '../core/failure.ts';
import { type DeployedMapping, isTransitional } from '../core/mapping/mapping.ts';
import type { Timers } from './timers.ts';

/** Waiting for a settled state (limits.md 8), in milliseconds. */
const FIRST_PAUSE = 2_000;
const GROWTH = 1.5;
const LONGEST_PAUSE = 10_000;
const GIVE_UP_AFTER = 10 * 60_000;

/** How following a mapping ended, with the last that is known of it. */
export type FollowOutcome =
  | { readonly kind: 'settled' | 'gone' | 'gave-up' | 'cancelled'; readonly mapping: DeployedMapping }
  | { readonly kind: 'failed'; readonly mapping: DeployedMapping; readonly failure: AwsFailure };

export interface FollowOptions {
  /** Stops following, never the change itself. */
  readonly signal: AbortSignal;
  readonly timers: Timers;
}

type MappingReader = Pick<AwsApi, 'getMapping'>;

/**
 * Reads a mapping again and again until its state ends by itself, it is gone, or ten minutes are over (errors.md C). Short
 * troubles on the way, throttling and lost connections, are waited out.
 */
export async function followMapping(
  api: MappingReader,
  mapping: DeployedMapping,
  { signal, timers }: FollowOptions,
  onUpdate: (mapping: DeployedMapping) => void = () => {},
): Promise<FollowOutcome> {
  const end = timers.now() + GIVE_UP_AFTER;
  let current = mapping;
  for (let pause = FIRST_PAUSE; isTransitional(current); pause = Math.min(pause * GROWTH, LONGEST_PAUSE)) {
    if (timers.now() + pause > end) return { kind: 'gave-up', mapping: current };
    await timers.pause(pause, signal);
    if (signal.aborted) return { kind: 'cancelled', mapping: current };
    const step = await readStep(api, current, signal);
    if (step.kind !== 'read') return step;
    if (step.mapping !== current) onUpdate(step.mapping);
    current = step.mapping;
  }
  return { kind: 'settled', mapping: current };
}

type Step = FollowOutcome | { readonly kind: 'read'; readonly mapping: DeployedMapping };

async function readStep(api: MappingReader, current: DeployedMapping, signal: AbortSignal): Promise<Step> {
  try {
    return { kind: 'read', mapping: await api.getMapping(current.UUID, signal) };
  } catch (error) {
    if (!AwsFailure.is(error)) throw error;
    if (error.reason === 'not-found') return { kind: 'gone', mapping: current };
    if (signal.aborted || error.reason === 'aborted') return { kind: 'cancelled', mapping: current };
    if (error.reason === 'throttled' || error.reason === 'network') return { kind: 'read', mapping: current };
    return { kind: 'failed', mapping: current, failure: error };
  }
}
