import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

test.describe('From a failing mapping to one that works', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  test.slow();

  test.beforeEach(async ({ browser }) => {
    sandbox = await startSandbox();
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint, theme: 'dark' });
  });

  test.afterEach(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  test('shows the problem, finds the closed port, opens it after asking', async () => {
    const { page } = workbench;
    const tree = await workbench.openExplorer();
    await workbench.expand(tree.getByRole('treeitem', { name: 'Cluster returns-prod' }));
    const mapping = tree.getByRole('treeitem', { name: /^Mapping of topic returns to function orders-audit-log/ });
    await expect(mapping).toHaveAccessibleName(/Lambda cannot connect to the brokers/);
    await mapping.click();

    const details = workbench.webview();
    await expect(details.getByRole('heading', { name: /^returns/ })).toBeVisible();
    await expect(details.getByText('PROBLEM: Connection error', { exact: false }).first()).toBeVisible();
    await details.getByRole('button', { name: 'Diagnose' }).first().click();

    await expect(page.getByRole('tab', { name: /^Diagnosis of returns/ })).toContainClass('active');
    const report = workbench.webview();
    await expect(report.getByText('no inbound rule lets TCP 9098 in', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: /^Fix What the Diagnosis Found/ }).click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: /Let sg-\w+ in to sg-/ }).click();
    const question = workbench.dialog('This changes account 111122223333, region us-east-1.');
    await expect(question).toContainText('AuthorizeSecurityGroupIngress');
    expect(sandbox.requests.filter(({ operation }) => operation === 'AuthorizeSecurityGroupIngress')).toEqual([]);
    await question.getByRole('button', { name: 'Apply' }).click();

    await expect(report.getByText(/^0 wrong/)).toBeVisible();
    await expect(mapping).toHaveAccessibleName(/Enabled/);
    await expect(mapping).not.toHaveAccessibleName(/Lambda cannot connect/);
    await page
      .getByRole('tab', { name: /returns → orders-audit-log/ })
      .first()
      .click();
    await expect(workbench.webview().getByText('Working', { exact: false }).first()).toBeVisible();
  });
});
