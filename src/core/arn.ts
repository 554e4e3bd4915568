/** The parts of an ARN. `resource` keeps everything after the fifth colon. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Parses `arn:partition:service:region:account:resource`; undefined for anything else. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...rest] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || account === undefined) return undefined;
  const resource = rest.join(':');
  return resource === '' ? undefined : { partition, service, region, account, resource };
}

export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}

/** What an MSK event source ARN names (fields.md 3). `uuid` includes the `-N` suffix. */
export interface MskSource {
  readonly arn: Arn;
  readonly kind: 'cluster' | 'vpc-connection';
  /** Account that owns the cluster: for a VPC connection it is not the ARN's own account. */
  readonly clusterAccount: string;
  readonly clusterName: string;
  readonly uuid: string;
}

/** Reads a cluster ARN or a managed VPC connection ARN; undefined for every other text. */
export function parseMskSource(text: string): MskSource | undefined {
  const arn = parseArn(text);
  if (arn?.service !== 'kafka') return undefined;
  const [kind, ...parts] = arn.resource.split('/');
  if (kind === 'cluster' && parts.length === 2) {
    const [clusterName = '', uuid = ''] = parts;
    return { arn, kind, clusterAccount: arn.account, clusterName, uuid };
  }
  if (kind === 'vpc-connection' && parts.length === 3) {
    const [clusterAccount = '', clusterName = '', uuid = ''] = parts;
    return { arn, kind, clusterAccount, clusterName, uuid };
  }
  return undefined;
}

/** The function's name out of any form Lambda accepts: name, partial ARN, full ARN, with or without qualifier (fields.md 4). */
export function toFunctionName(reference: string): string {
  const afterFunction = /(?:^|:)function:([^:]+)/.exec(reference)?.[1];
  if (afterFunction !== undefined) return afterFunction;
  const parts = reference.split(':');
  if (parts.length > 1 && /^\d{12}$/.test(parts[0] ?? '')) return parts[1] ?? reference;
  return parts[0] ?? reference;
}

/** The qualifier (version or alias) of a function reference, if it has one. */
export function toFunctionQualifier(reference: string): string | undefined {
  const afterFunction = /(?:^|:)function:[^:]+:([^:]+)$/.exec(reference)?.[1];
  if (afterFunction !== undefined) return afterFunction;
  const parts = reference.split(':');
  return parts.length === 2 && !/^\d{12}$/.test(parts[0] ?? '') ? parts[1] : undefined;
}

/** Last readable part of an ARN: queue, topic, bucket, secret or cluster name; the text itself when it is no ARN. */
export function toResourceName(text: string): string {
  const arn = parseArn(text);
  if (arn === undefined) return text;
  const source = parseMskSource(text);
  if (source !== undefined) return source.clusterName;
  if (arn.service === 'secretsmanager') return arn.resource.replace(/^secret:/, '').replace(/-[A-Za-z0-9]{6}$/, '');
  return arn.resource.replace(/^[a-z-]+:/, '');
}
