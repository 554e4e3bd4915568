import type { Page } from '@playwright/test';
import { toClusterArn } from '../ui/wizardAccount.ts';
import { openWizardPage } from '../ui/wizardBed.ts';
import { type Benchmark, toMedian, toQuantile } from './support/benchmark.ts';
import { LARGE_ACCOUNT } from './support/largeAccount.ts';

/** Milliseconds that a screen of 60 Hz leaves between two frames. */
const frame = 1000 / 60;

/** Milliseconds for findings and previews. */
const bar = 8;

const rounds = 5;

/** What is typed where: into an option list, a text, a number, and a filter with its trial. */
const typed: Readonly<Record<string, string>> = {
  functionName: 'consumer-29 consumer-17 consumer-8',
  consumerGroupId: 'readers-of-the-orders-of-all-shops',
  batchSize: '1 12 123 1234 12345 123456 1234567',
  'filters-0': 'value.customer.address.country',
};

export const benchmark: Benchmark = {
  title: 'One key in the wizard',
  method: [
    'The page alone in Chromium, with 500 mappings, 300 functions and 60 topics in the account, every section and preview',
    'unfolded and a filter tried on 20 records. From the input event of each key until rules, export, permissions and trial',
    'are worked out anew and drawn, and until the browser has laid all of it out; of each key the median of five rounds, of',
    'all keys the 95th percentile.',
  ].join(' '),
  run: async (bed) => {
    const context = await bed.browser.newContext({ viewport: { width: 1400, height: 1000 } });
    try {
      const page = await context.newPage();
      await openLargeAccount(page);
      const keys = await typeAll(page, bed.progress);
      return [
        toMeasurement(
          'findings and previews, drawn',
          toQuantile(
            keys.map(({ drawn }) => drawn),
            0.95,
          ),
          bar,
        ),
        toMeasurement(
          'the same, laid out',
          toQuantile(
            keys.map(({ laidOut }) => laidOut),
            0.95,
          ),
          frame,
        ),
      ];
    } finally {
      await context.close();
    }
  },
};

function toMeasurement(what: string, milliseconds: number, most: number) {
  const comparedWith = 'a frame of 1/60 s';
  return { what, comparedWith, ratio: milliseconds / frame, bar: most / frame, milliseconds };
}

function formatTimes(times: readonly number[]): string {
  const [median, most] = [toQuantile(times, 0.5), toQuantile(times, 1)];
  return `median ${median.toFixed(1)} ms, at most ${most.toFixed(1)} ms`;
}

async function openLargeAccount(page: Page): Promise<void> {
  const entries = Object.entries(LARGE_ACCOUNT);
  const lists = Object.fromEntries(entries.map(([list, items]) => [list, { status: 'loaded' as const, items }]));
  await openWizardPage(page, { text: JSON.stringify(mapping), lists });
  // Sections that unfold may hold others.
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element) => element.setAttribute('open', ''));
  }
  await page.getByLabel('Sample records').fill(samples);
}

const mapping = {
  FunctionName: 'order-processor',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  SourceAccessConfigurations: [
    {
      Type: 'SASL_SCRAM_512_AUTH',
      URI: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_orders-AbCdEf',
    },
  ],
  StartingPosition: 'TRIM_HORIZON',
  BatchSize: 500,
  MaximumBatchingWindowInSeconds: 5,
  FilterCriteria: {
    Filters: [
      { Pattern: '{"value": {"total": [{"numeric": [">", 100]}]}}' },
      { Pattern: '{"value": {"vip": [true]}}' },
    ],
  },
  DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:orders-failed' } },
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 5,
  ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 20 },
  Tags: { team: 'orders', stage: 'production' },
};

const samples = Array.from({ length: 20 }, (_, index) =>
  JSON.stringify({ id: index, total: index * 17, vip: index % 3 === 0, lines: [{ sku: 'a', count: index }] }),
).join('\n');

interface KeyTime {
  /** Milliseconds from the event of the key. */
  readonly drawn: number;
  readonly laidOut: number;
}

/** Every key in every round; of each key the median, since whatever else runs on the machine hits single ones. */
async function typeAll(page: Page, progress: (line: string) => void): Promise<readonly KeyTime[]> {
  await page.evaluate(watchKeys);
  const medians: KeyTime[] = [];
  for (const [control, text] of Object.entries(typed)) {
    const runs: (readonly KeyTime[])[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await type(page, control, text));
    const keys = [...text].map((_, index) => toMedianKey(runs.flatMap((run) => run[index] ?? [])));
    progress(`  ${control}: ${formatTimes(keys.map(({ drawn }) => drawn))}`);
    medians.push(...keys);
  }
  return medians;
}

async function type(page: Page, control: string, text: string): Promise<readonly KeyTime[]> {
  const input = page.locator(`#control-${control}`);
  await input.fill('');
  await page.evaluate(() => Reflect.set(window, 'keyTimes', []));
  await input.pressSequentially(text, { delay: 20 });
  return page.evaluate(() => Reflect.get(window, 'keyTimes'));
}

function toMedianKey(times: readonly KeyTime[]): KeyTime {
  return {
    drawn: toMedian(times.map(({ drawn }) => drawn)),
    laidOut: toMedian(times.map(({ laidOut }) => laidOut)),
  };
}

/**
 * Runs in the page. The page draws in a microtask, which the browser runs right after the listener that asked for it:
 * before the event comes back to the window.
 */
function watchKeys(): void {
  let began = 0;
  window.addEventListener('input', () => (began = performance.now()), { capture: true });
  window.addEventListener('input', () => {
    const drawn = performance.now() - began;
    document.body.getBoundingClientRect();
    const laidOut = performance.now() - began;
    const times: KeyTime[] = Reflect.get(window, 'keyTimes') ?? [];
    times.push({ drawn, laidOut });
  });
}
