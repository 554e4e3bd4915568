import { parseArn } from '../arn.ts';
import type { PolicyStatement } from './policyDocument.ts';
import type { PolicySubject } from './policySubject.ts';

/** Rights on the secrets of the mapping: for the brokers and for a Confluent registry (permissions.md 3, 7, source-facts 65-69). */
export function toSecretStatements(subject: PolicySubject): readonly PolicyStatement[] {
  const secrets = listSecrets(subject);
  if (secrets.length === 0) return [];
  const read = { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue' } as const;
  return [
    ...toScramStatements(subject),
    { ...read, Resource: toOneOrMore(secrets.map(toFullSecretArn)) },
    ...toKeyStatements(subject),
  ];
}

/** Every secret once, in the order of the document. */
export function listSecrets({ accessSecret, registrySecrets }: PolicySubject): readonly string[] {
  return [...new Set([...(accessSecret === undefined ? [] : [accessSecret]), ...registrySecrets])];
}

/** Which users a cluster has is asked of MSK; a cluster of another account is not asked. */
function toScramStatements(subject: PolicySubject): readonly PolicyStatement[] {
  if (subject.method !== 'scram' || subject.crossAccount) return [];
  return [{ Sid: 'ListScramSecrets', Effect: 'Allow', Action: 'kafka:ListScramSecrets', Resource: subject.clusterArn }];
}

/** An ARN without the six characters that Secrets Manager puts behind the name would match no secret. */
export function toFullSecretArn(arn: string): string {
  const place = arn.endsWith(':secret:SECRET_NAME');
  return place || /-[A-Za-z0-9]{6}$/.test(arn) ? arn : `${arn}-??????`;
}

function toKeyStatements(subject: PolicySubject): readonly PolicyStatement[] {
  const keys = [...new Set(listSecrets(subject).flatMap((secret) => toKeyArn(subject, secret) ?? []))];
  if (keys.length === 0) return [];
  const decrypt = { Sid: 'DecryptSecrets', Effect: 'Allow', Action: 'kms:Decrypt' } as const;
  return [{ ...decrypt, Resource: toOneOrMore(keys), Condition: toViaSecrets(subject) }];
}

/**
 * Customer-managed key of a secret. MSK takes SCRAM secrets only with such a key (permissions.md 3): one that is not
 * known is a place to fill in. Other secrets need not have one.
 */
export function toKeyArn(subject: PolicySubject, secret: string): string | undefined {
  const key = subject.keyOf(secret);
  if (key.kind === 'arn') return key.arn;
  if (key.kind === 'managed' || subject.method !== 'scram' || secret !== subject.accessSecret) return undefined;
  const account = parseArn(secret)?.account ?? subject.account;
  return `arn:${subject.partition}:kms:${subject.region}:${account}:key/KMS_KEY_ID`;
}

/** Only what Secrets Manager asks of the key for the role. */
export function toViaSecrets({ partition, region }: PolicySubject): NonNullable<PolicyStatement['Condition']> {
  return toViaService(partition, `secretsmanager.${region}`);
}

/** `kms:ViaService` for a service's name with its region, e.g. `lambda.us-east-1`. */
export function toViaService(partition: string, service: string): NonNullable<PolicyStatement['Condition']> {
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { StringEquals: { 'kms:ViaService': `${service}.${suffix}` } };
}

function toOneOrMore(values: readonly string[]): string | readonly string[] {
  const [only, ...rest] = values;
  return only === undefined || rest.length > 0 ? values : only;
}
