import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Uri } from 'vscode';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import { LastReports } from '../../../src/core/diagnosis/lastReports.ts';
import { AwsFailure } from '../../../src/core/failure.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import type { MappingRef } from '../../../src/core/mapping/mappingRef.ts';
import { StatusDocuments } from '../../../src/mappings/statusDocument.ts';
import { parseStatusUri } from '../../../src/mappings/statusUri.ts';
import { RESULTS, toCluster, toFunction, toMapping, UUID } from '../hints/samples.ts';
import { FakeAccount, fail, SCOPE } from './fakeAccount.ts';
import { closePage, opened, preview, window } from './fakeWindow.ts';

vi.mock('vscode', async () => await import('./fakeWindow.ts'));

const ref: MappingRef = { scope: SCOPE, uuid: UUID };
const address = Uri.from({
  scheme: 'msk-lambda',
  path: '/orders → order-processor.md',
  query: `uuid=${UUID}&region=us-east-1&profile=dev`,
});

/** An account whose mapping can be changed between reads. */
class ChangingAccount {
  mapping: DeployedMapping | undefined = toMapping();
  reads = 0;
  /** Answered instead of the lists of clusters. */
  refusal: AwsFailure | undefined;

  get api(): AwsApi {
    const page = async function* <T>(...items: readonly T[]) {
      yield items;
    };
    return {
      ...new FakeAccount([]).api,
      getMapping: async () => {
        this.reads++;
        if (this.mapping === undefined) throw fail('not-found');
        return this.mapping;
      },
      listMappings: () => page(...(this.mapping === undefined ? [] : [this.mapping])),
      listClusters: () => {
        if (this.refusal !== undefined) throw this.refusal;
        return page(toCluster());
      },
      listTopics: () => page({ name: 'orders' }),
      getBootstrapBrokers: async () => [],
      getFunction: async () => ({ ...toFunction(), role: 'arn:aws:iam::111122223333:role/order-role' }),
    };
  }
}

describe('StatusDocuments', () => {
  let account: ChangingAccount;
  let store: CachedResourceStore;
  let lastReports: LastReports;
  let documents: StatusDocuments;
  let warnings: string[];

  beforeEach(() => {
    account = new ChangingAccount();
    store = new CachedResourceStore({ api: () => account.api, forget: () => {} });
    warnings = [];
    lastReports = new LastReports();
    documents = new StatusDocuments({
      lastReports,
      store,
      log: { warn: (text: string) => warnings.push(text) },
      watchInterval: 1000,
    });
    opened.length = 0;
    preview.refused = false;
    window.state.focused = true;
    window.tabGroups.all = [];
  });

  afterEach(() => {
    documents.dispose();
    store.dispose();
    vi.useRealTimers();
  });

  /** Resolves at the next time the page is written anew. */
  function nextChange(): Promise<string> {
    return new Promise((resolve) => {
      const subscription = documents.onDidChange((uri) => {
        subscription.dispose();
        resolve(documents.provideTextDocumentContent(uri));
      });
    });
  }

  it('opens the page as a preview of its own and completes it', async () => {
    const first = nextChange();
    const text = await documents.show(ref);
    expect(await first).toContain('*Cluster and function are being read…*');
    expect(text).toContain('| Timeout | 30 seconds');
    expect(text).toContain('| Security groups | `sg-0c3` |');
    expect(opened.map(([editor, uri]) => [editor, uri.toString()])).toEqual([
      ['vscode.markdown.preview.editor', address.toString()],
    ]);
    const [, uri] = opened[0] ?? [];
    expect(uri && (await documents.provideTextDocumentContent(uri))).toBe(text);
  });

  it('opens the text where there is no preview', async () => {
    preview.refused = true;
    await documents.show(ref);
    expect(opened.map(([editor]) => editor)).toEqual(['text']);
  });

  it('rejects when the mapping cannot be read', async () => {
    account.mapping = undefined;
    await expect(documents.show(ref)).rejects.toSatisfy((error) => AwsFailure.is(error, 'not-found'));
    expect(opened).toEqual([]);
  });

  it('tells what could not be read, and goes on without it', async () => {
    account.refusal = fail('access-denied');
    const text = await documents.show(ref);
    expect(text).toContain('## What could not be read\n\n- Clusters: Profile dev may not call');
    expect(text).toContain('| Timeout | 30 seconds');
  });

  it('writes the page anew when the store learns something new of its mapping', async () => {
    await documents.show(ref);
    await store.load({ scope: SCOPE, kind: 'mappings' });
    const change = nextChange();
    store.putMapping(SCOPE, toMapping({ LastProcessingResult: RESULTS.authorization }));
    expect(await change).toContain('**The cluster does not authorize Lambda.**');
  });

  it('says when its mapping is deleted', async () => {
    await documents.show(ref);
    await store.load({ scope: SCOPE, kind: 'mappings' });
    const change = nextChange();
    store.removeMapping(SCOPE, UUID);
    expect(await change).toBe('# orders → order-processor\n\nThis mapping has been deleted.\n');
  });

  it('is not moved by other mappings and scopes', async () => {
    const text = await documents.show(ref);
    await store.load({ scope: SCOPE, kind: 'mappings' });
    const changes: string[] = [];
    documents.onDidChange((uri) => changes.push(uri.path));
    const other = '00000000-0000-0000-0000-000000000000';
    store.putMapping(SCOPE, toMapping({ UUID: other, State: 'Disabled' }));
    store.putMapping({ region: 'eu-central-1' }, toMapping({ State: 'Disabled' }));
    store.putMapping(SCOPE, toMapping());
    expect(changes).toEqual([]);
    expect(await documents.provideTextDocumentContent(address)).toBe(text);
  });

  it('writes pages that come back with the window', async () => {
    const completed = nextChange();
    expect(await documents.provideTextDocumentContent(address)).toContain('# orders → order-processor');
    expect(await completed).toContain('| Timeout | 30 seconds');
    account.mapping = undefined;
    const gone = Uri.from({ scheme: 'msk-lambda', path: '/x.md', query: 'uuid=1&region=us-east-1' });
    expect(await documents.provideTextDocumentContent(gone)).toContain('did not find what was asked for');
    expect(await documents.provideTextDocumentContent(Uri.from({ scheme: 'msk-lambda', path: '/x.md' }))).toBe('');
  });

  it('reads again while its page is on show in a focused window, and only then', async () => {
    await documents.show(ref);
    await store.load({ scope: SCOPE, kind: 'mappings' });
    documents.dispose();
    vi.useFakeTimers();
    documents = new StatusDocuments({
      lastReports,
      store,
      log: { warn: (text: string) => warnings.push(text) },
      watchInterval: 1000,
    });
    await documents.show(ref);
    const before = account.reads;
    await vi.advanceTimersByTimeAsync(3000);
    expect(account.reads).toBe(before + 3);

    window.state.focused = false;
    await vi.advanceTimersByTimeAsync(3000);
    expect(account.reads).toBe(before + 3);

    window.state.focused = true;
    const change = nextChange();
    account.mapping = toMapping({ State: 'Disabled' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await change).toContain('| State | Disabled |');

    account.mapping = undefined;
    const gone = nextChange();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await gone).toContain('This mapping has been deleted.');

    const [, uri] = opened.at(-1) ?? [];
    if (uri !== undefined) closePage(uri);
    expect(vi.getTimerCount()).toBe(0);
    expect(warnings).toEqual([]);
  });
});

describe('the address of a page', () => {
  it('names the mapping', () => {
    expect(parseStatusUri(address)).toEqual(ref);
    const sample = Uri.from({ scheme: 'msk-lambda', path: '/x.md', query: 'uuid=1&region=us-east-1&sample=true' });
    expect(parseStatusUri(sample)).toEqual({ scope: { region: 'us-east-1', sample: true }, uuid: '1' });
    expect(parseStatusUri(Uri.from({ scheme: 'msk-lambda', path: '/x.md', query: 'uuid=1' }))).toBeUndefined();
  });
});
