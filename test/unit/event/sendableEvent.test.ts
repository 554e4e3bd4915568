import { describe, expect, it } from 'vitest';
import { readEventOrigin } from '../../../src/core/event/eventOrigin.ts';
import { toSendableEvent } from '../../../src/core/event/sendableEvent.ts';

function toEvent(records: number, value = ''): string {
  const list = Array.from(
    { length: records },
    (_, offset) => `{ "topic": "a-b", "offset": ${offset}, "value": "${value}" }`,
  );
  return `{ "eventSource": "aws:kafka", "eventSourceArn": "arn:x", "records": { "a-b-0": [${list.join(', ')}] } }`;
}

describe('what is sent', () => {
  it('is the event on one line, with numbers as they are written', () => {
    const outcome = toSendableEvent('{\n  "offset": 9007199254740993,\n  "n": 1.0e2, "ü": " a b "\n}\n');
    expect(outcome).toMatchObject({ payload: '{"offset":9007199254740993,"n":1.0e2,"ü":" a b "}', bytes: 50 });
  });

  it('is no JSON with comments: Lambda would not take it', () => {
    expect(toSendableEvent('{\n  // no\n}')).toEqual({ problem: expect.stringContaining('Line 2, column 3') });
  });

  it('is within the limits', () => {
    expect(toSendableEvent(toEvent(10_000))).toHaveProperty('payload');
    expect(toSendableEvent(toEvent(10_001))).toEqual({
      problem: 'The event has 10,001 records; Lambda sends 10,000 at most.',
    });
    expect(toSendableEvent(toEvent(1, 'x'.repeat(6 * 1024 * 1024)))).toEqual({
      problem: expect.stringMatching(/^The event has 6,291,\d{3} bytes; an invocation takes 6,291,456 at most\.$/),
    });
  });
});

it('where an event is from is read of the event, whatever else is in the document', () => {
  expect(readEventOrigin(toEvent(1))).toMatchObject({ eventSourceArn: 'arn:x', topic: 'a-b' });
  expect(readEventOrigin('{"records": {"my-topic-12": []}}')).toMatchObject({ topic: 'my-topic' });
  for (const text of ['', '[1]', '{"eventSourceArn": 5', 'text']) {
    expect(readEventOrigin(text)).toEqual({ eventSourceArn: undefined, bootstrapServers: undefined, topic: undefined });
  }
});
