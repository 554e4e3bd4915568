import { expect } from '@playwright/test';
import { test } from './pageTest.ts';
import { toClusterArn } from './wizardAccount.ts';
import { openWizardPage } from './wizardBed.ts';

const TEXT = JSON.stringify({
  FunctionName: 'invoice-writer',
  EventSourceArn: toClusterArn('orders'),
  Topics: ['refunds'],
  StartingPosition: 'TRIM_HORIZON',
});
const UUID = '6d9bce8e-836b-442c-8070-74e77903c815';

test('what is shown is copied by the host and the button says so', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = (await page.locator('.command').textContent()) ?? '';
  expect(text).toContain('--topics refunds');
  expect(bed.errands).toEqual([{ errand: 'copyText', text }]);
});

test('a creation is followed to its end', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  await page.getByRole('button', { name: 'Create Mapping' }).click();
  await expect.poll(() => bed.submits).toBe(1);
  bed.tellSubmission({ stage: 'asking', kind: 'create' });
  await expect(page.locator('.footer')).toContainText('Waiting for your confirmation');
  await expect(page.getByRole('button', { name: 'Create Mapping' })).toBeDisabled();
  bed.tellSubmission({ stage: 'sending', kind: 'create' });
  await expect(page.locator('.footer')).toContainText('Sending to AWS');

  bed.tellSubmission({ stage: 'following', kind: 'create', mapping: { uuid: UUID, state: 'Creating' } });
  await expect(page.getByRole('heading', { name: 'Creating…' })).toBeFocused();
  await expect(page.getByRole('combobox')).toHaveCount(0);
  bed.tellSubmission({ stage: 'settled', kind: 'create', mapping: { uuid: UUID, state: 'Enabled' } });
  await expect(page.getByRole('heading', { name: 'The mapping is created' })).toBeVisible();
  await expect(page.locator('[data-role=state]')).toHaveText('Enabled');
  await expect(page.locator('.outcome')).toContainText(UUID);

  for (const name of ['Show in Explorer', 'Show Mapping', 'Edit This Mapping', 'Save Document', 'Close']) {
    await page.getByRole('button', { name }).click();
  }
  await expect
    .poll(() => bed.errands)
    .toEqual([
      { errand: 'reveal', uuid: UUID },
      { errand: 'showDetails', uuid: UUID },
      { errand: 'openMapping', uuid: UUID },
      { errand: 'save' },
      { errand: 'close' },
    ]);
  await page.getByRole('button', { name: 'Back to the Form' }).click();
  await expect(page.getByRole('combobox', { name: 'Topic' })).toHaveValue('refunds');
  expect(bed.texts).toHaveLength(1);
});

test('a problem of the new mapping stands with its hint and AWS’s words', async ({ page }) => {
  await openWizardPage(page, {
    text: TEXT,
    submission: {
      stage: 'settled',
      kind: 'create',
      mapping: {
        uuid: UUID,
        state: 'Enabled',
        problem: {
          message: 'The cluster does not let Lambda in',
          hint: 'Add kafka-cluster:Connect to the execution role.',
          awsText: 'PROBLEM: SASL authentication failed.',
        },
      },
    },
  });
  const outcome = page.locator('.outcome');
  await expect(outcome).toContainText('The cluster does not let Lambda in');
  await expect(outcome).toContainText('Add kafka-cluster:Connect to the execution role.');
  await expect(outcome).toContainText('AWS says: PROBLEM: SASL authentication failed.');
});

test('a refusal stands above the form and beside its field, until the field changes', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  bed.tellSubmission({
    stage: 'refused',
    kind: 'create',
    notice: {
      message: 'A mapping for this function, cluster and topic exists already',
      hint: 'Open it, or choose another topic.',
      awsText: 'ResourceConflictException: The event source arn and function provided mapping already exists.',
    },
    path: ['Topics'],
    existingUuid: UUID,
  });
  const banner = page.getByRole('alert');
  await expect(banner.getByRole('heading', { name: 'The mapping was not created' })).toBeFocused();
  await expect(banner).toContainText('AWS says: ResourceConflictException');
  const field = page.locator('[data-field=topic]');
  await expect(field.locator('.finding')).toContainText('exists already. Open it, or choose another topic.');
  await banner.getByRole('button', { name: 'Open That Mapping' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'openMapping', uuid: UUID }]);
  await banner.getByRole('button', { name: 'Go to Topic' }).click();
  await expect(page.getByRole('combobox', { name: 'Topic' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Topic' }).fill('returns');
  await expect(field.locator('.finding')).not.toContainText(['exists already. Open it']);
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toHaveCount(0);
  expect(bed.dismissals).toBe(1);
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await expect.poll(() => bed.errands.at(-1)).toEqual({ errand: 'diagnose' });
});

test('an update without changes says that there is nothing to do', async ({ page }) => {
  const bed = await openWizardPage(page, { text: TEXT });
  bed.tellSubmission({ stage: 'stopped', kind: 'update', errors: 0 });
  await expect(page.locator('.footer')).toContainText('there is nothing to update');
  await page.getByRole('textbox', { name: 'Batch size' }).fill('3');
  await expect(page.locator('.footer')).toContainText('Ready');
});
