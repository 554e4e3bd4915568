import { expect, type Locator, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { Keyboard } from '../support/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const HOUR = 3_600_000;

test.describe('From the tree to an enabled mapping', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  /** What the account's clock is ahead of this machine's. */
  let ahead = 0;
  test.slow();

  test.beforeEach(async ({ browser }) => {
    // Transitional states last until a test has seen them, however slow everything is.
    sandbox = await startSandbox({ settleMs: HOUR, clock: () => Date.now() + ahead });
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
    const keyboard = new Keyboard(workbench);
    const tree = page.locator('.part.sidebar').getByRole('tree').first();
    const cluster = tree.getByRole('treeitem', { name: 'Cluster my-cluster' });
    await keyboard.runCommand('View: Show MSK Lambda');
    await expect(cluster).toBeVisible();
    await keyboard.runCommand('Focus on MSK Lambda View');
    await keyboard.moveTo(tree, cluster);
    await keyboard.press('Shift+F10');
    const create = page.locator('.monaco-menu').getByRole('menuitem', { name: /^Create/ });
    await expect(create).toBeVisible();
    await keyboard.pressUntilFocused('ArrowDown', create);
    await keyboard.press('Enter');

    const form = workbench.webview();
    const field = (name: string) => form.getByRole('combobox', { name });
    const choose = async (name: string, text: string, option: RegExp) => {
      await keyboard.typeInto(field(name), text);
      await expect(form.getByRole('option', { name: option })).toBeVisible();
      await keyboard.press('ArrowDown');
      await expect(form.getByRole('option', { name: option, selected: true })).toBeVisible();
      await keyboard.press('Enter');
    };
    await expect(field('Cluster')).toHaveValue('my-cluster');
    await choose('Function', 'my-kafka', /^my-kafka-function/);
    await keyboard.pressUntilFocused('Tab', field('Topic'));
    await choose('Topic', 'audit', /^audit-log/);
    await keyboard.pressUntilFocused('Tab', form.getByRole('radio', { name: /^Latest|^Trim horizon/ }));
    await keyboard.press('Space');
    await keyboard.pressUntilFocused('Tab', form.getByRole('button', { name: 'Create Mapping' }));
    await keyboard.press('Enter');
    const question = workbench.dialog('Create the event source mapping');
    await expect(question.getByRole('button', { name: 'Create Mapping' })).toBeFocused();
    await keyboard.press('Enter');
    await expectCreated(tree, 'audit-log');
  });

  async function expectCreated(tree: Locator, topic: string): Promise<void> {
    const row = tree.getByRole('treeitem', { name: new RegExp(`topic ${topic} to function my-kafka-function`) });
    await expect(row).toHaveAccessibleName(/Creating|Enabling/);
    ahead += HOUR;
    await expect(row).toHaveAccessibleName(/Enabled/);
    await expect(row).toHaveAttribute('aria-selected', 'true');
  }
});
