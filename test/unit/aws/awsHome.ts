import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** A home folder of its own with the shared AWS files, in force through the environment until it is disposed of. */
export interface AwsHome {
  readonly folder: string;
  writeConfig(text: string): Promise<void>;
  writeCredentials(text: string): Promise<void>;
  /** Writes a file into the folder; resolves to its path. */
  write(name: string, text: string): Promise<string>;
  /** Sets variables of the environment. */
  setEnv(variables: Readonly<Record<string, string>>): void;
  dispose(): Promise<void>;
}

/** Starts from an environment without anything of AWS, and with the instance metadata service off. */
export async function createAwsHome(): Promise<AwsHome> {
  const folder = await mkdtemp(join(tmpdir(), 'msk-lambda-aws-'));
  const config = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  const setEnv = (variables: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  };
  setEnv({
    HOME: folder,
    USERPROFILE: folder,
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  return {
    folder,
    setEnv,
    writeConfig: (text) => writeFile(config, text),
    writeCredentials: (text) => writeFile(credentials, text),
    async write(name, text) {
      const path = join(folder, name);
      await writeFile(path, text, { mode: 0o700 });
      return path;
    },
    async dispose() {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
