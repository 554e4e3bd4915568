import type { Destination } from './awsApi.ts';

/** Partitions by the beginning of their region names; every other region is in `aws`. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
];

export function toPartition(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** SQS lists queues by URL, which ends in account and name; undefined for anything else. */
export function toQueue(url: string, region: string): Destination | undefined {
  const [account, name] = URL.canParse(url) ? new URL(url).pathname.split('/').slice(-2) : [];
  if (!account || !name) return undefined;
  const arn = `arn:${toPartition(region)}:sqs:${region}:${account}:${name}`;
  return { arn, name, kind: 'sqs', fifo: name.endsWith('.fifo') };
}

export function toNotificationTopic(arn: string): Destination {
  const name = arn.split(':').at(-1) ?? arn;
  return { arn, name, kind: 'sns', fifo: name.endsWith('.fifo') };
}

export function toBucket(name: string, region: string): Destination {
  return { arn: `arn:${toPartition(region)}:s3:::${name}`, name, kind: 's3', fifo: false };
}
