import { accountOf, ownedBy } from '../account/account.ts';
import type { Answer, Call, Operation } from '../service.ts';
import { requireCluster, toKafkaPage } from './kafkaClusters.ts';
import { notFound } from './kafkaErrors.ts';
import { toConnectionInfo } from './kafkaShapes.ts';

export const connectionOperations: readonly Operation[] = [
  { name: 'ListVpcConnections', method: 'GET', path: '/v1/vpc-connections', handle: listVpcConnections },
  { name: 'DescribeVpcConnection', method: 'GET', path: '/v1/vpc-connection/{arn}', handle: describeVpcConnection },
  {
    name: 'ListClientVpcConnections',
    method: 'GET',
    path: '/v1/clusters/{clusterArn}/client-vpc-connections',
    handle: listClientVpcConnections,
  },
];

function listVpcConnections(call: Call): Answer {
  const page = call.toPage(ownedBy(call.account, call.account.vpcConnections), {
    ...toKafkaPage(call, 'ListVpcConnections'),
    key: ({ arn }) => arn,
  });
  return { body: { vpcConnections: page.items.map(toConnectionInfo), nextToken: page.token } };
}

function describeVpcConnection(call: Call): Answer {
  const arn = call.parameters.requiredText('arn');
  const connection = ownedBy(call.account, call.account.vpcConnections).find((candidate) => candidate.arn === arn);
  if (connection === undefined) throw notFound(`VPC connection ${arn} does not exist.`, 'arn');
  return {
    body: {
      ...toConnectionInfo(connection),
      subnets: connection.subnets,
      securityGroups: connection.securityGroups,
      tags: connection.tags ?? {},
    },
  };
}

function listClientVpcConnections(call: Call): Answer {
  const cluster = requireCluster(call);
  const page = call.toPage(
    call.account.vpcConnections.filter(({ targetClusterArn }) => targetClusterArn === cluster.arn),
    { ...toKafkaPage(call, `ListClientVpcConnections ${cluster.arn}`), key: ({ arn }) => arn },
  );
  return {
    body: {
      clientVpcConnections: page.items.map((connection) => ({
        vpcConnectionArn: connection.arn,
        authentication: connection.authentication,
        creationTime: connection.created,
        state: connection.state,
        owner: accountOf(connection.arn),
      })),
      nextToken: page.token,
    },
  };
}
