import { describe, expect, it } from 'vitest';
import { toConsoleUrl } from '../../../src/explorer/consoleUrl.ts';
import { isRegion, REGIONS } from '../../../src/explorer/regions.ts';

describe('toConsoleUrl', () => {
  it.each([
    [
      'arn:aws:kafka:us-east-1:111122223333:cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2',
      'https://us-east-1.console.aws.amazon.com/msk/home?region=us-east-1#/cluster/arn%3Aaws%3Akafka%3Aus-east-1%3A111122223333%3Acluster%2Fmy-cluster%2Ffc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2/view?tabId=details',
    ],
    [
      'arn:aws:kafka:us-east-1:111122223333:topic/my-cluster/fc2f-2/orders',
      'https://us-east-1.console.aws.amazon.com/msk/home?region=us-east-1#/cluster/arn%3Aaws%3Akafka%3Aus-east-1%3A111122223333%3Acluster%2Fmy-cluster%2Ffc2f-2/view?tabId=details',
    ],
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:my-kafka-function:live',
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/my-kafka-function?subtab=triggers&tab=configure',
    ],
    [
      'arn:aws-cn:lambda:cn-north-1:111122223333:function:f',
      'https://cn-north-1.console.amazonaws.cn/lambda/home?region=cn-north-1#/functions/f?subtab=triggers&tab=configure',
    ],
    [
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_my/secret-AbCdEf',
      'https://us-east-1.console.aws.amazon.com/secretsmanager/secret?name=AmazonMSK_my%2Fsecret&region=us-east-1',
    ],
    [
      'arn:aws-us-gov:sqs:us-gov-west-1:111122223333:failed',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/sqs/v3/home?region=us-gov-west-1#/queues/https%3A%2F%2Fsqs.us-gov-west-1.amazonaws.com%2F111122223333%2Ffailed',
    ],
    [
      'arn:aws-cn:sqs:cn-north-1:111122223333:failed',
      'https://cn-north-1.console.amazonaws.cn/sqs/v3/home?region=cn-north-1#/queues/https%3A%2F%2Fsqs.cn-north-1.amazonaws.com.cn%2F111122223333%2Ffailed',
    ],
    [
      'arn:aws:sns:us-east-1:111122223333:alerts',
      'https://us-east-1.console.aws.amazon.com/sns/v3/home?region=us-east-1#/topic/arn:aws:sns:us-east-1:111122223333:alerts',
    ],
    ['arn:aws:s3:::my-bucket', 'https://eu-central-1.console.aws.amazon.com/s3/buckets/my-bucket?region=eu-central-1'],
  ])('%s', (arn, url) => {
    expect(toConsoleUrl(arn, 'eu-central-1')).toBe(url);
  });

  it.each([
    'my-cluster',
    'arn:aws-iso:lambda:us-iso-east-1:111122223333:function:f',
    'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/c/uuid-2',
    'arn:aws:lambda:us-east-1:111122223333:event-source-mapping:uuid',
    'arn:aws:constructor:us-east-1:111122223333:x',
    'arn:constructor:lambda:us-east-1:111122223333:function:f',
    'arn:aws:lambda:evil.example/#:111122223333:function:f',
  ])('has no page for %s', (arn) => {
    expect(toConsoleUrl(arn, 'us-east-1')).toBeUndefined();
  });
});

describe('regions', () => {
  it('are regions, each once', () => {
    expect(REGIONS.filter(({ id }) => !isRegion(id))).toEqual([]);
    expect(new Set(REGIONS.map(({ id }) => id)).size).toBe(REGIONS.length);
  });

  it.each(['us-east-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-isob-east-1'])('%s can be typed', (text) => {
    expect(isRegion(text)).toBe(true);
  });

  it.each(['', 'us-east', 'us east 1', 'US-EAST-1', 'localhost', 'us-east-1/x'])('%j cannot', (text) => {
    expect(isRegion(text)).toBe(false);
  });
});
