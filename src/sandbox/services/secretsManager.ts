import { createHash } from 'node:crypto';
import { ownedBy } from '../account/account.ts';
import type { Secret } from '../account/identity.ts';
import { findSecret } from '../account/rights.ts';
import { toSecretString } from '../account/secretString.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { InvalidParameter, ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** AWS Secrets Manager. */
export const secretsManager: Service = {
  name: 'secretsmanager',
  protocol: awsJson({ version: '1.1', target: 'secretsmanager', message: 'Message' }),
  errors: {
    ...jsonErrors,
    invalidParameter: { code: 'InvalidParameterException', status: 400 },
    invalidToken: { code: 'InvalidNextTokenException', status: 400 },
    internal: { code: 'InternalServiceError', status: 500 },
  },
  operations: [
    { name: 'ListSecrets', handle: listSecrets },
    { name: 'DescribeSecret', handle: describeSecret },
    { name: 'GetResourcePolicy', handle: getResourcePolicy },
    { name: 'GetSecretValue', handle: getSecretValue },
  ],
};

type Texts = (secret: Secret) => readonly string[];

const name: Texts = (secret) => [secret.name];
const description: Texts = (secret) => [secret.description ?? ''];
const tagKeys: Texts = (secret) => Object.keys(secret.tags ?? {});
const tagValues: Texts = (secret) => Object.values(secret.tags ?? {});

/** What each filter looks at. Names match by prefix and case, descriptions and the rest by prefix of a word. */
const filterTexts: Readonly<Record<string, Texts>> = {
  name,
  description,
  'tag-key': tagKeys,
  'tag-value': tagValues,
  'primary-region': () => [],
  'owning-service': () => [],
  all: (secret) => [name, description, tagKeys, tagValues].flatMap((texts) => texts(secret)),
};

function listSecrets(call: Call): Answer {
  const filters = call.parameters.records('Filters').map(parseFilter);
  const page = call.toPage(
    ownedBy(call.account, call.account.secrets).filter((secret) => filters.every((fits) => fits(secret))),
    {
      list: `secretsmanager:ListSecrets ${JSON.stringify(call.parameters.all.Filters ?? [])}`,
      key: (secret) => secret.name,
      token: call.parameters.text('NextToken'),
      tokenName: 'NextToken',
      size: call.parameters.integer('MaxResults', { min: 1, max: 100 }),
      maximum: 100,
    },
  );
  return { body: { SecretList: page.items.map(toListEntry), NextToken: page.token } };
}

/** Values of one filter are alternatives; `!` in front of a value turns it round. */
function parseFilter(filter: Readonly<Record<string, unknown>>): (secret: Secret) => boolean {
  const texts = filterTexts[String(filter.Key)];
  if (texts === undefined) throw new InvalidParameter('Filters', `Invalid filter key: ${String(filter.Key)}`);
  const values = Array.isArray(filter.Values) ? filter.Values.map(String) : [];
  return (secret) =>
    values.some((value) => {
      const wanted = value.replace(/^!/, '');
      const found = texts(secret).some((text) => matches(text, wanted, filter.Key === 'description'));
      return value.startsWith('!') ? !found : found;
    });
}

function matches(text: string, wanted: string, anyCase: boolean): boolean {
  if (!anyCase) return text.startsWith(wanted);
  return text
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted.toLowerCase()));
}

function toListEntry(secret: Secret): object {
  return { ...toDescription(secret), SecretVersionsToStages: { [toVersion(secret)]: ['AWSCURRENT'] } };
}

function toDescription(secret: Secret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...(secret.description !== undefined && { Description: secret.description }),
    ...(secret.kmsKey !== undefined && { KmsKeyId: secret.kmsKey }),
    CreatedDate: Date.parse(secret.created) / 1000,
    LastChangedDate: Date.parse(secret.lastChanged ?? secret.created) / 1000,
    ...(secret.deleted !== undefined && { DeletedDate: Date.parse(secret.deleted) / 1000 }),
    Tags: Object.entries(secret.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
  };
}

function toVersion(secret: Secret): string {
  const digest = createHash('sha256')
    .update(`${secret.arn}${JSON.stringify(secret.content)}`)
    .digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function requireSecret(call: Call): Secret {
  const id = call.parameters.requiredText('SecretId');
  const secret =
    findSecret(call.account, id) ?? ownedBy(call.account, call.account.secrets).find((one) => one.name === id);
  if (secret === undefined) {
    throw new ServiceError(
      { code: 'ResourceNotFoundException', status: 400 },
      "Secrets Manager can't find the specified secret.",
    );
  }
  return secret;
}

function describeSecret(call: Call): Answer {
  const secret = requireSecret(call);
  return { body: { ...toDescription(secret), VersionIdsToStages: { [toVersion(secret)]: ['AWSCURRENT'] } } };
}

function getResourcePolicy(call: Call): Answer {
  const { arn, name, policy } = requireSecret(call);
  return { body: { ARN: arn, Name: name, ...(policy && { ResourcePolicy: JSON.stringify(policy) }) } };
}

function getSecretValue(call: Call): Answer {
  const secret = requireSecret(call);
  if (secret.deleted !== undefined) {
    throw new ServiceError(
      { code: 'InvalidRequestException', status: 400 },
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return {
    body: {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: toVersion(secret),
      SecretString: toSecretString(secret.content),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: Date.parse(secret.lastChanged ?? secret.created) / 1000,
    },
  };
}
