import { describe, expect, it } from 'vitest';
import type { Cluster, VpcConnection } from '../../../src/core/cluster/cluster.ts';
import {
  toDestinationOptions,
  toFunctionOptions,
  toSourceOptions,
  toTopicOptions,
} from '../../../src/wizard/page/accountOptions.ts';
import { formatTimeZone, fromLocalInput, toLocalInput } from '../../../src/wizard/page/localTime.ts';
import { filterOptions, findNamed, toRuns } from '../../../src/wizard/page/options.ts';

const OPTIONS = [
  { value: 'arn:1', label: 'orders', description: 'ACTIVE · IAM' },
  { value: 'arn:2', label: 'orders-archive', description: 'ACTIVE · SASL/SCRAM' },
  { value: 'arn:3', label: 'payments' },
];

describe('options', () => {
  it.each([
    ['', ['orders', 'orders-archive', 'payments']],
    ['ORD', ['orders', 'orders-archive']],
    ['scram order', ['orders-archive']],
    ['arn:3', ['payments']],
    ['nothing', []],
  ])('that fit “%s”', (query, labels) => {
    expect(filterOptions(OPTIONS, query).map(({ label }) => label)).toEqual(labels);
  });

  it('come first in their group where the label has what is searched, not only what stands beside it', () => {
    const named = { value: '1', label: 'orders-processor', description: 'nodejs24.x' };
    const beside = { value: '2', label: 'clicks', description: 'provided.al2023' };
    expect(filterOptions([beside, named], 'pro')).toEqual([named, beside]);
    const fitting = { ...beside, group: 'Fitting' };
    const unfit = { ...named, group: 'Not fitting' };
    expect(filterOptions([fitting, unfit], 'pro')).toEqual([fitting, unfit]);
  });

  it('are named by value, or by a label that only one has', () => {
    const twins = [...OPTIONS, { value: 'arn:4', label: 'payments' }];
    expect(findNamed(OPTIONS, 'arn:2')?.label).toBe('orders-archive');
    expect(findNamed(OPTIONS, 'payments')?.value).toBe('arn:3');
    expect(findNamed(twins, 'payments')).toBeUndefined();
    expect(findNamed(OPTIONS, 'pay')).toBeUndefined();
  });

  it('of one group stand together with their place in the whole list', () => {
    const grouped = [
      { value: '1', label: '1', group: 'a' },
      { value: '2', label: '2', group: 'a' },
      { value: '3', label: '3', group: 'b' },
    ];
    expect(toRuns(grouped).map(({ group, start, members }) => [group, start, members.length])).toEqual([
      ['a', 0, 2],
      ['b', 2, 1],
    ]);
    expect(toRuns(OPTIONS).map(({ group, members }) => [group, members.length])).toEqual([['', 3]]);
    expect(toRuns([])).toEqual([]);
  });
});

describe('options from the account', () => {
  const cluster: Cluster = {
    arn: 'arn:c',
    name: 'orders',
    state: 'ACTIVE',
    type: 'SERVERLESS',
    authMethods: ['iam'],
    vpcConnectivityMethods: [],
    subnets: [],
    securityGroups: [],
    tags: {},
  };
  const connection: VpcConnection = {
    arn: 'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/partner/51jn98b4-0a61-7',
    targetClusterArn: 'arn:aws:kafka:us-east-1:444455556666:cluster/partner/1-1',
    state: 'AVAILABLE',
    authentication: 'TLS',
  };

  it('tell of clusters their state, kind and methods, and group connections apart', () => {
    expect(toSourceOptions([cluster], [])).toEqual([
      { value: 'arn:c', label: 'orders', description: 'ACTIVE · serverless · IAM' },
    ]);
    expect(toSourceOptions([cluster], [connection]).map(({ label, group }) => [label, group])).toEqual([
      ['orders', 'Clusters'],
      ['partner (VPC connection)', 'Managed VPC connections to clusters of other accounts'],
    ]);
    expect(toSourceOptions([], [connection])[0]?.description).toBe('AVAILABLE · TLS · account 444455556666 · 51jn98b4');
  });

  it('tell of functions their runtime and timeout', () => {
    const [option] = toFunctionOptions([{ name: 'f', arn: 'arn:f', timeout: 900, runtime: 'java21' }]);
    expect(option).toEqual({ value: 'f', label: 'f', description: 'java21 · timeout 900 s' });
  });

  it('leave out Kafka’s own topics and FIFO destinations', () => {
    expect(toTopicOptions([{ name: '__consumer_offsets' }, { name: 'a', partitions: 2 }])).toEqual([
      { value: 'a', label: 'a', description: '2 partitions' },
    ]);
    const queue = { arn: 'arn:q', name: 'q', kind: 'sqs', fifo: false } as const;
    expect(toDestinationOptions([queue, { ...queue, fifo: true }])).toEqual([
      { value: 'arn:q', label: 'q', group: 'SQS queues' },
    ]);
  });
});

describe('local time', () => {
  it('goes into an input and comes back', () => {
    for (const time of [
      0,
      Date.UTC(2026, 2, 29, 1, 30),
      Date.UTC(2026, 6, 1, 12),
      Date.UTC(2026, 11, 31, 23, 59, 59),
    ]) {
      expect(fromLocalInput(toLocalInput(time))).toBe(time);
    }
    expect(fromLocalInput('')).toBeUndefined();
  });

  it('names its zone by its distance from UTC', () => {
    expect(formatTimeZone(Date.UTC(2026, 0, 1))).toMatch(/, UTC[+-]\d{2}:\d{2}$/);
  });
});
