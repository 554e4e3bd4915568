import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { findService } from '../../../src/sandbox/services/services.ts';
import type { Sandbox } from '../../../src/sandbox/startSandbox.ts';
import { PATIENT } from '../aws/connect.ts';

/** What a call of the port came to. */
interface RecordedCall {
  readonly value?: unknown;
  readonly error?: unknown;
  /** The permissions that it took, named as IAM does. */
  readonly actions: readonly string[];
}

/** One call; the signal is left out of `args`. */
interface Request {
  readonly method: string;
  readonly args: readonly unknown[];
  /** The permission that the caller lacks. */
  readonly denied?: string;
}

/**
 * The sample account as callers with different permissions see it. Every call is really made once, alone, so that what it
 * asks AWS is known, and once more for each permission that is taken from it. After that it is answered from memory.
 */
export class RecordedAccount {
  readonly #sandbox: Sandbox;
  readonly #api: AwsApi;
  readonly #calls = new Map<string, Promise<RecordedCall>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(sandbox: Sandbox, api: AwsApi) {
    this.#sandbox = sandbox;
    this.#api = api;
  }

  /** The account for a caller who lacks one permission, or none. `taken` collects the permissions that calls take. */
  as(taken: Set<string>, denied?: string): AwsApi {
    const answer = async (method: string, args: readonly unknown[]) => {
      const call = await this.#find({ method, args });
      for (const action of call.actions) taken.add(action);
      const lacks = denied !== undefined && call.actions.includes(denied);
      const { value, error } = lacks ? await this.#find({ method, args, denied }) : call;
      if (error !== undefined) throw error;
      return value;
    };
    return new Proxy(this.#api, {
      get:
        (_api, method) =>
        (...given: readonly unknown[]) => {
          const args = given.slice(0, -1);
          return isPaged(String(method)) ? toPages(answer(String(method), args)) : answer(String(method), args);
        },
    });
  }

  #find(request: Request): Promise<RecordedCall> {
    const key = JSON.stringify(request);
    const known = this.#calls.get(key);
    if (known !== undefined) return known;
    const call = this.#last.then(() => this.#make(request));
    this.#last = call;
    this.#calls.set(key, call);
    return call;
  }

  async #make({ method, args, denied }: Request): Promise<RecordedCall> {
    this.#sandbox.setFaults(denied === undefined ? {} : { deny: [denied] });
    const before = this.#sandbox.requests.length;
    const outcome = await send(this.#api, method, args);
    const actions = this.#sandbox.requests.slice(before).flatMap(toActions);
    return { ...outcome, actions: [...new Set(actions)] };
  }
}

function isPaged(method: string): boolean {
  return /^list/.test(method) && method !== 'listRolePolicies';
}

async function* toPages(items: Promise<unknown>): AsyncGenerator<unknown> {
  yield await items;
}

async function send(
  api: AwsApi,
  method: string,
  args: readonly unknown[],
): Promise<Pick<RecordedCall, 'value' | 'error'>> {
  const call: unknown = Reflect.get(api, method);
  if (typeof call !== 'function') throw new Error(`the port has no ${method}`);
  try {
    const answer: unknown = Reflect.apply(call, api, [...args, PATIENT]);
    if (!isPaged(method)) return { value: await answer };
    const items: unknown[] = [];
    for await (const page of answer as AsyncIterable<readonly unknown[]>) items.push(...page);
    return { value: items };
  } catch (error) {
    return { error };
  }
}

function toActions({ service, operation }: Sandbox['requests'][number]): readonly string[] {
  const { name, operations } = findService(service);
  return operations.find((entry) => entry.name === operation)?.actions ?? [`${name}:${operation}`];
}
