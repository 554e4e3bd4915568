import type { AwsApi } from '../../../src/aws/awsApi.ts';
import type { ConnectionOptions } from '../../../src/aws/connectionOptions.ts';
import { AwsConnections } from '../../../src/aws/connections.ts';
import type { Pages } from '../../../src/aws/pages.ts';
import { AwsFailure } from '../../../src/core/failure.ts';

/** A signal that never aborts. */
export const PATIENT = new AbortController().signal;

export const SAMPLE = { region: 'us-east-1', sample: true } as const;

/** No test fails because the machine stood still for a while: the limits are tested where they are set. */
const PATIENT_LIMITS = { callDeadline: 120_000, credentialDeadline: 120_000, connectionTimeout: 60_000 };

/** Connections to a sample account at `endpoint`, with sockets of their own; without pace or haste if nothing else is asked for. */
export function connect(endpoint: string, options: Partial<ConnectionOptions> = {}): AwsConnections {
  return new AwsConnections({
    sampleEndpoint: async () => endpoint,
    mfaCode: async () => undefined,
    isUnpaced: () => true,
    ...options,
    limits: { ...PATIENT_LIMITS, ...options.limits },
  });
}

export async function collect<T>(pages: Pages<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

/** The failure that a call ends with; anything else than an `AwsFailure` fails the test. */
export async function catchFailure(call: Promise<unknown>): Promise<AwsFailure> {
  const outcome = await call.then(
    (value: unknown) => new Error(`succeeded with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof AwsFailure) return outcome;
  throw outcome;
}

const CONNECTION =
  'arn:aws:kafka:us-east-1:111122223333:vpc-connection/444455556666/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7';

/** Every call of the port that only reads, by its IAM-style name. */
export const READS: Readonly<Record<string, (api: AwsApi, clusterArn: string, uuid: string) => Promise<unknown>>> = {
  'sts:GetCallerIdentity': (api) => api.getIdentity(PATIENT),
  'kafka:ListClustersV2': (api) => collect(api.listClusters(PATIENT)),
  'kafka:DescribeClusterV2': (api, arn) => api.getCluster(arn, PATIENT),
  'kafka:GetBootstrapBrokers': (api, arn) => api.getBootstrapBrokers(arn, PATIENT),
  'kafka:ListTopics': (api, arn) => collect(api.listTopics(arn, PATIENT)),
  'kafka:ListScramSecrets': (api, arn) => collect(api.listScramSecrets(arn, PATIENT)),
  'kafka:ListVpcConnections': (api) => collect(api.listVpcConnections(PATIENT)),
  'kafka:DescribeVpcConnection': (api) => api.getVpcConnection(CONNECTION, PATIENT),
  'kafka:ListClientVpcConnections': (api, arn) => collect(api.listClientVpcConnections(arn, PATIENT)),
  'lambda:ListFunctions': (api) => collect(api.listFunctions(PATIENT)),
  'lambda:GetFunctionConfiguration': (api) => api.getFunction('my-kafka-function', PATIENT),
  'lambda:ListEventSourceMappings': (api) => collect(api.listMappings(PATIENT)),
  'lambda:GetEventSourceMapping': (api, _arn, uuid) => api.getMapping(uuid, PATIENT),
  'secretsmanager:ListSecrets': (api) => collect(api.listSecrets(PATIENT)),
  'sqs:ListQueues': (api) => collect(api.listQueues(PATIENT)),
  'sns:ListTopics': (api) => collect(api.listNotificationTopics(PATIENT)),
  's3:ListAllMyBuckets': (api) => collect(api.listBuckets(PATIENT)),
  'glue:GetSchemaVersion': (api, _arn, uuid) => api.getSchemaVersion(uuid, PATIENT),
  'glue:GetRegistry': (api) => api.getRegistry('arn:aws:glue:us-east-1:111122223333:registry/orders', PATIENT),
};
