import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../src/core/diagnosis/compareReports.ts';
import { maskReport } from '../../../src/core/diagnosis/maskReport.ts';
import { parseReport } from '../../../src/core/diagnosis/parseReport.ts';
import type { CheckResult, DiagnosisReport, Outcome } from '../../../src/core/diagnosis/report.ts';
import { toReportMarkdown } from '../../../src/core/diagnosis/reportMarkdown.ts';

const secret = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_shop-AbCdEf';

function toCheck(id: string, outcome: Outcome, more: Partial<CheckResult> = {}): CheckResult {
  return { id, area: 'secret', title: `Title of ${id}`, outcome, evidence: [], gaps: [], remedies: [], ...more };
}

function toReport(...checks: readonly CheckResult[]): DiagnosisReport {
  return {
    version: 1,
    account: '111122223333',
    region: 'us-east-1',
    uuid: 'aaaaaaaa-bbbb-4ccc-8ddd-123456789012',
    eventSourceArn: 'arn:aws:kafka:us-east-1:444455556666:cluster/shop/51f6e1a2-1111-4a3b-9f0a-123456789012-7',
    topic: 'orders',
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:orders',
    startedAt: '2026-11-22T12:00:00.000Z',
    checks,
  };
}

describe('a masked report', () => {
  const report = toReport(
    toCheck('a', 'fail', { evidence: [`${secret} is not there`, 'AmazonMSK_shop is a bad name'] }),
  );

  it('hides accounts and secrets, the same one behind the same word, and leaves the rest', () => {
    const masked = maskReport(report, ['accounts', 'secrets']);
    const text = JSON.stringify(masked);
    expect(text).not.toMatch(/111122223333|444455556666|AmazonMSK_shop/);
    expect(masked.account).toBe('ACCOUNT_1');
    expect(masked.functionArn).toBe('arn:aws:lambda:us-east-1:ACCOUNT_1:function:orders');
    expect(masked.eventSourceArn).toContain('ACCOUNT_2');
    expect([masked.uuid, masked.topic]).toEqual([report.uuid, report.topic]);
  });

  it('hides only what is asked for', () => {
    expect(maskReport(report, [])).toEqual(report);
    expect(JSON.stringify(maskReport(report, ['secrets']))).toContain('111122223333');
    expect(JSON.stringify(maskReport(report, ['accounts']))).toContain('AmazonMSK_shop');
  });
});

describe('a saved report', () => {
  it('is read again as it was', () => {
    const report = toReport(toCheck('a', 'pass'));
    expect(parseReport(JSON.stringify(report))).toEqual(report);
  });

  it.each(['', '{', '[]', '{"version":2}', '{"version":1}', JSON.stringify({ ...toReport(), checks: [{}] })])(
    'is not %j',
    (text) => {
      expect(parseReport(text)).toBeUndefined();
    },
  );
});

it('tells which checks came out differently', () => {
  const earlier = toReport(toCheck('a', 'fail'), toCheck('b', 'pass'), toCheck('gone', 'pass'));
  const later = toReport(toCheck('a', 'pass'), toCheck('b', 'pass'), toCheck('new', 'unknown'));
  expect(compareReports(earlier, later).map(({ id, before, after }) => [id, before, after])).toEqual([
    ['a', 'fail', 'pass'],
    ['new', undefined, 'unknown'],
    ['gone', 'pass', undefined],
  ]);
});

describe('the page', () => {
  const gap = { reason: 'access-denied', operation: 'iam:GetRole', message: 'not <authorized>' } as const;
  const report = toReport(
    toCheck('in-order', 'pass', { evidence: ['one', 'two', 'three', 'four', 'five'] }),
    toCheck('not-told', 'unknown', { gaps: [gap] }),
    toCheck('wrong', 'fail', { evidence: ['a `b` <c>'], remedies: [{ title: 'Do it', command: 'aws x' }] }),
  );

  it('says first what is wrong, then what could not be told with the permission that lacks', () => {
    const text = toReportMarkdown(report);
    const places = ['Title of wrong', 'aws x', 'Title of not\\-told', 'Title of in'].map((part) =>
      text.indexOf(part.replaceAll('\\', '')),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('You lack the permission `iam:GetRole`');
    expect(text).toContain('and 2 more');
  });

  it('shows data as data', () => {
    const text = toReportMarkdown(report);
    expect(text).toContain('a \\`b\\` \\<c\\>');
    expect(text).toContain('not \\<authorized\\>');
  });

  it('says what is missing while checks come in and once it is cancelled', () => {
    expect(toReportMarkdown(report, { total: 30 })).toContain('3 of 30 checks are done');
    expect(toReportMarkdown(report, { cancelled: true })).toContain('Cancelled');
  });
});
