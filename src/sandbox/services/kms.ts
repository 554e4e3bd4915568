import { createHash } from 'node:crypto';
import { accountOf } from '../account/account.ts';
import type { CustomerKey } from '../account/identity.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';
import { awsJson } from '../protocol/awsJson.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { jsonErrors } from './serviceErrors.ts';

/** AWS KMS: the keys and their policies. */
export const kms: Service = {
  name: 'kms',
  protocol: awsJson({ version: '1.1', target: 'TrentService', message: 'message' }),
  errors: { ...jsonErrors, internal: { code: 'KMSInternalException', status: 500 } },
  operations: [
    { name: 'DescribeKey', handle: describeKey },
    { name: 'GetKeyPolicy', handle: getKeyPolicy },
  ],
};

interface FoundKey extends CustomerKey {
  readonly manager: 'AWS' | 'CUSTOMER';
}

/** Key id, ARN, alias, or an alias's ARN. Each `alias/aws/…` is there: AWS makes it when a service first needs it. */
function requireKey(call: Call): FoundKey {
  const { account, region, keys } = call.account;
  const id = call.parameters.requiredText('KeyId');
  const alias = /(?:^|:)(alias\/.+)$/.exec(id)?.[1];
  if (alias?.startsWith('alias/aws/')) return { ...toAwsKey(alias, account, region), manager: 'AWS' };
  const key = keys.find(
    (candidate) => [candidate.arn, toKeyId(candidate.arn)].includes(id) || isCalled(candidate, alias),
  );
  if (key !== undefined) return { ...key, manager: 'CUSTOMER' };
  const prefix = `arn:aws:kms:${region}:${account}:`;
  const text =
    alias === undefined
      ? `Key '${id.includes(':') ? id : `${prefix}key/${id}`}' does not exist`
      : `Alias ${prefix}${alias} is not found.`;
  throw new ServiceError({ code: 'NotFoundException', status: 400 }, text);
}

function isCalled(key: CustomerKey, alias: string | undefined): boolean {
  return alias !== undefined && key.alias === alias;
}

function toKeyId(arn: string): string {
  return arn.split('/').at(-1) ?? '';
}

function toAwsKey(alias: string, account: string, region: string): CustomerKey {
  const digest = createHash('sha256').update(`${account} ${region} ${alias}`).digest('hex');
  const id = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return { arn: `arn:aws:kms:${region}:${account}:key/${id}`, alias };
}

function describeKey(call: Call): Answer {
  const key = requireKey(call);
  const { arn, state = 'Enabled', deletion, manager } = key;
  return {
    body: {
      KeyMetadata: {
        AWSAccountId: accountOf(arn),
        KeyId: toKeyId(arn),
        Arn: arn,
        CreationDate: Date.UTC(2024, 0, 1) / 1000,
        Enabled: state === 'Enabled',
        Description: '',
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeyState: state,
        ...(deletion !== undefined && { DeletionDate: Date.parse(deletion) / 1000 }),
        Origin: 'AWS_KMS',
        KeyManager: manager,
        CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        KeySpec: 'SYMMETRIC_DEFAULT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        MultiRegion: false,
      },
    },
  };
}

function getKeyPolicy(call: Call): Answer {
  const key = requireKey(call);
  if (accountOf(key.arn) !== call.account.account) {
    const caller = call.world.callerOf(call.accessKeyId).arn;
    throw new ServiceError(
      jsonErrors.accessDenied,
      `User: ${caller} is not authorized to perform: kms:GetKeyPolicy on resource: ${key.arn} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    );
  }
  return { body: { Policy: JSON.stringify(key.policy ?? toUsualPolicy(call.account.account)), PolicyName: 'default' } };
}

/** What a key has when nobody gave it another policy: the decision is IAM's. */
function toUsualPolicy(account: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}
