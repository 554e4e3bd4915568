import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { KafkaClient } from '@aws-sdk/client-kafka';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SchemasClient } from '@aws-sdk/client-schemas';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Scope } from '../core/scope.ts';
import { readConfiguredEndpoint } from './configuredEndpoint.ts';
import type { Credentials } from './credentialSources.ts';
import type { ServiceName } from './endpoints.ts';
import type { GatedHandler } from './gatedHandler.ts';
import type { PacedRetries } from './pacedRetries.ts';

interface Clients {
  lambda: LambdaClient;
  kafka: KafkaClient;
  secretsmanager: SecretsManagerClient;
  sts: STSClient;
  sqs: SQSClient;
  sns: SNSClient;
  s3: S3Client;
  schemas: SchemasClient;
  glue: GlueClient;
  cloudwatch: CloudWatchClient;
  cloudwatch_logs: CloudWatchLogsClient;
  ec2: EC2Client;
  iam: IAMClient;
  kms: KMSClient;
}

/** What all clients of a scope share. */
export interface ClientSettings {
  readonly scope: Scope;
  readonly credentials: () => Promise<Credentials>;
  readonly requestHandler: GatedHandler;
  readonly retryStrategy: PacedRetries;
  /** For calls that must not be repeated once they may have arrived. */
  readonly cautiousRetryStrategy: PacedRetries;
  /** Address of the sample account. */
  readonly sampleEndpoint: () => Promise<string>;
}

type ClientConfig = ReturnType<typeof toConfig>;

/** Each client's code is loaded on its first use. */
const LOADERS: { readonly [S in ServiceName]: (config: ClientConfig) => Promise<Clients[S]> } = {
  lambda: async (config) => new (await import('@aws-sdk/client-lambda')).LambdaClient(config),
  kafka: async (config) => new (await import('@aws-sdk/client-kafka')).KafkaClient(config),
  secretsmanager: async (config) => new (await import('@aws-sdk/client-secrets-manager')).SecretsManagerClient(config),
  sts: async (config) => new (await import('@aws-sdk/client-sts')).STSClient(config),
  sqs: async (config) => new (await import('@aws-sdk/client-sqs')).SQSClient(config),
  sns: async (config) => new (await import('@aws-sdk/client-sns')).SNSClient(config),
  schemas: async (config) => new (await import('@aws-sdk/client-schemas')).SchemasClient(config),
  cloudwatch: async (config) => new (await import('@aws-sdk/client-cloudwatch')).CloudWatchClient(config),
  cloudwatch_logs: async (config) => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(config),
  glue: async (config) => new (await import('@aws-sdk/client-glue')).GlueClient(config),
  ec2: async (config) => new (await import('./lazy/ec2.ts')).ec2.EC2Client(config),
  iam: async (config) => new (await import('./lazy/iam.ts')).iam.IAMClient(config),
  kms: async (config) => new (await import('./lazy/kms.ts')).kms.KMSClient(config),
  // Endpoints of one's own rarely resolve BUCKET.host names.
  s3: async (config) =>
    new (await import('@aws-sdk/client-s3')).S3Client({
      ...config,
      forcePathStyle: config.endpoint !== undefined,
      // A bucket may be in another region than what fills it.
      followRegionRedirects: true,
    }),
};

/** The SDK clients of one scope, made when first needed and again when the configured endpoint changes. */
export class SdkClients {
  readonly #settings: ClientSettings;
  readonly #made = new Map<string, { readonly endpoint: string | undefined; readonly client: unknown }>();

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  lambda(): Promise<LambdaClient> {
    return this.#get('lambda');
  }

  /** For invocations: what may have arrived is not sent again. */
  invoker(): Promise<LambdaClient> {
    return this.#get('lambda', this.#settings.cautiousRetryStrategy);
  }

  kafka(): Promise<KafkaClient> {
    return this.#get('kafka');
  }

  secretsManager(): Promise<SecretsManagerClient> {
    return this.#get('secretsmanager');
  }

  sts(): Promise<STSClient> {
    return this.#get('sts');
  }

  sqs(): Promise<SQSClient> {
    return this.#get('sqs');
  }

  sns(): Promise<SNSClient> {
    return this.#get('sns');
  }

  s3(): Promise<S3Client> {
    return this.#get('s3');
  }

  schemas(): Promise<SchemasClient> {
    return this.#get('schemas');
  }

  glue(): Promise<GlueClient> {
    return this.#get('glue');
  }

  ec2(): Promise<EC2Client> {
    return this.#get('ec2');
  }

  iam(): Promise<IAMClient> {
    return this.#get('iam');
  }

  kms(): Promise<KMSClient> {
    return this.#get('kms');
  }

  cloudWatch(): Promise<CloudWatchClient> {
    return this.#get('cloudwatch');
  }

  cloudWatchLogs(): Promise<CloudWatchLogsClient> {
    return this.#get('cloudwatch_logs');
  }

  async #get<S extends ServiceName>(
    service: S,
    retryStrategy: PacedRetries = this.#settings.retryStrategy,
  ): Promise<Clients[S]> {
    const endpoint = await this.#readEndpoint(service);
    const key = retryStrategy === this.#settings.retryStrategy ? service : `${service}, cautious`;
    const made = this.#made.get(key);
    if (made !== undefined && made.endpoint === endpoint) return made.client as Clients[S];
    const client = await LOADERS[service](toConfig({ ...this.#settings, retryStrategy }, endpoint));
    this.#made.set(key, { endpoint, client });
    return client;
  }

  async #readEndpoint(service: ServiceName): Promise<string | undefined> {
    const { scope, sampleEndpoint } = this.#settings;
    if (scope.sample) return sampleEndpoint();
    return readConfiguredEndpoint(service, scope);
  }
}

function toConfig(settings: ClientSettings, endpoint: string | undefined) {
  const { scope, requestHandler, retryStrategy } = settings;
  return {
    region: scope.region,
    profile: scope.profile,
    endpoint,
    // The endpoint above is the answer; without this the SDK looks again, by other rules.
    ignoreConfiguredEndpointUrls: true,
    // `memoized` keeps the SDK from holding on to credentials that we know to be out of date.
    credentials: Object.assign(settings.credentials, { memoized: true }),
    requestHandler,
    retryStrategy,
    // The sample account is on loopback whatever the environment says about endpoints.
    ...(scope.sample ? { useFipsEndpoint: false, useDualstackEndpoint: false } : {}),
  };
}
