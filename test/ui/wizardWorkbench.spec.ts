import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** Whether VS Code's own backups of unsaved documents hold this text. */
async function hasBackup({ workspace }: Workbench, text: string): Promise<boolean> {
  const folder = path.resolve(workspace, '../server/data/User/Backups');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.some((backup) => backup.includes(text));
}

// One document goes through all of them.
test.describe.configure({ mode: 'serial' });

test.describe('The wizard in VS Code', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;

  test.beforeAll(async ({ browser }) => {
    sandbox = await startSandbox();
    workbench = await openWorkbench(browser, {
      endpoint: sandbox.endpoint,
      files: { 'orders.msk-mapping.json': '{\n  "Topics": ["orders"]\n}\n', 'notes.md': '# Notes\n' },
    });
    // Before VS Code has read what the extension contributes, files open as text.
    await workbench.page.locator('.activitybar').getByRole('tab', { name: 'MSK Lambda' }).waitFor();
  });

  test.afterAll(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  test('opens files, writes what is typed as one undo step, and saves it', async () => {
    const { page } = workbench;
    const form = workbench.webview();
    // As long as VS Code has not read all that the extension contributes, the file opens as text.
    await expect(async () => {
      await workbench.runCommand('View: Close All Editors');
      await page.getByRole('treeitem', { name: 'orders.msk-mapping.json' }).dblclick();
      await expect(page.locator('iframe.webview.ready')).toBeVisible({ timeout: 15_000 });
    }).toPass({ timeout: 150_000 });
    // The first one also starts the extension.
    await expect(form.getByRole('combobox', { name: 'Topic' })).toHaveValue('orders');
    await form.getByRole('region', { name: 'Batching' }).locator('summary').click();
    const size = form.getByRole('textbox', { name: 'Batch size' });
    await size.pressSequentially('250');
    await size.blur();
    await expect(page.locator('.tab.active.dirty')).toBeVisible();
    await size.press('Control+z');
    await expect(size).toHaveValue('');
    await expect(page.locator('.tab.active.dirty')).toHaveCount(0);
    await size.press('Control+Shift+z');
    await expect(size).toHaveValue('250');
    await size.press('Control+s');
    await expect(page.locator('.tab.active.dirty')).toHaveCount(0);
    await expect(size).toHaveValue('250');
  });

  test('comes back as it was after another tab was in front', async () => {
    const { page } = workbench;
    const form = workbench.webview();
    await form.getByRole('region', { name: 'Consumer group' }).locator('summary').click();
    await form.getByRole('textbox', { name: 'Consumer group ID' }).fill('typed just before');
    await page.getByRole('treeitem', { name: 'notes.md' }).dblclick();
    await expect(page.locator('.editor-instance .view-lines').first()).toContainText('Notes');
    await page.getByRole('tab', { name: /orders\.msk-mapping\.json/ }).click();
    await expect(form.getByRole('textbox', { name: 'Consumer group ID' })).toHaveValue('typed just before');
    await expect(form.getByRole('combobox', { name: 'Topic' })).toHaveValue('orders');
  });

  test('opens documentation outside of VS Code', async () => {
    const context = workbench.page.context();
    await context.route('https://docs.aws.amazon.com/**', (route) => route.fulfill({ body: 'documentation' }));
    const opening = context.waitForEvent('page');
    await workbench.webview().getByRole('link', { name: 'Documentation: Topic' }).click();
    const opened = await opening;
    await expect(opened).toHaveURL('https://docs.aws.amazon.com/lambda/latest/dg/msk-esm-parameters.html');
    await opened.close();
  });

  test('changes to text in the same tab and back', async () => {
    const { page } = workbench;
    await workbench.runCommand('MSK Lambda: Open as Text');
    await expect(page.locator('.editor-instance .view-lines').first()).toContainText('typed just before');
    await workbench.runCommand('MSK Lambda: Open in Wizard');
    await expect(workbench.webview().getByRole('combobox', { name: 'Topic' })).toHaveValue('orders');
    await expect(page.getByRole('tab', { name: /orders\.msk-mapping\.json/ })).toHaveCount(1);
  });

  test('keeps an unsaved mapping through a restart of the window', async () => {
    const { page } = workbench;
    await workbench.runCommand('MSK Lambda: Create Mapping…');
    await expect(page.getByRole('tab', { name: /new\.msk-mapping\.json/, selected: true })).toBeVisible();
    const topic = workbench.webview().getByRole('combobox', { name: 'Topic' });
    await expect(topic).toHaveValue('');
    await topic.fill('never-saved');
    await topic.blur();
    // A window in the browser cannot hold its own closing up: VS Code writes its backups a moment after each change.
    await expect.poll(() => hasBackup(workbench, 'never-saved')).toBe(true);
    const reloaded = page.waitForEvent('load');
    await workbench.runCommand('Developer: Reload Window');
    await reloaded;
    await expect(page.getByRole('tab', { name: /new\.msk-mapping\.json/ })).toBeVisible();
    // The extension starts again.
    const restored = workbench.webview().getByRole('combobox', { name: 'Topic' });
    await expect(restored).toHaveValue('never-saved');
  });
});
