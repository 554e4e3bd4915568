import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Variables to set; undefined removes one. */
export type SampleEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Variables that make every AWS tool use the sample account and nothing else: whatever the user's own variables and files
 * name is out of reach. `folder` receives an empty file that stands for the AWS ones.
 */
export async function toSampleEnvironment(folder: string, endpoint?: string): Promise<SampleEnvironment> {
  const empty = path.join(folder, 'no-aws-configuration');
  await writeFile(empty, '');
  const inherited = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
    AWS_ACCESS_KEY_ID: 'sample',
    AWS_SECRET_ACCESS_KEY: 'sample',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: empty,
    AWS_SHARED_CREDENTIALS_FILE: empty,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
