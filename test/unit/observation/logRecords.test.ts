import { describe, expect, it } from 'vitest';
import { toLogGroup, toLogPattern } from '../../../src/core/observation/logSearches.ts';
import { toReadCommand } from '../../../src/core/observation/readCommand.ts';
import { readLogRecord } from '../../../src/core/observation/readLogRecord.ts';

const read = (message: string | object) =>
  readLogRecord({ message: typeof message === 'string' ? message : JSON.stringify(message) });

describe('a record of a mapping', () => {
  it('tells its error, and what that means', () => {
    const error = {
      errorMessage: 'Not authorized to access topics: [orders]',
      errorCode: 'org.apache.kafka.common.errors.TopicAuthorizationException',
    };
    expect(read({ eventType: 'ESM_PROCESSING_EVENT', error })).toEqual({
      level: 'warning',
      text: 'Not authorized to access topics: [orders] (TopicAuthorizationException)',
      meaning: 'The cluster does not authorize Lambda',
    });
  });

  it('tells the offsets of a partition', () => {
    const kafkaPartitionOffsets = { partition: 'orders-3', endOffset: 12, committedOffset: 7 };
    expect(read({ eventType: 'KAFKA_STATUS_EVENT', kafkaPartitionOffsets })).toEqual({
      level: 'detail',
      text: 'orders-3: committed 7, end 12',
      position: { topic: 'orders', partition: 3, offset: '7' },
    });
  });

  it('tells what a poller reads', () => {
    const kafkaEventSourceConnection = { consumerGroupId: 'g', assignedPartitionCount: 2, totalPartitionCount: 12 };
    expect(read({ eventType: 'POLLER_STATUS_EVENT', kafkaEventSourceConnection })).toMatchObject({
      level: 'information',
      text: 'A poller reads 2 of 12 partitions in group g',
    });
  });

  it('of a kind nobody knows is shown as it is', () => {
    const text = JSON.stringify({ eventType: 'toString' });
    expect(read(text)).toMatchObject({ text });
    expect(read('{broken')).toMatchObject({ text: '{broken' });
  });
});

describe('what a function wrote', () => {
  it.each([
    ['START RequestId: 1 Version: $LATEST', 'detail'],
    ["[ERROR] KeyError: 'id'", 'error'],
    ['Task timed out after 3.00 seconds', 'error'],
    ['done with 3 records', 'information'],
  ])('%s: %s', (message, level) => {
    expect(read(message).level).toBe(level);
  });

  it.each([
    [
      'Error deserializing key/value for partition my-topic-12 at offset 9007199254740993.',
      'my-topic',
      12,
      '9007199254740993',
    ],
    ['orders-3@77 failed', 'orders', 3, '77'],
    ['{"topic":"orders","partition":4,"offset":5}', 'orders', 4, '5'],
    ['topic=orders partition=4', 'orders', 4, undefined],
  ])('names its place: %s', (message, topic, partition, offset) => {
    expect(read(message).position).toEqual({ topic, partition, ...(offset === undefined ? {} : { offset }) });
  });

  it('names none where there is none', () => {
    expect(read('2026-11-22T10:00:00Z hello').position).toBeUndefined();
  });
});

describe('searches', () => {
  it('keep mapping and function apart, and quote words', () => {
    expect(toLogPattern('mapping', 'u', '')).toBe('"u/"');
    expect(toLogPattern('function', 'u', ' a  "b" ')).toBe('-"eventProcessorId" "a" "\\"b\\""');
    expect(toLogGroup({ name: 'f' })).toBe('/aws/lambda/f');
    expect(toLogGroup({ name: 'f', logGroup: '/shop' })).toBe('/shop');
  });
});

describe('the command that reads a record', () => {
  it('names brokers, place and, unless the port is open, a client configuration', () => {
    const command = toReadCommand({ topic: 'orders', partition: 3, offset: '77' }, 'b-1:9098,b-2:9098');
    expect(command.replaceAll(/\\\n\s*/g, '')).toContain('--bootstrap-server b-1:9098,b-2:9098');
    expect(command).toContain('--offset 77');
    expect(command).toContain('client.properties');
    expect(toReadCommand({ topic: 'orders', partition: 3 }, 'b-1:9092')).not.toContain('client.properties');
  });
});
