import { describe, expect, it } from 'vitest';
import { checkBatchResponse } from '../../../src/core/event/batchResponse.ts';
import { type InvocationReport, toInvocationMarkdown } from '../../../src/core/event/invocationMarkdown.ts';

const REPORT: InvocationReport = {
  invocation: {
    status: 200,
    executedVersion: '$LATEST',
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    log: [
      'START RequestId: c6af9ac6 Version: $LATEST',
      'REPORT RequestId: c6af9ac6\tDuration: 12.50 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB\tInit Duration: 210.11 ms\t',
      '',
    ].join('\n'),
    payload: 'null',
  },
  functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:orders-processor:live',
  eventName: 'orders.msk-event.json',
  records: 3,
  bytes: 1234,
  waited: 345.6,
};

function write(changes: Partial<InvocationReport['invocation']>, more: Partial<InvocationReport> = {}): string {
  return toInvocationMarkdown({ ...REPORT, invocation: { ...REPORT.invocation, ...changes }, ...more });
}

describe('the page of an invocation', () => {
  it('says how it ended, what was sent and what it took', () => {
    const text = write({});
    expect(text).toMatch(/^# orders-processor succeeded\n/);
    for (const row of [
      '| Status | 200 |',
      '| Records | 3 |',
      '| Bytes sent | 1,234 |',
      '| Duration | 12\\.50 ms |',
      '| Start of the environment | 210\\.11 ms |',
      '| Billed | 13 ms |',
      '| Memory used | 90 MB of 512 MB |',
      '| Answer after | 346 ms |',
      '| Version run | `$LATEST` |',
    ]) {
      expect(text).toContain(`${row}\n`);
    }
    expect(text).toContain('## Result\n\n```json\nnull\n```');
    expect(text).toContain('## End of the log\n\n```text\nSTART RequestId');
  });

  it('tells an error of the function', () => {
    const text = write({ functionError: 'Unhandled', payload: '{"errorType":"KeyError"}' });
    expect(text).toMatch(/^# orders-processor failed\n\nFrom a mapping, Lambda would send the whole batch again/);
    expect(text).toContain('## Error\n\n```json\n{\n  "errorType": "KeyError"\n}\n```');
  });

  it('lists the records that were reported as failed', () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":{"partition":"orders-0","offset":9007199254740993}}]}';
    const verdict = checkBatchResponse(payload, [{ group: 'orders-0', recordOffset: '9007199254740993' }]);
    const text = write({ payload }, { verdict });
    expect(text).toMatch(/^# orders-processor reported 1 of 3 records as failed\n/);
    expect(text).toContain('| `orders-0` | `9007199254740993` |');
  });

  it('says what makes a report fail the whole batch', () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":"8"}]}';
    const verdict = checkBatchResponse(payload, [{ group: 'orders-0', recordOffset: '8' }]);
    const text = write({ payload }, { verdict });
    expect(text).toMatch(/^# orders-processor answered with a report that fails the whole batch\n/);
    expect(text).toContain('not a text as for SQS and Kinesis');
    expect(text).toContain('`"8"`');
  });

  it('lets no answer break out of it, and cuts long ones', () => {
    expect(write({ payload: '"```\\n# no heading"' })).toContain('````json\n"```\\n# no heading"\n````');
    const text = write({ payload: JSON.stringify('x'.repeat(200_000)) });
    expect(text.length).toBeLessThan(110_000);
    expect(text).toContain('The first 100000 of 200002 characters are shown');
    expect(write({ payload: '' })).toContain('Nothing was returned');
  });
});
