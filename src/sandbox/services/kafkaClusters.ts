import { type Account, ownedBy } from '../account/account.ts';
import type { Cluster } from '../account/kafka.ts';
import {
  connectivityPorts,
  type Listener,
  listenerPorts,
  toBootstrap,
  toBrokerHosts,
  toListeners,
} from '../account/listeners.ts';
import type { PageRequest } from '../paging.ts';
import { decide } from '../policy/decide.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { conflict, notFound } from './kafkaErrors.ts';
import { toClusterInfo } from './kafkaShapes.ts';

export const clusterOperations: readonly Operation[] = [
  { name: 'ListClustersV2', method: 'GET', path: '/api/v2/clusters', handle: listClusters },
  {
    name: 'DescribeClusterV2',
    method: 'GET',
    path: '/api/v2/clusters/{clusterArn}',
    handle: (call) => ({ body: { clusterInfo: toClusterInfo(requireCluster(call)) } }),
  },
  {
    name: 'GetBootstrapBrokers',
    method: 'GET',
    path: '/v1/clusters/{clusterArn}/bootstrap-brokers',
    handle: getBootstrapBrokers,
  },
  { name: 'ListNodes', method: 'GET', path: '/v1/clusters/{clusterArn}/nodes', handle: listNodes },
  { name: 'GetClusterPolicy', method: 'GET', path: '/v1/clusters/{clusterArn}/policy', handle: getClusterPolicy },
];

/** The cluster the call names; 404 where the account has none of that ARN. */
export function requireCluster(call: Call): Cluster {
  const arn = call.parameters.requiredText('clusterArn');
  const cluster = ownedBy(call.account, call.account.clusters).find((candidate) => candidate.arn === arn);
  if (cluster === undefined) throw notFound(`Cluster ${arn} does not exist.`, 'clusterArn');
  return cluster;
}

/** The paging parameters that all of MSK's lists share. */
export function toKafkaPage(call: Call, list: string): Omit<PageRequest<unknown>, 'key'> {
  return {
    list: `kafka:${list}`,
    token: call.parameters.text('nextToken'),
    tokenName: 'nextToken',
    size: call.parameters.integer('maxResults', { min: 1, max: 100 }),
    maximum: 100,
  };
}

function listClusters(call: Call): Answer {
  const prefix = call.parameters.text('clusterNameFilter') ?? '';
  const type = call.parameters.text('clusterTypeFilter');
  const page = call.toPage(
    ownedBy(call.account, call.account.clusters).filter(
      (cluster) => cluster.name.startsWith(prefix) && (type === undefined || cluster.type === type),
    ),
    { ...toKafkaPage(call, `ListClustersV2 ${prefix} ${type ?? ''}`), key: ({ name }) => name },
  );
  return { body: { clusterInfoList: page.items.map(toClusterInfo), nextToken: page.token } };
}

const inVpcMembers: Readonly<Record<Listener, string>> = {
  iam: 'bootstrapBrokerStringSaslIam',
  scram: 'bootstrapBrokerStringSaslScram',
  tls: 'bootstrapBrokerStringTls',
  plaintext: 'bootstrapBrokerString',
};

const connectivityMembers = {
  iam: 'bootstrapBrokerStringVpcConnectivitySaslIam',
  scram: 'bootstrapBrokerStringVpcConnectivitySaslScram',
  tls: 'bootstrapBrokerStringVpcConnectivityTls',
} as const;

const publicMembers: Readonly<Record<Exclude<Listener, 'plaintext'>, string>> = {
  iam: 'bootstrapBrokerStringPublicSaslIam',
  scram: 'bootstrapBrokerStringPublicSaslScram',
  tls: 'bootstrapBrokerStringPublicTls',
};

/** Also of another account's cluster whose policy lets this account ask, as multi-VPC connectivity needs (permissions.md 5). */
function findSharedCluster({ account, parameters, world, accessKeyId }: Call): Cluster | undefined {
  const arn = parameters.text('clusterArn');
  const cluster = account.clusters.find((candidate) => candidate.arn === arn);
  if (cluster?.policy === undefined) return undefined;
  const principal = { aws: world.callerOf(accessKeyId).arn };
  const question = { action: 'kafka:GetBootstrapBrokers', resource: cluster.arn, principal };
  return decide([cluster.policy], question) === 'allowed' ? cluster : undefined;
}

function getBootstrapBrokers(call: Call): Answer {
  const cluster = findSharedCluster(call) ?? requireCluster(call);
  if (cluster.state === 'CREATING') {
    throw conflict(`Cluster ${cluster.arn} is in the CREATING state and has no bootstrap brokers yet.`);
  }
  const body: Record<string, string> = {};
  for (const listener of toListeners(cluster)) {
    body[inVpcMembers[listener]] = toBootstrap(toBrokerHosts(cluster), () => listenerPorts[listener]);
    if (cluster.publicAccess === true && listener !== 'plaintext') {
      body[publicMembers[listener]] = toBootstrap(
        toBrokerHosts(cluster, '-public'),
        () => listenerPorts[listener] + 100,
      );
    }
  }
  for (const method of ['iam', 'scram', 'tls'] as const) {
    if (cluster.vpcConnectivity?.[method] !== true) continue;
    body[connectivityMembers[method]] = toBootstrap(
      toBrokerHosts(cluster, `.${method}`),
      (index) => connectivityPorts[method] + index,
    );
  }
  return { body };
}

interface Node {
  readonly cluster: Cluster;
  readonly number: number;
}

function listNodes(call: Call): Answer {
  const cluster = requireCluster(call);
  const count = cluster.type === 'SERVERLESS' ? 0 : (cluster.brokers ?? 3);
  const nodes = Array.from({ length: count }, (_, index) => ({ cluster, number: index + 1 }));
  const page = call.toPage(nodes, {
    ...toKafkaPage(call, `ListNodes ${cluster.arn}`),
    key: ({ number }) => String(number).padStart(4, '0'),
  });
  return { body: { nodeInfoList: page.items.map((node) => toNode(node, call.account)), nextToken: page.token } };
}

function toNode({ cluster, number }: Node, account: Account): object {
  const subnet = cluster.subnets[(number - 1) % cluster.subnets.length] ?? '';
  const network = account.subnets.find(({ id }) => id === subnet)?.cidr.replace(/\.\d+\/\d+$/, '') ?? '10.0.0';
  return {
    nodeType: 'BROKER',
    nodeARN: `${cluster.arn.replace(':cluster/', ':broker/')}/${number}`,
    instanceType: cluster.instanceType ?? 'kafka.m7g.large',
    addedToClusterTime: cluster.created,
    brokerNodeInfo: {
      brokerId: number,
      clientSubnet: subnet,
      clientVpcIpAddress: `${network}.${10 + number}`,
      currentBrokerSoftwareInfo: { kafkaVersion: cluster.kafkaVersion },
      endpoints: [toBrokerHosts(cluster)[number - 1]],
    },
  };
}

function getClusterPolicy(call: Call): Answer {
  const cluster = requireCluster(call);
  if (cluster.policy === undefined) throw notFound('Cluster policy does not exist.', 'clusterArn');
  return { body: { currentVersion: cluster.version ?? 'K3AEGXETSR30VB', policy: JSON.stringify(cluster.policy) } };
}
