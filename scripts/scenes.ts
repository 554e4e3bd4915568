import type { Locator } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/startSandbox.ts';
import type { Theme, Workbench, WorkbenchOptions } from '../test/support/workbench.ts';

/** One picture: how the window starts, and what is done in it until it shows what the picture is about. */
export interface Scene extends WorkbenchOptions {
  /** Name of the file below docs/images. */
  readonly name: string;
  readonly show: (workbench: Workbench, sandbox: Sandbox) => Promise<void>;
}

const size = { width: 1280, height: 820 };

export const scenes: readonly Scene[] = [
  {
    name: 'explorer',
    size,
    show: async (workbench) => {
      const tree = await workbench.openExplorer();
      await workbench.resizeSideBar(640);
      await expand(tree, 'Cluster orders-prod');
      await tree.getByRole('treeitem', { name: /^Mapping of topic orders to function inventory-sync/ }).hover();
      await workbench.page.locator('.monaco-hover').filter({ hasText: 'inventory-sync' }).waitFor();
    },
  },
  {
    name: 'failing-mapping',
    theme: 'dark',
    size,
    show: async (workbench) => {
      const tree = await workbench.openExplorer();
      await workbench.resizeSideBar(400);
      await expand(tree, 'Cluster payments-prod');
      await tree.getByRole('treeitem', { name: /^Mapping of topic refunds/ }).click();
      await workbench.webview().getByRole('heading', { name: 'Possible causes, the likeliest first' }).waitFor();
      await restPointer(workbench);
    },
  },
  {
    name: 'details',
    theme: 'dark',
    size: { width: 1280, height: 900 },
    show: async (workbench) => {
      const tree = await workbench.openExplorer();
      await expand(tree, 'Cluster orders-prod');
      await tree.getByRole('treeitem', { name: /^Mapping of topic orders to function orders-processor/ }).click();
      await workbench.webview().locator('msk-chart canvas').nth(5).waitFor();
      await restPointer(workbench);
    },
  },
  {
    name: 'event',
    theme: 'dark',
    size,
    files: { 'orders.msk-event.json': toEvent() },
    show: async (workbench) => {
      const { page } = workbench;
      await page.getByRole('treeitem', { name: 'orders.msk-event.json' }).dblclick();
      const hint = page.locator('.monaco-editor .view-line span').filter({ hasText: /^\{?"orderId"/ });
      await page.locator('.monaco-editor .view-line').filter({ hasText: 'tombstone' }).waitFor();
      await hint.last().hover({ position: { x: 60, y: 8 } });
      await page.locator('.monaco-hover').filter({ hasText: 'Show as' }).waitFor();
    },
  },
  toWizardScene('wizard-light', 'light'),
  toWizardScene('wizard-dark', 'dark'),
  toWizardScene('wizard-high-contrast', 'highContrast'),
];

/** Records of which each has another content. */
function toEvent(): string {
  const order = JSON.stringify({ orderId: 1000, customer: 'Zoë', items: [{ sku: 'A-1', quantity: 2 }], total: 19.9 });
  const frame = [3, 0, ...Array.from({ length: 16 }, (_, index) => index * 16 + 1)];
  const values = [order, 'not json, but text', null, Uint8Array.from([...frame, ...Buffer.from(order)])];
  const records = values.map((value, index) => ({
    topic: 'orders',
    partition: 0,
    offset: 15 + index,
    timestamp: 1_732_290_000_000 + index,
    timestampType: 'CREATE_TIME',
    key: Buffer.from(`order-${1000 + index}`).toString('base64'),
    value: value === null ? null : Buffer.from(value).toString('base64'),
    headers: [],
  }));
  return JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-0': records } }, null, 2);
}

/** The same form in each theme: wide enough to have checks and command beside it, with something to say. */
function toWizardScene(name: string, theme: Theme): Scene {
  return {
    name,
    theme,
    size: { width: 1500, height: 960 },
    show: async (workbench) => {
      const tree = await workbench.openExplorer();
      const cluster = tree.getByRole('treeitem', { name: 'Cluster my-cluster' });
      await cluster.hover();
      await cluster.getByRole('button', { name: /^Create/ }).click();
      const form = workbench.webview();
      await form.getByRole('combobox', { name: 'Function' }).click();
      await form.getByRole('option', { name: /^my-kafka-function/ }).click();
      await form.getByRole('combobox', { name: 'Topic' }).click();
      await form.getByRole('option', { name: /^audit-log/ }).click();
      await form.getByRole('radio', { name: /^SASL\/SCRAM/ }).click();
      await form.getByRole('combobox', { name: 'Secret' }).click();
      await form.getByRole('option', { name: /^AmazonMSK_my-cluster/ }).click();
      await form.getByRole('radio', { name: /^Latest/ }).click();
      await form.getByRole('heading', { name: 'Function, cluster and topic' }).scrollIntoViewIfNeeded();
      await restPointer(workbench);
    },
  };
}

async function expand(tree: Locator, name: string): Promise<void> {
  await tree.getByRole('treeitem', { name }).click();
  await tree.locator('[aria-level="3"]').first().waitFor();
}

/** Out of the way: what the pointer rests on shows a tooltip. */
async function restPointer({ page }: Workbench): Promise<void> {
  await page.mouse.move(size.width / 2, size.height - 5);
  await page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
}
