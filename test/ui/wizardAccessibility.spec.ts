import { expect } from '@playwright/test';
import { expectNoViolations } from './accessibility.ts';
import { test } from './pageTest.ts';
import { toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

/** Findings of every severity, a secret, patterns and members that the form does not show. */
const BUSY = JSON.stringify({
  FunctionName: 'slow-report',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
  StartingPosition: 'LATEST',
  StartingPositionTimestamp: '2026-03-01T10:30:00Z',
  BatchSize: 20000,
  FilterCriteria: { Filters: [{ Pattern: '{"value":' }, { Pattern: '{"value": {"a": [1]}}' }] },
  ParallelizationFactor: 2,
  Tags: { team: 'a' },
});

test('axe finds nothing in the form, the lists and the outcome', async ({ page }) => {
  const bed = await openWizardPage(page, { text: BUSY });
  await expect(page.locator('[data-field=functionName] .finding')).not.toHaveCount(0);
  await expectNoViolations(bed);

  await page.getByRole('combobox', { name: 'Secret' }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=option][aria-selected=true]')).toBeVisible();
  await expectNoViolations(bed);

  bed.tellSubmission({
    stage: 'refused',
    kind: 'create',
    notice: { message: 'Refused', hint: 'Do this', awsText: 'No' },
    path: ['Topics'],
    existingUuid: 'u',
  });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolations(bed);

  const problem = { message: 'The cluster does not let Lambda in', awsText: 'PROBLEM: no' };
  bed.tellSubmission({ stage: 'settled', kind: 'create', mapping: { uuid: 'u', state: 'Enabled', problem } });
  await expect(page.getByRole('heading', { name: 'The mapping is created' })).toBeVisible();
  await expectNoViolations(bed);
  expect(bed.complaints).toEqual([]);
});

/** Every control of the form at once. */
const PROVISIONED = JSON.stringify({
  EventSourceArn: toClusterArn('orders'),
  StartingPosition: 'AT_TIMESTAMP',
  ProvisionedPollerConfig: { MinimumPollers: 20, MaximumPollers: 2 },
  AmazonManagedKafkaEventSourceConfig: {
    SchemaRegistryConfig: {
      SchemaRegistryURI: 'https://schemas.example.com',
      AccessConfigs: [{ Type: 'BASIC_AUTH' }],
    },
  },
  MetricsConfig: { Metrics: ['EventCount'] },
  Tags: { team: 'a' },
});

test('axe finds nothing in folded sections and in provisioned mode', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '', folded: true });
  await expectNoViolations(bed);
  for (const head of await page.locator('.fold summary').all()) await head.click();
  await expect(page.getByRole('textbox', { name: 'Retries' })).toBeDisabled();
  await expectNoViolations(bed);
  bed.write(PROVISIONED);
  await expect(page.getByRole('switch')).toBeChecked();
  await page.getByRole('button', { name: 'Add Tag' }).click();
  await expectNoViolations(bed);
  await page.getByRole('switch').uncheck();
  await expect(page.getByRole('button', { name: 'Put Back' })).toBeVisible();
  await expectNoViolations(bed);
  expect(bed.complaints).toEqual([]);
});

test('axe finds nothing in an update, an empty form and a broken file', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '' });
  await expectNoViolations(bed);
  bed.write('{"UUID": "f89f8514-cdd9-4602-9e1f-01a5b77d449b", "BatchSize": 7}');
  await expect(page.getByRole('region', { name: 'What will change' })).toBeVisible();
  await expectNoViolations(bed);
  bed.write('{');
  await expect(page.getByRole('heading', { name: 'This file is not valid JSON' })).toBeVisible();
  await expectNoViolations(bed);
});

for (const width of [400, 640, 1100, 1600]) {
  test(`nothing is cut off at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openWizardPage(page, { text: BUSY });
    await page.getByRole('combobox', { name: 'Cluster or VPC connection' }).click();
    await expect(page.locator('[role=option]').first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expect(page.getByRole('button', { name: 'Create Mapping' })).toBeInViewport();
    if (width >= 1100) await expect(page.locator('.command')).toBeInViewport();
  });
}

test('nothing is cut off at twice the size of text', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 800 });
  await openWizardPage(page, { text: BUSY });
  await page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
