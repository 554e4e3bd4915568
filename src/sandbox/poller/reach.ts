import { type Account, toRoleArn } from '../account/account.ts';
import { connectivityPorts, listenerPorts } from '../account/listeners.ts';
import type { SecurityGroup, SecurityGroupRule, Subnet, VpcEndpoint } from '../account/network.ts';
import { decide, type Principal } from '../policy/decide.ts';
import { cidrContains } from './addresses.ts';
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
  const groups = findGroups(account, network);
  const endpoint = account.vpcEndpoints.find((candidate) => servesSubnet(account, candidate, subnet, need.service));
  if (endpoint === undefined) {
    return hasWayOut(account, subnet) && allows(groups, 'egress', 443, anywhere) ? 'open' : 'unreachable';
  }
  if (!canEnter(account, endpoint, groups, subnet)) return 'unreachable';
  if (endpoint.policy === undefined) return 'open';
  return decide([endpoint.policy], need) === 'allowed' ? 'open' : 'refused';
}

/** An interface endpoint takes a service's traffic when private DNS points there, a gateway when the routes do. */
function servesSubnet(account: Account, endpoint: VpcEndpoint, subnet: Subnet, service: string): boolean {
  if (endpoint.vpcId !== subnet.vpcId || endpoint.service !== service || endpoint.state !== 'available') return false;
  if (endpoint.type === 'Interface') return endpoint.privateDns === true;
  const table = routeTableOf(account, subnet);
  return table !== undefined && (endpoint.routeTableIds ?? []).includes(table.id);
}

function canEnter(account: Account, endpoint: VpcEndpoint, groups: readonly SecurityGroup[], subnet: Subnet): boolean {
  if (endpoint.type === 'Gateway') return allows(groups, 'egress', 443, anywhere);
  const guards = account.securityGroups.filter(({ id }) => endpoint.securityGroups?.includes(id));
  const places = account.subnets.filter(({ id }) => endpoint.subnetIds?.includes(id)).map(({ cidr }) => cidr);
  return (
    allows(guards, 'ingress', 443, { groups: groups.map(({ id }) => id), cidrs: [subnet.cidr] }) &&
    allows(groups, 'egress', 443, { groups: guards.map(({ id }) => id), cidrs: places })
  );
}

/** Network interfaces get no public address, so that an internet gateway is no way out for them. */
function hasWayOut(account: Account, subnet: Subnet): boolean {
  const routes = routeTableOf(account, subnet)?.routes ?? [];
  return routes.some(({ destination, target }) => destination === '0.0.0.0/0' && !target.startsWith('igw-'));
}

function routeTableOf(account: Account, subnet: Subnet) {
  return account.routeTables.find(({ subnetIds }) => subnetIds.includes(subnet.id));
}

interface Peer {
  readonly groups: readonly string[];
  /** All of these have to be covered. */
  readonly cidrs: readonly string[];
}

const anywhere: Peer = { groups: [], cidrs: ['0.0.0.0/0'] };

function findGroups(account: Account, network: PollerNetwork): SecurityGroup[] {
  return account.securityGroups.filter(({ id }) => network.securityGroups.includes(id));
}

function allows(groups: readonly SecurityGroup[], direction: 'ingress' | 'egress', port: number, peer: Peer): boolean {
  const rules = groups.flatMap((group) => group[direction]).filter((rule) => coversPort(rule, port));
  if (rules.some((rule) => rule.groups?.some((id) => peer.groups.includes(id)))) return true;
  const blocks = rules.flatMap((rule) => rule.cidrs ?? []);
  return peer.cidrs.length > 0 && peer.cidrs.every((cidr) => blocks.some((block) => cidrContains(block, cidr)));
}

function coversPort(rule: SecurityGroupRule, port: number): boolean {
  return (rule.fromPort ?? 0) <= port && port <= (rule.toPort ?? rule.fromPort ?? 65_535);
}

/** The poller's interfaces carry the groups of the event source, so these must let their own members in and out. */
export function canReachBrokers(situation: PollerSituation): boolean {
  const { account, network } = situation;
  if (network === undefined) return false;
  const groups = findGroups(account, network);
  const peer: Peer = {
    groups: network.securityGroups,
    cidrs: account.subnets.filter(({ id }) => network.subnets.includes(id)).map(({ cidr }) => cidr),
  };
  return listBrokerPorts(situation).every(
    (port) => allows(groups, 'ingress', port, peer) && allows(groups, 'egress', port, peer),
  );
}

function listBrokerPorts({ cluster, connection, listener }: PollerSituation): number[] {
  if (listener === undefined) return [];
  if (connection === undefined || listener === 'plaintext') return [listenerPorts[listener]];
  return Array.from({ length: cluster?.brokers ?? 3 }, (_, index) => connectivityPorts[listener] + index);
}
