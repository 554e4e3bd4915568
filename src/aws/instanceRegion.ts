import type { Environment } from './sharedFiles.ts';

/** Off EC2 nobody answers, and somebody waits for the tree. */
const DEADLINE_MS = 1000;

/**
 * The region of the EC2 instance that this runs on, from its metadata service (version 2), as the AWS CLI asks it last of
 * all. Undefined elsewhere, or where AWS_EC2_METADATA_DISABLED is set.
 */
export async function readInstanceRegion(env: Environment): Promise<string | undefined> {
  if (env['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  const service = env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] || 'http://169.254.169.254';
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const ask = async (path: string, request: RequestInit): Promise<string> => {
      const answer = await fetch(new URL(path, service), { ...request, signal });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      return (await answer.text()).trim();
    };
    const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
    const token = await ask('/latest/api/token', { method: 'PUT', headers });
    const region = await ask('/latest/meta-data/placement/region', { headers: { 'x-aws-ec2-metadata-token': token } });
    return /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region) ? region : undefined;
  } catch {
    // No instance, or one whose metadata service is off: both mean that nobody configured a region.
    return undefined;
  }
}
