import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toShopSeed } from './shopSeed.ts';

const main = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

function start(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The lines a process prints, until it has printed `last`. */
async function readUntil(child: ChildProcess, last: string): Promise<string[]> {
  const lines: string[] = [];
  if (child.stdout === null) return lines;
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === last) break;
  }
  return lines;
}

async function readFailure(child: ChildProcess): Promise<{ code: number; message: string }> {
  const chunks: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  return { code, message: Buffer.concat(chunks).toString() };
}

async function writeSeed(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-seed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'seed.json');
  await writeFile(file, text);
  return file;
}

describe('the sandbox on its own', () => {
  it('says where it listens and how to use it, and ends on Ctrl+C', async () => {
    const seed = await writeSeed(JSON.stringify({ ...toShopSeed(), region: 'eu-west-1' }));
    const child = start('--port', '0', '--settle', '5', '--seed', seed);
    const lines = await readUntil(child, 'Ctrl+C stops it.');
    const endpoint = /^MSK Lambda sandbox listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(lines[0] ?? '')?.[1];
    expect(lines).toContain(`  export AWS_ENDPOINT_URL=${endpoint}`);
    expect(lines).toContain('  export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1');
    const sts = new STSClient({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'sample', secretAccessKey: 'sample' },
    });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it.each([
    ['an unknown option', async () => ['--ports', '1'], /--ports/],
    ['a port that is no number', async () => ['--port', 'x'], /--port takes a whole number, not "x"/],
    ['a file that is not there', async () => ['--seed', 'nothing.json'], /ENOENT.*nothing\.json/],
    ['a file that is no JSON', async () => ['--seed', await writeSeed('x')], /JSON/],
    [
      'a file that is no seed',
      async () => ['--seed', await writeSeed('{}')],
      /Not a seed: "account" must be 12 digits/,
    ],
  ])('refuses %s', async (_title, toOptions, message) => {
    const failure = await readFailure(start(...(await toOptions())));
    expect(failure).toEqual({ code: 1, message: expect.stringMatching(message) });
    expect(failure.message.trim().split('\n')).toHaveLength(1);
  });
});
