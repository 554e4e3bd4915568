import { type Account, openAccount, toRoleArn } from './account/account.ts';
import { settleAll } from './account/lifecycle.ts';
import { toRoleId } from './account/roleId.ts';
import type { Seed } from './account/seed.ts';

/** Whoever holds an access key. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** Everything that is alive in the sandbox: the account in each region, and the sessions that STS gave out. */
export class World {
  readonly #seed: Seed;
  readonly #clock: () => number;
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, Caller>();

  constructor(seed: Seed, clock: () => number) {
    this.#seed = seed;
    this.#clock = clock;
    const home = openAccount(seed, clock());
    settleAll(home, { now: clock(), settleMs: 0 });
    this.#accounts.set(seed.region, home);
  }

  /** The account in the region that the seed describes. */
  get home(): Account {
    return this.accountIn(this.#seed.region);
  }

  /** The account in `region`; there is nothing in it where the seed is about another region. */
  accountIn(region: string): Account {
    const known = this.#accounts.get(region);
    if (known !== undefined) return known;
    const account = openAccount({ account: this.#seed.account, region }, this.#clock());
    this.#accounts.set(region, account);
    return account;
  }

  /** Every access key that STS did not give out is the sample user's. */
  callerOf(accessKeyId: string): Caller {
    const user = `arn:aws:iam::${this.#seed.account}:user/sample`;
    return (
      this.#sessions.get(accessKeyId) ?? { account: this.#seed.account, arn: user, userId: 'AIDASAMPLEUSER0000001' }
    );
  }

  /** Lets `accessKeyId` act as a session of the role from now on. */
  openSession(accessKeyId: string, roleName: string, sessionName: string): Caller {
    const arn = toRoleArn(this.#seed, roleName).replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
    const caller = {
      account: this.#seed.account,
      arn: `${arn}/${sessionName}`,
      userId: `${toRoleId(this.home, roleName)}:${sessionName}`,
    };
    this.#sessions.set(accessKeyId, caller);
    return caller;
  }
}
