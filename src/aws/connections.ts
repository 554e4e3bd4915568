import { type Scope, scopeKey } from '../core/scope.ts';
import { createAccountApi } from './accountApi.ts';
import type { AwsApi } from './awsApi.ts';
import { type MfaCodeProvider, ScopeCredentials } from './credentials.ts';
import { createGatedHandler, type GatedHandler } from './gatedHandler.ts';
import { createKafkaApi } from './kafkaApi.ts';
import { createLambdaApi } from './lambdaApi.ts';
import { CallPace } from './pace.ts';
import { PacedRetries } from './pacedRetries.ts';
import { type CallLimits, DEFAULT_LIMITS, SdkCalls } from './sdkCalls.ts';
import { SdkClients } from './sdkClients.ts';

export interface ConnectionOptions {
  /** Address of the sample account's endpoint; called when a sample scope is first used. */
  readonly sampleEndpoint: () => Promise<string>;
  readonly mfaCode: MfaCodeProvider;
  readonly limits?: Partial<CallLimits>;
}

interface Connection {
  readonly api: AwsApi;
  readonly credentials: ScopeCredentials;
}

/** The AWS APIs of all scopes in use. Making one costs nothing: SDK, files and network wait for the first call. */
export class AwsConnections {
  readonly #options: ConnectionOptions;
  readonly #limits: CallLimits;
  readonly #handler: GatedHandler;
  readonly #connections = new Map<string, Connection>();
  /** Lambda counts calls by region, whichever profile they come from (limits.md 2). */
  readonly #paces = new Map<string, CallPace>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#handler = createGatedHandler(this.#limits.connectionTimeout);
  }

  api(scope: Scope): AwsApi {
    return this.#connect(scope).api;
  }

  /** Drops clients and credentials of a scope, or of all; what is under way goes on with the old ones. */
  forget(scope?: Scope): void {
    for (const [key, { credentials }] of this.#connections) {
      if (scope !== undefined && key !== scopeKey(scope)) continue;
      credentials.forget();
      this.#connections.delete(key);
    }
  }

  async dispose(): Promise<void> {
    this.forget();
    await this.#handler.dispose();
  }

  #connect(scope: Scope): Connection {
    const key = scopeKey(scope);
    const known = this.#connections.get(key);
    if (known !== undefined) return known;
    const { connectionTimeout, callDeadline } = this.#limits;
    const timeouts = { connectionTimeout, requestTimeout: callDeadline };
    const credentials = new ScopeCredentials(scope, this.#options.mfaCode, timeouts);
    const pace = this.#getPace(scope);
    const clients = new SdkClients({
      scope,
      credentials: () => credentials.get('sts:GetCallerIdentity'),
      requestHandler: this.#handler,
      retryStrategy: new PacedRetries(pace),
      sampleEndpoint: this.#options.sampleEndpoint,
    });
    const calls = new SdkCalls(scope.region, clients, credentials, pace, this.#limits);
    const api = { ...createKafkaApi(calls), ...createLambdaApi(calls), ...createAccountApi(calls) };
    const connection = { api, credentials };
    this.#connections.set(key, connection);
    return connection;
  }

  #getPace({ sample, region }: Scope): CallPace {
    const key = sample ? 'sample' : region;
    const pace = this.#paces.get(key) ?? new CallPace();
    this.#paces.set(key, pace);
    return pace;
  }
}
