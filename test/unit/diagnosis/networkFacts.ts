import type { AwsApi } from '../../../src/aws/awsApi.ts';
import { NETWORK_CHECKS } from '../../../src/core/diagnosis/checks/networkChecks.ts';
import { type Fact, toFact } from '../../../src/core/diagnosis/fact.ts';
import { type FoundFacts, judgeCheck } from '../../../src/core/diagnosis/judge.ts';
import type { CheckResult } from '../../../src/core/diagnosis/report.ts';
import { toDeployedTarget } from '../../../src/core/diagnosis/subject.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { collect, PATIENT } from '../aws/connect.ts';

/** Everything that network checks read of a mapping, by the calls that a caller may make. */
export async function readNetworkFacts(api: AwsApi, mapping: DeployedMapping): Promise<FoundFacts> {
  const source = mapping.EventSourceArn ?? '';
  const isConnection = source.includes(':vpc-connection/');
  const nothing: Fact<undefined> = { known: true, value: undefined };
  const vpcConnection = isConnection ? await toFact(api.getVpcConnection(source, PATIENT)) : nothing;
  const connection = vpcConnection.known ? vpcConnection.value : undefined;
  const clusterArn = connection?.targetClusterArn ?? source;
  const cluster = isConnection ? nothing : await toFact(api.getCluster(clusterArn, PATIENT));
  const place = connection ?? (cluster.known ? cluster.value : undefined);
  const subnets = await toFact(collect(api.listSubnets(place?.subnets ?? [], PATIENT)));
  const vpcId = (subnets.known ? subnets.value[0]?.vpcId : undefined) ?? '';
  const endpoints = await toFact(collect(api.listVpcEndpoints(vpcId, PATIENT)));
  const endpointGroups = endpoints.known ? endpoints.value.flatMap(({ securityGroups }) => securityGroups) : [];
  const groups = (ids: readonly string[]) => toFact(collect(api.listSecurityGroups([...new Set(ids)], PATIENT)));
  const [brokers, fn, vpc, securityGroups, routeTables, natGateways, networkAcls, guards] = await Promise.all([
    toFact(api.getBootstrapBrokers(clusterArn, PATIENT)),
    toFact(api.getFunctionFacts(mapping.FunctionArn, PATIENT)),
    toFact(api.getVpc(vpcId, PATIENT)),
    groups(place?.securityGroups ?? []),
    toFact(collect(api.listRouteTables(vpcId, PATIENT))),
    toFact(collect(api.listNatGateways(vpcId, PATIENT))),
    toFact(collect(api.listNetworkAcls(vpcId, PATIENT))),
    groups(endpointGroups),
  ]);
  const network = { vpc, subnets, securityGroups, routeTables, natGateways, networkAcls, endpoints };
  return { vpcConnection, cluster, brokers, function: fn, ...network, endpointGroups: guards };
}

export async function checkNetwork(api: AwsApi, uuid: string): Promise<readonly CheckResult[]> {
  const mapping = await api.getMapping(uuid, PATIENT);
  const facts = await readNetworkFacts(api, mapping);
  const target = toDeployedTarget(mapping, { account: '111122223333', region: 'us-east-1' });
  return NETWORK_CHECKS.map((check) => judgeCheck(check, target, facts));
}
