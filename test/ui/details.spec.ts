import { expect } from '@playwright/test';
import { expectNoViolations } from './accessibility.ts';
import { openDetailsPage } from './detailsBed.ts';
import { FAILING, LAST_ERROR, THROWING, toOverviewState, WORKING } from './detailsData.ts';
import { test } from './pageTest.ts';

test('shows state, charts, logs and settings of a mapping that works', async ({ page }) => {
  const bed = await openDetailsPage(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders → orders-processor');
  await expect(page.getByRole('status').first()).toContainText('Enabled');
  await expect(page.locator('.problem')).toHaveCount(0);
  await expect(page.locator('msk-chart canvas')).toHaveCount(9);
  await expect(page.locator('[data-chart=lag] figcaption')).toContainText('Lag grows by 1,200 records a minute');
  await expect(page.getByText('The cluster does not authorize Lambda')).toBeVisible();
  await expect(page.getByText('60 seconds (at most 840 for MSK)')).toBeVisible();
  expect(bed.complaints).toEqual([]);
});

test('shows a problem with its causes, and does what its buttons say', async ({ page }) => {
  const bed = await openDetailsPage(page, { mapping: FAILING });
  await expect(page.getByRole('heading', { name: 'Lambda cannot connect to the brokers' })).toBeVisible();
  await page.getByText('The cluster’s security group does not let Lambda reach the broker port').click();
  await page.locator('.cause[open]').getByRole('button', { name: 'Copy Command' }).first().click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await page.locator('.cause[open]').getByRole('button', { name: 'Documentation' }).first().click();
  await page.getByRole('button', { name: 'Open in the AWS Console: Function' }).click();
  await expect.poll(() => bed.errands.map(({ errand }) => errand)).toEqual(['copy', 'command', 'open', 'console']);
  expect(bed.errands).toContainEqual({ errand: 'command', command: 'diagnose' });
});

test('a cause that was opened stays open when what was found changes the order', async ({ page }) => {
  const bed = await openDetailsPage(page, { mapping: FAILING });
  const { overview } = toOverviewState(FAILING);
  if (overview === undefined) throw new Error('no overview');
  const { explanation } = overview;
  const [first, second, opened] = explanation.causes;
  const toCause = (title = '') => page.locator('.cause').filter({ hasText: title });
  await toCause(opened?.title).locator('summary').click();
  await expect(toCause(opened?.title)).toHaveAttribute('open');
  const causes = explanation.causes.toReversed();
  bed.tellOverview({ overview: { ...overview, explanation: { ...explanation, causes } } });
  await expect(page.locator('.cause').last()).toContainText(first?.title ?? '-');
  await expect(toCause(opened?.title)).toHaveAttribute('open');
  await expect(toCause(first?.title)).not.toHaveAttribute('open');
  await expect(toCause(second?.title)).not.toHaveAttribute('open');
});

test('shows the function’s last error, and leads to it in the logs', async ({ page }) => {
  const bed = await openDetailsPage(page, { mapping: THROWING, lastError: LAST_ERROR });
  await expect(page.locator('.problem')).toContainText("Last error, 3 minutes ago: KeyError: 'session_id'");
  await expect(page.locator('.last-error')).toContainText('request 0a1b2c3d-0000-4000-8000-000000000001');
  await page.locator('.last-error').getByRole('button', { name: 'Show in Logs' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  const { requestId, at } = LAST_ERROR.error;
  const wish = { source: 'function', filter: requestId, following: false, around: at };
  await expect.poll(() => bed.wishes.at(-1)).toEqual(wish);
  await expect(page.getByText('Records about', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Newest Records' }).click();
  await expect.poll(() => bed.wishes.at(-1)).toEqual({ source: 'function', filter: '', following: true });
  await expect(page.getByText('Records about', { exact: false })).toHaveCount(0);
  bed.tellOverview({ overview: toOverviewState(THROWING, { kind: 'unread', reason: 'no right' }).overview });
  await expect(page.locator('.last-error')).toContainText('Could not be read – no right');
  expect(bed.complaints).toEqual([]);
});

test('fixes what a diagnosis found, and explains settings', async ({ page }) => {
  const bed = await openDetailsPage(page, { mapping: THROWING });
  const { overview } = toOverviewState(THROWING);
  const checked = { at: Date.now(), words: '1 wrong', fixable: true };
  bed.tellOverview({ overview: overview && { ...overview, checked } });
  await page.getByRole('button', { name: 'Fix What Was Found…' }).click();
  await expect.poll(() => bed.errands).toEqual([{ errand: 'command', command: 'fix' }]);
  bed.tellOverview({ overview: overview && { ...overview, checked: { ...checked, fixable: false } } });
  await expect(page.getByRole('button', { name: 'Fix What Was Found…' })).toHaveCount(0);
  const help = page.locator('.fact .help').first();
  await expect(help).toBeHidden();
  await page.getByRole('checkbox', { name: 'Explain settings' }).check();
  await expect(help).toBeVisible();
});

test('offers to turn on what is off, in provisioned mode only', async ({ page }) => {
  const off = { ...WORKING, MetricsConfig: undefined, LoggingConfig: undefined };
  const bed = await openDetailsPage(page, { mapping: off });
  await page.getByRole('button', { name: 'Turn On Metrics…' }).click();
  await page.getByRole('button', { name: 'Turn On Logs…' }).click();
  await expect
    .poll(() => bed.errands)
    .toEqual([
      { errand: 'turnOn', what: 'metrics' },
      { errand: 'turnOn', what: 'logs' },
    ]);
  bed.change(FAILING);
  await expect(page.getByText('More can be measured in provisioned mode')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn On Metrics…' })).toHaveCount(0);
});

test('follows what AWS says of the mapping, and tells when it is gone', async ({ page }) => {
  const bed = await openDetailsPage(page, { mapping: FAILING });
  bed.change(WORKING);
  await expect(page.locator('.problem')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Since this page was opened' })).toBeVisible();
  bed.tellOverview({ gone: true });
  await expect(page.getByRole('alert')).toContainText('has been deleted');
  await expect(page.getByRole('button', { name: 'Diagnose' })).toHaveCount(0);
});

test('changes the time range, and shows a chart as a table, by keyboard', async ({ page }) => {
  const bed = await openDetailsPage(page);
  await page.getByRole('radio', { name: '3 hours' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '12 hours' })).toBeChecked();
  await expect.poll(() => bed.ranges).toEqual(['12h']);
  await page.getByRole('button', { name: 'Records as table', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Filtered out' })).toBeVisible();
  await expect(page.locator('[data-chart=records] canvas')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Filtered out' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '12 hours' })).toBeChecked();
});

test('filters logs, leads from a record to its place, and tells what is in sight', async ({ page }) => {
  const bed = await openDetailsPage(page);
  await expect.poll(() => bed.seen.at(-1)).toEqual({ charts: true, logs: false });
  await page.locator('#logs').scrollIntoViewIfNeeded();
  await expect.poll(() => bed.seen.at(-1)?.logs).toBe(true);
  await page.getByRole('radio', { name: 'Function' }).check();
  await page.getByRole('searchbox').fill('KeyError');
  await expect.poll(() => bed.wishes.at(-1)).toEqual({ source: 'function', filter: 'KeyError', following: true });
  await page.getByText('orders-3: committed 1180, end 1204').click();
  await expect(page.getByText('Topic orders, partition 3, offset 1180')).toBeVisible();
  await page.getByRole('button', { name: 'Only This Partition' }).click();
  await expect.poll(() => bed.wishes.at(-1)?.filter).toBe('orders-3');
  await page.getByRole('checkbox', { name: 'Follow' }).uncheck();
  await expect.poll(() => bed.wishes.at(-1)?.following).toBe(false);
});

for (const [name, mapping] of [
  ['works', WORKING],
  ['fails', FAILING],
] as const) {
  test(`axe finds nothing in a page about a mapping that ${name}`, async ({ page }) => {
    const bed = await openDetailsPage(page, { mapping });
    await expect(page.locator('msk-chart canvas').first()).toBeVisible();
    await page.getByRole('button', { name: 'Function calls as table' }).click();
    await page.locator('.line summary').nth(2).click();
    await expectNoViolations(bed);
    expect(bed.complaints).toEqual([]);
  });
}

for (const width of [400, 800, 1200]) {
  test(`nothing is cut off at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openDetailsPage(page, { mapping: FAILING });
    await expect(page.locator('msk-chart canvas').first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
