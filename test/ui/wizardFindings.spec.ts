import { expect } from '@playwright/test';
import { test } from './pageTest.ts';
import { DEPLOYED, toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const COMPLETE = {
  FunctionName: 'invoice-writer',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  StartingPosition: 'TRIM_HORIZON',
};

test('an empty form reproaches nothing before somebody has passed a field by', async ({ page }) => {
  await openWizardPage(page);
  await expect(page.locator('.form .finding')).toHaveCount(0);
  await expect(page.locator('.footer')).toContainText('4 fields are still empty');
  await expect(page.getByRole('list', { name: 'Still to be filled in:' }).getByRole('button')).toHaveText([
    'Function',
    'Cluster or VPC connection',
    'Topic',
    'Starting position',
  ]);
  await expect(page.getByRole('combobox', { name: 'Function' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Topic' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-field=topic] .finding')).toHaveText(/Name the topic to read/);
  await expect(page.locator('[data-field=functionName] .finding')).toHaveCount(0);
});

test('Create with errors sends nothing, shows all of them and goes to the first', async ({ page }) => {
  const bed = await openWizardPage(page);
  await page.getByRole('button', { name: 'Create Mapping' }).click();
  await expect(page.getByRole('combobox', { name: 'Function' })).toBeFocused();
  await expect(page.locator('.form .finding')).toHaveCount(4);
  await expect(page.getByRole('combobox', { name: 'Function' })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('combobox', { name: 'Function' })).toHaveAccessibleDescription(/Choose the function/);
  expect(bed.submits).toBe(0);
});

test('the head of the retries says what a destination makes of them', async ({ page }) => {
  const document = { ...COMPLETE, ProvisionedPollerConfig: { MinimumPollers: 1 } };
  const bed = await openWizardPage(page, { text: JSON.stringify(document) });
  const head = page.getByRole('region', { name: 'Retries and failing batches' }).locator('summary');
  await expect(head).toContainText('without limit');
  const Destination = 'arn:aws:sqs:us-east-1:111122223333:orders-failed';
  bed.write(JSON.stringify({ ...document, DestinationConfig: { OnFailure: { Destination } } }));
  await expect(page.getByText('retries without limit become 10 retries').first()).toBeVisible();
  await expect(head).toContainText('10 retries');
});

test('findings follow every key, before the document has it', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify(COMPLETE) });
  await page.getByRole('textbox', { name: 'Batch size' }).pressSequentially('10001');
  await expect(page.locator('[data-field=batchSize] .finding')).toHaveText(/1 to 10000/);
  await expect(page.locator('.footer')).toContainText('1 error');
  await page.getByRole('textbox', { name: 'Batch size' }).press('Backspace');
  await expect(page.locator('[data-field=batchSize] .finding')).toHaveCount(0);
  await expect.poll(() => bed.json).toMatchObject({ BatchSize: 1000 });
});

test('a remedy changes the document in one step', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ ...COMPLETE, BatchSize: 20000 }) });
  await page.locator('[data-field=batchSize]').getByRole('button', { name: 'Change to 10000' }).click();
  await expect.poll(() => bed.json).toEqual({ ...COMPLETE, BatchSize: 10000 });
  expect(bed.texts).toHaveLength(2);
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toHaveValue('10000');
});

test('a word where a number belongs is shown, told and not lost', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify(COMPLETE) });
  await page.getByRole('textbox', { name: 'Batch size' }).fill('many');
  await expect.poll(() => bed.json).toMatchObject({ BatchSize: 'many' });
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toHaveValue('many');
  await expect(page.locator('[data-field=batchSize] .finding')).toHaveText(/a whole number belongs here/);
});

test('the summary leads to the field', async ({ page }) => {
  await openWizardPage(page, { text: JSON.stringify({ ...COMPLETE, BatchSize: 0, StartingPosition: 'LATEST' }) });
  const summary = page.locator('.summary');
  await expect(summary.getByRole('listitem')).toHaveCount(2);
  await summary.getByRole('button', { name: 'Batch size' }).click();
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toBeFocused();
  await summary.getByRole('button', { name: 'Starting position' }).click();
  await expect(page.getByRole('radio', { name: 'Trim horizon' })).toBeFocused();
});

test('a member that MSK does not take is told and can be removed', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify({ ...COMPLETE, ParallelizationFactor: 2 }) });
  const line = page.locator('.summary-line').filter({ hasText: 'ParallelizationFactor' });
  await line.getByRole('button', { name: /Remove/ }).click();
  await expect.poll(() => bed.json).toEqual(COMPLETE);
});

test('a mapping that exists already can be opened from the finding', async ({ page }) => {
  const bed = await openWizardPage(page, {
    text: JSON.stringify({ ...COMPLETE, FunctionName: 'order-processor', Topics: ['orders'] }),
  });
  await page.locator('[data-field=topic]').getByRole('button', { name: 'Open That Mapping' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'openMapping', uuid: DEPLOYED.UUID }]);
});

test('a list that fails says why, lets the value be typed and asks again', async ({ page }) => {
  const failure = {
    message: 'Profile dev may not call lambda:ListFunctions.',
    action: { kind: 'copy' as const, title: 'Copy “lambda:ListFunctions”', text: 'lambda:ListFunctions' },
  };
  const bed = await openWizardPage(page, { lists: { functions: { status: 'failed', items: [], failure } } });
  const field = page.locator('[data-field=functionName]');
  await expect(field).toContainText(
    'The functions could not be listed. Profile dev may not call lambda:ListFunctions.',
  );
  await field.getByRole('button', { name: 'Copy “lambda:ListFunctions”' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'copyText', text: 'lambda:ListFunctions' }]);

  await page.getByRole('combobox', { name: 'Function' }).fill('my-own');
  await expect.poll(() => bed.json).toEqual({ FunctionName: 'my-own' });
  await expect(page.getByRole('combobox', { name: 'Function' })).toHaveAttribute('aria-expanded', 'false');
  await field.getByRole('button', { name: 'Try Again' }).click();
  await expect(field).not.toContainText('could not be listed');
  await page.getByRole('combobox', { name: 'Function' }).fill('order');
  await expect(page.getByRole('option', { name: /order-processor/ })).toBeVisible();
});

test('a list that is still coming says so', async ({ page }) => {
  await openWizardPage(page, { lists: { functions: 'hold' } });
  await page.getByRole('combobox', { name: 'Function' }).click();
  await expect(page.locator('[data-field=functionName] .combobox-foot')).toHaveText('Loading…');
  await expect(page.locator('[data-field=functionName] [role=status]')).toContainText('Loading');
});

test('without credentials the reason stands once, above the form', async ({ page }) => {
  const failure = {
    message: 'No usable AWS credentials were found.',
    action: { kind: 'choose-account' as const, title: 'Choose Account…' },
  };
  const bed = await openWizardPage(page, {
    scope: { key: '@us-east-1', label: 'default credentials · us-east-1', region: 'us-east-1', failure },
    lists: { functions: { status: 'failed', items: [], failure }, clusters: { status: 'failed', items: [], failure } },
  });
  await expect(page.getByText('No usable AWS credentials were found.')).toHaveCount(1);
  await expect(page.locator('[data-field=functionName]')).toContainText('You can type the value.');
  await page.getByRole('button', { name: 'Choose Account…' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'chooseScope' }]);
});

test('another account and region forgets the lists and asks again', async ({ page }) => {
  const bed = await openWizardPage(page);
  await expect.poll(() => bed.requests.filter(({ list }) => list === 'clusters').length).toBe(1);
  bed.tellScope({ key: 'dev@eu-west-1', label: 'dev · eu-west-1', region: 'eu-west-1', profile: 'dev' });
  await expect(page.locator('.scope')).toContainText('dev · eu-west-1');
  await expect.poll(() => bed.requests.filter(({ list }) => list === 'clusters').length).toBe(2);
  await expect(page.locator('.command')).toContainText('--profile dev');
});
