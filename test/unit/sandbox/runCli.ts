import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Sandbox } from '../../../src/sandbox/startSandbox.ts';

const run = promisify(execFile);

function whyNot(): string | undefined {
  if (process.platform === 'win32') return 'the examples are written for a POSIX shell';
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'the AWS CLI is not installed';
  }
}

/** Why the AWS CLI cannot be run here; undefined: it can. */
export const obstacle = whyNot();

/** Runs one command line of the AWS CLI against the sandbox, as the sample user and nobody else. */
export async function runCli(sandbox: Sandbox, commandLine: string) {
  const command = commandLine.replace(/^aws /, `aws --endpoint-url ${sandbox.endpoint} `);
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ACCESS_KEY_ID: 'sample',
    AWS_SECRET_ACCESS_KEY: 'sample',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  const { stdout } = await run('sh', ['-c', command], { env: environment });
  return stdout === '' ? undefined : JSON.parse(stdout);
}
