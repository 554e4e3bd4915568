import { account, clusterArns, region } from './places.ts';

const auditMapping = '9c2f7a36-e51b-4d04-8a6e-3b70f8d1c594';

interface Failure {
  readonly function: string;
  readonly cluster: string;
  readonly requestId: string;
  readonly condition: string;
  readonly attempts: number;
  readonly time: string;
  /** By `<topic>-<partition>`: first and last offset. */
  readonly offsets: Readonly<Record<string, readonly [first: number, last: number]>>;
  readonly payload?: string;
}

/** What Lambda writes to a queue or a bucket; with the event in it where it is a bucket (events.md 4). */
function toFailureRecord(failure: Failure): string {
  const ranges = Object.entries(failure.offsets).map(([group, [first, last]]) => [
    group,
    {
      firstRecordOffset: String(first),
      lastRecordOffset: String(last),
      firstRecordTimestamp: new Date(Date.parse(failure.time) - 8000).toISOString(),
      lastRecordTimestamp: new Date(Date.parse(failure.time) - 2500).toISOString(),
    },
  ]);
  const isTooLarge = failure.condition === 'MaximumPayloadSizeExceeded';
  return JSON.stringify({
    requestContext: {
      requestId: failure.requestId,
      functionArn: `arn:aws:lambda:${region}:${account}:function:${failure.function}`,
      condition: failure.condition,
      approximateInvokeCount: failure.attempts,
    },
    responseContext: isTooLarge ? null : { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: failure.time,
    KafkaBatchInfo: {
      batchSize: Object.values(failure.offsets).reduce((sum, [first, last]) => sum + last - first + 1, 0),
      eventSourceArn: failure.cluster,
      bootstrapServers: toServers(failure.cluster),
      payloadSize: failure.payload?.length ?? 6_912_044,
      recordsInfo: Object.fromEntries(ranges),
    },
    ...(failure.payload !== undefined && { payload: failure.payload }),
  });
}

function toServers(cluster: string): string {
  const name = cluster.split('/')[1] ?? '';
  return [1, 2, 3].map((broker) => `b-${broker}.${name}.a1b2c3.c5.kafka.${region}.amazonaws.com:9098`).join(',');
}

function toAuditEvent(): string {
  const orders = [
    { type: 'created', id: 4711, total: 39.9 },
    { type: 'cancelled', id: 4712, reason: 'out of stock' },
    { type: 'created', id: 4713, total: 1280 },
  ];
  return JSON.stringify({
    eventSource: 'aws:kafka',
    eventSourceArn: clusterArns.orders,
    bootstrapServers: toServers(clusterArns.orders),
    records: {
      'order-events-2': orders.map((order, index) => ({
        topic: 'order-events',
        partition: 2,
        offset: 81_204 + index,
        timestamp: Date.UTC(2026, 10, 21, 16, 4, index),
        timestampType: 'CREATE_TIME',
        key: encode(String(order.id)),
        value: encode(JSON.stringify(order)),
        headers: [],
      })),
    },
  });
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

export const paymentFailures: string[] = [
  toFailureRecord({
    function: 'payments-ledger',
    cluster: clusterArns.payments,
    requestId: '6b1b7e0e-2f5d-4b7e-9a54-7c9c7e4c1d20',
    condition: 'RetryAttemptsExhausted',
    attempts: 11,
    time: '2026-11-21T09:14:33.402Z',
    offsets: { 'payments-0': [55_310, 55_409], 'payments-4': [51_200, 51_223] },
  }),
  toFailureRecord({
    function: 'payments-ledger',
    cluster: clusterArns.payments,
    requestId: 'a0c9f1d4-08a1-4cf6-8a75-19b4c6d3fe02',
    condition: 'MaximumPayloadSizeExceeded',
    attempts: 0,
    time: '2026-11-21T11:40:02.117Z',
    offsets: { 'payments-2': [53_007, 53_007] },
  }),
];

export const auditFailures = [
  {
    key: `aws/lambda/${auditMapping}/order-events-2/2026/11/21/2026-11-21T16.04.31-d3b07384.json`,
    modified: '2026-11-21T16:04:31.000Z',
    text: toFailureRecord({
      function: 'orders-audit-log',
      cluster: clusterArns.orders,
      requestId: 'd3b07384-d113-4c6e-a5ed-3e2b8f0f6b11',
      condition: 'RetryAttemptsExhausted',
      attempts: 11,
      time: '2026-11-21T16:04:31.220Z',
      offsets: { 'order-events-2': [81_204, 81_206] },
      payload: toAuditEvent(),
    }),
  },
];
