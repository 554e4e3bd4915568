import type { Bucket } from '../account/seed.ts';
import { restXml } from '../protocol/restXml.ts';
import type { Answer, Call, Service } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import { queryErrors } from './serviceErrors.ts';

/** Amazon S3: the buckets, by path-style addresses. They are the same whatever region a request is signed for. */
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
  const name = call.parameters.requiredText('Bucket');
  const { home } = call.world;
  const bucket = home.buckets.find((candidate) => candidate.name === name);
  if (bucket === undefined) {
    throw new ServiceError({ code: 'NoSuchBucket', status: 404 }, 'The specified bucket does not exist', {
      BucketName: name,
    });
  }
  return { headers: { 'x-amz-bucket-region': home.region, 'x-amz-bucket-arn': `arn:aws:s3:::${name}` } };
}
