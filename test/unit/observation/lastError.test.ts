import { describe, expect, it } from 'vitest';
import { readFunctionRecord } from '../../../src/core/observation/functionRecord.ts';
import { findFunctionError } from '../../../src/core/observation/lastError.ts';
import type { LogEvent } from '../../../src/core/observation/logEvent.ts';
import { toErrorPattern } from '../../../src/core/observation/logSearches.ts';
import { toLogMatcher } from '../../../src/sandbox/activity/logPattern.ts';

const ID = '3f1c2b4a-0d5e-4f60-8a7b-9c0d1e2f3a4b';
const json = (record: object) => JSON.stringify(record);

/** How the runtimes write of an invocation that failed; each is found by the pattern of its format. */
const FAILED: readonly (readonly [string, 'Text' | 'JSON', string, string, string?])[] = [
  [
    'Node.js',
    'Text',
    `2026-11-22T10:00:00.000Z\t${ID}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x is not a function\\nat y","stack":[]}`,
    'TypeError: x is not a function',
    ID,
  ],
  ['Python', 'Text', "[ERROR] KeyError: 'id'\nTraceback (most recent call last):\n  File …", "KeyError: 'id'"],
  [
    'a timeout',
    'Text',
    `2026-11-22T10:00:00.000Z ${ID} Task timed out after 3.00 seconds`,
    'Task timed out after 3.00 seconds',
    ID,
  ],
  [
    'an end',
    'Text',
    `RequestId: ${ID} Error: Runtime exited with error: signal: killed`,
    'Runtime exited with error: signal: killed',
    ID,
  ],
  [
    'Node.js',
    'JSON',
    json({ timestamp: 't', level: 'ERROR', requestId: ID, message: { errorType: 'TypeError', errorMessage: 'no' } }),
    'TypeError: no',
    ID,
  ],
  [
    'Python',
    'JSON',
    '{"timestamp": "t", "level": "ERROR", "message": "no", "errorType": "KeyError", "errorMessage": "\'id\'", "requestId": "' +
      ID +
      '"}',
    "KeyError: 'id'",
    ID,
  ],
  [
    'Lambda',
    'JSON',
    json({ time: 't', type: 'platform.report', record: { requestId: ID, status: 'timeout' } }),
    'Task timed out',
    ID,
  ],
];

const toEvents = (...messages: readonly string[]): LogEvent[] =>
  messages.map((message, at) => ({ id: `${at}`, at, stream: '2026/11/22/[$LATEST]0123', message }));

describe('the record of a failed invocation', () => {
  it.each(FAILED)('of %s as %s is found and read', (_name, format = 'Text', message = '', text = '', requestId) => {
    expect(toLogMatcher(toErrorPattern(format))?.(message)).toBe(true);
    const record = readFunctionRecord(message);
    expect(record).toMatchObject({ level: 'error', text, failed: true });
    expect(record.requestId).toBe(requestId);
  });

  it.each([
    [json({ level: 'INFO', requestId: ID, message: 'done' }), 'information', 'done'],
    [json({ log_level: 'warning', message: 'slow', AWSRequestId: ID }), 'warning', 'slow'],
    [json({ type: 'platform.start', record: { requestId: ID } }), 'detail', 'platform.start'],
    [`REPORT RequestId: ${ID}\tDuration: 3 ms`, 'detail', `REPORT RequestId: ${ID}  Duration: 3 ms`],
    ['2 errors were repaired', 'information', '2 errors were repaired'],
  ])('is told from others: %s', (message, level, text) => {
    const record = readFunctionRecord(message);
    expect(record).toMatchObject({ level, text });
    expect(record.failed).toBeUndefined();
  });
});

describe('the last error of a function', () => {
  it('is the newest that ended an invocation, with words that find it', () => {
    const events = toEvents(
      "[ERROR] KeyError: 'old'",
      `2026-11-22T10:00:00.000Z ${ID} Task timed out after 3.00 seconds`,
      'error: told, and dealt with',
    );
    expect(findFunctionError(events, 'f')).toEqual({
      at: 1,
      text: 'Task timed out after 3.00 seconds',
      requestId: ID,
      words: ID,
    });
  });

  it('is what was written of an error where no invocation ended with one', () => {
    const found = findFunctionError(toEvents('hello', `error: ${'word '.repeat(200)}`), 'f');
    expect(found).toMatchObject({ at: 1, words: `error:${' word'.repeat(14)}` });
    expect(found?.text).toHaveLength(401);
  });

  it('is none of a mapping’s records, nor of another function that writes to the same group', () => {
    const record = json({ eventProcessorId: 'u/0', error: { errorCode: 'e', errorMessage: 'error' } });
    const [mine, other] = ['f', 'g'].map((name) => `2026/11/22/${name}[$LATEST]0123`);
    const events = [
      { id: '1', at: 1, stream: mine ?? '', message: '[ERROR] Mine' },
      { id: '2', at: 2, stream: other ?? '', message: '[ERROR] Other' },
      { id: '3', at: 3, stream: '2026/11/22/u', message: record },
    ];
    expect(findFunctionError(events, 'f')?.text).toBe('Mine');
    expect(findFunctionError(events.slice(1), 'f')).toBeUndefined();
  });
});
