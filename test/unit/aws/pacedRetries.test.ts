import { describe, expect, it } from 'vitest';
import { CallPace } from '../../../src/aws/pace.ts';
import { PacedRetries } from '../../../src/aws/pacedRetries.ts';

/** Delays before each further attempt, until the strategy gives up. */
async function collectDelays(errorType: string, random = () => 1): Promise<readonly number[]> {
  const retries = new PacedRetries(new CallPace(), random);
  const delays: number[] = [];
  let token = await retries.acquireInitialRetryToken();
  try {
    for (;;) {
      token = await retries.refreshRetryTokenForRetry(token, { errorType });
      delays.push(token.getRetryDelay());
    }
  } catch {
    return delays;
  }
}

describe('PacedRetries', () => {
  it('tries what broke on the way five times in all, with doubling delays', async () => {
    expect(await collectDelays('TRANSIENT')).toEqual([100, 200, 400, 800]);
  });

  it('tries throttled calls eight times in all, up to four seconds apart', async () => {
    expect(await collectDelays('THROTTLING')).toEqual([800, 1600, 3200, 4000, 4000, 4000, 4000]);
  });

  it('does not try again what AWS refused', async () => {
    expect(await collectDelays('CLIENT_ERROR')).toEqual([]);
    expect(await collectDelays('SERVER_ERROR')).toEqual([]);
  });

  it('jitters from nothing up, so that callers do not come back together', async () => {
    expect(await collectDelays('TRANSIENT', () => 0)).toEqual([0, 0, 0, 0]);
  });
});
