import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { Listing, ResourceItems, ResourceKey, ResourceKind, ResourceStore } from '../../../src/aws/resources.ts';
import { Emitter } from '../../../src/core/emitter.ts';
import { AwsFailure, type FailureReason } from '../../../src/core/failure.ts';
import type { DeployedMapping, MappingChanges } from '../../../src/core/mapping/mapping.ts';
import type { Scope } from '../../../src/core/scope.ts';
import { createFakeApi } from '../aws/fakeApi.ts';
import { toMapping } from '../hints/samples.ts';

export const SCOPE: Scope = { profile: 'dev', region: 'us-east-1' };

/** One answer of AWS: a mapping's members, or a failure. */
export type Answer = Partial<DeployedMapping> | AwsFailure;

export function fail(reason: FailureReason, code?: string): AwsFailure {
  return new AwsFailure(reason, code ?? reason, { operation: 'lambda:X', code });
}

export const IN_USE = fail('conflict', 'ResourceInUseException');

/** An account with one mapping, whose answers are queued; the last one of a queue is given again and again. */
export class FakeAccount {
  readonly calls: string[] = [];
  readonly put: string[] = [];
  readonly removed: string[] = [];
  readonly #reads: Answer[];
  readonly #writes: Answer[];

  constructor(reads: readonly Answer[], writes: readonly Answer[] = []) {
    this.#reads = [...reads];
    this.#writes = [...writes];
  }

  get api(): AwsApi {
    return {
      ...createFakeApi({}),
      getMapping: async (_uuid: string, signal: AbortSignal) => {
        this.calls.push('get');
        if (signal.aborted) throw fail('aborted');
        return answer(this.#reads);
      },
      updateMapping: async (_uuid: string, changes: MappingChanges) => {
        this.calls.push(`update ${JSON.stringify(changes)}`);
        return answer(this.#writes);
      },
      deleteMapping: async () => {
        this.calls.push('delete');
        return answer(this.#writes);
      },
    };
  }

  get store(): ResourceStore {
    return {
      onDidChange: new Emitter<ResourceKey>().event,
      api: () => this.api,
      peek: () => ({ items: [], status: 'idle' }),
      load: async <K extends ResourceKind>(): Promise<Listing<ResourceItems[K]>> => ({ items: [], status: 'loaded' }),
      putMapping: (_scope, mapping) => this.put.push(mapping.State),
      removeMapping: (_scope, uuid) => this.removed.push(uuid),
      forget: () => {},
      dispose: () => {},
    };
  }
}

function answer(queue: Answer[]): DeployedMapping {
  const next = queue.length > 1 ? queue.shift() : queue[0];
  if (next === undefined) throw new Error('no answer left');
  if (next instanceof AwsFailure) throw next;
  return toMapping(next);
}
