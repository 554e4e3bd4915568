import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { LastReports } from '../../../src/core/diagnosis/lastReports.ts';
import type { DiagnosisReport } from '../../../src/core/diagnosis/report.ts';
import type { DetailsDeps } from '../../../src/details/details.ts';
import { OverviewFeed } from '../../../src/details/overviewFeed.ts';
import type { OverviewState } from '../../../src/details/protocol.ts';
import { loadHintKnown } from '../../../src/mappings/hintKnown.ts';
import { PATIENT, SAMPLE } from '../aws/connect.ts';
import { useSampleAccount } from '../aws/sampleAccount.ts';

vi.mock('vscode', async () => await import('../mappings/fakeVscode.ts'));

/** clicks → clickstream-sessions, a function that throws. */
const THROWING = 'f5139d86-e07c-4a2b-b9e4-4c61f8d2a0e7';
/** orders → orders-processor, which works. */
const WORKING = '1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863';

const account = useSampleAccount();

let store: CachedResourceStore;
let lastReports: LastReports;
let feed: OverviewFeed;
let told: OverviewState[];
let waiting: { readonly fits: (state: OverviewState) => boolean; readonly resolve: (state: OverviewState) => void }[];

/** The first state from now on that fits. */
function until(fits: (state: OverviewState) => boolean): Promise<OverviewState> {
  return new Promise((resolve) => waiting.push({ fits, resolve }));
}

function open(uuid: string): OverviewFeed {
  feed = new OverviewFeed(
    {
      store,
      lastReports,
      loadKnown: (scope, mapping, signal) => loadHintKnown(store, scope, mapping, signal),
      log: { warn: (text: string) => expect.unreachable(text) },
    } as Partial<DetailsDeps> as DetailsDeps,
    { scope: SAMPLE, uuid },
    (state) => {
      told.push(state);
      for (const { resolve } of waiting.filter(({ fits }) => fits(state))) resolve(state);
    },
  );
  return feed;
}

const hasError = ({ overview }: OverviewState) => overview?.lastError !== undefined;
const findFact = ({ overview }: OverviewState, label: string) =>
  overview?.surroundings.flatMap(({ facts }) => facts).find((fact) => fact.label === label)?.value;

function findFunction(name: string) {
  const found = account.sandbox.account.functions.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`The sample account has ${name}`);
  return found;
}

beforeEach(() => {
  store = new CachedResourceStore(account.connections);
  lastReports = new LastReports();
  [told, waiting] = [[], []];
});

afterEach(() => feed.dispose());

describe('what a page tells of its mapping', () => {
  it('is there after one call; what surrounds it, and the function’s last error, come later', async () => {
    open(WORKING);
    await feed.start();
    expect(feed.state).toMatchObject({ place: 'Sample account · us-east-1', gone: false });
    expect(feed.state.overview).toBeUndefined();
    const first = until(({ overview }) => overview !== undefined).then((state) => ({
      state,
      calls: account.sandbox.requests.map(({ operation }) => operation),
    }));
    const whole = until((state) => state.overview?.loading === false && hasError(state));
    feed.setShown(true);
    const { state, calls } = await first;
    expect(calls).toEqual(['GetEventSourceMapping']);
    expect(state.overview).toMatchObject({ topic: 'orders', awsState: 'Enabled', loading: true });
    expect(state.overview?.lastError).toBeUndefined();
    const { overview } = await whole;
    expect(overview?.lastError).toEqual({ kind: 'none', hours: 6 });
    expect(overview?.brokers).toMatch(/^b-1.*:\d+,b-2/);
    expect(findFact(feed.state, 'Log group')).toBe('/aws/lambda/orders-processor');
  });

  it('needs no call for what the store has', async () => {
    await store.load({ scope: SAMPLE, kind: 'mappings' });
    const before = account.sandbox.requests.length;
    open(WORKING);
    const first = until(({ overview }) => overview !== undefined).then(() => account.sandbox.requests.length);
    await feed.start();
    expect(await first).toBe(before);
  });

  it('has the function’s last error, from the group that it writes to', async () => {
    Object.assign(findFunction('clickstream-sessions'), {
      logGroup: '/shop/clicks',
      updateFailure: { code: 'InvalidConfiguration', message: 'The image is gone.' },
    });
    open(THROWING).setShown(true);
    const { overview } = await until((state) => state.overview?.loading === false && hasError(state));
    expect(overview?.lastError).toMatchObject({ kind: 'found', error: { text: "KeyError: 'session_id'" } });
    const error = overview?.lastError?.kind === 'found' ? overview.lastError.error : undefined;
    expect(error?.words).toBe(error?.requestId);
    expect(findFact(feed.state, 'Log group')).toBe('/shop/clicks');
    expect(findFact(feed.state, 'Last update')).toBe('Failed: The image is gone.');
    const { mapping } = feed;
    expect(mapping && (await feed.getLogGroup(mapping))).toBe('/shop/clicks');
    const found = await account.api.readLogs('/shop/clicks', { from: 0, pattern: `"${error?.words}"` }, PATIENT);
    expect(found.events.map(({ message }) => message.split(' ')[0])).toEqual(['START', '[ERROR]', 'END', 'REPORT']);
  });

  it('says why the last error is not known, and shows everything else', async () => {
    account.sandbox.setFaults({ deny: ['logs:FilterLogEvents', 'lambda:GetFunction'] });
    open(THROWING).setShown(true);
    const { overview } = await until((state) => state.overview?.loading === false && hasError(state));
    expect(overview?.lastError).toEqual({ kind: 'unread', reason: expect.stringContaining('logs:FilterLogEvents') });
    expect(findFact(feed.state, 'Timeout')).toBe('30 seconds (at most 840 for MSK)');
  });

  it('follows what becomes of the mapping, to its end', async () => {
    open(WORKING).setShown(true);
    await until(hasError);
    account.sandbox.setFaults({ deny: ['lambda:GetEventSourceMapping'] });
    feed.refresh();
    const refused = await until(({ failure }) => failure !== undefined);
    expect(refused).toMatchObject({ failure: expect.stringContaining('lambda:GetEventSourceMapping') });
    expect(refused.overview?.topic).toBe('orders');
    account.sandbox.setFaults({});
    await account.api.updateMapping(WORKING, { Enabled: false }, PATIENT);
    feed.refresh();
    const changed = await until(({ history }) => history.length > 1);
    expect(changed.failure).toBeUndefined();
    expect(changed.history.map(({ state }) => state)).toEqual(['Enabled', 'Disabling']);
    const { mappings } = account.sandbox.account;
    mappings.splice(
      mappings.findIndex((entry) => entry.uuid === WORKING),
      1,
    );
    feed.refresh();
    expect(await until(({ gone }) => gone)).toMatchObject({ overview: { topic: 'orders' } });
  });

  it('ranks causes anew when a diagnosis of it ends', async () => {
    open(THROWING).setShown(true);
    const { overview } = await until(hasError);
    expect(overview?.checked).toBeUndefined();
    const checked = until((state) => state.overview?.checked !== undefined);
    const report = { uuid: THROWING, result: feed.mapping?.LastProcessingResult, startedAt: '2026-11-22T12:00:00Z' };
    lastReports.remember(SAMPLE, { ...report, checks: [] } as Partial<DiagnosisReport> as DiagnosisReport);
    expect((await checked).overview?.checked?.at).toBe(Date.UTC(2026, 10, 22, 12));
  });

  it('ends with its page', async () => {
    open(WORKING).setShown(true);
    await until(({ overview }) => overview !== undefined);
    feed.dispose();
    const { length } = told;
    await store.load({ scope: SAMPLE, kind: 'mappings' });
    expect(told).toHaveLength(length);
  });
});
