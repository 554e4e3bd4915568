import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { root } from '../../scripts/paths.ts';
import { clusterArns } from '../../src/sandbox/demo/places.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { type Benchmark, toMedian } from './support/benchmark.ts';

const rounds = 9;

/** Milliseconds after which a page will not come any more. */
const patience = 20_000;
/** Until VS Code has read what extensions contribute, files open as text. */
const attempts = 4;

export const benchmark: Benchmark = {
  title: 'Opening the wizard',
  method: [
    'From the click on a file in the explorer until its editor is drawn on screen: a mapping document that names a cluster of',
    `the sample account, in the wizard, and a file in a custom editor that shows one line; ${rounds} files of each kind in turn`,
    'in one window, the medians divided. Two of each kind go before, uncounted: the first of them also starts the extension.',
  ].join(' '),
  run: async (bed) => {
    const sandbox = await startSandbox();
    const workbench = await openWorkbench(bed.browser, {
      endpoint: sandbox.endpoint,
      files: toFiles(),
      installed: [path.join(root, 'test/support/emptyEditor')],
      size: { width: 1400, height: 1000 },
    });
    try {
      const open = await toOpener(workbench);
      const ours: number[] = [];
      const empty: number[] = [];
      for (let round = -2; round < rounds; round++) {
        const [a, b] = [await open(toWizardFile(round)), await open(toEmptyFile(round))];
        if (round < 0) continue;
        ours.push(a);
        empty.push(b);
        bed.progress(`  round ${round + 1} of ${rounds}: ${a.toFixed(0)} ms against ${b.toFixed(0)} ms`);
      }
      const milliseconds = toMedian(ours);
      const ratio = milliseconds / toMedian(empty);
      return [{ what: 'The wizard on a cluster', comparedWith: 'an empty custom editor', ratio, bar: 2, milliseconds }];
    } finally {
      await workbench.close();
      await sandbox.close();
    }
  },
};

const toWizardFile = (round: number) => `wizard${round + 2}.msk-mapping.json`;
const toEmptyFile = (round: number) => `empty${round + 2}.empty.json`;

function toFiles(): Readonly<Record<string, string>> {
  const text = JSON.stringify({ EventSourceArn: clusterArns.orders, Topics: ['orders'] }, null, 2);
  const numbers = Array.from({ length: rounds + 2 }, (_, index) => index - 2);
  return Object.fromEntries(
    numbers.flatMap((round) => [
      [toWizardFile(round), text],
      [toEmptyFile(round), '{}'],
    ]),
  );
}

/** Clicks a file and resolves to the milliseconds until its page has a heading on screen. */
async function toOpener(workbench: Workbench): Promise<(file: string) => Promise<number>> {
  const { page } = workbench;
  const clicks: number[] = [];
  let shown = Promise.withResolvers<number>();
  await watch(page.context(), {
    clicked: (time) => clicks.push(time),
    shown: (time) => shown.resolve(time),
  });
  // The scripts that watch are only in documents that begin after them.
  await page.reload();
  await page.getByRole('treeitem', { name: toEmptyFile(-2) }).waitFor();
  await page.locator('.activitybar').getByRole('tab', { name: 'MSK Lambda' }).waitFor();
  const openOnce = async (file: string) => {
    shown = Promise.withResolvers<number>();
    const giveUp = setTimeout(() => shown.reject(new Error(`No page of ${file} came on screen`)), patience);
    await page.getByRole('treeitem', { name: file, exact: true }).click();
    const end = await shown.promise.finally(() => clearTimeout(giveUp));
    const start = clicks.at(-1);
    if (start === undefined) throw new Error(`No click on ${file} was seen`);
    return end - start;
  };
  return async (file) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await openOnce(file);
      } catch (error) {
        if (attempt === attempts) throw error;
        await workbench.runCommand('View: Close All Editors');
      }
    }
  };
}

interface Watcher {
  /** Both in milliseconds since the epoch. */
  readonly clicked: (time: number) => void;
  readonly shown: (time: number) => void;
}

async function watch(context: BrowserContext, { clicked, shown }: Watcher): Promise<void> {
  await context.exposeBinding('tellClicked', (_source, time: number) => clicked(time));
  await context.exposeBinding('tellShown', (_source, time: number) => shown(time));
  await context.addInitScript(() => {
    const tell = (name: 'tellClicked' | 'tellShown') => {
      const send: unknown = Reflect.get(window, name);
      if (typeof send === 'function') void send(performance.timeOrigin + performance.now());
    };
    if (window === window.top) {
      window.addEventListener('click', () => tell('tellClicked'), { capture: true });
      return;
    }
    // Listeners do not outlive how VS Code writes the document of a page; a timer does.
    const look = setInterval(() => {
      if (document.querySelector('h1') === null) return;
      clearInterval(look);
      // The next frame comes only once the page is on screen.
      requestAnimationFrame(() => tell('tellShown'));
    }, 1);
  });
}
