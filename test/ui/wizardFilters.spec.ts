import { expect, type Page } from '@playwright/test';
import { expectNoViolations } from './accessibility.ts';
import { test } from './pageTest.ts';
import { toClusterArn } from './wizardAccount.ts';
import { openWizardPage, type WizardBed } from './wizardBed.ts';

const toText = (...patterns: readonly string[]) =>
  JSON.stringify({
    FunctionName: 'invoice-writer',
    EventSourceArn: toClusterArn('orders'),
    Topics: ['refunds'],
    StartingPosition: 'TRIM_HORIZON',
    FilterCriteria: { Filters: patterns.map((Pattern) => ({ Pattern })) },
  });

const PAID = '{"value": {"status": ["paid"], "total": [{"numeric": [">", 100]}]}}';
const EITHER = '{"value": {"$or": [{"a": [1]}, {"b": [2]}]}}';

/** Patterns of the document as the host has it, each as JSON. */
const patternsOf = (bed: WizardBed) => {
  const { FilterCriteria } = bed.json as { FilterCriteria?: { Filters: readonly { Pattern: string }[] } };
  return FilterCriteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern));
};
const row = (page: Page, number: number, pattern = 1) =>
  page
    .getByRole('group', { name: `Conditions of pattern ${pattern}` })
    .getByRole('group', { name: `Condition ${number}`, exact: true });

/** What stands in sections that are folded at first has to be unfolded as the user does it. */
async function unfold(page: Page): Promise<void> {
  const section = page.locator('details:not([open])').filter({ has: page.locator('[data-field=filters]') });
  if ((await section.count()) > 0) await section.locator('summary').first().click();
}

async function openTrial(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Try the patterns on records' }).click();
  await expect(page.getByLabel('Sample records')).toBeVisible();
}

test('a pattern is built from rows, each key a part of one undo step', async ({ page }) => {
  const bed = await openWizardPage(page, { text: toText(PAID) });
  await unfold(page);
  await expect(row(page, 1).getByLabel('Member')).toHaveValue('value.status');
  await expect(row(page, 1).getByLabel('Operator')).toHaveValue('equals');
  await expect(row(page, 2).getByLabel('Value', { exact: true })).toHaveValue('100');

  await row(page, 2).getByLabel('Operator').selectOption('from-to');
  await row(page, 2).getByLabel('Value 2').fill('500');
  await expect
    .poll(() => patternsOf(bed))
    .toEqual([{ value: { status: ['paid'], total: [{ numeric: ['>=', 100, '<=', 500] }] } }]);

  await row(page, 1).getByRole('button', { name: 'Add value' }).click();
  await expect(row(page, 1).getByLabel('Value 2')).toBeFocused();
  const steps = bed.texts.length;
  await page.keyboard.type('sent', { delay: 10 });
  await expect.poll(() => patternsOf(bed)?.[0].value.status).toEqual(['paid', 'sent']);
  expect(bed.texts).toHaveLength(steps + 1);

  await row(page, 1).getByLabel('Value 1').fill('');
  await page.keyboard.press('Tab');
  await expect(row(page, 1).getByLabel('Value', { exact: true })).toHaveValue('sent');
  await page.getByRole('button', { name: 'Remove condition 2' }).click();
  await expect.poll(() => patternsOf(bed)).toEqual([{ value: { status: ['sent'] } }]);
});

test('a row that is not complete stays in sight and out of the document', async ({ page }) => {
  const bed = await openWizardPage(page, { text: toText('{"value": {"a": ["x"]}}') });
  await unfold(page);
  await page.getByRole('button', { name: 'Add Condition' }).click();
  await expect(row(page, 2).getByLabel('Member')).toBeFocused();
  await expect(row(page, 2)).toContainText('and');
  await expect(page.locator('.rows')).toContainText('Name the member to look at');
  await expect(row(page, 2).getByLabel('Member')).toHaveAttribute('aria-invalid', 'true');
  await expect(row(page, 2).getByLabel('Value', { exact: true })).toHaveAttribute('aria-invalid', 'false');
  expect(bed.texts).toHaveLength(1);
  // On its way to `value.ab` it names the member of the first row.
  await row(page, 2).getByLabel('Member').fill('value.');
  await row(page, 2).getByLabel('Member').pressSequentially('ab.c', { delay: 10 });
  await row(page, 2).getByLabel('Value', { exact: true }).fill('y');
  await expect.poll(() => patternsOf(bed)).toEqual([{ value: { a: ['x'], ab: { c: ['y'] } } }]);
  await expect(row(page, 1).getByLabel('Value', { exact: true })).toHaveValue('x');

  bed.undo();
  await expect(row(page, 1).getByLabel('Value', { exact: true })).toHaveValue('x');
  await expect(page.getByRole('group', { name: 'Condition 2', exact: true })).toHaveCount(0);
});

test('members with dots stand in quotes', async ({ page }) => {
  const bed = await openWizardPage(page, { text: toText('{"value": {"a.b": ["x"]}}') });
  await unfold(page);
  const member = row(page, 1).getByLabel('Member');
  await expect(member).toHaveValue('value."a.b"');
  await member.fill('');
  await member.pressSequentially('value."c.d".e', { delay: 10 });
  await expect(member).toHaveValue('value."c.d".e');
  await expect.poll(() => patternsOf(bed)).toEqual([{ value: { 'c.d': { e: ['x'] } } }]);
});

test('patterns are edited as JSON on request, and where rows cannot show them', async ({ page }) => {
  const bed = await openWizardPage(page, { text: toText(PAID, EITHER) });
  await unfold(page);
  await expect(page.getByRole('textbox', { name: 'Pattern 2' })).toHaveValue(EITHER);
  await expect(page.locator('.pattern').nth(1)).toContainText('rows cannot show');
  await page.getByRole('button', { name: 'Show pattern 1 as JSON' }).click();
  const first = page.getByRole('textbox', { name: 'Pattern 1' });
  await first.fill('{"value": [');
  await expect(first).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('.pattern').first()).toContainText('not valid JSON');
  await first.fill('{"topic": ["refunds"]}');
  await page.getByRole('button', { name: 'Show pattern 1 as rows' }).click();
  await expect(row(page, 1).getByLabel('Member')).toHaveValue('topic');

  await page.getByRole('button', { name: 'Remove pattern 1' }).click();
  await expect(page.getByRole('textbox', { name: 'Pattern 1' })).toHaveValue(EITHER);
  await page.getByRole('button', { name: 'Remove pattern 1' }).click();
  await expect.poll(() => patternsOf(bed)).toBeUndefined();
  await page.getByRole('button', { name: 'Add Pattern' }).click();
  await expect(row(page, 1).getByLabel('Operator')).toHaveValue('exists');
});

test('patterns are tried on records while either is typed', async ({ page }) => {
  await openWizardPage(page, { text: toText(PAID) });
  await unfold(page);
  await openTrial(page);
  await page.getByLabel('Sample records').fill('{"status": "paid", "total": 120}\n{"status": "open", "total": 20}');
  const records = page.locator('.trial-record');
  await expect(page.locator('.trial-sum')).toHaveText('1 sent to the function · 1 dropped');
  await expect(records.nth(0)).toHaveAttribute('data-outcome', 'passes');
  await expect(records.nth(1)).toContainText('value.status — Wanted "paid"; found "open".');
  await expect(records.nth(1)).toContainText('value.total — Wanted a number > 100; found 20.');

  await row(page, 2).getByLabel('Value', { exact: true }).fill('130');
  await expect(page.locator('.trial-sum')).toHaveText('2 dropped');
  await page.getByLabel('Sample records').fill('just a text');
  await expect(page.locator('.trial-sum')).toHaveText('1 cannot be told');
  await expect(records.nth(0)).toContainText('another text of AWS says that the record is dropped');
});

test('records come from an event file too, and again when it has changed', async ({ page }) => {
  const toEvent = (value: string) =>
    JSON.stringify({
      eventSource: 'aws:kafka',
      records: {
        'refunds-2': [{ topic: 'refunds', partition: 2, offset: 17, value: Buffer.from(value).toString('base64') }],
      },
    });
  const events = { 'samples/refunds.msk-event.json': toEvent('{"status": "paid", "total": 101}') };
  await openWizardPage(page, { text: toText(PAID), events });
  await unfold(page);
  await openTrial(page);
  await page.getByLabel('Records from').selectOption('samples/refunds.msk-event.json');
  await expect(page.locator('.trial-record')).toContainText('refunds-2, offset 17: sent');
  await expect(page.getByLabel('Sample records')).toHaveCount(0);

  events['samples/refunds.msk-event.json'] = toEvent('{"status": "paid", "total": 99}');
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await expect(page.locator('.trial-record')).toContainText('found 99');
  // The page comes back to what it showed.
  await page.reload();
  await unfold(page);
  await expect(page.locator('.trial-record')).toContainText('found 99');
  Reflect.deleteProperty(events, 'samples/refunds.msk-event.json');
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await expect(page.getByText('The file is gone')).toBeVisible();
});

test('axe finds nothing in rows and trial', async ({ page }) => {
  const bed = await openWizardPage(page, { text: toText(PAID, EITHER), events: { 'a.msk-event.json': '[]' } });
  await unfold(page);
  await openTrial(page);
  await page.getByLabel('Sample records').fill('{"status": "open"}\nnot json');
  await page.getByRole('button', { name: 'Add Condition' }).click();
  await expect(page.locator('.trial-record')).not.toHaveCount(0);
  await expectNoViolations(bed);
});
