import { expect, type Page } from '@playwright/test';
import { test } from './pageTest.ts';
import { ACCOUNT_LISTS, toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const combobox = (page: Page, name: string) => page.getByRole('combobox', { name });

test('a mapping is filled in and created by keyboard alone', async ({ page }) => {
  const bed = await openWizardPage(page, { folded: true });
  const { keyboard } = page;
  const type = async (text: string) => {
    await keyboard.type(text);
    await expect(page.locator('.combobox-popup:visible')).toBeVisible();
  };

  await tabTo(page, 'control-functionName');
  await type('inv');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await tabTo(page, 'control-eventSourceArn');
  await type('pay');
  // A search takes its first match.
  await keyboard.press('Enter');
  await tabTo(page, 'control-topic');
  await type('refunds');
  await keyboard.press('Enter');
  await tabTo(page, 'control-authentication-unauthenticated-tls');
  await tabTo(page, 'control-startingPosition');
  await keyboard.press('Space');
  await tabTo(page, 'fold-batching');
  await keyboard.press('Enter');
  await tabTo(page, 'control-batchSize');
  await keyboard.type('50');
  await tabTo(page, 'submit');

  await expect
    .poll(() => bed.json)
    .toEqual({
      FunctionName: 'invoice-writer',
      EventSourceArn: toClusterArn('payments'),
      Topics: ['refunds'],
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 50,
    });
  await keyboard.press('Enter');
  await expect.poll(() => bed.submits).toBe(1);
});

test('Ctrl+Enter creates from anywhere', async ({ page }) => {
  const bed = await openWizardPage(page, {
    text: JSON.stringify({
      FunctionName: 'invoice-writer',
      EventSourceArn: toClusterArn('orders'),
      Topics: ['refunds'],
      StartingPosition: 'TRIM_HORIZON',
    }),
  });
  await page.getByRole('textbox', { name: 'Batch size' }).fill('7');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => bed.submits).toBe(1);
  expect(bed.json).toMatchObject({ BatchSize: 7 });
});

test('arrows, page keys and Escape move through a list as the combobox pattern says', async ({ page }) => {
  const bed = await openWizardPage(page);
  const input = combobox(page, 'Cluster or VPC connection');
  const active = page.locator('[role=option][aria-selected=true]');
  await input.focus();
  await expect(input).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.press('ArrowDown');
  await expect(input).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(active).toContainText('orders');
  await expect(input).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(active).toContainText('partner-events');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await expect(active).toContainText('partner-events');
  await page.keyboard.press('Escape');
  await expect(input).toHaveAttribute('aria-expanded', 'false');
  await expect(input).not.toHaveAttribute('aria-activedescendant', /.*/);
  expect(bed.text).toBe('');
});

test('lists that arrive while one is looked at change neither the active option nor what the pointer is about to press', async ({
  page,
}) => {
  const mapping = {
    EventSourceArn: toClusterArn('orders'),
    Topics: ['refunds'],
    ProvisionedPollerConfig: { MinimumPollers: 1 },
  };
  const bed = await openWizardPage(page, {
    text: JSON.stringify(mapping),
    lists: { queues: 'hold', notificationTopics: 'hold', buckets: 'hold' },
  });
  await combobox(page, 'On-failure destination').click();
  const topic = await page.locator('[role=option]').elementHandle();
  await page.keyboard.press('ArrowDown');
  bed.tellList({ list: 'queues', status: 'loaded', items: ACCOUNT_LISTS.queues });
  await expect(page.locator('[role=option]')).toHaveText([/orders-failed/, /12 partitions/]);
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveText(/12 partitions/);
  expect(await topic?.textContent()).toContain('12 partitions');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => bed.json)
    .toEqual({ ...mapping, DestinationConfig: { OnFailure: { Destination: 'kafka://orders' } } });
});

test('a search for a cluster writes nothing before it has found one', async ({ page }) => {
  const bed = await openWizardPage(page);
  const input = combobox(page, 'Cluster or VPC connection');
  await input.pressSequentially('cli');
  await expect(page.locator('[role=option]')).toHaveText([/clickstream/]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(input).toHaveValue('');
  await input.pressSequentially('click');
  await page.keyboard.press('Enter');
  await expect(input).toHaveValue('clickstream');
  await expect.poll(() => bed.json).toEqual({ EventSourceArn: toClusterArn('clickstream') });
  expect(bed.texts).toHaveLength(2);
});

test('what is typed is accepted although the list does not have it', async ({ page }) => {
  const bed = await openWizardPage(page);
  const arn = toClusterArn('of-somebody-else');
  await combobox(page, 'Cluster or VPC connection').pressSequentially(arn);
  await page.keyboard.press('Tab');
  await expect.poll(() => bed.json).toEqual({ EventSourceArn: arn });
  await expect(combobox(page, 'Cluster or VPC connection')).toHaveValue(arn);
  await combobox(page, 'Cluster or VPC connection').fill('payments');
  await page.keyboard.press('Tab');
  await expect.poll(() => bed.json).toEqual({ EventSourceArn: toClusterArn('payments') });
});

test('radios are chosen with arrows', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ StartingPosition: 'TRIM_HORIZON' }) });
  await page.getByRole('radio', { name: 'Trim horizon' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => bed.json).toEqual({ StartingPosition: 'LATEST' });
  await expect(page.getByRole('radio', { name: 'Latest' })).toBeFocused();
});

/** Presses Tab until the element with this id has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${id}`);
}
