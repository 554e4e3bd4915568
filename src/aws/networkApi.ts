import type { DescribeVpcsCommandOutput, EC2Client, Filter } from '@aws-sdk/client-ec2';
import type { InterfaceEndpoint, SecurityPermission } from '../core/diagnosis/accountChange.ts';
import type {
  NatGateway,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../core/network/network.ts';
import type { SendOptions } from './gatedHandler.ts';
import type { ec2 as commands } from './lazy/ec2.ts';
import type { Pages } from './pages.ts';
import type { Page, SdkCalls } from './sdkCalls.ts';
import { expectMember } from './toAwsFailure.ts';
import {
  toNatGateway,
  toNetworkAcl,
  toPermission,
  toRouteTable,
  toSecurityGroup,
  toSubnet,
  toVpcCidrs,
  toVpcEndpoint,
} from './toNetwork.ts';

/** The network of a cluster (EC2). Of several ids those that do not exist are left out. */
export interface NetworkApi {
  listSubnets(ids: readonly string[], signal: AbortSignal): Pages<Subnet>;
  listSecurityGroups(ids: readonly string[], signal: AbortSignal): Pages<SecurityGroup>;
  listRouteTables(vpcId: string, signal: AbortSignal): Pages<RouteTable>;
  listNatGateways(vpcId: string, signal: AbortSignal): Pages<NatGateway>;
  /** Each with the subnets that it holds for; every subnet of the VPC has one. */
  listNetworkAcls(vpcId: string, signal: AbortSignal): Pages<NetworkAcl>;
  listVpcEndpoints(vpcId: string, signal: AbortSignal): Pages<VpcEndpoint>;
  /** Three calls side by side. */
  getVpc(id: string, signal: AbortSignal): Promise<Vpc>;
  /** Lets a peer in to a group. A rule that is there already is a `conflict`. */
  authorizeInbound(groupId: string, permission: SecurityPermission, signal: AbortSignal): Promise<void>;
  /** With private DNS names. Resolves before it is available; a second one for the same names is `invalid`. */
  createInterfaceEndpoint(endpoint: InterfaceEndpoint, signal: AbortSignal): Promise<void>;
  /** Lets a group out to a peer. A rule that is there already is a `conflict`. */
  authorizeOutbound(groupId: string, permission: SecurityPermission, signal: AbortSignal): Promise<void>;
}

/** Runs one EC2 command. */
type Run<T> = (ec2: typeof commands, client: EC2Client, options: SendOptions) => Promise<T>;

export function createNetworkApi(calls: SdkCalls): NetworkApi {
  const send = <T>(operation: string, signal: AbortSignal, run: Run<T>) =>
    calls.send(operation, signal, async (options) => {
      const [{ ec2 }, client] = await Promise.all([import('./lazy/ec2.ts'), calls.clients.ec2()]);
      return await run(ec2, client, options);
    });

  const pages = <T>(
    operation: string,
    signal: AbortSignal,
    run: (token: string | undefined, ...rest: Parameters<Run<T>>) => Promise<Page<T>>,
  ) =>
    calls.pages<T>(operation, signal, async (token, options) => {
      const [{ ec2 }, client] = await Promise.all([import('./lazy/ec2.ts'), calls.clients.ec2()]);
      return await run(token, ec2, client, options);
    });

  const readAttribute = (VpcId: string, Attribute: 'enableDnsSupport' | 'enableDnsHostnames', signal: AbortSignal) =>
    send('ec2:DescribeVpcAttribute', signal, async (ec2, client, options) => {
      const answer = await client.send(new ec2.DescribeVpcAttributeCommand({ VpcId, Attribute }), options);
      const value = Attribute === 'enableDnsSupport' ? answer.EnableDnsSupport : answer.EnableDnsHostnames;
      return expectMember(value?.Value, Attribute);
    });

  return {
    listSubnets: (ids, signal) =>
      unlessEmpty(ids, () =>
        pages('ec2:DescribeSubnets', signal, async (NextToken, ec2, client, options) => {
          const command = new ec2.DescribeSubnetsCommand({ Filters: where('subnet-id', ids), NextToken });
          const page = await client.send(command, options);
          return { items: (page.Subnets ?? []).map(toSubnet), next: page.NextToken };
        }),
      ),

    listSecurityGroups: (ids, signal) =>
      unlessEmpty(ids, () =>
        pages('ec2:DescribeSecurityGroups', signal, async (NextToken, ec2, client, options) => {
          const command = new ec2.DescribeSecurityGroupsCommand({ Filters: where('group-id', ids), NextToken });
          const page = await client.send(command, options);
          return { items: (page.SecurityGroups ?? []).map(toSecurityGroup), next: page.NextToken };
        }),
      ),

    listRouteTables: (vpcId, signal) =>
      pages('ec2:DescribeRouteTables', signal, async (NextToken, ec2, client, options) => {
        const command = new ec2.DescribeRouteTablesCommand({ Filters: where('vpc-id', [vpcId]), NextToken });
        const page = await client.send(command, options);
        return { items: (page.RouteTables ?? []).map(toRouteTable), next: page.NextToken };
      }),

    listNatGateways: (vpcId, signal) =>
      pages('ec2:DescribeNatGateways', signal, async (NextToken, ec2, client, options) => {
        const command = new ec2.DescribeNatGatewaysCommand({ Filter: where('vpc-id', [vpcId]), NextToken });
        const page = await client.send(command, options);
        return { items: (page.NatGateways ?? []).map(toNatGateway), next: page.NextToken };
      }),

    listNetworkAcls: (vpcId, signal) =>
      pages('ec2:DescribeNetworkAcls', signal, async (NextToken, ec2, client, options) => {
        const command = new ec2.DescribeNetworkAclsCommand({ Filters: where('vpc-id', [vpcId]), NextToken });
        const page = await client.send(command, options);
        return { items: (page.NetworkAcls ?? []).map(toNetworkAcl), next: page.NextToken };
      }),

    listVpcEndpoints: (vpcId, signal) =>
      pages('ec2:DescribeVpcEndpoints', signal, async (NextToken, ec2, client, options) => {
        const command = new ec2.DescribeVpcEndpointsCommand({ Filters: where('vpc-id', [vpcId]), NextToken });
        const page = await client.send(command, options);
        return { items: (page.VpcEndpoints ?? []).map(toVpcEndpoint), next: page.NextToken };
      }),

    async getVpc(id, signal) {
      const [answer, dnsSupport, dnsHostnames] = await Promise.all([
        send<DescribeVpcsCommandOutput>('ec2:DescribeVpcs', signal, (ec2, client, options) =>
          client.send(new ec2.DescribeVpcsCommand({ VpcIds: [id] }), options),
        ),
        readAttribute(id, 'enableDnsSupport', signal),
        readAttribute(id, 'enableDnsHostnames', signal),
      ]);
      return { id, cidrs: toVpcCidrs(expectMember(answer.Vpcs?.[0], 'Vpcs')), dnsSupport, dnsHostnames };
    },

    authorizeInbound: (GroupId, permission, signal) =>
      send('ec2:AuthorizeSecurityGroupIngress', signal, async (ec2, client, options) => {
        const IpPermissions = [toPermission(permission)];
        await client.send(new ec2.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }), options);
      }),

    createInterfaceEndpoint: ({ vpcId, serviceName, subnets, securityGroups }, signal) =>
      send('ec2:CreateVpcEndpoint', signal, async (ec2, client, options) => {
        const command = new ec2.CreateVpcEndpointCommand({
          VpcEndpointType: 'Interface',
          VpcId: vpcId,
          ServiceName: serviceName,
          SubnetIds: [...subnets],
          SecurityGroupIds: [...securityGroups],
          PrivateDnsEnabled: true,
          // What is sent again after a broken connection makes no second one.
          ClientToken: crypto.randomUUID(),
        });
        await client.send(command, options);
      }),

    authorizeOutbound: (GroupId, permission, signal) =>
      send('ec2:AuthorizeSecurityGroupEgress', signal, async (ec2, client, options) => {
        const IpPermissions = [toPermission(permission)];
        await client.send(new ec2.AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions }), options);
      }),
  };
}

/** Filters instead of ids: for an id that does not exist EC2 refuses the whole list. */
function where(Name: string, values: readonly string[]): Filter[] {
  return [{ Name, Values: [...values] }];
}

/** A filter without values is refused, and what nobody asks for needs no call. */
async function* unlessEmpty<T>(ids: readonly string[], list: () => Pages<T>): AsyncGenerator<readonly T[]> {
  if (ids.length > 0) yield* list();
}
