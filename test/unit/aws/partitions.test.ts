import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGatedHandler } from '../../../src/aws/gatedHandler.ts';
import { CallPace } from '../../../src/aws/pace.ts';
import { PacedRetries } from '../../../src/aws/pacedRetries.ts';
import { SdkClients } from '../../../src/aws/sdkClients.ts';
import { type AwsHome, createAwsHome } from './awsHome.ts';

let home: AwsHome;

beforeEach(async () => {
  home = await createAwsHome();
});

afterEach(() => home.dispose());

/** IAM is one for a partition: its host, and the region that requests to it are signed for. */
it.each([
  ['us-east-1', 'iam.amazonaws.com', 'us-east-1'],
  ['eu-central-1', 'iam.amazonaws.com', 'us-east-1'],
  ['cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['us-gov-east-1', 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
])('IAM of a profile in %s', async (region, host, signedFor) => {
  const sent: string[] = [];
  const retries = new PacedRetries(new CallPace());
  const clients = new SdkClients({
    scope: { region },
    credentials: async () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' }),
    requestHandler: {
      ...createGatedHandler(1000),
      handle: async ({ hostname, headers }) => {
        sent.push(hostname, String(headers['authorization']?.split('/')[2]));
        throw new Error('not sent');
      },
    },
    retryStrategy: retries,
    cautiousRetryStrategy: retries,
    sampleEndpoint: async () => '',
  });
  const [{ iam }, client] = await Promise.all([import('../../../src/aws/lazy/iam.ts'), clients.iam()]);
  await expect(client.send(new iam.GetRoleCommand({ RoleName: 'role' }))).rejects.toThrow('not sent');
  expect(sent).toEqual([host, signedFor]);
});
