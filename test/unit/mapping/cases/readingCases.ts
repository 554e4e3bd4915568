import { DRAFT, OTHER_UUID, toDeployed, toKnown, UUID } from '../account.ts';
import type { RuleCase } from './ruleCase.ts';

const now = Date.UTC(2026, 10, 22);
const at = (timestamp: string | number) => ({
  ...DRAFT,
  StartingPosition: 'AT_TIMESTAMP',
  StartingPositionTimestamp: timestamp,
});
const inGroup = (ConsumerGroupId: string) => ({ ...DRAFT, AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId } });
const editing = { now, deployed: toDeployed() };
const others = (group?: string) =>
  toKnown({
    mappings: [
      toDeployed({
        UUID: OTHER_UUID,
        Topics: ['payments'],
        ...(group === undefined ? {} : { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: group } }),
      }),
    ],
  });

export const READING_CASES: readonly RuleCase[] = [
  {
    rule: 'timestamp-not-used',
    fires: [
      {
        why: 'LATEST',
        draft: { ...DRAFT, StartingPosition: 'LATEST', StartingPositionTimestamp: 1 },
        path: ['StartingPositionTimestamp'],
        says: 'LATEST',
        fixed: { StartingPositionTimestamp: undefined, StartingPosition: 'LATEST' },
      },
      {
        why: 'no position yet',
        draft: { StartingPositionTimestamp: '2026-01-01T00:00:00Z' },
        fixed: { StartingPosition: 'AT_TIMESTAMP' },
      },
    ],
    silent: [
      { why: 'AT_TIMESTAMP', draft: at('2026-01-01T00:00:00Z') },
      { why: 'no timestamp', draft: DRAFT },
      { why: 'exists already', draft: { ...DRAFT, StartingPositionTimestamp: 1 }, known: editing },
    ],
  },
  {
    rule: 'timestamp-format',
    fires: ['yesterday', '2026-02-30T00:00:00Z', '2026-13-01', '01.02.2026', '2026-01-01T25:00:00Z'].map((text) => ({
      why: text,
      draft: at(text),
      path: ['StartingPositionTimestamp'],
    })),
    silent: [
      ...[
        '2026-01-01T00:00:00Z',
        '2026-01-01T00:00:00.123+09:00',
        '2026-01-01 00:00:00+0900',
        '2026-01-01',
        1767225600,
        '1767225600',
        1767225600.5,
      ].map((value) => ({ why: String(value), draft: at(value) })),
      { why: 'exists already', draft: at('yesterday'), known: editing },
    ],
  },
  {
    rule: 'timestamp-milliseconds',
    fires: [
      { why: 'number', draft: at(1767225600000), fixed: { StartingPositionTimestamp: '2026-01-01T00:00:00Z' } },
      { why: 'text', draft: at('1767225600000'), says: '2026-01-01T00:00:00Z' },
    ],
    silent: [
      { why: 'seconds', draft: at(1767225600) },
      { why: 'exists already', draft: at(1767225600000), known: editing },
    ],
  },
  {
    rule: 'timestamp-without-zone',
    fires: [
      {
        why: 'local time',
        draft: at('2026-01-01T12:00:00'),
        says: '2026-01-01T12:00:00Z',
        fixed: { StartingPositionTimestamp: '2026-01-01T12:00:00Z' },
      },
      { why: 'date only', draft: at('2026-01-01') },
    ],
    silent: [
      { why: 'UTC', draft: at('2026-01-01T12:00:00Z') },
      { why: 'offset', draft: at('2026-01-01T12:00:00-05:00') },
      { why: 'seconds', draft: at(1767225600) },
    ],
  },
  {
    rule: 'timestamp-in-future',
    fires: [
      { why: 'a second ahead', draft: at(now / 1000 + 1), known: { now } },
      { why: 'a year ahead', draft: at('2027-11-22T00:00:00Z'), known: { now } },
    ],
    silent: [
      { why: 'now', draft: at(now / 1000), known: { now } },
      { why: 'past', draft: at('2026-11-21T23:59:59Z'), known: { now } },
      { why: 'no clock', draft: at('2027-11-22T00:00:00Z'), known: {} },
      { why: 'milliseconds have their own words', draft: at(now), known: { now } },
    ],
  },
  {
    rule: 'latest-may-miss',
    fires: [
      {
        why: 'LATEST',
        draft: { ...DRAFT, StartingPosition: 'LATEST' },
        path: ['StartingPosition'],
        fixed: { StartingPosition: 'TRIM_HORIZON' },
      },
    ],
    silent: [
      { why: 'TRIM_HORIZON', draft: DRAFT },
      { why: 'exists already', draft: { ...DRAFT, StartingPosition: 'LATEST' }, known: editing },
    ],
  },
  {
    rule: 'group-in-use',
    fires: [
      {
        why: 'named',
        draft: inGroup('billing'),
        known: others('billing'),
        uuid: OTHER_UUID,
        says: 'billing',
        fixed: { AmazonManagedKafkaEventSourceConfig: undefined },
      },
      { why: 'UUID of a mapping without one', draft: inGroup(OTHER_UUID), known: others() },
    ],
    silent: [
      { why: 'free', draft: inGroup('billing'), known: others('shipping') },
      { why: 'mappings not known', draft: inGroup('billing'), known: {} },
      {
        why: 'the one being edited',
        draft: inGroup('billing'),
        known: toKnown({
          deployed: toDeployed({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'billing' } }),
          mappings: [toDeployed({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'billing' } })],
        }),
      },
      { why: 'none', draft: DRAFT, known: others('billing') },
    ],
  },
  {
    rule: 'group-may-exist',
    fires: [{ why: 'named', draft: inGroup('billing'), says: 'billing' }],
    silent: [
      { why: 'none', draft: DRAFT },
      { why: 'exists already', draft: inGroup(UUID), known: editing },
    ],
  },
  {
    rule: 'window-default-lost',
    fires: [
      {
        why: 'on create',
        draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 0 },
        path: ['MaximumBatchingWindowInSeconds'],
      },
      { why: 'first time', draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 5 }, known: editing },
    ],
    silent: [
      { why: 'default', draft: DRAFT },
      {
        why: 'lost already',
        draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 5 },
        known: { deployed: toDeployed({ MaximumBatchingWindowInSeconds: 3 }) },
      },
    ],
  },
  {
    rule: 'window-not-restorable',
    fires: [
      {
        why: 'removed',
        draft: DRAFT,
        known: { deployed: toDeployed({ MaximumBatchingWindowInSeconds: 3 }) },
        says: '3',
        fixed: { MaximumBatchingWindowInSeconds: 3 },
      },
    ],
    silent: [
      { why: 'never set', draft: DRAFT, known: editing },
      { why: 'creating', draft: DRAFT },
      {
        why: 'kept',
        draft: { ...DRAFT, MaximumBatchingWindowInSeconds: 3 },
        known: { deployed: toDeployed({ MaximumBatchingWindowInSeconds: 3 }) },
      },
    ],
  },
  {
    rule: 'latest-update-may-miss',
    fires: [
      {
        why: 'another batch size',
        draft: { ...DRAFT, StartingPosition: 'LATEST', BatchSize: 5 },
        known: { deployed: toDeployed({ StartingPosition: 'LATEST' }) },
        path: ['StartingPosition'],
      },
      {
        why: 'position left out',
        draft: { BatchSize: 5 },
        known: { deployed: toDeployed({ StartingPosition: 'LATEST' }) },
      },
    ],
    silent: [
      {
        why: 'nothing changes',
        draft: { ...DRAFT, StartingPosition: 'LATEST' },
        known: { deployed: toDeployed({ StartingPosition: 'LATEST' }) },
      },
      { why: 'TRIM_HORIZON', draft: { ...DRAFT, BatchSize: 5 }, known: editing },
      { why: 'creating is another rule', draft: { ...DRAFT, StartingPosition: 'LATEST' } },
    ],
  },
];
