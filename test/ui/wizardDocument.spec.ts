import { expect } from '@playwright/test';
import { test } from './pageTest.ts';
import { DEPLOYED, toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const EDITED = {
  UUID: DEPLOYED.UUID,
  FunctionName: 'order-processor',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['orders'],
  StartingPosition: 'TRIM_HORIZON',
};

test('typing becomes one undo step and is not overwritten by its own echo', async ({ page }) => {
  const bed = await openWizardPage(page);
  const group = page.getByRole('textbox', { name: 'Consumer group ID' });
  await group.pressSequentially('order readers of two', { delay: 15 });
  await expect(group).toHaveValue('order readers of two');
  await group.blur();
  await expect
    .poll(() => bed.json)
    .toEqual({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'order readers of two' } });
  expect(bed.texts.length).toBeLessThan(5);
  await expect(group).toHaveValue('order readers of two');
});

test('blanks can be typed although they are not written at the ends', async ({ page }) => {
  await openWizardPage(page);
  const group = page.getByRole('textbox', { name: 'Consumer group ID' });
  await group.pressSequentially('a b');
  await expect(group).toHaveValue('a b');
});

test('undo and changes of another editor show at once', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '{\n  "BatchSize": 5\n}\n' });
  const size = page.getByRole('textbox', { name: 'Batch size' });
  await size.fill('6');
  await expect.poll(() => bed.json).toEqual({ BatchSize: 6 });
  bed.undo();
  await expect(size).toHaveValue('5');
  bed.write('{ "BatchSize": 9, "FunctionName": "typed-elsewhere" }');
  await expect(size).toHaveValue('9');
  await expect(page.getByRole('combobox', { name: 'Function' })).toHaveValue('typed-elsewhere');
});

test('undo shows in a picker that has the focus', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '{"FunctionName": "one"}' });
  const input = page.getByRole('combobox', { name: 'Function' });
  await input.fill('two');
  await expect.poll(() => bed.json).toEqual({ FunctionName: 'two' });
  bed.undo();
  await expect(input).toHaveValue('one');
  await input.blur();
  await expect(input).toHaveValue('one');
  expect(bed.json).toEqual({ FunctionName: 'one' });
});

test('edits keep the form of the text', async ({ page }) => {
  const bed = await openWizardPage(page, {
    text: '{\n    // chosen with care\n    "BatchSize": 5,\n    "Topics": ["orders"]\n}\n',
  });
  await page.getByRole('textbox', { name: 'Batch size' }).fill('6');
  await expect
    .poll(() => bed.text)
    .toBe('{\n    // chosen with care\n    "BatchSize": 6,\n    "Topics": ["orders"]\n}\n');
});

test('what was entered survives while the tab is hidden', async ({ page }) => {
  const bed = await openWizardPage(page);
  await page.getByRole('combobox', { name: 'Topic' }).focus();
  await page.keyboard.press('Tab');
  bed.refuseEdits = 'the host is busy';
  await page.getByRole('textbox', { name: 'Batch size' }).fill('77');
  // The page is thrown away before the host could take the edit, and comes back from what it kept.
  const kept = await page.evaluate(() => sessionStorage.getItem('state'));
  expect(kept).toContain('BatchSize');
  bed.refuseEdits = undefined;
  await page.evaluate((state) => sessionStorage.setItem('state', state ?? ''), kept);
  await page.reload();
  await page.evaluate((state) => sessionStorage.setItem('state', state ?? ''), kept);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toHaveValue('77');
  await expect.poll(() => bed.json).toMatchObject({ BatchSize: 77 });
  await expect(page.locator('[data-field=topic] .finding')).toHaveText(/Name the topic/);
});

test('an edit that cannot be written is told', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '{"BatchSize": 5}' });
  bed.refuseEdits = 'the file is read-only';
  await page.getByRole('textbox', { name: 'Batch size' }).fill('6');
  await expect(page.getByRole('alert')).toContainText('could not be written into the document: the file is read-only');
  await expect(page.getByRole('textbox', { name: 'Batch size' })).toHaveValue('5');
});

test('a version that can only be read is shown, and nothing can be changed', async ({ page }) => {
  const text = JSON.stringify({ BatchSize: 20000, FilterCriteria: { Filters: [{ Pattern: '{}' }] } });
  const bed = await openWizardPage(page, { text, readonly: true });
  await expect(page.getByText('This version of the document can only be read.')).toBeVisible();
  for (const box of await page.locator('.form').getByRole('textbox').all()) await expect(box).not.toBeEditable();
  for (const radio of await page.getByRole('radio', { checked: false }).all()) await expect(radio).toBeDisabled();
  await expect(page.getByRole('checkbox', { name: 'Enabled' })).toBeDisabled();
  await expect(page.locator('[data-field=batchSize] .finding')).toBeVisible();
  await expect(page.locator('[data-field=batchSize]').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create Mapping' })).toHaveCount(0);
  expect(bed.texts).toEqual([text]);
});

test('an empty file offers to begin', async ({ page }) => {
  await openWizardPage(page, { text: '' });
  await expect(page.getByText('This file is empty: begin with any field')).toBeVisible();
});

test('broken JSON is told with its place and left alone', async ({ page }) => {
  const bed = await openWizardPage(page, { text: '{\n  "Topics": ["orders"\n  "BatchSize": 5\n}' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file is not valid JSON');
  await expect(page.locator('.problems')).toContainText('Line 3, column 3');
  await page.getByRole('button', { name: 'Open as Text' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'openText' }]);
  expect(bed.texts).toHaveLength(1);
  bed.write('{"Topics": ["orders"]}');
  await expect(page.getByRole('combobox', { name: 'Topic' })).toHaveValue('orders');
});

test('JSON that is no mapping says so', async ({ page }) => {
  await openWizardPage(page, { text: '{"name": "left-pad"}' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file is not an event source mapping');
  await expect(page.locator('.problems')).toContainText('none of the members');
});

test('a deployed mapping shows what is fixed and what will change', async ({ page }) => {
  const bed = await openWizardPage(page, { text: JSON.stringify(EDITED) });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Event source mapping');
  await expect(page.locator('.subtitle')).toContainText('orders → order-processor');
  const topic = page.getByRole('combobox', { name: 'Topic' });
  await expect(topic).toHaveAttribute('readonly', '');
  await expect(topic).toHaveAccessibleDescription(/Fixed when the mapping was created/);
  await expect(page.getByRole('radio', { name: 'Latest' })).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Consumer group ID' })).toHaveAttribute('readonly', '');

  const changes = page.getByRole('region', { name: 'What will change' });
  await expect(changes).toContainText('Nothing: the document says what is deployed.');
  await page.getByRole('textbox', { name: 'Batch size' }).fill('500');
  await expect(changes.locator('dt')).toHaveText(['Batch size']);
  await expect(changes.locator('del')).toContainText('100');
  await expect(changes.locator('ins')).toContainText('500');
  await expect(page.locator('.command')).toContainText('update-event-source-mapping');
  await expect(page.locator('.command')).not.toContainText('--topics');
  await page.getByRole('button', { name: 'Update Mapping' }).click();
  await expect.poll(() => bed.submits).toBe(1);
});

test('a deployed mapping that is gone can become a new one', async ({ page }) => {
  const failure = { message: 'lambda:GetEventSourceMapping did not find what was asked for.' };
  const bed = await openWizardPage(page, {
    text: JSON.stringify(EDITED),
    lists: { deployed: { status: 'failed', items: [], failure } },
  });
  await expect(page.getByRole('region', { name: 'Deployed mapping' })).toContainText('did not find');
  await page.getByRole('button', { name: 'Make This a New Mapping' }).click();
  await expect(page.getByRole('button', { name: 'Create Mapping' })).toBeVisible();
  const { UUID: _uuid, ...rest } = EDITED;
  await expect.poll(() => bed.json).toEqual(rest);
});
