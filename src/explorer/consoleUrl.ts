import { type Arn, parseArn, parseMskSource, toFunctionName, toResourceName } from '../core/arn.ts';

/** Hosts of the AWS console and of SQS by partition; other partitions have no public console. */
const PARTITIONS: ReadonlyMap<string, { readonly console: string; readonly services: string }> = new Map([
  ['aws', { console: 'console.aws.amazon.com', services: 'amazonaws.com' }],
  ['aws-cn', { console: 'console.amazonaws.cn', services: 'amazonaws.com.cn' }],
  ['aws-us-gov', { console: 'console.amazonaws-us-gov.com', services: 'amazonaws.com' }],
]);

interface Place {
  readonly arn: Arn;
  readonly text: string;
  readonly region: string;
  readonly services: string;
}

/** Path, query and fragment of a resource's page, by the service in its ARN. */
const PAGES: ReadonlyMap<string, (place: Place) => string | undefined> = new Map([
  ['kafka', toClusterPage],
  ['lambda', toFunctionPage],
  [
    'secretsmanager',
    ({ text, region }) => `secretsmanager/secret?name=${encodeURIComponent(toResourceName(text))}&region=${region}`,
  ],
  [
    'sqs',
    ({ arn, region, services }) => {
      const queue = `https://sqs.${region}.${services}/${arn.account}/${arn.resource}`;
      return `sqs/v3/home?region=${region}#/queues/${encodeURIComponent(queue)}`;
    },
  ],
  ['sns', ({ text, region }) => `sns/v3/home?region=${region}#/topic/${encodeURI(text)}`],
  ['s3', ({ arn, region }) => `s3/buckets/${encodeURIComponent(arn.resource.split('/')[0] ?? '')}?region=${region}`],
]);

/**
 * Address of a resource's page in the AWS console; undefined where there is none. A function opens on its triggers.
 * `region` serves ARNs that name none (S3).
 */
export function toConsoleUrl(text: string, region: string): string | undefined {
  const arn = parseArn(text);
  const hosts = arn && PARTITIONS.get(arn.partition);
  if (arn === undefined || hosts === undefined) return undefined;
  const at = arn.region === '' ? region : arn.region;
  if (!/^[a-z0-9-]+$/.test(at)) return undefined;
  const page = PAGES.get(arn.service)?.({ arn, text, region: at, services: hosts.services });
  return page === undefined ? undefined : `https://${at}.${hosts.console}/${page}`;
}

function toClusterPage({ arn, text, region }: Place): string | undefined {
  const cluster = arn.resource.startsWith('topic/') ? toClusterArn(text) : text;
  if (parseMskSource(cluster)?.kind !== 'cluster') return undefined;
  return `msk/home?region=${region}#/cluster/${encodeURIComponent(cluster)}/view?tabId=details`;
}

function toFunctionPage({ arn, text, region }: Place): string | undefined {
  if (!arn.resource.startsWith('function:')) return undefined;
  const name = encodeURIComponent(toFunctionName(text));
  return `lambda/home?region=${region}#/functions/${name}?subtab=triggers&tab=configure`;
}

/** A topic's ARN carries its cluster's: topic/NAME/UUID/TOPIC → cluster/NAME/UUID. */
function toClusterArn(topicArn: string): string {
  return topicArn.replace(/:topic\/([^/]+)\/([^/]+)\/.*$/, ':cluster/$1/$2');
}
