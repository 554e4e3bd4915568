import type { VpcConnection } from '../core/cluster/cluster.ts';
import { toSubject } from '../core/diagnosis/subject.ts';
import { collect } from './answers.ts';
import type { FactContext, Loaders } from './factContext.ts';

type NetworkFact =
  | 'vpc'
  | 'subnets'
  | 'securityGroups'
  | 'routeTables'
  | 'natGateways'
  | 'networkAcls'
  | 'endpoints'
  | 'endpointGroups';

/** The network of the event source, which is the cluster's or, across accounts, the VPC connection's. */
export const NETWORK_LOADERS: Pick<Loaders, NetworkFact> = {
  subnets: async (context) => {
    const ids = (await findPlace(context))?.subnets ?? [];
    return ids.length === 0 ? [] : collect(context.api.listSubnets(ids, context.signal));
  },
  securityGroups: async (context) => {
    const ids = (await findPlace(context))?.securityGroups ?? [];
    return ids.length === 0 ? [] : collect(context.api.listSecurityGroups(ids, context.signal));
  },
  networkAcls: (context) => inVpc(context, [], (id) => collect(context.api.listNetworkAcls(id, context.signal))),
  vpc: (context) => inVpc(context, undefined, (id) => context.api.getVpc(id, context.signal)),
  routeTables: (context) => inVpc(context, [], (id) => collect(context.api.listRouteTables(id, context.signal))),
  natGateways: (context) => inVpc(context, [], (id) => collect(context.api.listNatGateways(id, context.signal))),
  endpoints: (context) => inVpc(context, [], (id) => collect(context.api.listVpcEndpoints(id, context.signal))),
  endpointGroups: async (context) => {
    const ids = new Set((await context.need('endpoints')).flatMap(({ securityGroups }) => securityGroups));
    return ids.size === 0 ? [] : collect(context.api.listSecurityGroups([...ids], context.signal));
  },
};

/** What is not there has no network to be seen. */
async function findPlace({
  need,
  target,
}: FactContext): Promise<Pick<VpcConnection, 'subnets' | 'securityGroups'> | undefined> {
  return toSubject(target, {}).crossAccount ? need('vpcConnection') : need('cluster');
}

async function inVpc<T>({ need }: FactContext, absent: T, read: (vpcId: string) => Promise<T>): Promise<T> {
  const id: string | undefined = (await need('subnets'))[0]?.vpcId;
  return id === undefined ? absent : read(id);
}
