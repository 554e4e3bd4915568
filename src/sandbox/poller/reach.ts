import { type Account, toRoleArn } from '../account/account.ts';
import { connectivityPorts, listenerPorts } from '../account/listeners.ts';
import type { SecurityGroup, Subnet, VpcEndpoint } from '../account/network.ts';
import { routeTableOf } from '../account/networkDefaults.ts';
import { decide, type Principal } from '../policy/decide.ts';
import { aclsLetConnect, aclsLetOut } from './networkAcls.ts';
import { hasWayOut } from './routes.ts';
import { allows, anywhere, findGroups, type Peer } from './securityGroups.ts';
import type { PollerNetwork, PollerSituation } from './situation.ts';

/** A call that the poller makes to an AWS service from its network interface. */
export interface ServiceNeed {
  /** The last part of the service's endpoint name. */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  readonly principal: Principal;
}

const lambdaItself: Principal = { service: 'lambda.amazonaws.com' };

const destinationActions: Readonly<Record<string, string>> = {
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
  s3: 's3:PutObject',
};

/**
 * What an on-demand poller calls (source facts 89-91, permissions.md 8): STS and Lambda as the service itself, secrets and
 * destinations as the function's role. In provisioned mode nothing goes through the cluster's VPC.
 */
export function listServiceNeeds(situation: PollerSituation): ServiceNeed[] {
  const { account, mapping, lambda, secretUse } = situation;
  const { ProvisionedPollerConfig: pollers, DestinationConfig: destination } = mapping.configuration;
  if (pollers !== undefined) return [];
  const role: Principal = { aws: toRoleArn(account, lambda?.role ?? '') };
  const target = destination?.OnFailure?.Destination ?? '';
  const targetService = target.split(':')[2] ?? '';
  const targetAction = target.startsWith('arn:') ? destinationActions[targetService] : undefined;
  return [
    { service: 'sts', action: 'sts:AssumeRole', resource: role.aws, principal: lambdaItself },
    { service: 'lambda', action: 'lambda:InvokeFunction', resource: mapping.functionArn, principal: lambdaItself },
    ...(secretUse
      ? [
          {
            service: 'secretsmanager',
            action: 'secretsmanager:GetSecretValue',
            resource: secretUse.arn,
            principal: role,
          },
        ]
      : []),
    ...(targetAction === undefined
      ? []
      : [
          {
            service: targetService,
            action: targetAction,
            // What is put into a bucket is an object: that is what S3's policies are asked about.
            resource: targetService === 's3' ? `${target}/sample-object` : target,
            principal: role,
          },
        ]),
  ];
}

/** `refused`: an endpoint is there and its policy says no. */
export type Reach = 'open' | 'refused' | 'unreachable';

/** Whether the call gets through from every subnet, by an endpoint where there is one, else by the way out of the VPC. */
export function reachService(account: Account, network: PollerNetwork, need: ServiceNeed): Reach {
  const reached = network.subnets.map((id) => reachFrom(account, network, id, need));
  if (reached.includes('unreachable')) return 'unreachable';
  return reached.includes('refused') ? 'refused' : 'open';
}

function reachFrom(account: Account, network: PollerNetwork, subnetId: string, need: ServiceNeed): Reach {
  const subnet = account.subnets.find(({ id }) => id === subnetId);
  if (subnet === undefined) return 'unreachable';
  const groups = findGroups(account, network.securityGroups);
  const endpoint = account.vpcEndpoints.find((candidate) => servesSubnet(account, candidate, subnet, need.service));
  const enters = endpoint === undefined ? leaves(account, groups, subnet) : canEnter(account, endpoint, groups, subnet);
  if (!enters) return 'unreachable';
  return endpoint?.policy === undefined || decide([endpoint.policy], need) === 'allowed' ? 'open' : 'refused';
}

/** To the service's public address, over whatever the route table names. */
function leaves(account: Account, groups: readonly SecurityGroup[], subnet: Subnet): boolean {
  return (
    hasWayOut(account, subnet.id) && allows(groups, 'egress', 443, anywhere) && aclsLetOut(account, subnet.id, 443)
  );
}

/** An interface endpoint takes a service's traffic when private DNS points there, a gateway when the routes do. */
function servesSubnet(account: Account, endpoint: VpcEndpoint, subnet: Subnet, service: string): boolean {
  if (endpoint.vpcId !== subnet.vpcId || endpoint.service !== service || endpoint.state !== 'available') return false;
  if (endpoint.type === 'Interface') return endpoint.privateDns === true && hasPrivateNames(account, subnet.vpcId);
  const table = routeTableOf(account, subnet.id);
  return table !== undefined && (endpoint.routeTableIds ?? []).includes(table.id);
}

/** Private DNS names of endpoints need both attributes of the VPC. */
function hasPrivateNames(account: Account, vpcId: string): boolean {
  const vpc = account.vpcs.find(({ id }) => id === vpcId);
  return vpc?.dnsHostnames !== false && vpc?.dnsSupport !== false;
}

function canEnter(account: Account, endpoint: VpcEndpoint, groups: readonly SecurityGroup[], subnet: Subnet): boolean {
  if (endpoint.type === 'Gateway')
    return allows(groups, 'egress', 443, anywhere) && aclsLetOut(account, subnet.id, 443);
  const guards = findGroups(account, endpoint.securityGroups ?? []);
  const places = account.subnets.filter(({ id }) => endpoint.subnetIds?.includes(id));
  const door = { groups: guards.map(({ id }) => id), cidrs: places.map(({ cidr }) => cidr) };
  return (
    allows(guards, 'ingress', 443, { groups: groups.map(({ id }) => id), cidrs: [subnet.cidr] }) &&
    allows(groups, 'egress', 443, door) &&
    places.every(({ id }) => aclsLetConnect(account, subnet.id, id, 443))
  );
}

/** Names of brokers resolve where the VPC has DNS at all. */
export function resolvesNames({ account, network }: PollerSituation): boolean {
  const vpcIds = account.subnets.filter(({ id }) => network?.subnets.includes(id)).map(({ vpcId }) => vpcId);
  return !account.vpcs.some(({ id, dnsSupport }) => vpcIds.includes(id) && dnsSupport === false);
}

/** The poller's interfaces carry the groups of the event source, so these must let their own members in and out. */
export function canReachBrokers(situation: PollerSituation): boolean {
  const { account, network } = situation;
  if (network === undefined) return false;
  const groups = findGroups(account, network.securityGroups);
  const peer: Peer = {
    groups: network.securityGroups,
    cidrs: account.subnets.filter(({ id }) => network.subnets.includes(id)).map(({ cidr }) => cidr),
  };
  const pairs = network.subnets.flatMap((from) => network.subnets.map((to) => [from, to] as const));
  return listBrokerPorts(situation).every(
    (port) =>
      allows(groups, 'ingress', port, peer) &&
      allows(groups, 'egress', port, peer) &&
      pairs.every(([from, to]) => aclsLetConnect(account, from, to, port)),
  );
}

function listBrokerPorts({ cluster, connection, listener }: PollerSituation): number[] {
  if (listener === undefined) return [];
  if (connection === undefined || listener === 'plaintext') return [listenerPorts[listener]];
  return Array.from({ length: cluster?.brokers ?? 3 }, (_, index) => connectivityPorts[listener] + index);
}
