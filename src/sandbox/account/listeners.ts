import type { Cluster } from './kafka.ts';

/** What a broker listens for inside its VPC. `tls` serves mutual TLS and unauthenticated clients alike. */
export type Listener = 'iam' | 'scram' | 'tls' | 'plaintext';

/** The in-VPC ports of MSK's listeners (permissions.md 8). */
export const listenerPorts: Readonly<Record<Listener, number>> = { iam: 9098, scram: 9096, tls: 9094, plaintext: 9092 };

/** The listeners that the cluster's configuration opens. */
export function toListeners(cluster: Cluster): Listener[] {
  const { iam, scram, tls } = cluster.authentication;
  const encryption = cluster.encryption ?? 'TLS';
  const open: Readonly<Record<Listener, boolean>> = {
    iam: iam === true,
    scram: scram === true,
    tls: encryption !== 'PLAINTEXT' && (tls !== undefined || allowsAnonymous(cluster)),
    plaintext: encryption !== 'TLS' && allowsAnonymous(cluster),
  };
  return (['iam', 'scram', 'tls', 'plaintext'] as const).filter((listener) => open[listener]);
}

/** A provisioned cluster without any authentication lets everybody in. */
export function allowsAnonymous(cluster: Cluster): boolean {
  const { iam, scram, tls, unauthenticated } = cluster.authentication;
  return unauthenticated === true || (!iam && !scram && tls === undefined);
}

/** Multi-VPC private connectivity gives every broker a port of its own per method, from these bases on. */
export const connectivityPorts: Readonly<Record<'iam' | 'scram' | 'tls', number>> = {
  iam: 14001,
  scram: 14021,
  tls: 14041,
};

/** Host names as MSK makes them: `b-1.orders.ab12cd.c3.kafka.us-east-1.amazonaws.com`. */
export function toBrokerHosts(cluster: Cluster, suffix = ''): string[] {
  const region = cluster.arn.split(':')[3] ?? '';
  const { id, shard } = cluster.dns;
  if (cluster.type === 'SERVERLESS') return [`boot-${id}.${shard}.kafka-serverless.${region}.amazonaws.com`];
  const name = cluster.name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Array.from(
    { length: cluster.brokers ?? 3 },
    (_, index) => `b-${index + 1}${suffix}.${name}.${id}.${shard}.kafka.${region}.amazonaws.com`,
  );
}

/** A bootstrap string: up to three brokers, as the service gives. */
export function toBootstrap(hosts: readonly string[], port: (index: number) => number): string {
  return hosts
    .slice(0, 3)
    .map((host, index) => `${host}:${port(index)}`)
    .join(',');
}
