import type { Account } from './account/account.ts';
import { settleAll } from './account/lifecycle.ts';
import type { Seed } from './account/seed.ts';
import { answerControl } from './control.ts';
import { demoSeed } from './demo/demoSeed.ts';
import { dispatch, type RequestRecord } from './dispatch.ts';
import { type Faults, parseFaults } from './faults.ts';
import type { WireRequest } from './protocol/wire.ts';
import { listen, type Reply } from './server.ts';
import { World } from './world.ts';

export interface SandboxOptions {
  /** What is in the account; default: the sample account. */
  readonly seed?: Seed;
  /** Default 0: any free port. */
  readonly port?: number;
  /** How long a transitional state lasts, in milliseconds; default 2000. */
  readonly settleMs?: number;
  /** Milliseconds since 1970; default: the system's clock. */
  readonly clock?: () => number;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  /** The live account in its home region, brought up to now. Editing it is how tests change the world. */
  readonly account: Account;
  /** The requests so far, oldest first; the last ten thousand. */
  readonly requests: readonly RequestRecord[];
  setFaults(faults: Faults): void;
  /** Back to the seed, or to another one; no faults, no requests. */
  reset(seed?: Seed): void;
  close(): Promise<void>;
}

const longestLog = 10_000;

/** Starts an AWS account on loopback: https://docs.aws.amazon.com APIs of `services/`, spoken by any SDK and the CLI. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Date.now;
  const settleMs = options.settleMs ?? 2000;
  const requests: RequestRecord[] = [];
  let seed = options.seed ?? demoSeed;
  let world = new World(seed, clock);
  let faults: Faults = {};
  let endpoint = '';
  let count = 0;

  const reset = (next?: Seed) => {
    seed = next ?? seed;
    world = new World(seed, clock);
    faults = {};
    requests.length = 0;
    count = 0;
  };
  const getAccount = () => {
    settleAll(world.home, { now: clock(), settleMs });
    return world.home;
  };
  const setFaults = (next: Faults) => {
    faults = parseFaults(next);
  };
  const answer = (request: WireRequest): Reply => {
    const control = answerControl(request, {
      getAccount,
      getSeed: () => seed,
      getRequests: () => requests,
      setFaults,
      reset,
    });
    if (control !== undefined) return { response: control, delayMs: 0 };
    count += 1;
    const dispatched = dispatch(request, { world, faults, endpoint, now: clock(), settleMs, count });
    requests.push(dispatched.record);
    if (requests.length > longestLog) requests.shift();
    return dispatched;
  };

  const server = await listen(options.port ?? 0, answer);
  endpoint = server.endpoint;
  return {
    endpoint,
    get account() {
      return getAccount();
    },
    requests,
    setFaults,
    reset,
    close: () => server.close(),
  };
}
