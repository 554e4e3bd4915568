import { expect, type Page } from '@playwright/test';
import { test } from './pageTest.ts';
import { ACCOUNT_LISTS, DEPLOYED, toClusterArn } from './wizardAccount.ts';
import { openWizardPage, type WizardBed } from './wizardBed.ts';

const COMPLETE = {
  FunctionName: 'invoice-writer',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  StartingPosition: 'TRIM_HORIZON',
};
const PROVISIONED = { ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 20 } };
const REGISTRY = 'arn:aws:glue:us-east-1:111122223333:registry/orders';

const open = (page: Page, document: object, options: Parameters<typeof openWizardPage>[1] = {}) =>
  openWizardPage(page, { text: JSON.stringify(document), ...options });
const written = (bed: WizardBed) => expect.poll(() => bed.json);
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const head = (page: Page, name: string) => section(page, name).locator('summary');

test('only what every mapping needs is unfolded, and each head says what is set', async ({ page }) => {
  const bed = await open(page, COMPLETE, { folded: true });
  await expect(page.locator('.fold details[open]')).toHaveCount(0);
  await expect(page.locator('.fold-summary:visible')).toHaveText([
    'the mapping’s own',
    'default: 100 records, 500 ms',
    'all records',
    'no destination',
    'enabled, no tags',
    'needs provisioned mode',
    'needs provisioned mode',
    'needs provisioned mode',
  ]);
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toBeHidden();

  bed.write(
    JSON.stringify({
      ...PROVISIONED,
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      AmazonManagedKafkaEventSourceConfig: {
        ConsumerGroupId: 'readers',
        SchemaRegistryConfig: {
          SchemaRegistryURI: REGISTRY,
          EventRecordFormat: 'JSON',
          SchemaValidationConfigs: [{ Attribute: 'KEY' }],
        },
      },
      FilterCriteria: { Filters: [{ Pattern: '{"value": {"a": [1]}}' }] },
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111122223333:orders-failed' } },
      Enabled: false,
      Tags: { team: 'a', stage: 'b' },
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 3,
      MetricsConfig: { Metrics: ['EventCount'] },
      LoggingConfig: { SystemLogLevel: 'WARN' },
    }),
  );
  await expect(page.locator('.fold-summary:visible')).toHaveText([
    'readers',
    'batches of 500, window of 5 s',
    '1 pattern',
    'orders-failed',
    'disabled, 2 tags',
    '2 to 20 pollers',
    '3 retries, failing batches are split',
    'Glue registry orders, as JSON',
    'Event counts, log level Warn',
  ]);
});

test('sections unfold by key, by a finding and by what leads to them, and stay as they were left', async ({ page }) => {
  await open(page, { ...COMPLETE, BatchSize: 20_000 }, { folded: true });
  await expect(page.locator('.fold details[open]')).toHaveCount(1);
  await expect(head(page, 'Batching')).toContainText('1 error');
  await page.getByRole('button', { name: 'Change to 10000' }).click();
  // What was being corrected does not vanish.
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toBeVisible();

  await head(page, 'Batching').click();
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toBeHidden();
  await head(page, 'Consumer group').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Consumer group ID' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Consumer group ID' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toHaveCount(0);
});

test('a section that was folded with its warning stays folded, and the summary leads into it', async ({ page }) => {
  await open(page, { ...COMPLETE, MaximumRetryAttempts: 3 }, { folded: true });
  await expect(page.getByRole('textbox', { name: 'Retries' })).toBeVisible();
  await head(page, 'Retries and failing batches').click();
  await expect(page.getByRole('textbox', { name: 'Retries' })).toBeHidden();
  await expect(head(page, 'Retries and failing batches')).toContainText('1 warning');
  await page.locator('.summary').getByRole('button', { name: 'Retries' }).click();
  await expect(page.getByRole('textbox', { name: 'Retries' })).toBeFocused();
});

test('provisioned mode is one step on, and one step off with all that needs it', async ({ page }) => {
  const bed = await open(page, COMPLETE);
  const mode = page.getByRole('switch');
  await expect(mode).not.toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Retries' })).toBeDisabled();
  await expect(section(page, 'Provisioned mode')).toContainText('event poller units');
  await section(page, 'Schema registry').getByRole('button', { name: 'Turn On' }).click();
  await written(bed).toEqual({ ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 1 } });
  await expect(mode).toBeChecked();

  const full = {
    ...PROVISIONED,
    DestinationConfig: { OnFailure: { Destination: 'kafka://orders' } },
    MaximumRetryAttempts: 3,
    AmazonManagedKafkaEventSourceConfig: {
      ConsumerGroupId: 'readers',
      SchemaRegistryConfig: { SchemaRegistryURI: REGISTRY, EventRecordFormat: 'JSON' },
    },
    LoggingConfig: { SystemLogLevel: 'INFO' },
  };
  bed.write(JSON.stringify(full));
  await expect(page.getByRole('textbox', { name: 'Retries' })).toHaveValue('3');
  const steps = bed.texts.length;
  await mode.uncheck();
  await written(bed).toEqual({ ...COMPLETE, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'readers' } });
  expect(bed.texts).toHaveLength(steps + 1);
  const status = section(page, 'Provisioned mode').getByRole('status').first();
  await expect(status).toContainText(
    'Taken out of the mapping: On-failure destination, Retries, Minimum pollers, Maximum pollers, Schema registry, Record format, Log level.',
  );
  await status.getByRole('button', { name: 'Put Back' }).click();
  await written(bed).toEqual(full);
  await expect(mode).toBeChecked();
  await expect(status).toBeEmpty();
});

test('emptying a poller count keeps the mode on', async ({ page }) => {
  const bed = await open(page, { ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 1 } });
  const least = page.getByRole('textbox', { name: 'Minimum pollers' });
  await least.fill('');
  await written(bed).toEqual({ ...COMPLETE, ProvisionedPollerConfig: { MaximumPollers: 200 } });
  await expect(least).toBeFocused();
  await least.fill('5');
  await written(bed).toEqual({ ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 5, MaximumPollers: 200 } });
  await page.getByRole('textbox', { name: 'Maximum pollers' }).fill('');
  await written(bed).toEqual({ ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 5 } });
});

test('poller groups of the account are offered with what is left of them', async ({ page }) => {
  const grouped = { ...DEPLOYED, ProvisionedPollerConfig: { MaximumPollers: 40, PollerGroupName: 'orders' } };
  const bed = await open(page, PROVISIONED, {
    lists: { mappings: { status: 'loaded', items: [grouped, { ...grouped, UUID: 'b' }] } },
  });
  await page.getByRole('combobox', { name: 'Poller group' }).click();
  await expect(page.locator('[role=option]')).toHaveText([/orders\s+2 mappings · 80 of 2000 maximum pollers/]);
  await page.locator('[role=option]').click();
  await written(bed).toMatchObject({ ProvisionedPollerConfig: { MinimumPollers: 2, PollerGroupName: 'orders' } });
});

test('a Glue registry takes format and parts, and no secrets', async ({ page }) => {
  const bed = await open(page, PROVISIONED);
  await expect(page.locator('[data-field=registryFormat]')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Schema registry' }).fill(REGISTRY);
  await page.getByRole('radio', { name: 'Source' }).check();
  await page.getByRole('checkbox', { name: 'Value' }).check();
  await page.getByRole('checkbox', { name: 'Key', exact: true }).check();
  await expect(page.locator('[data-field=registryAccess]')).toHaveCount(0);
  await written(bed).toEqual({
    ...PROVISIONED,
    AmazonManagedKafkaEventSourceConfig: {
      SchemaRegistryConfig: {
        SchemaRegistryURI: REGISTRY,
        EventRecordFormat: 'SOURCE',
        SchemaValidationConfigs: [{ Attribute: 'KEY' }, { Attribute: 'VALUE' }],
      },
    },
  });
  await page.getByRole('checkbox', { name: 'Key', exact: true }).uncheck();
  await written(bed).toMatchObject({
    AmazonManagedKafkaEventSourceConfig: {
      SchemaRegistryConfig: { SchemaValidationConfigs: [{ Attribute: 'VALUE' }] },
    },
  });
});

test('secrets of a Confluent registry are rows of kind and secret', async ({ page }) => {
  const registry = { SchemaRegistryURI: 'https://schemas.example.com', EventRecordFormat: 'JSON' };
  const bed = await open(page, {
    ...PROVISIONED,
    AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry },
  });
  const field = page.locator('[data-field=registryAccess]');
  await field.getByRole('button', { name: 'Add Secret' }).click();
  await field.getByRole('combobox', { name: 'Secret 1' }).last().fill('database');
  await page.getByRole('option', { name: /database-login/ }).click();
  await field.getByRole('button', { name: 'Add Secret' }).click();
  await field.getByLabel('Kind of secret 2').selectOption('Root certificate of the server');
  await expect(field.getByRole('button', { name: 'Add Secret' })).toBeDisabled();
  const uri = ACCOUNT_LISTS.secrets.find(({ name }) => name === 'database-login')?.arn;
  await written(bed).toMatchObject({
    AmazonManagedKafkaEventSourceConfig: {
      SchemaRegistryConfig: {
        AccessConfigs: [{ Type: 'BASIC_AUTH', URI: uri }, { Type: 'SERVER_ROOT_CA_CERTIFICATE' }],
      },
    },
  });
  await field.getByRole('button', { name: 'Remove secret 2' }).click();
  await field.getByRole('button', { name: 'Remove secret 1' }).click();
  await written(bed).toEqual({
    ...PROVISIONED,
    AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: registry },
  });
});

test('retries, metrics and logs are written and taken out', async ({ page }) => {
  const bed = await open(page, PROVISIONED);
  await page.getByRole('textbox', { name: 'Record age (seconds)' }).fill('3600');
  await page.getByRole('checkbox', { name: 'Split failing batches' }).check();
  await page.getByRole('checkbox', { name: 'Report batch item failures' }).check();
  await page.getByRole('checkbox', { name: 'Kafka metrics' }).check();
  await page.getByRole('checkbox', { name: 'Event counts' }).check();
  await page.getByRole('radio', { name: 'Debug' }).check();
  await written(bed).toEqual({
    ...PROVISIONED,
    MaximumRecordAgeInSeconds: 3600,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MetricsConfig: { Metrics: ['EventCount', 'KafkaMetrics'] },
    LoggingConfig: { SystemLogLevel: 'DEBUG' },
  });
  await page.getByRole('textbox', { name: 'Record age (seconds)' }).fill('');
  await page.getByRole('checkbox', { name: 'Split failing batches' }).uncheck();
  await page.getByRole('checkbox', { name: 'Report batch item failures' }).uncheck();
  await page.getByRole('checkbox', { name: 'Kafka metrics' }).uncheck();
  await page.getByRole('checkbox', { name: 'Event counts' }).uncheck();
  await page.getByRole('radio', { name: 'Default' }).check();
  await written(bed).toEqual(PROVISIONED);
});

test('a metric that is not known here stays', async ({ page }) => {
  const bed = await open(page, { ...PROVISIONED, MetricsConfig: { Metrics: ['Newer'] } });
  await page.getByRole('checkbox', { name: 'Error counts' }).check();
  await written(bed).toEqual({ ...PROVISIONED, MetricsConfig: { Metrics: ['ErrorCount', 'Newer'] } });
});

test('tags are rows; a key that is empty or taken loses no other tag', async ({ page }) => {
  const bed = await open(page, { ...COMPLETE, Tags: { team: 'orders' } });
  const field = page.locator('[data-field=tags]');
  await field.getByRole('button', { name: 'Add Tag' }).click();
  await expect(field.getByRole('textbox', { name: 'Key of tag 2' })).toBeFocused();
  await expect(field).toContainText('a tag needs a key');
  await field.getByRole('textbox', { name: 'Value of tag 2' }).fill('blue');
  await field.getByRole('textbox', { name: 'Key of tag 2' }).fill('team');
  await expect(field).toContainText('another tag has this key');
  expect(bed.json).toEqual({ ...COMPLETE, Tags: { team: 'orders' } });
  await field.getByRole('textbox', { name: 'Key of tag 2' }).fill('teams');
  await written(bed).toEqual({ ...COMPLETE, Tags: { team: 'orders', teams: 'blue' } });
  await field.getByRole('button', { name: 'Remove tag 1' }).click();
  await written(bed).toEqual({ ...COMPLETE, Tags: { teams: 'blue' } });
  bed.write(JSON.stringify({ ...COMPLETE, Tags: { stage: 'prod' } }));
  await expect(field.getByRole('textbox')).toHaveCount(2);
  await expect(field.getByRole('textbox', { name: 'Key of tag 1' })).toHaveValue('stage');
  await field.getByRole('button', { name: 'Remove tag 1' }).click();
  await written(bed).toEqual(COMPLETE);
});

test('another topic of the cluster can take failed records', async ({ page }) => {
  const bed = await open(page, PROVISIONED);
  await page.getByRole('combobox', { name: 'On-failure destination' }).click();
  const topics = page.getByRole('group', { name: 'Topics of this cluster (provisioned mode only)' });
  await expect(topics.getByRole('option')).toHaveText([/^\s*orders\s+12 partitions\s*$/]);
  await topics.getByRole('option').click();
  await written(bed).toEqual({ ...PROVISIONED, DestinationConfig: { OnFailure: { Destination: 'kafka://orders' } } });
});

test('a cluster of another account says what its owner must grant and how the secret can be held', async ({ page }) => {
  await open(page, {
    ...COMPLETE,
    EventSourceArn: ACCOUNT_LISTS.vpcConnections[0]?.arn,
    SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH' }],
  });
  const source = page.locator('[data-field=eventSourceArn]');
  await expect(source).toContainText('belongs to account 444455556666');
  await expect(page.locator('[data-field=secret]')).toContainText('There are two ways: a copy in this account');
  await source.getByRole('button', { name: 'Show the Cluster Policy' }).click();
  await expect(page.getByLabel('What to grant')).toHaveValue('cluster-policy');
  await expect(page.locator('#permissions-title')).toBeFocused();
  await page.locator('[data-field=secret]').getByRole('button', { name: 'Show What to Grant' }).click();
  await expect(page.getByLabel('What to grant')).toHaveValue('secret-access');
});

test('a document that can only be read can be unfolded and not changed', async ({ page }) => {
  await open(page, { ...PROVISIONED, Tags: { team: 'orders' } }, { readonly: true });
  await expect(page.getByRole('switch')).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: 'Kafka metrics' })).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Key of tag 1' })).toHaveAttribute('readonly', '');
  await expect(page.getByRole('button', { name: /^Remove|^Put Back|^Turn On/ })).toHaveCount(0);
});
