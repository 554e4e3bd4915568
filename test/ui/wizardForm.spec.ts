import { expect, type Page } from '@playwright/test';
import { FIELDS } from '../../src/core/mapping/fields.ts';
import { test } from './pageTest.ts';
import { toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const combobox = (page: Page, name: string) => page.getByRole('combobox', { name });
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

/** The document as the host has it, once what was entered has arrived there. */
const written = (bed: Awaited<ReturnType<typeof openWizardPage>>) => expect.poll(() => bed.json);

test('a mapping is filled in from the account by mouse', async ({ page }) => {
  const bed = await openWizardPage(page);

  await combobox(page, 'Function').click();
  await expect(option(page, /order-processor/)).toHaveText(/nodejs22\.x · timeout 30 s/);
  await option(page, /order-processor/).click();
  await combobox(page, 'Cluster or VPC connection').click();
  await expect(option(page, /^orders/)).toHaveText(/ACTIVE · provisioned · SASL\/SCRAM, IAM/);
  await option(page, /^orders/).click();
  await combobox(page, 'Topic').click();
  await expect(page.locator('[role=option]')).toHaveText([/orders\s+12 partitions/, /refunds\s+3 partitions/]);
  await option(page, /refunds/).click();
  await page.getByRole('radio', { name: 'Trim horizon' }).check();

  await written(bed).toEqual({
    FunctionName: 'order-processor',
    EventSourceArn: toClusterArn('orders'),
    Topics: ['refunds'],
    StartingPosition: 'TRIM_HORIZON',
  });
  await expect(page.locator('.footer')).toContainText('Ready');
  await expect(page.locator('.command')).toContainText('--topics refunds');
  expect(bed.complaints).toEqual([]);
});

test('only the authentication that the cluster has enabled is offered, with the fitting secret first', async ({
  page,
}) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ EventSourceArn: toClusterArn('orders') }) });
  const group = page.getByRole('radiogroup', { name: 'Authentication' });

  await expect(group.getByRole('radio')).toHaveCount(2);
  await expect(group.getByRole('radio', { name: 'IAM' })).toBeChecked();
  await expect(page.locator('[data-field=authentication]')).toContainText(
    'Lambda will connect with IAM on port 9098, because',
  );

  await group.getByRole('radio', { name: 'SASL/SCRAM' }).check();
  await combobox(page, 'Secret').click();
  await expect(page.locator('[role=option]')).toHaveText([
    /AmazonMSK_orders\s+associated with the cluster/,
    /database-login/,
  ]);
  await option(page, /AmazonMSK_orders/).click();

  await expect(page.locator('[data-field=authentication]')).toContainText('SASL/SCRAM on port 9096');
  await written(bed).toMatchObject({ SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }] });

  await group.getByRole('radio', { name: 'IAM' }).check();
  await expect(combobox(page, 'Secret')).toHaveCount(0);
  await written(bed).toEqual({ EventSourceArn: toClusterArn('orders') });

  await group.getByRole('radio', { name: 'SASL/SCRAM' }).check();
  await expect(combobox(page, 'Secret')).toHaveValue('AmazonMSK_orders');
});

test('a cluster that is not in the list offers every method and says so', async ({ page }) => {
  await openWizardPage(page, { text: JSON.stringify({ EventSourceArn: toClusterArn('elsewhere') }) });
  await expect(page.getByRole('radiogroup', { name: 'Authentication' }).getByRole('radio')).toHaveCount(3);
  await expect(page.locator('[data-field=authentication]')).toContainText('every method is offered');
});

test('topics of a cluster that cannot list them are typed', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ EventSourceArn: toClusterArn('clickstream') }) });
  await expect(page.locator('[data-field=topic]')).toContainText('AWS cannot list the topics of this cluster');
  await combobox(page, 'Topic').fill('clicks');
  await written(bed).toMatchObject({ Topics: ['clicks'] });
  expect(bed.requests.filter(({ list }) => list === 'topics')).toEqual([]);
});

test('a time is picked in local time and written as UTC', async ({ page }) => {
  const bed = await openWizardPage(page);
  await expect(page.locator('#control-startingPositionTimestamp')).toHaveCount(0);
  await page.getByRole('radio', { name: 'At timestamp' }).check();
  await page.locator('#control-startingPositionTimestamp').fill('2026-03-01T10:30:00');
  const utc = await page.evaluate(() => new Date('2026-03-01T10:30:00').toISOString().replace('.000Z', 'Z'));
  await written(bed).toEqual({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: utc });
  await expect(page.locator('[data-field=startingPositionTimestamp]')).toContainText(`written as ${utc}`);
  await expect(page.locator('[data-field=startingPositionTimestamp]')).toContainText('UTC+');
});

test('a timestamp that is none is shown as it stands', async ({ page }) => {
  await openWizardPage(page, {
    text: JSON.stringify({ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 'last tuesday' }),
  });
  await expect(page.locator('#control-startingPositionTimestamp')).toHaveValue('last tuesday');
  await expect(page.locator('[data-field=startingPositionTimestamp] .finding')).not.toHaveCount(0);
});

test('numbers are written as numbers and emptied fields leave the document', async ({ page }) => {
  const bed = await openWizardPage(page);
  const size = page.getByRole('textbox', { name: 'Batch size' });
  await expect(size).toHaveAttribute('placeholder', '100 (default)');
  await size.fill('250');
  await page.getByRole('textbox', { name: 'Batch window (seconds)' }).fill('5');
  await page.getByRole('textbox', { name: 'Consumer group ID' }).fill('readers');
  await written(bed).toEqual({
    BatchSize: 250,
    MaximumBatchingWindowInSeconds: 5,
    AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'readers' },
  });
  await size.fill('');
  await page.getByRole('textbox', { name: 'Consumer group ID' }).fill('');
  await written(bed).toEqual({ MaximumBatchingWindowInSeconds: 5 });
});

test('destinations are asked for when somebody looks, without FIFO ones', async ({ page }) => {
  const bed = await openWizardPage(page);
  expect(bed.requests.map(({ list }) => list)).not.toContain('queues');
  await combobox(page, 'On-failure destination').click();
  await expect(page.locator('[role=option]')).toHaveText([/orders-failed/, /alerts/, /failed-records/]);
  await expect(page.getByRole('group', { name: 'SQS queues' })).toBeVisible();
  await option(page, /alerts/).click();
  await written(bed).toEqual({
    DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:us-east-1:111122223333:alerts' } },
  });
});

test('enabled is the default and only its opposite is written', async ({ page }) => {
  const bed = await openWizardPage(page);
  const enabled = page.getByRole('checkbox', { name: 'Enabled' });
  await expect(enabled).toBeChecked();
  await enabled.uncheck();
  await written(bed).toEqual({ Enabled: false });
  await enabled.check();
  await written(bed).toEqual({});
});

test('every field of the table is in the form', async ({ page }) => {
  const registry = { SchemaRegistryURI: 'https://schemas.example.com' };
  await openWizardPage(page, {
    text: JSON.stringify({
      StartingPosition: 'AT_TIMESTAMP',
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
      ProvisionedPollerConfig: { MinimumPollers: 2 },
      AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry },
    }),
  });
  const shown = await page.locator('[data-field]').evaluateAll((all) => all.map((field) => field.dataset['field']));
  expect(shown.toSorted()).toEqual([...FIELDS.map(({ id }) => String(id)), 'provisionedMode'].toSorted());
  for (const { id } of FIELDS) await expect(page.locator(`#control-${id}`)).toHaveCount(1);
});

test('every field leads to its documentation', async ({ page }) => {
  await openWizardPage(page);
  const links = page.locator('.form .doc-link');
  // What applies only to a choice that is not made is not there: time, secret, pollers and what a registry needs.
  expect(await links.count()).toBe(FIELDS.length - 7);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);
    await expect(link).toHaveAccessibleName(/^Documentation: /);
  }
});

test('texts come from the translation bundle', async ({ page }) => {
  await openWizardPage(page, { translations: { 'New event source mapping': 'Neue Zuordnung', Topic: 'Thema' } });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Neue Zuordnung');
  await expect(combobox(page, 'Thema')).toBeVisible();
});
