import type { Account } from '../account/account.ts';
import type { Vpc, VpcEndpoint } from '../account/network.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { toInvalid } from './ec2Errors.ts';
import { type Listing, toDescribeOperation } from './ec2Listings.ts';

/** The policy of an endpoint that was given none, as EC2 prints it. */
const openPolicy = { Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] };

const endpoints: Listing<VpcEndpoint> = {
  operation: 'DescribeVpcEndpoints',
  set: 'vpcEndpointSet',
  idParameter: 'VpcEndpointId',
  prefix: 'vpce-',
  malformedCode: 'InvalidVpcEndpointId.Malformed',
  notFound: { code: 'InvalidVpcEndpointId.NotFound', message: (id) => `The Vpc Endpoint Id '${id}' does not exist` },
  list: ({ vpcEndpoints }) => vpcEndpoints,
  toWire: (endpoint, account) => ({
    vpcEndpointId: endpoint.id,
    vpcEndpointType: endpoint.type,
    vpcId: endpoint.vpcId,
    serviceName: serviceNameOf(endpoint, account),
    state: endpoint.state,
    ownerId: account.account,
    policyDocument: JSON.stringify(endpoint.policy ?? openPolicy),
    routeTableIdSet: endpoint.routeTableIds ?? [],
    subnetIdSet: endpoint.subnetIds ?? [],
    groupSet: (endpoint.securityGroups ?? []).map((groupId) => ({
      groupId,
      groupName: account.securityGroups.find(({ id }) => id === groupId)?.name,
    })),
    privateDnsEnabled: endpoint.privateDns === true,
  }),
  filters: {
    'vpc-endpoint-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'service-name': (endpoint, account) => [serviceNameOf(endpoint, account)],
    'vpc-endpoint-state': ({ state }) => [state],
    'vpc-endpoint-type': ({ type }) => [type],
  },
};

function serviceNameOf({ service }: VpcEndpoint, { region }: Account): string {
  return service.startsWith('com.') ? service : `com.amazonaws.${region}.${service}`;
}

export const endpointOperations: readonly Operation[] = [
  toDescribeOperation(endpoints),
  { name: 'CreateVpcEndpoint', handle: createEndpoint },
];

/** Interface endpoints only. What takes minutes in AWS is available at once here. */
function createEndpoint(call: Call): Answer {
  const { parameters, account, now } = call;
  const vpc = findOwn(account.vpcs, parameters.requiredText('VpcId'), 'InvalidVpcId.NotFound');
  const serviceName = parameters.requiredText('ServiceName');
  const service = serviceName.slice(`com.amazonaws.${account.region}.`.length);
  if (!serviceName.startsWith(`com.amazonaws.${account.region}.`) || service === '') {
    throw toInvalid('InvalidServiceName', `The Vpc Endpoint Service '${serviceName}' does not exist`);
  }
  if (parameters.text('VpcEndpointType') !== 'Interface') {
    throw toInvalid('InvalidParameter', 'The sandbox creates endpoints of the type Interface only.');
  }
  const privateDns = parameters.text('PrivateDnsEnabled') === 'true';
  if (privateDns) checkNames(account, vpc, service);
  const endpoint: VpcEndpoint = {
    id: `vpce-${now.toString(16).padStart(15, '0')}${account.vpcEndpoints.length.toString(16).padStart(2, '0')}`,
    vpcId: vpc.id,
    service,
    type: 'Interface',
    state: 'available',
    subnetIds: parameters
      .texts('SubnetId')
      .map((id) => findOwn(account.subnets, id, 'InvalidSubnetId.NotFound'))
      .map(({ id }) => id),
    securityGroups: parameters
      .texts('SecurityGroupId')
      .map((id) => findOwn(account.securityGroups, id, 'InvalidSecurityGroupId.NotFound').id),
    privateDns,
  };
  account.vpcEndpoints.push(endpoint);
  return { body: { vpcEndpoint: endpoints.toWire(endpoint, account) } };
}

function findOwn<T extends { readonly id: string }>(items: readonly T[], id: string, code: string): T {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw toInvalid(code, `The ID '${id}' does not exist`);
  return found;
}

function checkNames({ vpcEndpoints, region }: Account, vpc: Vpc, service: string): void {
  if (vpc.dnsSupport === false || vpc.dnsHostnames === false) {
    throw toInvalid(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    );
  }
  const isTaken = vpcEndpoints.some(
    (other) => other.vpcId === vpc.id && other.service === service && other.privateDns === true,
  );
  if (!isTaken) return;
  throw toInvalid(
    'InvalidParameter',
    `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service}.${region}.amazonaws.com in the VPC ${vpc.id}`,
  );
}
