import { expect, type Locator, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** Rows that are out of sight are not there for tests. */
const TALL = { width: 1280, height: 1600 };

test.describe('The explorer', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let tree: Locator;

  test.beforeAll(async ({ browser }) => {
    sandbox = await startSandbox();
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint, size: TALL });
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
    await workbench.expand(cluster('orders-prod'));
    await expect(tree.getByRole('treeitem', { name: /topic orders to function orders-processor/ })).toBeVisible();

    await page.keyboard.press('ControlOrMeta+f');
    const { input: box } = workbench;
    await expect(box).toBeFocused();
    await page.keyboard.type('scram refunds');
    await expect(tree.getByRole('treeitem', { name: /topic refunds/ })).toBeVisible();
    await expect(cluster('orders-prod')).toHaveCount(0);
    await expect(message).toHaveText(/Filter “scram refunds” shows 1 of \d+ mappings\./);

    // Escape takes back what was typed; the tree comes back as it was left.
    await page.keyboard.press('Escape');
    await expect(message).toBeHidden();
    await expect(tree.getByRole('treeitem', { name: /topic orders to function orders-processor/ })).toBeVisible();
    await expect(tree).toBeFocused();

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
    await workbench.input.fill('device-alarms');
    await workbench.input.press('Enter');
    await expect(workbench.input).toBeHidden();
    const row = tree.getByRole('treeitem', { name: /topic device-alarms .*Disabled/ });
    await workbench.select(row);
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu').filter({ has: page.getByRole('menuitem', { name: 'Enable Mapping' }) });
    await expect(menu).toBeVisible();
    await expect(menu.getByRole('menuitem', { name: 'Disable Mapping' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await workbench.runCommand('MSK Lambda: Clear Filter');
  });

  test('offers mappings in a picker to a command without an argument', async () => {
    const { page } = workbench;
    // A tree that is being drawn anew can miss the row the first time.
    await expect(async () => {
      await workbench.runCommand('MSK Lambda: Show Mapping in Explorer');
      await expect(page.getByText('Show in Explorer', { exact: true })).toBeVisible();
      await workbench.pickBySearch('settlements', 'settlements → nightly-reconciliation');
      const row = tree.getByRole('treeitem', { name: /topic settlements/ });
      await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 10_000 });
    }).toPass({ timeout: 150_000 });
  });

  test('adds an account and a region that nobody listed, and takes it off again', async () => {
    const { page } = workbench;
    await workbench.runCommand('MSK Lambda: Add Account and Region…');
    await workbench.pick('Environment or default credentials');
    await expect(page.getByText('Add Account and Region (2/2): Region')).toBeVisible();
    await workbench.pickBySearch('eusc-de-east-1', 'as typed');
    const added = tree.getByRole('treeitem', { name: /^Account and region default credentials, eusc-de-east-1/ });
    await expect(added).toBeVisible();
    await expect(
      tree.getByRole('treeitem', { name: 'No MSK clusters and no mappings in eusc-de-east-1' }),
    ).toBeVisible();
    // What was on show by default stays.
    await expect(
      tree.getByRole('treeitem', { name: /^Account and region default credentials, us-east-1/ }),
    ).toBeVisible();
    await workbench.runCommand('MSK Lambda: Remove from Explorer');
    await workbench.pick('default credentials · eusc-de-east-1');
    await expect(added).toHaveCount(0);
  });
});

test('The explorer says what to do when no region is configured', async ({ browser }) => {
  // It opens a workbench of its own, and starts the sample account in it.
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
