import type { AwsApi } from '../aws/awsApi.ts';
import { AwsFailure } from '../core/failure.ts';
import { type FollowOptions, followMapping } from './followMapping.ts';

/** Attempts at a change while the mapping is busy; each waits for a settled state before the next. */
const ATTEMPTS = 4;

/** Milliseconds. */
const SHORT_PAUSE = 2_000;

const READ = 'lambda:GetEventSourceMapping';

/** Lambda refuses changes while another one is under way (limits.md 6). */
function isInUse(error: unknown): boolean {
  return AwsFailure.is(error, 'conflict') && error.code === 'ResourceInUseException';
}

/**
 * Makes a change, and makes it again when the mapping was busy with another one: after that one has ended, a bounded
 * number of times. `onWait` is told before each wait. Rejects with AWS's refusal when waiting does not help.
 */
export async function changeWhenFree<T>(
  change: () => Promise<T>,
  mapping: { readonly api: Pick<AwsApi, 'getMapping'>; readonly uuid: string },
  options: FollowOptions,
  onWait: () => void,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      if (!isInUse(error) || attempt === ATTEMPTS) throw error;
      onWait();
      if (!(await waitUntilFree(mapping, options))) throw error;
    }
  }
}

/** True when the mapping has come to rest. */
async function waitUntilFree(
  { api, uuid }: { readonly api: Pick<AwsApi, 'getMapping'>; readonly uuid: string },
  options: FollowOptions,
): Promise<boolean> {
  // The state can read as settled a moment before the service takes changes again.
  await options.timers.pause(SHORT_PAUSE, options.signal);
  const outcome = await followMapping(api, await api.getMapping(uuid, options.signal), options);
  // The change was not made, so this is no success that is merely not watched.
  if (outcome.kind === 'cancelled') throw new AwsFailure('aborted', '', { operation: READ });
  if (outcome.kind === 'gone') throw new AwsFailure('not-found', '', { operation: READ });
  return outcome.kind === 'settled';
}
