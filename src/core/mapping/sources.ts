import type { AuthMethod } from '../cluster/authMethods.ts';
import type { BrokerNetwork } from '../cluster/brokers.ts';
import type { Cluster, VpcConnection } from '../cluster/cluster.ts';
import type { Known } from './finding.ts';

/** What an EventSourceArn names, as far as it is known. */
export type KnownSource =
  | { readonly kind: 'cluster'; readonly cluster: Cluster }
  | { readonly kind: 'vpc-connection'; readonly connection: VpcConnection };

/** Finds the cluster or connection of an ARN; undefined when neither list has it or both are missing. */
export function toKnownSource(arn: string | undefined, known: Known): KnownSource | undefined {
  const cluster = known.clusters?.find((entry) => entry.arn === arn);
  if (cluster !== undefined) return { kind: 'cluster', cluster };
  const connection = known.vpcConnections?.find((entry) => entry.arn === arn);
  return connection === undefined ? undefined : { kind: 'vpc-connection', connection };
}

/** Authentication of a connection as MSK names it (fields.md 18). */
const CONNECTION_METHODS: Readonly<Record<string, AuthMethod>> = {
  SASL_IAM: 'iam',
  SASL_SCRAM: 'scram',
  TLS: 'mtls',
};

/** Methods that a source has enabled; undefined when that is not known. */
export function toEnabledMethods(source: KnownSource | undefined): readonly AuthMethod[] | undefined {
  if (source === undefined) return undefined;
  if (source.kind === 'cluster') return source.cluster.authMethods.length > 0 ? source.cluster.authMethods : undefined;
  const { authentication = '' } = source.connection;
  const method = Object.hasOwn(CONNECTION_METHODS, authentication) ? CONNECTION_METHODS[authentication] : undefined;
  return method === undefined ? undefined : [method];
}

/** Over which of the listed addresses Lambda reaches a source. */
export function toBrokerNetwork(source: KnownSource | undefined): BrokerNetwork {
  return source?.kind === 'vpc-connection' ? 'vpc-connectivity' : 'vpc';
}
