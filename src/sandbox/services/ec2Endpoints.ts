import type { Account } from '../account/account.ts';
import type { VpcEndpoint } from '../account/network.ts';
import type { Operation } from '../service.ts';
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

export const endpointOperations: readonly Operation[] = [toDescribeOperation(endpoints)];
