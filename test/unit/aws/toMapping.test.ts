import { describe, expect, it } from 'vitest';
import { toBucket, toNotificationTopic, toPartition, toQueue } from '../../../src/aws/toDestination.ts';
import {
  isMskMapping,
  parseTimestamp,
  toCreateInput,
  toDeployedMapping,
  toUpdateInput,
} from '../../../src/aws/toMapping.ts';

const UUID = 'f89f8514-cdd9-4602-9e1f-01a5b77d449b';

describe('isMskMapping', () => {
  it.each([
    ['arn:aws:kafka:us-east-1:111122223333:cluster/orders/0-1', true],
    ['arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/orders/0-1', true],
    ['arn:aws:sqs:us-east-1:111122223333:orders', false],
    ['arn:aws:kinesis:us-east-1:111122223333:stream/kafka', false],
    [undefined, false],
  ])('%s: %s', (EventSourceArn, expected) => {
    expect(isMskMapping({ EventSourceArn })).toBe(expected);
  });
});

describe('toDeployedMapping', () => {
  it('writes dates as ISO 8601 and leaves out what has no value', () => {
    const info = {
      $metadata: {},
      UUID,
      FunctionArn: 'arn:f',
      State: 'Enabled',
      LastModified: new Date(Date.UTC(2026, 0, 2)),
      StartingPosition: 'AT_TIMESTAMP' as const,
      StartingPositionTimestamp: new Date(Date.UTC(2026, 0, 1)),
      FilterCriteria: undefined,
      Topics: ['orders'],
    };
    expect(toDeployedMapping(info)).toEqual({
      UUID,
      FunctionArn: 'arn:f',
      State: 'Enabled',
      LastModified: '2026-01-02T00:00:00.000Z',
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: '2026-01-01T00:00:00.000Z',
      Topics: ['orders'],
    });
  });

  it('refuses an answer that is no mapping', () => {
    expect(() => toDeployedMapping({})).toThrow('UUID is missing');
  });
});

describe('toCreateInput and toUpdateInput', () => {
  it('makes a date of the timestamp and passes everything else as it is', () => {
    const input = { FunctionName: 'f', Topics: ['t'], StartingPositionTimestamp: 1_767_225_600, Tags: { a: 'b' } };
    expect(toCreateInput(input)).toEqual({ ...input, StartingPositionTimestamp: new Date('2026-01-01T00:00:00Z') });
    expect(toCreateInput({ FunctionName: 'f' })).toEqual({ FunctionName: 'f' });
  });

  it('keeps members that clear something on update', () => {
    expect(toUpdateInput(UUID, { FilterCriteria: {}, Enabled: false })).toEqual({
      UUID,
      FilterCriteria: {},
      Enabled: false,
    });
  });
});

describe('parseTimestamp', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T02:00:00+02:00', '2026-01-01T00:00:00.000Z'],
    [1_767_225_600, '2026-01-01T00:00:00.000Z'],
    [1_767_225_600.5, '2026-01-01T00:00:00.500Z'],
    ['1767225600', '2026-01-01T00:00:00.000Z'],
  ])('%s', (value, expected) => {
    expect(parseTimestamp(value).toISOString()).toBe(expected);
  });

  it('takes a date without time as midnight here, like the AWS CLI', () => {
    expect(parseTimestamp('2026-03-04')).toEqual(new Date(2026, 2, 4));
  });

  it.each(['', 'yesterday', Number.NaN])('refuses %s', (value) => {
    expect(() => parseTimestamp(value)).toThrow(RangeError);
  });
});

describe('destinations', () => {
  it("makes an ARN of a queue URL, also of one on an endpoint of one's own", () => {
    expect(toQueue('https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo', 'eu-west-1')).toEqual({
      arn: 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo',
      name: 'orders.fifo',
      kind: 'sqs',
      fifo: true,
    });
    expect(toQueue('http://localhost:4566/queue/eu-west-1/000000000000/dlq', 'eu-west-1')?.arn).toBe(
      'arn:aws:sqs:eu-west-1:000000000000:dlq',
    );
    expect(toQueue('nonsense', 'eu-west-1')).toBeUndefined();
    expect(toQueue('http://localhost', 'eu-west-1')).toBeUndefined();
  });

  it('knows FIFO topics by their name', () => {
    expect(toNotificationTopic('arn:aws:sns:us-east-1:111122223333:failed.fifo')).toMatchObject({
      name: 'failed.fifo',
      fifo: true,
    });
    expect(toNotificationTopic('arn:aws:sns:us-east-1:111122223333:failed').fifo).toBe(false);
  });

  it.each([
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['us-iso-east-1', 'aws-iso'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('puts %s into partition %s', (region, partition) => {
    expect(toPartition(region)).toBe(partition);
    expect(toBucket('b', region).arn).toBe(`arn:${partition}:s3:::b`);
  });
});
