import { type Scope, scopeKey } from '../core/scope.ts';
import { createAccountApi } from './accountApi.ts';
import type { AwsApi } from './awsApi.ts';
import { createClusterAccessApi } from './clusterAccessApi.ts';
import type { CallLimits, ConnectionOptions } from './connectionOptions.ts';
import { ScopeCredentials } from './credentials.ts';
import { createDestinationApi } from './destinationApi.ts';
import { createFailureApi } from './failureApi.ts';
import { createFunctionApi } from './functionApi.ts';
import { createGatedHandler, type GatedHandler } from './gatedHandler.ts';
import { createGlueApi } from './glueApi.ts';
import { createKafkaApi } from './kafkaApi.ts';
import { createKeyApi } from './keyApi.ts';
import { createLambdaApi } from './lambdaApi.ts';
import { createLogsApi } from './logsApi.ts';
import { createMetricsApi } from './metricsApi.ts';
import { createNetworkApi } from './networkApi.ts';
import { CallPace } from './pace.ts';
import { CAUTIOUS_RULES, PacedRetries } from './pacedRetries.ts';
import { createRoleApi } from './roleApi.ts';
import { createSchemasApi } from './schemasApi.ts';
import { SdkCalls } from './sdkCalls.ts';
import { SdkClients } from './sdkClients.ts';
import { createSecretApi } from './secretApi.ts';

const DEFAULT_LIMITS: CallLimits = {
  callDeadline: 20_000,
  credentialDeadline: 60_000,
  connectionTimeout: 5000,
};

/** Services that share a quota, or are taken to. */
type Family = 'lambda' | 'kafka' | 'others';

/**
 * Calls in a little over a second. Lambda's control plane takes 15, for everybody (limits.md 2); of MSK no number is
 * known, and it is treated alike. The others have quotas of their own each, and are asked in bursts: once for a diagnosis.
 */
const CALLS_PER_SPAN: Readonly<Record<Family, number>> = { lambda: 5, kafka: 5, others: 40 };

/** The AWS APIs of all scopes in use, over the SDK. */
export class SdkConnections {
  readonly #options: ConnectionOptions;
  readonly #limits: CallLimits;
  readonly #handler: GatedHandler;
  readonly #apis = new Map<string, AwsApi>();
  /** AWS counts calls by region, whichever profile they come from (limits.md 2). */
  readonly #paces = new Map<string, CallPace>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#handler = createGatedHandler(this.#limits.connectionTimeout);
  }

  api(scope: Scope): AwsApi {
    const key = scopeKey(scope);
    const api = this.#apis.get(key) ?? this.#createApi(scope);
    this.#apis.set(key, api);
    return api;
  }

  /** Drops clients and credentials of a scope, or of all; calls under way go on with the old ones. */
  forget(scope?: Scope): void {
    if (scope === undefined) this.#apis.clear();
    else this.#apis.delete(scopeKey(scope));
  }

  async dispose(): Promise<void> {
    this.forget();
    await this.#handler.dispose();
  }

  #createApi(scope: Scope): AwsApi {
    const { connectionTimeout, callDeadline } = this.#limits;
    const timeouts = { connectionTimeout, requestTimeout: callDeadline };
    const credentials = new ScopeCredentials(scope, this.#options.mfaCode, timeouts);
    const toCalls = (family: Family) => {
      const pace = this.#getPace(scope, family);
      const clients = new SdkClients({
        scope,
        credentials: () => credentials.get('sts:GetCallerIdentity'),
        requestHandler: this.#handler,
        retryStrategy: new PacedRetries(pace),
        cautiousRetryStrategy: new PacedRetries(pace, Math.random, CAUTIOUS_RULES),
        sampleEndpoint: this.#options.sampleEndpoint,
      });
      return new SdkCalls(scope.region, clients, credentials, pace, this.#limits);
    };
    const calls = toCalls('lambda');
    const kafka = toCalls('kafka');
    const others = toCalls('others');
    return {
      ...createKafkaApi(kafka),
      ...createLambdaApi(calls),
      ...createAccountApi(calls),
      ...createFailureApi(calls),
      ...createSchemasApi(calls),
      ...createGlueApi(others),
      ...createNetworkApi(others),
      ...createRoleApi(others),
      ...createKeyApi(others),
      ...createSecretApi(others),
      ...createDestinationApi(others),
      ...createFunctionApi(calls),
      ...createClusterAccessApi(kafka),
      ...createMetricsApi(others),
      ...createLogsApi(others),
    };
  }

  #getPace({ sample, region }: Scope, family: Family): CallPace {
    const key = `${sample ? 'sample' : region} ${family}`;
    const pace = this.#paces.get(key) ?? new CallPace(undefined, this.#toCallsPerSpan(family));
    this.#paces.set(key, pace);
    return pace;
  }

  #toCallsPerSpan(family: Family): number {
    return this.#options.isUnpaced?.() === true ? Number.POSITIVE_INFINITY : CALLS_PER_SPAN[family];
  }
}
