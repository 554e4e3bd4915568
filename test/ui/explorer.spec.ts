import { expect, type Locator, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

test.describe('The explorer', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let tree: Locator;

  test.beforeAll(async ({ browser }) => {
    sandbox = await startSandbox();
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint });
    tree = await workbench.openExplorer();
    await expect(tree.getByRole('treeitem', { name: 'Cluster warehouse-legacy' })).toBeVisible();
  });

  test.afterAll(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  test('filters while one types, by keyboard alone', async () => {
    const { page } = workbench;
    const cluster = (name: string) => tree.getByRole('treeitem', { name: `Cluster ${name}` });
    const message = page.locator('.part.sidebar .tree-explorer-viewlet-tree-view .message');
    await cluster('orders-prod').click();
    await expect(tree.getByRole('treeitem', { name: /topic orders to function orders-processor/ })).toBeVisible();

    await page.keyboard.press('ControlOrMeta+f');
    const box = page.locator('.quick-input-widget input[type="text"]');
    await expect(box).toBeFocused();
    await page.keyboard.type('scram refunds');
    await expect(tree.getByRole('treeitem', { name: /topic refunds/ })).toBeVisible();
    await expect(cluster('orders-prod')).toHaveCount(0);
    await expect(message).toHaveText(/Filter “scram refunds” shows 1 of \d+ mappings\./);

    // Escape takes back what was typed; the tree comes back as it was left.
    await page.keyboard.press('Escape');
    await expect(message).toBeHidden();
    await expect(tree.getByRole('treeitem', { name: /topic orders to function orders-processor/ })).toBeVisible();

    await page.keyboard.press('ControlOrMeta+f');
    await expect(box).toBeFocused();
    await page.keyboard.type('refunds');
    await page.keyboard.press('Enter');
    await expect(box).toBeHidden();
    await expect(message).toHaveText(/Filter “refunds” shows 1 of/);
    await workbench.runCommand('MSK Lambda: Clear Filter');
    await expect(cluster('orders-prod')).toBeVisible();
    await expect(message).toBeHidden();
  });

  test('offers for a row what fits its state, by keyboard', async () => {
    const { page } = workbench;
    await workbench.runCommand('MSK Lambda: Filter…');
    await expect(page.getByText('Filter Clusters and Mappings')).toBeVisible();
    await page.keyboard.type('device-alarms');
    await page.keyboard.press('Enter');
    const row = tree.getByRole('treeitem', { name: /topic device-alarms .*Disabled/ });
    await row.click();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu').filter({ has: page.getByRole('menuitem', { name: 'Enable Mapping' }) });
    await expect(menu).toBeVisible();
    await expect(menu.getByRole('menuitem', { name: 'Disable Mapping' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await workbench.runCommand('MSK Lambda: Clear Filter');
  });

  test('offers mappings in a picker to a command without an argument', async () => {
    const { page } = workbench;
    await workbench.runCommand('MSK Lambda: Show Mapping in Explorer');
    await expect(page.getByText('Show in Explorer', { exact: true })).toBeVisible();
    await page.keyboard.type('settlements');
    const picks = page.locator('.quick-input-widget .monaco-list-row');
    await expect(picks).toHaveCount(1);
    await expect(picks).toContainText('settlements → nightly-reconciliation');
    await page.keyboard.press('Enter');
    const row = tree.getByRole('treeitem', { name: /topic settlements/ });
    await expect(row).toHaveAttribute('aria-selected', 'true');
  });
});

test('The explorer says what to do when no region is configured', async ({ browser }) => {
  const workbench = await openWorkbench(browser, { env: { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined } });
  try {
    await workbench.page.locator('.activitybar').getByRole('tab', { name: 'MSK Lambda' }).click();
    const welcome = workbench.page.locator('.part.sidebar .welcome-view');
    await expect(welcome).toContainText('No AWS region is configured');
    await expect(welcome.getByRole('button', { name: 'Add Account and Region' })).toBeVisible();
    await welcome.getByRole('button', { name: 'Open Sample Account' }).click();
    const tree = workbench.page.locator('.part.sidebar').getByRole('tree').first();
    await expect(tree.getByRole('treeitem', { name: /Sample account/ })).toBeVisible();
    await expect(tree.getByRole('treeitem', { name: 'Cluster orders-prod' })).toBeVisible();
  } finally {
    await workbench.close();
  }
});
