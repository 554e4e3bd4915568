import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { LastReports } from '../../../src/core/diagnosis/lastReports.ts';
import { createDetails } from '../../../src/details/createDetails.ts';
import type { Details, DetailsDeps } from '../../../src/details/details.ts';
import { PATIENCE } from '../../support/patience.ts';
import { createFakeApi } from '../aws/fakeApi.ts';
import { FakePanel } from './fakePanel.ts';

vi.mock('vscode', async () => (await import('./fakePanel.ts')).fakeWebviews);

const REF = { scope: { region: 'eu-west-1', profile: 'shop' }, uuid: 'u-1' };
const MAPPING = {
  UUID: 'u-1',
  FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:sales',
  Topics: ['orders'],
  State: 'Enabled',
};

let details: Details;
let asked: string[];

beforeEach(() => {
  asked = [];
  const api = createFakeApi({
    getMapping: async (uuid) => {
      asked.push(uuid);
      return MAPPING;
    },
    getFunctionFacts: async () => ({ name: 'sales', arn: MAPPING.FunctionArn, timeout: 3 }),
    readLogs: async () => ({ events: [] }),
  });
  details = createDetails({
    store: new CachedResourceStore({ api: () => api, forget: () => undefined }),
    lastReports: new LastReports(),
    loadKnown: async () => ({}),
    pickMapping: async () => undefined,
    log: { warn: (text: string) => expect.unreachable(text) },
  } as Partial<DetailsDeps> as DetailsDeps);
});

afterEach(() => details.dispose());

describe('a page that VS Code brings back with the window', () => {
  it('is about the mapping that it was about, and reads it as soon as it is shown', async () => {
    const panel = new FakePanel();
    // As the page left it: with what the reader chose.
    await details.restore(panel.real, { ref: REF, range: '12h', tables: ['lag'] });
    expect(panel.real.webview.html).toContain('dist/details.js');
    expect(asked).toEqual([]);
    panel.send({ call: 'ready', id: 1, params: null });
    await vi.waitFor(() => expect(panel.real.title).toBe('orders → sales'), { timeout: PATIENCE });
    expect(asked).toEqual(['u-1']);
    expect(panel.posted).toContainEqual(
      expect.objectContaining({ reply: 1, result: expect.objectContaining({ ref: REF }) }),
    );
  });

  it('is the one that is shown when it is opened again', async () => {
    const panel = new FakePanel();
    await details.restore(panel.real, { ref: REF });
    await details.show(REF);
    expect(panel.reveals).toBe(1);
    panel.real.dispose();
    await details.show(REF);
    expect(panel.reveals).toBe(1);
  });

  it.each([undefined, null, 'u-1', {}, { ref: { uuid: 'u-1' } }, { ref: { ...REF, scope: { region: 7 } } }])(
    'is closed where it tells of no mapping: %j',
    async (state) => {
      const panel = new FakePanel();
      await details.restore(panel.real, state);
      expect(panel.isDisposed).toBe(true);
      expect(panel.real.webview.html).toBe('');
    },
  );
});

describe('a page that is closed', () => {
  it('leaves nothing behind', async () => {
    const panel = new FakePanel();
    await details.restore(panel.real, { ref: REF });
    expect(panel.listeners).toBe(2);
    panel.real.dispose();
    expect(panel.listeners).toBe(0);
  });

  it('leaves nothing behind when that is before its code is there', async () => {
    const panel = new FakePanel();
    panel.isHasty = true;
    await details.restore(panel.real, { ref: REF });
    expect(panel.listeners).toBe(0);
    expect(panel.real.webview.html).toBe('');
  });
});
