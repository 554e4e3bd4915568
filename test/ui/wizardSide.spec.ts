import { expect } from '@playwright/test';
import { EXPORT_FORMATS } from '../../src/core/export/exportFormats.ts';
import { expectNoViolations } from './accessibility.ts';
import { test } from './pageTest.ts';
import { DEPLOYED, toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const COMPLETE = {
  FunctionName: 'invoice-writer',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  StartingPosition: 'TRIM_HORIZON',
};
const TEXT = JSON.stringify(COMPLETE);

test('the mapping leaves in every form, and each is copied, opened and saved as it is shown', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  const format = page.getByLabel('Format', { exact: true });
  await expect(format.getByRole('option')).toHaveCount(10);
  const texts = new Set<string>();
  for (const facts of EXPORT_FORMATS) {
    await format.selectOption(facts.format);
    await expect(page.locator('.command')).toContainText('refunds');
    const text = (await page.locator('.command').textContent()) ?? '';
    texts.add(text);
    bed.errands.length = 0;
    await page.getByRole('region', { name: 'Export' }).getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Open in Editor' }).click();
    await page.getByRole('button', { name: 'Save As…' }).click();
    await expect
      .poll(() => bed.errands)
      .toEqual([
        { errand: 'copyText', text },
        { errand: 'showText', text, languageId: facts.languageId },
        { errand: 'saveText', text, fileName: facts.fileName('refunds') },
      ]);
  }
  expect(texts.size).toBe(10);
});

test('what does not fit in a line goes on further in than the line begins', async ({ page }) => {
  await openWizardPage(page, { text: TEXT });
  await page.getByLabel('Format', { exact: true }).selectOption('terraform');
  const line = page.locator('.command .preview-line', { hasText: 'event_source_arn' });
  const lefts = await line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].map(({ left }) => left);
  });
  expect(lefts.length).toBeGreaterThan(1);
  const [first = 0, ...rest] = lefts;
  for (const left of rest) expect(left).toBeGreaterThan(first + 10);
});

test('the chosen format is remembered, follows the form, and says what it cannot', async ({ page }) => {
  await openWizardPage(page, { text: JSON.stringify({ ...COMPLETE, Tags: { team: 'a' } }) });
  await page.getByLabel('Format', { exact: true }).selectOption('sam');
  await page.reload();
  await expect(page.getByLabel('Format', { exact: true })).toHaveValue('sam');
  await expect(page.getByRole('region', { name: 'Export' }).locator('.panel-notes')).toContainText(/tags/i);
  await page.getByRole('combobox', { name: 'Topic' }).fill('orders');
  await expect(page.locator('.command')).toContainText('orders');
  await expect(page.locator('.command')).not.toContainText('refunds');
});

test('an update is exported as one', async ({ page }) => {
  const text = JSON.stringify({ UUID: DEPLOYED.UUID, FunctionName: 'order-processor', BatchSize: 7 });
  await openWizardPage(page, { text });
  for (const { format } of EXPORT_FORMATS.filter(({ update }) => update)) {
    await page.getByLabel('Format', { exact: true }).selectOption(format);
    await expect(page.locator('.command')).toContainText(DEPLOYED.UUID);
  }
  await expect(page.locator('.command')).toContainText('7');
});

test('templates carry the role’s policy on request', async ({ page }) => {
  await openWizardPage(page, { text: TEXT });
  await expect(page.getByLabel('With the execution role’s policy')).toHaveCount(0);
  await page.getByLabel('Format', { exact: true }).selectOption('cloudformation-yaml');
  await expect(page.locator('.command')).not.toContainText('kafka-cluster:ReadData');
  await page.getByLabel('With the execution role’s policy').check();
  for (const format of ['cloudformation-yaml', 'cloudformation-json', 'sam', 'terraform', 'cdk-typescript']) {
    await page.getByLabel('Format', { exact: true }).selectOption(format);
    await expect(page.locator('.command')).toContainText('kafka-cluster:ReadData');
  }
});

test('permissions are shown part by part, for the role with and without the managed policy', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  await expect(page.getByLabel('What to grant')).toHaveCount(0);
  const panel = page.getByRole('region', { name: 'Permissions' });
  await panel.getByRole('heading', { name: 'Permissions' }).click();
  const preview = panel.locator('.preview');
  await expect(preview).toContainText('kafka-cluster:ReadData');
  await expect(preview).toContainText('ec2:CreateNetworkInterface');
  await panel.getByLabel('The role has AWSLambdaMSKExecutionRole').check();
  await expect(preview).not.toContainText('ec2:CreateNetworkInterface');
  await expect(preview).toContainText('kafka-cluster:ReadData');

  await panel.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Export' }).getByRole('button', { name: 'Copied' })).toHaveCount(0);
  expect(bed.errands).toEqual([{ errand: 'copyText', text: await preview.textContent() }]);

  await panel.getByLabel('What to grant').selectOption('trust-policy');
  await expect(preview).toContainText('sts:AssumeRole');
  await panel.getByLabel('What to grant').selectOption('security-group');
  await expect(preview).toContainText('9098');
  await page.reload();
  await expect(panel.getByLabel('What to grant')).toHaveValue('security-group');
});

test('the consumer group that nobody can name yet has its ways out', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  const panel = page.getByRole('region', { name: 'Permissions' });
  await panel.getByRole('heading', { name: 'Permissions' }).click();
  const ways = panel.getByRole('list', { name: 'Ways to name the consumer group' });
  await expect(ways.getByRole('listitem')).toHaveCount(3);
  await ways.getByRole('button', { name: 'Create Disabled' }).click();
  await expect.poll(() => bed.json).toEqual({ ...COMPLETE, Enabled: false });
  await expect(ways.getByRole('button', { name: 'Create Disabled' })).toHaveCount(0);
  expect(bed.texts).toHaveLength(2);
  await ways.getByRole('button', { name: 'Set ConsumerGroupId' }).click();
  await expect
    .poll(() => bed.json)
    .toMatchObject({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'invoice-writer-refunds' } });
  expect(bed.texts).toHaveLength(3);
  await expect(ways).toHaveCount(0);
  await expect(panel.getByLabel('What to grant')).toBeFocused();
  await expect(panel.locator('.preview')).toContainText('/invoice-writer-refunds');
});

test('panels fold and unfold with the keyboard', async ({ page }) => {
  await openWizardPage(page, { text: TEXT });
  const summary = page.getByRole('region', { name: 'Export' }).locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.command')).toHaveCount(0);
  await expect(summary).toContainText('AWS CLI (bash)');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Permissions' }).locator('summary')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('What to grant')).toBeVisible();
  await page.reload();
  await expect(page.locator('.command')).toHaveCount(0);
  await expect(page.getByLabel('What to grant')).toBeVisible();
});

test('axe finds nothing in exports and permissions', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ ...COMPLETE, Tags: { team: 'a' } }) });
  await page.getByLabel('Format', { exact: true }).selectOption('sam');
  await page.getByRole('region', { name: 'Permissions' }).getByRole('heading').click();
  await expect(page.getByLabel('What to grant')).toBeVisible();
  await expectNoViolations(bed);
});
