import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { Pages } from '../../../src/aws/pages.ts';

/** One call for a list, answered by the test page by page. */
export class PageFeed<T> {
  readonly signal: AbortSignal;
  readonly #events: ((() => readonly T[]) | undefined)[] = [];
  #wake = () => {};

  constructor(signal: AbortSignal) {
    this.signal = signal;
    signal.addEventListener('abort', () => this.fail(new Error('the call was aborted')));
  }

  page(...items: readonly T[]): void {
    this.#put(() => items);
  }

  end(): void {
    this.#put(undefined);
  }

  fail(error: Error): void {
    this.#put(() => {
      throw error;
    });
  }

  async *pages(): AsyncGenerator<readonly T[]> {
    for (;;) {
      while (this.#events.length === 0) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      const event = this.#events.shift();
      if (event === undefined) return;
      yield event();
    }
  }

  #put(event: (() => readonly T[]) | undefined): void {
    this.#events.push(event);
    this.#wake();
  }
}

/** An API that fails in every call a test did not give it. */
export function createFakeApi(given: Partial<AwsApi>): AwsApi {
  const none = (): never => {
    throw new Error('not part of this test');
  };
  return {
    getIdentity: none,
    listClusters: none,
    getCluster: none,
    getBootstrapBrokers: none,
    listTopics: none,
    listScramSecrets: none,
    listVpcConnections: none,
    getVpcConnection: none,
    listClientVpcConnections: none,
    listFunctions: none,
    getFunction: none,
    invokeFunction: none,
    listMappings: none,
    getMapping: none,
    getMappingTags: none,
    tagMapping: none,
    untagMapping: none,
    createMapping: none,
    updateMapping: none,
    deleteMapping: none,
    listSecrets: none,
    listQueues: none,
    listNotificationTopics: none,
    listBuckets: none,
    readQueueMessages: none,
    listObjects: none,
    readObject: none,
    readTestEvents: none,
    discoverTestEvents: none,
    createTestEvents: none,
    updateTestEvents: none,
    deleteTestEvents: none,
    getSchemaVersion: none,
    getRegistry: none,
    listSubnets: none,
    listSecurityGroups: none,
    listRouteTables: none,
    listNatGateways: none,
    listNetworkAcls: none,
    listVpcEndpoints: none,
    getVpc: none,
    authorizeInbound: none,
    authorizeOutbound: none,
    getRole: none,
    listRolePolicies: none,
    getManagedPolicy: none,
    simulateRole: none,
    attachRolePolicy: none,
    createInterfaceEndpoint: none,
    putRolePolicy: none,
    updateTrustPolicy: none,
    updateFunctionTimeout: none,
    removeReservedConcurrency: none,
    associateScramSecret: none,
    getKey: none,
    getSecret: none,
    readSecretValue: none,
    getDestination: none,
    getFunctionFacts: none,
    getClusterPolicy: none,
    readMetrics: none,
    readLogs: none,
    ...given,
  };
}

/** A list method whose calls the test answers one by one. */
export function createFeeds<T>(): { readonly calls: PageFeed<T>[]; readonly list: (signal: AbortSignal) => Pages<T> } {
  const calls: PageFeed<T>[] = [];
  return {
    calls,
    list: (signal) => {
      const feed = new PageFeed<T>(signal);
      calls.push(feed);
      return feed.pages();
    },
  };
}
