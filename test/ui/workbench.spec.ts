import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

test.describe('The workbench', () => {
  let workbench: Workbench;

  test.beforeAll(async ({ browser }) => {
    workbench = await openWorkbench(browser, { files: { 'notes.md': '# Notes\n' }, theme: 'dark' });
  });

  test.afterAll(() => workbench?.close());

  test('opens the folder with the extension and without a question', async () => {
    const { page } = workbench;
    await expect(page.getByRole('treeitem', { name: 'notes.md' })).toBeVisible();
    await expect(page.locator('.monaco-workbench')).toHaveClass(/\bvs-dark\b/);
    await expect(page.locator('.monaco-dialog-box')).toHaveCount(0);
  });

  test('runs commands from the palette', async () => {
    const { page } = workbench;
    await workbench.runCommand('File: New Untitled Text File');
    const editor = await workbench.textEditor();
    await page.keyboard.type('typed by a test');
    await expect(editor).toContainText('typed by a test');
  });

  test('shows what a webview shows', async () => {
    await workbench.page.getByRole('treeitem', { name: 'notes.md' }).dblclick();
    await workbench.page
      .getByRole('button', { name: /^Open Preview/ })
      .first()
      .click();
    await expect(workbench.webview().getByRole('heading', { name: 'Notes' })).toBeVisible();
  });

  test('keeps the workspace in a folder of its own', async () => {
    expect(await readFile(path.join(workbench.workspace, 'notes.md'), 'utf8')).toBe('# Notes\n');
  });
});
