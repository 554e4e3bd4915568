import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

test.describe('From a mapping to an invocation with its event', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  test.slow();

  test.beforeEach(async ({ browser }) => {
    sandbox = await startSandbox();
    const settings = {
      'files.autoSave': 'off',
      'editor.autoClosingBrackets': 'never',
      'editor.autoClosingQuotes': 'never',
      // What is typed over a selection is typed key by key: a bracket would enclose the selection instead of replacing it.
      'editor.autoSurround': 'never',
    };
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint, theme: 'dark', settings });
  });

  test.afterEach(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  test('generates, decodes, edits and invokes', async () => {
    const { page } = workbench;
    const tree = await workbench.openExplorer();
    await workbench.expand(tree.getByRole('treeitem', { name: 'Cluster orders-prod' }));
    const mapping = tree.getByRole('treeitem', { name: /^Mapping of topic orders to function orders-processor/ });
    await mapping.click({ button: 'right' });
    await page
      .locator('.monaco-menu')
      .getByRole('menuitem', { name: /^Generate Test Event/ })
      .click();
    await workbench.pick('Generate');

    const event = page.locator('.editor-group-container').first();
    await expect(event.getByRole('tab', { name: /orders.*\.msk-event\.json/ })).toBeVisible();
    // What the value says stands beside it.
    const value = event.locator('.view-line', { hasText: '"value":' }).first();
    await expect(value).toContainText(/"value":\s*\{/);
    await value.click({ position: { x: 4, y: 8 } });
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await workbench.runCommand('MSK Lambda: Edit Decoded Value');

    const edited = page.getByRole('tab', { name: /orders-\d+@\d+\.value\.json/ });
    await expect(edited).toContainClass('active');
    const editor = await workbench.textEditor();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(editor.locator('.selected-text').first()).toBeAttached();
    await page.keyboard.insertText('{"total":7}');
    await expect(editor.locator('.view-line')).toHaveText(['{"total":7}']);
    await page.keyboard.press('ControlOrMeta+s');
    await expect(edited).not.toContainClass('dirty');
    await expect(value).toContainText('{"total":7}');

    await event.getByRole('tab', { name: /orders.*\.msk-event\.json/ }).click();
    await workbench.runCommand('MSK Lambda: Invoke Function with Event');
    await workbench.pick('orders-processor');
    const question = workbench.dialog('Invoke the function orders-processor in account 111122223333');
    await question.getByRole('button', { name: 'Invoke' }).click();
    const report = workbench.webview();
    await expect(report.getByRole('heading', { name: /^orders-processor/ })).toBeVisible();
    expect(sandbox.requests.filter(({ operation }) => operation === 'Invoke')).toHaveLength(1);
  });
});
