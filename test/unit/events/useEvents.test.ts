import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { CachedResourceStore } from '../../../src/aws/resourceStore.ts';
import type { FunctionPickOptions } from '../../../src/contributions.ts';
import type { Invocation } from '../../../src/core/event/invocation.ts';
import { AwsFailure } from '../../../src/core/failure.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { showFailures } from '../../../src/events/failures.ts';
import { invokeEvent } from '../../../src/events/invokeEvent.ts';
import type { UseDeps } from '../../../src/events/useDeps.ts';
import type { Question } from '../../../src/platform/confirm.ts';
import type { Notice } from '../../../src/platform/tell.ts';
import { auditFailures, paymentFailures } from '../../../src/sandbox/demo/failures.ts';
import { createFakeApi } from '../aws/fakeApi.ts';
import { picks } from './fakeUse.ts';

vi.mock('vscode', async () => await import('./fakeUse.ts'));

const SCOPE = { region: 'us-east-1', sample: true } as const;
const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:orders';
const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2';
const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';
const EVENT = JSON.stringify({
  eventSource: 'aws:kafka',
  eventSourceArn: CLUSTER,
  records: { 'shop-orders-0': [{ topic: 'shop-orders', partition: 0, offset: 5, value: 'e30=' }] },
});

const ANSWER: Invocation = { status: 200, payload: 'null' };

function toMapping(changes: Partial<DeployedMapping> = {}): DeployedMapping {
  return {
    UUID,
    FunctionArn: FUNCTION,
    EventSourceArn: CLUSTER,
    Topics: ['shop-orders'],
    State: 'Enabled',
    ...changes,
  };
}

interface Setting {
  readonly api?: Partial<AwsApi>;
  readonly mapping?: DeployedMapping;
  readonly agree?: boolean;
  /** Aborts what is under way as soon as it has begun. */
  readonly cancels?: true;
}

/** The commands with everything around them written down. */
function open({ api = {}, mapping = toMapping(), agree = true, cancels }: Setting) {
  const questions: Question[] = [];
  const notices: Notice[] = [];
  const pages: (readonly [title: string, text: string])[] = [];
  const asked: FunctionPickOptions[] = [];
  const fake = createFakeApi({
    getFunction: async () => ({ name: 'orders', arn: FUNCTION, timeout: 7, role: '' }),
    listMappings: async function* () {
      yield [mapping];
    },
    getMapping: async () => mapping,
    invokeFunction: async () => ANSWER,
    ...api,
  });
  const deps: UseDeps = {
    store: new CachedResourceStore({ api: () => fake, forget: () => {} }),
    confirm: async (question) => {
      questions.push(question);
      return agree;
    },
    reports: { show: async (title, text) => void pages.push([title, text]) },
    progress: async (_title, task) => {
      const stop = new AbortController();
      const running = task(() => {}, stop.signal);
      if (cancels) stop.abort();
      return await running;
    },
    tell: (notice) => notices.push(notice),
    pickMapping: async () => ({ scope: SCOPE, uuid: UUID }),
    pickFunction: async (options) => {
      asked.push(options);
      return { scope: SCOPE, function: FUNCTION };
    },
  };
  return { deps, questions, notices, pages, asked };
}

beforeEach(() => {
  picks.shown.length = 0;
  picks.answer = undefined;
});

describe('invoking', () => {
  it('asks for a function with what the event says of its origin', async () => {
    const { deps, asked } = open({});
    await invokeEvent(deps, { event: EVENT });
    expect(asked).toMatchObject([{ eventSourceArn: CLUSTER, topic: 'shop-orders' }]);
  });

  it('sends the event on one line, and waits as long as the function may run', async () => {
    const invokeFunction = vi.fn<AwsApi['invokeFunction']>(async () => ANSWER);
    const { deps } = open({ api: { invokeFunction } });
    await invokeEvent(deps, { event: JSON.stringify(JSON.parse(EVENT), null, 2) });
    expect(invokeFunction.mock.calls.map(([request]) => request)).toEqual([
      { function: FUNCTION, payload: EVENT, timeout: 7 },
    ]);
  });

  it('judges the answer where the mapping reports failed records, and only there', async () => {
    const asked = open({ mapping: toMapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] }) });
    expect(await invokeEvent(asked.deps, { event: EVENT })).toMatchObject({ verdict: { outcome: 'success' } });
    const answer = { status: 200, payload: '{"done":1}' };
    const unclear = open({
      mapping: toMapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] }),
      api: { invokeFunction: async () => answer },
    });
    expect(await invokeEvent(unclear.deps, { event: EVENT })).toMatchObject({ verdict: { outcome: 'unclear' } });
    const other = open({ api: { invokeFunction: async () => answer } });
    expect((await invokeEvent(other.deps, { event: EVENT }))?.verdict).toBeUndefined();
  });

  it('that is cancelled says what that means, and shows nothing', async () => {
    const { deps, notices, pages } = open({
      cancels: true,
      api: {
        invokeFunction: (_request, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new AwsFailure('aborted', 'x', { operation: 'y' })));
          }),
      },
    });
    expect(await invokeEvent(deps, { event: EVENT })).toBeUndefined();
    expect(notices.map(({ message }) => message)).toEqual([
      'Nobody waits for orders any longer. The function itself may run to its end.',
    ]);
    expect(pages).toEqual([]);
  });

  it('offers a result that is too long for the page', async () => {
    const payload = JSON.stringify('x'.repeat(150_000));
    const { deps, notices, pages } = open({ api: { invokeFunction: async () => ({ ...ANSWER, payload }) } });
    await invokeEvent(deps, { event: EVENT });
    expect(notices.map(({ action }) => action?.title)).toEqual(['Open Result']);
    expect(pages[0]?.[1].length).toBeLessThan(110_000);
  });

  it('puts neither the event nor the answer into a failure', async () => {
    const secret = 'very secret';
    const { deps } = open({});
    const failure = await invokeEvent(deps, { event: `{"records": "${secret}", }` }).catch(String);
    expect(failure).toContain('The document is no JSON');
    expect(failure).not.toContain(secret);
  });
});

describe('failure records', () => {
  const withDestination = (Destination: string) => toMapping({ DestinationConfig: { OnFailure: { Destination } } });
  const ofMapping = { scope: SCOPE, uuid: UUID };

  it('of a queue are read after asking', async () => {
    const mapping = withDestination('arn:aws:sqs:us-east-1:111122223333:failures');
    const read = vi.fn<AwsApi['readQueueMessages']>(async () => paymentFailures);
    const agreed = open({ mapping, api: { readQueueMessages: read } });
    const page = await showFailures(agreed.deps, ofMapping);
    expect(page?.match(/^# Failed batch of payments-ledger$/gm)).toHaveLength(2);
    expect(agreed.pages.map(([title]) => title)).toEqual(['2 Failed Batches']);
    expect(agreed.questions[0]?.detail).toContain('counts as received');
    const refused = open({ mapping, agree: false, api: { readQueueMessages: read } });
    expect(await showFailures(refused.deps, ofMapping)).toBeUndefined();
    expect(read).toHaveBeenCalledTimes(1);
    const empty = open({ mapping, api: { readQueueMessages: async () => [] } });
    await expect(showFailures(empty.deps, ofMapping)).rejects.toThrow('The queue failures gave no messages.');
  });

  it('of a bucket are chosen, those of the mapping first, newest first', async () => {
    const [stored] = auditFailures;
    const objects = ['a', 'b', `aws/${UUID}/old`, `aws/${UUID}/new`].map((key, index) => ({
      key,
      bytes: 1,
      modified: `2026-11-2${index}T00:00:00.000Z`,
    }));
    const { deps } = open({
      mapping: withDestination('arn:aws:s3:::failures'),
      api: {
        listObjects: async function* () {
          yield objects;
        },
        readObject: async (_bucket, key) => (key === 'b' ? (stored?.text ?? '') : ''),
      },
    });
    expect(await showFailures(deps, ofMapping)).toBeUndefined();
    expect(picks.shown).toEqual([[`aws/${UUID}/new`, `aws/${UUID}/old`, 'b', 'a']]);
    picks.answer = 'b';
    expect(await showFailures(deps, ofMapping)).toMatch(/^# Failed batch of orders-audit-log\n/);
  });

  it('of topics and notifications cannot be read, which is said', async () => {
    const topic = open({ mapping: withDestination('kafka://orders-dlq') });
    await showFailures(topic.deps, ofMapping);
    expect(topic.notices[0]?.message).toContain('in the topic kafka://orders-dlq');
    expect(topic.notices[0]?.action?.title).toBe('Paste from the Clipboard');
    const notification = open({ mapping: withDestination('arn:aws:sns:us-east-1:111122223333:alerts') });
    await showFailures(notification.deps, ofMapping);
    expect(notification.notices[0]?.message).toContain('cannot be read afterwards');
    const none = open({});
    expect(await showFailures(none.deps, ofMapping)).toBeUndefined();
    expect(none.notices[0]?.message).toContain('no on-failure destination');
    expect(none.notices[0]?.action?.title).toBe('Change Destination…');
  });
});
