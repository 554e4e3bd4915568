import { describe, expect, it } from 'vitest';
import { readFailureRecords } from '../../../src/core/event/failureRecord.ts';
import { toTestEvent } from '../../../src/core/event/testEvent.ts';
import { auditFailures, paymentFailures } from '../../../src/sandbox/demo/failures.ts';

function toEvent(text: string) {
  const [record] = readFailureRecords(text).records;
  if (record === undefined) throw new Error('no failure record');
  return toTestEvent(record);
}

function read(text: string) {
  const outcome = toEvent(text);
  if ('problem' in outcome) throw new Error(outcome.problem);
  return { ...outcome, event: JSON.parse(outcome.text) };
}

function toMetadata(recordsInfo: unknown): string {
  return JSON.stringify({ version: '1.0', KafkaBatchInfo: { bootstrapServers: 'b:9092', recordsInfo } });
}

describe('a test event of a failure record', () => {
  it('is the event that failed, where the record has it', () => {
    const { text } = auditFailures[0] ?? { text: '' };
    const { event, notes } = read(text);
    expect(event).toEqual(JSON.parse(JSON.parse(text).payload));
    expect(notes).toEqual([]);
  });

  it('has the partitions, offsets and times of the failure where that is all there is', () => {
    const { event, notes } = read(paymentFailures[0] ?? '');
    expect(event).toMatchObject({ eventSource: 'aws:kafka', eventSourceArn: expect.stringContaining('payments-prod') });
    const groups = Object.entries<readonly { offset: number; value: unknown }[]>(event.records);
    expect(groups.map(([name, records]) => [name, records.length, records[0]?.offset, records.at(-1)?.offset])).toEqual(
      [
        ['payments-0', 100, 55_310, 55_409],
        ['payments-4', 24, 51_200, 51_223],
      ],
    );
    expect(groups.flatMap(([, records]) => records).every(({ value }) => value === null)).toBe(true);
    expect(notes.join()).toContain('no keys and values');
  });

  it('keeps offsets exact, and is no longer than an event can be', () => {
    const range = { firstRecordOffset: '9007199254740993', lastRecordOffset: '9007199254790993' };
    const { text, event, notes } = read(toMetadata({ 'a-b-7': range }));
    expect(text).toContain('"offset": 9007199254740993,');
    expect(event).toMatchObject({ eventSource: 'SelfManagedKafka' });
    expect(event.records['a-b-7']).toHaveLength(10_000);
    expect(event.records['a-b-7'][0]).toMatchObject({ topic: 'a-b', partition: 7 });
    expect(notes).toHaveLength(2);
  });

  it('cannot be made of nothing', () => {
    expect(toEvent(toMetadata({}))).toHaveProperty('problem');
    expect(toEvent(toMetadata({ 'a-0': { firstRecordOffset: 'x' } }))).toHaveProperty('problem');
    const reversed = read(toMetadata({ 'a-0': { firstRecordOffset: '5', lastRecordOffset: '1' } }));
    expect(reversed.event.records['a-0']).toHaveLength(1);
  });
});
