import type { Bucket } from '../account/seed.ts';
import { restXml } from '../protocol/restXml.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { queryErrors } from './serviceErrors.ts';

/** Amazon S3: the buckets and reading their objects, by path-style addresses. A bucket that says its region is in that region only, the others are the same for all. */
export const s3: Service = {
  name: 's3',
  protocol: restXml(),
  errors: {
    ...queryErrors,
    throttled: { code: 'SlowDown', status: 503 },
    invalidParameter: { code: 'InvalidArgument', status: 400 },
    invalidToken: { code: 'InvalidArgument', status: 400 },
    expiredCredentials: { code: 'ExpiredToken', status: 400 },
    missingSignature: { code: 'AccessDenied', status: 403 },
    badSignature: { code: 'AuthorizationHeaderMalformed', status: 400 },
    unknownOperation: { code: 'NotImplemented', status: 501 },
    internal: { code: 'InternalError', status: 500 },
  },
  operations: [
    { name: 'ListBuckets', actions: ['s3:ListAllMyBuckets'], method: 'GET', path: '/', handle: listBuckets },
    {
      name: 'GetBucketPolicy',
      method: 'GET',
      path: '/{Bucket}',
      query: 'policy',
      handle: getBucketPolicy,
    },
    {
      name: 'GetBucketEncryption',
      actions: ['s3:GetEncryptionConfiguration'],
      method: 'GET',
      path: '/{Bucket}',
      query: 'encryption',
      handle: getBucketEncryption,
    },
    { name: 'ListObjectsV2', actions: ['s3:ListBucket'], method: 'GET', path: '/{Bucket}', handle: listObjects },
    { name: 'GetObject', method: 'GET', path: '/{Bucket}/{Key+}', handle: getObject },
    { name: 'HeadBucket', actions: ['s3:ListBucket'], method: 'HEAD', path: '/{Bucket}', handle: headBucket },
  ],
};

function listBuckets(call: Call): Answer {
  const { home } = call.world;
  const prefix = call.parameters.text('prefix') ?? '';
  const region = call.parameters.text('bucket-region') ?? home.region;
  const page = call.toPage(
    home.buckets.filter(({ name }) => name.startsWith(prefix) && region === home.region),
    {
      list: `s3:ListBuckets ${prefix} ${region}`,
      key: ({ name }) => name,
      token: call.parameters.text('continuation-token'),
      tokenName: 'continuation-token',
      size: call.parameters.integer('max-buckets', { min: 1, max: 10_000 }),
      maximum: 10_000,
    },
  );
  return {
    body: {
      ListAllMyBucketsResult: {
        Owner: { ID: 'e'.repeat(64) },
        Buckets: { Bucket: page.items.map((bucket) => toBucket(bucket, home.region)) },
        ContinuationToken: page.token,
        Prefix: prefix === '' ? undefined : prefix,
      },
    },
  };
}

function toBucket(bucket: Bucket, region: string): object {
  return {
    Name: bucket.name,
    CreationDate: bucket.created,
    BucketRegion: region,
    BucketArn: `arn:aws:s3:::${bucket.name}`,
  };
}

function headBucket(call: Call): Answer {
  const { name, region = call.world.home.region } = requireBucket(call);
  return { headers: { 'x-amz-bucket-region': region, 'x-amz-bucket-arn': `arn:aws:s3:::${name}` } };
}

function getBucketPolicy(call: Call): Answer {
  const { name, policy } = requireBucket(call);
  if (policy === undefined) {
    throw new ServiceError({ code: 'NoSuchBucketPolicy', status: 404 }, 'The bucket policy does not exist', {
      BucketName: name,
    });
  }
  return { text: JSON.stringify(policy), headers: { 'content-type': 'application/json' } };
}

/** Every bucket is encrypted: with a key of S3's own unless another one is said. */
function getBucketEncryption(call: Call): Answer {
  const { kmsKey } = requireBucket(call);
  const byDefault =
    kmsKey === undefined ? { SSEAlgorithm: 'AES256' } : { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKey };
  return {
    body: {
      ServerSideEncryptionConfiguration: {
        Rule: { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: kmsKey !== undefined },
      },
    },
  };
}

function requireBucket(call: Call): Bucket {
  const name = call.parameters.requiredText('Bucket');
  const bucket = call.world.home.buckets.find((candidate) => candidate.name === name);
  if (bucket === undefined) {
    throw new ServiceError({ code: 'NoSuchBucket', status: 404 }, 'The specified bucket does not exist', {
      BucketName: name,
    });
  }
  if (bucket.region !== undefined && bucket.region !== call.account.region) {
    const headers = { 'x-amz-bucket-region': bucket.region };
    const text = 'The bucket you are attempting to access must be addressed using the specified endpoint.';
    throw new ServiceError({ code: 'PermanentRedirect', status: 301 }, text, { Bucket: name }, headers);
  }
  return bucket;
}

function listObjects(call: Call): Answer {
  const bucket = requireBucket(call);
  const prefix = call.parameters.text('prefix') ?? '';
  const page = call.toPage(
    (bucket.objects ?? []).filter(({ key }) => key.startsWith(prefix)),
    {
      list: `s3:ListObjectsV2 ${bucket.name} ${prefix}`,
      key: ({ key }) => key,
      token: call.parameters.text('continuation-token'),
      tokenName: 'continuation-token',
      size: call.parameters.integer('max-keys', { min: 1, max: 1000 }),
      maximum: 1000,
    },
  );
  return {
    body: {
      ListBucketResult: {
        Name: bucket.name,
        Prefix: prefix,
        KeyCount: page.items.length,
        MaxKeys: 1000,
        IsTruncated: page.token !== undefined,
        Contents: page.items.map(({ key, modified, text }) => ({
          Key: key,
          LastModified: modified,
          Size: Buffer.byteLength(text),
          StorageClass: 'STANDARD',
        })),
        NextContinuationToken: page.token,
      },
    },
  };
}

function getObject(call: Call): Answer {
  const bucket = requireBucket(call);
  const key = call.parameters.requiredText('Key');
  const found = bucket.objects?.find((candidate) => candidate.key === key);
  if (found === undefined) {
    throw new ServiceError({ code: 'NoSuchKey', status: 404 }, 'The specified key does not exist.', { Key: key });
  }
  return {
    text: found.text,
    headers: { 'content-type': 'application/octet-stream', 'last-modified': new Date(found.modified).toUTCString() },
  };
}
