import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Scope } from '../../../src/core/scope.ts';
import type { Seed } from '../../../src/sandbox/account/seed.ts';
import type { Faults } from '../../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { run } from './extension.ts';
import { toFaultSeed } from './faultSeed.ts';

export interface AccountPlan {
  readonly faults?: Faults;
  /** Default: two of everything. */
  readonly seed?: (region: string) => Seed;
  /** Settings of the profile in the place of its access key. */
  readonly settings?: readonly string[];
  /** Calls go where nobody listens. */
  readonly endpoint?: 'closed';
}

export interface FaultyAccount {
  readonly scope: Scope & { readonly profile: string };
  readonly sandbox: Sandbox;
}

const KEYS = ['aws_access_key_id = sample', 'aws_secret_access_key = sample'];
/** Each account has a region of its own: calls are paced by region, so that no account waits for another. */
const CONTINENTS = ['us', 'eu', 'ap', 'sa', 'af'];

/**
 * Accounts that misbehave, each with a sandbox, a profile and a region of its own. While they are open, they are the only
 * AWS configuration that there is: the extension runs in this process.
 */
export class FaultyAccounts<Name extends string> {
  readonly #accounts: ReadonlyMap<Name, FaultyAccount>;
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  private constructor(accounts: ReadonlyMap<Name, FaultyAccount>, folder: string) {
    this.#accounts = accounts;
    this.#folder = folder;
    this.#environment = this.#enter();
  }

  static async open<Name extends string>(plans: Readonly<Record<Name, AccountPlan>>): Promise<FaultyAccounts<Name>> {
    const folder = await mkdtemp(path.join(tmpdir(), 'msk-lambda-faults-'));
    const accounts = new Map<Name, FaultyAccount>();
    const sections: string[] = [];
    for (const name of Object.keys(plans) as Name[]) {
      const { faults = {}, seed = toFaultSeed, settings = KEYS, endpoint } = plans[name];
      const number = accounts.size;
      const region = `${CONTINENTS[Math.floor(number / 9)]}-fault-${(number % 9) + 1}`;
      // Never the name of an earlier round: the store keeps the last good lists of a profile and region.
      const profile = `account-${number}-${path.basename(folder).slice(-6)}`;
      const sandbox = await startSandbox({ seed: seed(region), settleMs: 200 });
      sandbox.setFaults(faults);
      accounts.set(name, { scope: { profile, region }, sandbox });
      sections.push(`[profile ${profile}]`, `endpoint_url = ${sandbox.endpoint}`, ...settings);
      if (endpoint === 'closed') await sandbox.close();
    }
    await writeFile(path.join(folder, 'config'), sections.join('\n'));
    return new FaultyAccounts(accounts, folder);
  }

  get(name: Name): FaultyAccount {
    const account = this.#accounts.get(name);
    if (account === undefined) throw new Error(`There is no account ${name}`);
    return account;
  }

  get scopes(): readonly Scope[] {
    return [...this.#accounts.values()].map(({ scope }) => scope);
  }

  /** Puts the explorer and the environment back. */
  async close(): Promise<void> {
    for (const scope of this.scopes) await run('mskLambda.scope.remove', { scope });
    for (const [name, value] of Object.entries(this.#environment)) setVariable(name, value);
    await Promise.all([...this.#accounts.values()].map(({ sandbox }) => sandbox.close().catch(() => undefined)));
    await rm(this.#folder, { recursive: true, force: true });
  }

  #enter(): Readonly<Record<string, string | undefined>> {
    const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
    const changes: Record<string, string | undefined> = {
      ...Object.fromEntries(names.map((name) => [name, undefined])),
      HOME: this.#folder,
      USERPROFILE: this.#folder,
      AWS_CONFIG_FILE: path.join(this.#folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(this.#folder, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, process.env[name]]));
    for (const [name, value] of Object.entries(changes)) setVariable(name, value);
    return before;
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
