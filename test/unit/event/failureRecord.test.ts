import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toReadableMarkdown } from '../../../src/core/event/failureMarkdown.ts';
import { type FailureRecord, readFailureRecords } from '../../../src/core/event/failureRecord.ts';
import { toRetrievals } from '../../../src/core/event/retrieval.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const CLUSTER = 'arn:aws:kafka:us-east-1:123456789012:cluster/shop/751d2973-a626-431c-9d4e-d7975eb44dd7-2';

const metadata = {
  requestContext: {
    requestId: '316aa6d0',
    functionArn: FUNCTION,
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: 3,
  },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  version: '1.0',
  timestamp: '2019-11-14T00:38:06.021Z',
  KafkaBatchInfo: {
    batchSize: 500,
    eventSourceArn: CLUSTER,
    bootstrapServers: 'b-1.shop:9098,b-2.shop:9098',
    payloadSize: 2039086,
    recordsInfo: {
      'my-orders-0': {
        firstRecordOffset: '9007199254740993',
        lastRecordOffset: '9007199254740999',
        firstRecordTimestamp: '2019-11-14T00:38:04.835Z',
        lastRecordTimestamp: '2019-11-14T00:38:05.580Z',
      },
    },
  },
};

const event = {
  eventSource: 'aws:kafka',
  records: { 'orders-3': [{ topic: 'orders', partition: 3, offset: 100, value: 'e30=' }] },
};
const fromKafka = {
  ...metadata,
  requestContext: { ...metadata.requestContext, condition: 'RetriesExhausted' },
  KafkaBatchInfo: { batchSize: 1, recordInfo: { offset: '100', timestamp: '2019-11-14T18:16:04.835Z' } },
  payload: event,
};

const expected = {
  requestId: '316aa6d0',
  functionArn: FUNCTION,
  condition: 'RetryAttemptsExhausted',
  attempts: 3,
  statusCode: 200,
  functionError: 'Unhandled',
  time: '2019-11-14T00:38:06.021Z',
  batchSize: 500,
  payloadSize: 2039086,
  ranges: [
    {
      group: 'my-orders-0',
      place: { topic: 'my-orders', partition: 0 },
      firstOffset: '9007199254740993',
      lastOffset: '9007199254740999',
      firstTime: '2019-11-14T00:38:04.835Z',
      lastTime: '2019-11-14T00:38:05.580Z',
    },
  ],
};

function readOne(text: string): FailureRecord {
  const { records, problem } = readFailureRecords(text);
  expect(problem).toBeUndefined();
  const [record] = records;
  if (record === undefined || records.length > 1) throw new Error(`${records.length} records`);
  return record;
}

const body = JSON.stringify(metadata);
const notification = { Type: 'Notification', MessageId: '1', TopicArn: 'arn:aws:sns:x', Message: body };

describe('a failure record', () => {
  test('is read as it is, offsets exactly', () => {
    expect(readOne(body)).toMatchObject(expected);
    expect(readOne(body.replaceAll('"9007199254740993"', '9007199254740993'))).toMatchObject(expected);
  });

  test.each([
    ['a message of a queue', { MessageId: '1', ReceiptHandle: 'x', Body: body }, 'sqs'],
    ['what receive-message prints', { Messages: [{ MessageId: '1', Body: body }] }, 'sqs'],
    ['an event of a queue', { Records: [{ messageId: '1', body, eventSource: 'aws:sqs' }] }, 'sqs'],
    ['a notification', notification, 'sns'],
    ['an event of a topic', { Records: [{ EventSource: 'aws:sns', Sns: notification }] }, 'sns'],
    ['a notification in a queue', { Records: [{ body: JSON.stringify(notification) }] }, 'sns'],
    ['an event of a topic of failures', { records: { 'f-0': [{ value: btoa(body) }, { value: null }] } }, 'kafka'],
    ['a text in quotes', body, undefined],
  ])('is found in %s', (_name, envelope, destination) => {
    expect(readOne(JSON.stringify(envelope))).toMatchObject({ ...expected, destination });
    expect(readOne(JSON.stringify(envelope, null, 2))).toMatchObject(expected);
  });

  test('is read from a sample with comments, a union and trailing commas', () => {
    const sample = JSON.stringify(metadata, null, 2)
      .replace('"RetryAttemptsExhausted"', '"RetryAttemptsExhausted" | "MaximumPayloadSizeExceeded"')
      .replace('"responseContext": {', '"responseContext": { // null if the payload is too large')
      .replace('2039086,', '2039086, // In bytes')
      .replace('05.580Z"', '05.580Z",');
    expect(readOne(sample)).toMatchObject(expected);
  });

  test('of S3 has its event as a text', () => {
    const payload = JSON.stringify(event);
    expect(readOne(JSON.stringify({ ...metadata, payload }))).toMatchObject({
      ...expected,
      destination: 's3',
      payload,
    });
  });

  test('of Kafka has its event as an object, and the partition only there', () => {
    const text = JSON.stringify(fromKafka).replace('"offset":100', '"offset":9007199254740993');
    const record = readOne(text);
    expect(record.payload).toBe(JSON.stringify(event).replace('"offset":100', '"offset":9007199254740993'));
    expect(record).toMatchObject({
      destination: 'kafka',
      ranges: [{ group: 'orders-3', place: { topic: 'orders', partition: 3 }, firstOffset: '100', lastOffset: '100' }],
    });
  });

  test('without an answer of the function', () => {
    const text = JSON.stringify({ ...metadata, responseContext: null });
    expect(readOne(text).functionError).toBeUndefined();
  });
});

describe('several records', () => {
  test('are read from a list, and one to a line', () => {
    const lines = [body, JSON.stringify(fromKafka)];
    expect(readFailureRecords(lines.join('\r\n')).records.map(({ destination }) => destination)).toEqual([
      undefined,
      'kafka',
    ]);
    expect(readFailureRecords(`[${lines.join()}]`).records).toHaveLength(2);
  });

  test('are kept when one of them is something else', () => {
    const { records, problem } = readFailureRecords(`${body}\n{"a":1}`);
    expect(records).toHaveLength(1);
    expect(problem).toContain('KafkaBatchInfo');
  });
});

describe('what is no failure record', () => {
  test.each([
    ['', 'no failure record'],
    ['no JSON', 'Line 1'],
    ['3', 'KafkaBatchInfo'],
    ['{"KinesisBatchInfo":{}}', 'Kinesis'],
    ['{"DDBStreamBatchInfo":{}}', 'DynamoDB'],
    ['{"requestPayload":{},"requestContext":{}}', 'asynchronous'],
    ['{"Records":[{"s3":{}}]}', 'S3'],
    ['[]', 'no failure record'],
    ['{"records":{"orders-0":[{"value":"e30="}]}}', 'KafkaBatchInfo'],
    ['{"records":{"orders-0":[{"value":"/w=="}]}}', 'Line 1'],
    ['{"Body":"oops"}', 'Line 1'],
    ['['.repeat(200_000), 'deep'],
  ])('is said: %.20s', (text, problem) => {
    expect(readFailureRecords(text)).toEqual({ records: [], problem: expect.stringContaining(problem) });
  });

  test('never throws, and neither does its page', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(body.length).map((end) => body.slice(0, end)),
      fc
        .tuple(fc.nat(body.length), fc.string({ maxLength: 3 }))
        .map(([at, c]) => body.slice(0, at) + c + body.slice(at)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const record of readFailureRecords(text).records) toReadableMarkdown(record);
      }),
      { numRuns: 200 },
    );
  });
});

describe('finding the records again', () => {
  test('takes a command for each partition', () => {
    const [retrieval] = toRetrievals(readOne(body));
    expect(retrieval?.command?.split(/ \\\n +/)).toEqual([
      'kafka-console-consumer.sh',
      '--bootstrap-server b-1.shop:9098,b-2.shop:9098',
      '--topic my-orders',
      '--partition 0',
      '--offset 9007199254740993',
      '--max-messages 7',
      `--property 'print.offset=true'`,
      `--property 'print.key=true'`,
      '--consumer.config client.properties',
    ]);
    expect(retrieval?.notes).toHaveLength(2);
  });

  test('needs no settings of a client without encryption, and brokers when they are missing', () => {
    const record = readOne(body);
    const [plain] = toRetrievals({ ...record, bootstrapServers: 'b-1:9092' });
    expect(plain?.command).not.toContain('client.properties');
    const [unknown] = toRetrievals({ ...record, bootstrapServers: '...' });
    expect(unknown?.command).toContain('--bootstrap-server BOOTSTRAP_SERVERS');
    expect(unknown?.notes.join()).toContain('BOOTSTRAP_SERVERS');
  });

  test('has no command for numbers that are no offsets, as in the sample of the documentation', () => {
    const text = body.replaceAll('9007199254740993', '49601189658422359378836298521827638475320189012309704722');
    const [retrieval] = toRetrievals(readOne(text));
    expect(retrieval).toEqual({ range: expect.anything(), notes: [expect.stringContaining('no offset')] });
  });

  test('quotes what a shell would take apart', () => {
    const text = body.replaceAll('my-orders-0', "x'; rm -rf ~ #-0");
    expect(toRetrievals(readOne(text))[0]?.command).toContain(`--topic 'x'\\''; rm -rf ~ #'`);
  });
});

describe('the page of a failure record', () => {
  test('says what failed, when, why, where, how often, and how to get the records', () => {
    const page = toReadableMarkdown(readOne(JSON.stringify({ Body: body })));
    for (const part of ['# Failed batch of orders', 'failed on every attempt', '`316aa6d0`', '3', '`my-orders`']) {
      expect(page).toContain(part);
    }
    expect(page).toContain('`9007199254740993` – `9007199254740999`');
    expect(page).toContain('```sh\nkafka-console-consumer.sh');
    expect(page).toContain('Message in an SQS queue');
  });

  test('has a command for each partition, and says once what holds for all', () => {
    const range = metadata.KafkaBatchInfo.recordsInfo['my-orders-0'];
    const recordsInfo = { 'my-orders-0': range, 'my-orders-1': range, orders: range };
    const text = JSON.stringify({ ...metadata, KafkaBatchInfo: { ...metadata.KafkaBatchInfo, recordsInfo } });
    const page = toReadableMarkdown(readOne(text));
    expect(page.match(/--partition \d/g)).toEqual(['--partition 0', '--partition 1']);
    expect(page.match(/settings of your Kafka client/g)).toHaveLength(1);
    expect(page).toContain('orders: The record does not say which partition');
  });

  test('says that the event is there when it is', () => {
    const page = toReadableMarkdown(readOne(JSON.stringify(fromKafka)));
    expect(page).toContain('can be opened as a test event');
    expect(page).not.toContain('kafka-console-consumer');
  });

  test.each([
    ['MaximumPayloadSizeExceeded', '6 MB'],
    ['SCHEMA_NOT_FOUND', 'registry'],
    ['DESERIALIZATION_ERROR', 'schema'],
    ['SomethingNew', 'not known here: `SomethingNew`'],
  ])('explains %s', (condition, words) => {
    const page = toReadableMarkdown(readOne(body.replace('RetryAttemptsExhausted', condition)));
    expect(page.replaceAll('\\', '')).toContain(words);
  });

  test('shows text of others as text', () => {
    const page = toReadableMarkdown(readOne(body.replace('"Unhandled"', '"<img src=x> [a](command:b)"')));
    expect(page).not.toMatch(/(?<!\\)<img/);
    expect(page).not.toMatch(/(?<!\\)\]\(command/);
  });
});
