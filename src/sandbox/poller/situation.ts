import { type Account, accountOf, findFunction } from '../account/account.ts';
import type { Role, Secret } from '../account/identity.ts';
import type { Cluster, Topic, VpcConnection } from '../account/kafka.ts';
import type { EventSourceMapping, LambdaFunction } from '../account/lambda.ts';
import { allowsAnonymous, type Listener, toListeners } from '../account/listeners.ts';
import { findSecret, roleMayReadSecret } from '../account/rights.ts';

/** Everything a mapping's poller has to do with, found in the account. What is undefined is not there. */
export interface PollerSituation {
  readonly account: Account;
  readonly mapping: EventSourceMapping;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly lambda: LambdaFunction | undefined;
  readonly role: Role | undefined;
  readonly cluster: Cluster | undefined;
  /** Where the poller's network interfaces stand; undefined when the event source is gone. */
  readonly network: PollerNetwork | undefined;
  /** Set for a cross-account mapping. */
  readonly connection: VpcConnection | undefined;
  readonly secretUse: SecretUse | undefined;
  /** What Lambda connects to; undefined when the cluster wants credentials that the mapping does not have. */
  readonly listener: Listener | undefined;
  readonly topicName: string;
  readonly topic: Topic | undefined;
  readonly group: string;
}

/** The poller works from the subnets and security groups of the event source, never from the function's. */
export interface PollerNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

export interface SecretUse {
  readonly method: 'scram' | 'mtls';
  readonly arn: string;
  readonly secret: Secret | undefined;
  /** The execution role may read and decrypt it. */
  readonly readable: boolean;
}

/** Gathers what the mapping's poller would meet. */
export function toSituation(account: Account, mapping: EventSourceMapping, now: number): PollerSituation {
  const lambda = findFunction(account, mapping.functionArn);
  const role = account.roles.find(({ name }) => name === lambda?.role);
  const source = findSource(account, mapping.configuration.EventSourceArn ?? '');
  const secretUse = findSecretUse(account, mapping, role);
  const topicName = mapping.configuration.Topics?.[0] ?? '';
  return {
    account,
    mapping,
    now,
    lambda,
    role,
    ...source,
    secretUse,
    listener: source.cluster && chooseListener(source.cluster, secretUse?.method, source.connection !== undefined),
    topicName,
    topic: source.cluster?.topics.find(({ name }) => name === topicName),
    group: mapping.configuration.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? mapping.uuid,
  };
}

type Source = Pick<PollerSituation, 'cluster' | 'connection' | 'network'>;

function findSource(account: Account, arn: string): Source {
  const connection = account.vpcConnections.find((candidate) => candidate.arn === arn);
  const clusterArn = connection?.targetClusterArn ?? arn;
  const cluster = account.clusters.find((candidate) => candidate.arn === clusterArn);
  const reachable = connection !== undefined || accountOf(clusterArn) === account.account;
  return { cluster: reachable ? cluster : undefined, connection, network: connection ?? cluster };
}

const secretMethods: Readonly<Record<string, SecretUse['method']>> = {
  SASL_SCRAM_512_AUTH: 'scram',
  CLIENT_CERTIFICATE_TLS_AUTH: 'mtls',
};

function findSecretUse(account: Account, mapping: EventSourceMapping, role: Role | undefined): SecretUse | undefined {
  for (const access of mapping.configuration.SourceAccessConfigurations ?? []) {
    const method = secretMethods[access.Type ?? ''];
    if (method === undefined) continue;
    const arn = access.URI ?? '';
    const secret = findSecret(account, arn);
    const readable = role !== undefined && secret !== undefined && roleMayReadSecret(account, role, secret);
    return { method, arn, secret, readable };
  }
  return undefined;
}

/**
 * Source facts 50-55: a secret decides; without one the strongest method that needs none: IAM, unauthenticated TLS,
 * plaintext. Lambda never falls back to a weaker one. This reading is the sandbox's own, so that it can check others.
 */
function chooseListener(
  cluster: Cluster,
  method: SecretUse['method'] | undefined,
  crossAccount: boolean,
): Listener | undefined {
  if (method !== undefined) return method === 'mtls' ? 'tls' : 'scram';
  if (crossAccount) return cluster.vpcConnectivity?.iam === true ? 'iam' : undefined;
  const open = toListeners(cluster);
  if (open.includes('iam')) return 'iam';
  if (!allowsAnonymous(cluster)) return undefined;
  return open.includes('tls') ? 'tls' : 'plaintext';
}
