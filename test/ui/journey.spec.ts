import { expect, type Locator, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

test.describe('From the tree to an enabled mapping', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  test.slow();

  test.beforeEach(async ({ browser }) => {
    // Long enough to see the transitional state even where everything is slow.
    sandbox = await startSandbox({ settleMs: 6000 });
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint, theme: 'dark' });
  });

  test.afterEach(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  test('by mouse', async () => {
    const tree = await workbench.openExplorer();
    const cluster = tree.getByRole('treeitem', { name: 'Cluster my-cluster' });
    await cluster.hover();
    await cluster.getByRole('button', { name: /^Create/ }).click();

    const form = workbench.webview();
    await expect(form.getByRole('combobox', { name: 'Cluster' })).toHaveValue('my-cluster');
    await form.getByRole('combobox', { name: 'Function' }).click();
    await form.getByRole('option', { name: /^my-kafka-function/ }).click();
    await form.getByRole('combobox', { name: 'Topic' }).click();
    await form.getByRole('option', { name: /^audit-log/ }).click();
    await form.getByRole('radio', { name: /^IAM/ }).click();
    await form.getByRole('radio', { name: /^Trim horizon/ }).click();
    await form.getByRole('button', { name: 'Create Mapping' }).click();

    const question = workbench.dialog('Create the event source mapping audit-log → my-kafka-function');
    await expect(question).toContainText('account 111122223333, region us-east-1');
    await question.getByRole('button', { name: 'Create Mapping' }).click();
    await expectCreated(tree, 'audit-log');
    await expect(form.getByText('Enabled', { exact: false }).first()).toBeVisible();
  });

  test('by keyboard alone', async () => {
    const { page } = workbench;
    const { keyboard } = page;
    const tree = page.locator('.part.sidebar').getByRole('tree').first();
    await runByKeyboard('View: Show MSK Lambda');
    await expect(tree.getByRole('treeitem', { name: 'Cluster my-cluster' })).toBeVisible();
    await runByKeyboard('Focus on MSK Lambda View');
    // Typing in a tree moves to the row that begins with what is typed.
    await keyboard.press('Home');
    await keyboard.type('my-cluster');
    await expect(tree.getByRole('treeitem', { name: 'Cluster my-cluster' })).toContainClass('focused');
    await keyboard.press('Shift+F10');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');

    const form = workbench.webview();
    const field = (name: string) => form.getByRole('combobox', { name });
    await expect(field('Cluster')).toHaveValue('my-cluster');
    await expect(field('Function')).toBeFocused();
    await keyboard.type('my-kafka');
    await expect(form.getByRole('option', { name: /^my-kafka-function/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(field('Topic'));
    await keyboard.type('audit');
    await expect(form.getByRole('option', { name: /^audit-log/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(form.getByRole('radio', { name: /^Latest|^Trim horizon/ }));
    await keyboard.press('Space');
    await tabTo(form.getByRole('button', { name: 'Create Mapping' }));
    await keyboard.press('Enter');
    await expect(workbench.dialog('Create the event source mapping')).toBeVisible();
    await keyboard.press('Enter');
    await expectCreated(tree, 'audit-log');
  });

  async function runByKeyboard(command: string): Promise<void> {
    const { keyboard } = workbench.page;
    await keyboard.press('F1');
    await keyboard.type(command);
    await expect(workbench.page.locator('.quick-input-list .monaco-list-row').first()).toContainText(command);
    await keyboard.press('Enter');
  }

  /** Presses Tab until one of the controls has the focus. */
  async function tabTo(control: Locator): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await workbench.page.keyboard.press('Tab');
      if (await control.evaluateAll((elements) => elements.some((element) => element.matches(':focus')))) return;
    }
    throw new Error(`40 times Tab do not reach ${control}`);
  }

  async function expectCreated(tree: Locator, topic: string): Promise<void> {
    const row = tree.getByRole('treeitem', { name: new RegExp(`topic ${topic} to function my-kafka-function`) });
    await expect(row).toHaveAccessibleName(/Creating|Enabling/);
    await expect(row).toHaveAccessibleName(/Enabled/, { timeout: 30_000 });
    await expect(row).toHaveAttribute('aria-selected', 'true');
  }
});
