import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { AwsFailure } from '../../../src/core/failure.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import type { DetailsDeps } from '../../../src/details/details.ts';
import { LogFeed } from '../../../src/details/logFeed.ts';
import type { LogsState } from '../../../src/details/protocol.ts';

const UUID = '11111111-2222-4333-8444-555555555555';
const MAPPING: DeployedMapping = {
  UUID,
  FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:f',
  State: 'Enabled',
  LoggingConfig: { SystemLogLevel: 'INFO' },
};

let states: LogsState[];
let tokens: (string | undefined)[];

function follow(readLogs: AwsApi['readLogs'], mapping = MAPPING): LogFeed {
  const store = { api: () => ({ readLogs }) } as unknown as DetailsDeps['store'];
  const ref = { scope: { region: 'us-east-1' }, uuid: UUID };
  const feed = new LogFeed({ store } as DetailsDeps, ref, { mapping, getLogGroup: async () => '/shop' }, (state) =>
    states.push(state),
  );
  feed.setShown(true);
  return feed;
}

/** So many empty pages, and the only record after them. */
function emptyFirst(pages: number): AwsApi['readLogs'] {
  return async (_group, { token, from }) => {
    tokens.push(token);
    const page = Number(token ?? 0);
    if (page < pages) return { events: [], next: `${page + 1}` };
    return { events: [{ id: 'e', at: (from ?? 0) + 1, stream: 's', message: 'the newest' }] };
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  [states, tokens] = [[], []];
});

afterEach(() => {
  vi.useRealTimers();
});

describe('log records of a page', () => {
  it('are looked for to the end, where the newest are, over several beats', async () => {
    const feed = follow(emptyFirst(25));
    await vi.advanceTimersByTimeAsync(0);
    expect(tokens).toHaveLength(10);
    // Nobody is told that there are none before the end is reached.
    expect(feed.state).toMatchObject({ loading: true, lines: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tokens.slice(0, 26)).toEqual([undefined, ...Array.from({ length: 25 }, (_, index) => `${index + 1}`)]);
    expect(feed.state).toMatchObject({ loading: false, lines: [{ id: 'e', raw: 'the newest' }] });
    feed.dispose();
  });

  it('are looked for to the end although nobody follows them', async () => {
    const feed = follow(emptyFirst(15));
    feed.set({ source: 'mapping', filter: '', following: false });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(feed.state).toMatchObject({ loading: false, lines: [{ id: 'e' }] });
    const { length } = tokens;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tokens).toHaveLength(length);
    feed.dispose();
  });

  it('are the function’s at first where the pollers write none', async () => {
    const feed = follow(emptyFirst(0), { ...MAPPING, LoggingConfig: undefined });
    expect(feed.state.source).toBe('function');
    feed.set({ source: 'mapping', filter: '', following: true });
    feed.setShown(false);
    feed.setShown(true);
    expect(feed.state.source).toBe('mapping');
    feed.dispose();
  });

  it('begin a search anew with other words', async () => {
    const feed = follow(emptyFirst(25));
    await vi.advanceTimersByTimeAsync(0);
    feed.set({ source: 'function', filter: 'ERROR', following: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(tokens[10]).toBeUndefined();
    feed.dispose();
  });

  it('are those of the function’s own group, and of the time that is asked for', async () => {
    const searches: unknown[] = [];
    const feed = follow(async (group, search) => {
      searches.push({ group, ...search });
      return { events: [] };
    });
    await vi.advanceTimersByTimeAsync(0);
    const around = 1_799_900_000_000;
    feed.set({ source: 'function', filter: 'r-1', following: false, around });
    await vi.advanceTimersByTimeAsync(0);
    const window = { from: around - 15 * 60_000, to: around + 15 * 60_000 };
    expect(searches.at(-1)).toEqual({ group: '/shop', ...window, pattern: '-"eventProcessorId" "r-1"' });
    feed.set({ source: 'function', filter: '', following: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(searches.at(-1)).toEqual({ group: '/shop', from: Date.now() - 60 * 60_000, pattern: '-"eventProcessorId"' });
    feed.dispose();
  });

  it('are none without a failure once a group is gone that could not be read before', async () => {
    const refusals: AwsFailure[] = [
      new AwsFailure('access-denied', 'no', { operation: 'logs:FilterLogEvents' }),
      new AwsFailure('not-found', 'none', { operation: 'logs:FilterLogEvents' }),
    ];
    const feed = follow(async () => {
      throw refusals.shift() ?? refusals;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(feed.state.failure).toBeDefined();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(feed.state).toMatchObject({ loading: false, lines: [] });
    expect(feed.state.failure).toBeUndefined();
    feed.dispose();
  });
});
