/** As many as a batch can have. */
export const LARGE_EVENT_RECORDS = 10_000;

/** An event of 9 MB, one member a line. */
export function toLargeEvent(): string {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const records = Array.from({ length: LARGE_EVENT_RECORDS }, (_, offset) => ({
    topic: 'orders',
    partition: 0,
    offset,
    timestamp: 1_545_084_650_987 + offset,
    timestampType: 'CREATE_TIME',
    key: encode(`order-${offset}`),
    value: encode(
      JSON.stringify({ id: offset, customer: `c${offset % 977}`, note: 'n'.repeat(330), total: offset / 7 }),
    ),
    headers: [{ trace: [...Buffer.from(`t-${offset}`)] }],
  }));
  return JSON.stringify({ eventSource: 'aws:kafka', records: { 'orders-0': records } }, null, 2);
}
