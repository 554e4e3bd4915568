import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type EC2Client,
  paginateDescribeSubnets,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { openSandbox, toClients } from './sandboxClients.ts';
import { shop, toShopSeed } from './shopSeed.ts';

async function openShop(change: (seed: ReturnType<typeof toShopSeed>) => void = () => {}) {
  const seed = toShopSeed();
  change(seed);
  const sandbox = await openSandbox({ seed });
  return { sandbox, ec2: toClients(sandbox).ec2 };
}

const tcp = { IpProtocol: 'tcp', FromPort: 9098, ToPort: 9098 };
const ownPort = { ...tcp, UserIdGroupPairs: [{ GroupId: shop.group }] };

describe('EC2', () => {
  it('describes security groups with every kind of peer', async () => {
    const { ec2 } = await openShop(({ securityGroups = [] }) => {
      securityGroups[0]?.ingress.push({ cidrs: ['10.1.0.0/16', 'fd00::/8'], prefixLists: ['pl-1'] });
    });
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [shop.group] }));
    expect(SecurityGroups).toEqual([
      expect.objectContaining({
        GroupId: shop.group,
        VpcId: 'vpc-shop',
        OwnerId: '111122223333',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 9092,
            ToPort: 9098,
            UserIdGroupPairs: [{ GroupId: shop.group, UserId: '111122223333' }],
            IpRanges: [],
            Ipv6Ranges: [],
            PrefixListIds: [],
          },
          {
            IpProtocol: '-1',
            UserIdGroupPairs: [],
            IpRanges: [{ CidrIp: '10.1.0.0/16' }],
            Ipv6Ranges: [{ CidrIpv6: 'fd00::/8' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
          },
        ],
        IpPermissionsEgress: [expect.objectContaining({ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] })],
      }),
    ]);
  });

  it('describes a VPC with its attributes', async () => {
    const { ec2 } = await openShop(({ vpcs = [] }) => Object.assign(vpcs[0] ?? {}, { dnsHostnames: false }));
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: ['vpc-shop'] }));
    expect(Vpcs).toMatchObject([{ VpcId: 'vpc-shop', CidrBlock: '10.0.0.0/16', State: 'available' }]);
    const read = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
      ec2.send(new DescribeVpcAttributeCommand({ VpcId: 'vpc-shop', Attribute }));
    expect(await read('enableDnsSupport')).toMatchObject({ EnableDnsSupport: { Value: true } });
    expect(await read('enableDnsHostnames')).toMatchObject({ EnableDnsHostnames: { Value: false } });
  });

  it('describes subnets with their free addresses', async () => {
    const { ec2 } = await openShop(({ subnets = [] }) => Object.assign(subnets[1] ?? {}, { freeAddresses: 0 }));
    const Filters = [{ Name: 'subnet-id', Values: ['subnet-a', 'subnet-b', 'subnet-gone'] }];
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
    expect(Subnets).toMatchObject([
      { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24', AvailableIpAddressCount: 251, AvailabilityZone: 'us-east-1a' },
      { SubnetId: 'subnet-b', AvailableIpAddressCount: 0 },
    ]);
  });

  it('describes route tables with associations and targets', async () => {
    const { ec2 } = await openShop(({ routeTables = [] }) =>
      routeTables[0]?.routes.push(
        { destination: '10.9.0.0/16', target: 'tgw-1', blackhole: true },
        { destination: 'pl-s3', target: 'vpce-s3' },
        { destination: '::/0', target: 'eigw-1' },
      ),
    );
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.subnet-id', Values: ['subnet-a'] }] }),
    );
    expect(RouteTables.map(({ RouteTableId }) => RouteTableId)).toEqual(['rtb-shop']);
    expect(RouteTables[0]?.Associations).toMatchObject([
      { Main: false, SubnetId: 'subnet-a', AssociationState: { State: 'associated' } },
      { SubnetId: 'subnet-b' },
    ]);
    expect(RouteTables[0]?.Routes).toMatchObject([
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-shop', Origin: 'CreateRoute' },
      { DestinationCidrBlock: '10.9.0.0/16', TransitGatewayId: 'tgw-1', State: 'blackhole' },
      { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3' },
      { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' },
    ]);
    const Filters = [{ Name: 'association.main', Values: ['true'] }];
    const main = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
    expect(main.RouteTables).toMatchObject([{ RouteTableId: 'rtb-main', Associations: [{ Main: true }] }]);
  });

  it('describes NAT gateways', async () => {
    const { ec2 } = await openShop();
    const Filter = [{ Name: 'vpc-id', Values: ['vpc-shop'] }];
    expect((await ec2.send(new DescribeNatGatewaysCommand({ Filter }))).NatGateways).toMatchObject([
      { NatGatewayId: 'nat-shop', SubnetId: 'subnet-public', State: 'available', ConnectivityType: 'public' },
    ]);
  });

  it('describes network ACLs: those of the account and the default of every VPC', async () => {
    const { ec2 } = await openShop((seed) => {
      seed.networkAcls = [
        {
          id: 'acl-a',
          vpcId: 'vpc-shop',
          subnetIds: ['subnet-a'],
          entries: [
            { number: 10, direction: 'in', action: 'deny', cidr: '10.0.2.0/24', protocol: '6', fromPort: 9098 },
          ],
        },
      ];
    });
    const Filters = [{ Name: 'association.subnet-id', Values: ['subnet-a', 'subnet-b'] }];
    const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
    expect(NetworkAcls.map(({ NetworkAclId, IsDefault }) => [NetworkAclId, IsDefault])).toEqual([
      ['acl-a', false],
      ['acl-shop', true],
    ]);
    expect(NetworkAcls[0]?.Entries).toEqual([
      {
        RuleNumber: 10,
        Egress: false,
        RuleAction: 'deny',
        Protocol: '6',
        CidrBlock: '10.0.2.0/24',
        PortRange: { From: 9098, To: 9098 },
      },
      { RuleNumber: 32_767, Egress: false, RuleAction: 'deny', Protocol: '-1', CidrBlock: '0.0.0.0/0' },
      { RuleNumber: 32_767, Egress: true, RuleAction: 'deny', Protocol: '-1', CidrBlock: '0.0.0.0/0' },
    ]);
    expect(NetworkAcls[1]?.Associations?.map(({ SubnetId }) => SubnetId)).toEqual(['subnet-b', 'subnet-public']);
  });

  it('describes endpoints with their policies', async () => {
    const policy = {
      Statement: [{ Effect: 'Allow' as const, Principal: '*' as const, Action: 's3:*', Resource: '*' }],
    };
    const { ec2 } = await openShop((seed) => {
      const shared = { vpcId: 'vpc-shop', state: 'available' as const };
      seed.vpcEndpoints = [
        { ...shared, id: 'vpce-s3', service: 's3', type: 'Gateway', routeTableIds: ['rtb-shop'], policy },
        {
          ...shared,
          id: 'vpce-sts',
          service: 'sts',
          type: 'Interface',
          subnetIds: ['subnet-a'],
          securityGroups: [shop.group],
          privateDns: true,
        },
      ];
    });
    const ask = (Name: string, value: string) =>
      ec2.send(new DescribeVpcEndpointsCommand({ Filters: [{ Name, Values: [value] }] }));
    const { VpcEndpoints = [] } = await ask('vpc-id', 'vpc-shop');
    expect(VpcEndpoints).toMatchObject([
      {
        ServiceName: 'com.amazonaws.us-east-1.s3',
        VpcEndpointType: 'Gateway',
        State: 'available',
        RouteTableIds: ['rtb-shop'],
        PrivateDnsEnabled: false,
      },
      {
        VpcEndpointType: 'Interface',
        SubnetIds: ['subnet-a'],
        Groups: [{ GroupId: shop.group, GroupName: 'shop' }],
        PrivateDnsEnabled: true,
      },
    ]);
    expect(JSON.parse(VpcEndpoints[0]?.PolicyDocument ?? '')).toEqual(policy);
    expect(JSON.parse(VpcEndpoints[1]?.PolicyDocument ?? '').Statement).toMatchObject([
      { Principal: '*', Action: '*' },
    ]);
    expect((await ask('service-name', 'com.amazonaws.us-east-1.sts')).VpcEndpoints).toHaveLength(1);
  });

  it('pages as asked and knows its tokens', async () => {
    const { ec2, sandbox } = await openShop();
    sandbox.setFaults({ pageSize: 2, emptyPages: true });
    const found: (string | undefined)[] = [];
    for await (const page of paginateDescribeSubnets({ client: ec2 }, {})) {
      found.push(...(page.Subnets ?? []).map(({ SubnetId }) => SubnetId));
    }
    expect(found).toEqual(['subnet-a', 'subnet-b', 'subnet-public']);
    await expect(ec2.send(new DescribeSubnetsCommand({ NextToken: 'x' }))).rejects.toMatchObject({
      name: 'InvalidPaginationToken',
    });
  });

  it.each([
    {
      title: 'a group',
      send: (ec2: EC2Client) => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-x'] })),
      name: 'InvalidGroup.NotFound',
    },
    {
      title: 'no id',
      send: (ec2: EC2Client) => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['x'] })),
      name: 'InvalidGroupId.Malformed',
    },
    {
      title: 'a subnet',
      send: (ec2: EC2Client) => ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-x'] })),
      name: 'InvalidSubnetID.NotFound',
    },
    {
      title: 'a VPC',
      send: (ec2: EC2Client) =>
        ec2.send(new DescribeVpcAttributeCommand({ VpcId: 'vpc-x', Attribute: 'enableDnsSupport' })),
      name: 'InvalidVpcID.NotFound',
    },
    {
      title: 'a filter',
      send: (ec2: EC2Client) => ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] })),
      name: 'InvalidParameterValue',
    },
  ])('refuses $title that does not exist', async ({ send, name }) => {
    const { ec2 } = await openShop();
    await expect(send(ec2)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses in its own form what may not be done', async () => {
    const { ec2, sandbox } = await openShop();
    sandbox.setFaults({ deny: ['ec2:DescribeVpcs'] });
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringContaining('ec2:DescribeVpcs'),
      $metadata: { httpStatusCode: 403 },
    });
    sandbox.setFaults({ throttleEvery: 1 });
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
  });

  it('adds and takes away rules, and knows those that are there', async () => {
    const { ec2, sandbox } = await openShop();
    const rules = () => sandbox.account.securityGroups[0];
    const add = new AuthorizeSecurityGroupIngressCommand({ GroupId: shop.group, IpPermissions: [ownPort] });
    expect(await ec2.send(add)).toMatchObject({
      Return: true,
      SecurityGroupRules: [{ GroupId: shop.group, IsEgress: false, FromPort: 9098, ToPort: 9098 }],
    });
    expect(rules()?.ingress.at(-1)).toEqual({ protocol: 'tcp', fromPort: 9098, toPort: 9098, groups: [shop.group] });
    await expect(ec2.send(add)).rejects.toMatchObject({ name: 'InvalidPermission.Duplicate' });
    const remove = new RevokeSecurityGroupIngressCommand({ GroupId: shop.group, IpPermissions: [ownPort] });
    expect(await ec2.send(remove)).toMatchObject({ Return: true });
    expect(rules()?.ingress).toHaveLength(1);
    await expect(ec2.send(remove)).rejects.toMatchObject({ name: 'InvalidPermission.NotFound' });
    const out = { ...tcp, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: shop.group, IpPermissions: [out] }));
    expect(rules()?.egress.at(-1)).toEqual({ protocol: 'tcp', fromPort: 9098, toPort: 9098, cidrs: ['0.0.0.0/0'] });
  });

  it.each([
    {
      title: 'a peer that does not exist',
      permission: { ...tcp, UserIdGroupPairs: [{ GroupId: 'sg-x' }] },
      name: 'InvalidGroup.NotFound',
    },
    { title: 'ports that are none', permission: { ...ownPort, ToPort: 70_000 }, name: 'InvalidParameterValue' },
    {
      title: 'a block that is none',
      permission: { ...tcp, IpRanges: [{ CidrIp: 'here' }] },
      name: 'InvalidParameterValue',
    },
    {
      title: 'a protocol that is none',
      permission: { ...ownPort, IpProtocol: 'smtp' },
      name: 'InvalidPermission.Malformed',
    },
    { title: 'nobody to let in', permission: tcp, name: 'MissingParameter' },
  ])('refuses a rule with $title', async ({ permission, name }) => {
    const { ec2 } = await openShop();
    const command = new AuthorizeSecurityGroupIngressCommand({ GroupId: shop.group, IpPermissions: [permission] });
    await expect(ec2.send(command)).rejects.toMatchObject({ name });
  });
});
