import type { AwsApi } from './awsApi.ts';
import type { Pages } from './pages.ts';

/** An API that is there at once and loads the real one with its first call. */
export function createLazyApi(load: () => Promise<AwsApi>): AwsApi {
  const one = async <T>(call: (api: AwsApi) => Promise<T>): Promise<T> => call(await load());
  async function* pages<T>(list: (api: AwsApi) => Pages<T>): AsyncGenerator<readonly T[]> {
    yield* list(await load());
  }
  return {
    getIdentity: (signal) => one((api) => api.getIdentity(signal)),
    listClusters: (signal) => pages((api) => api.listClusters(signal)),
    getCluster: (clusterArn, signal) => one((api) => api.getCluster(clusterArn, signal)),
    getBootstrapBrokers: (clusterArn, signal) => one((api) => api.getBootstrapBrokers(clusterArn, signal)),
    listTopics: (clusterArn, signal) => pages((api) => api.listTopics(clusterArn, signal)),
    listScramSecrets: (clusterArn, signal) => pages((api) => api.listScramSecrets(clusterArn, signal)),
    listVpcConnections: (signal) => pages((api) => api.listVpcConnections(signal)),
    getVpcConnection: (connectionArn, signal) => one((api) => api.getVpcConnection(connectionArn, signal)),
    listClientVpcConnections: (clusterArn, signal) => pages((api) => api.listClientVpcConnections(clusterArn, signal)),
    listFunctions: (signal) => pages((api) => api.listFunctions(signal)),
    getFunction: (reference, signal) => one((api) => api.getFunction(reference, signal)),
    invokeFunction: (request, signal) => one((api) => api.invokeFunction(request, signal)),
    listMappings: (signal) => pages((api) => api.listMappings(signal)),
    getMapping: (uuid, signal) => one((api) => api.getMapping(uuid, signal)),
    getMappingTags: (mappingArn, signal) => one((api) => api.getMappingTags(mappingArn, signal)),
    createMapping: (input, signal) => one((api) => api.createMapping(input, signal)),
    updateMapping: (uuid, changes, signal) => one((api) => api.updateMapping(uuid, changes, signal)),
    deleteMapping: (uuid, signal) => one((api) => api.deleteMapping(uuid, signal)),
    tagMapping: (mappingArn, tags, signal) => one((api) => api.tagMapping(mappingArn, tags, signal)),
    untagMapping: (mappingArn, keys, signal) => one((api) => api.untagMapping(mappingArn, keys, signal)),
    listSecrets: (signal) => pages((api) => api.listSecrets(signal)),
    listQueues: (signal) => pages((api) => api.listQueues(signal)),
    listNotificationTopics: (signal) => pages((api) => api.listNotificationTopics(signal)),
    listBuckets: (signal) => pages((api) => api.listBuckets(signal)),
    readQueueMessages: (queueArn, signal) => one((api) => api.readQueueMessages(queueArn, signal)),
    listObjects: (bucket, signal) => pages((api) => api.listObjects(bucket, signal)),
    readTestEvents: (name, signal) => one((api) => api.readTestEvents(name, signal)),
    discoverTestEvents: (event, signal) => one((api) => api.discoverTestEvents(event, signal)),
    createTestEvents: (name, content, signal) => one((api) => api.createTestEvents(name, content, signal)),
    updateTestEvents: (name, content, signal) => one((api) => api.updateTestEvents(name, content, signal)),
    deleteTestEvents: (name, signal) => one((api) => api.deleteTestEvents(name, signal)),
    getSchemaVersion: (id, signal) => one((api) => api.getSchemaVersion(id, signal)),
    getRegistry: (registryArn, signal) => one((api) => api.getRegistry(registryArn, signal)),
    listSubnets: (ids, signal) => pages((api) => api.listSubnets(ids, signal)),
    listSecurityGroups: (ids, signal) => pages((api) => api.listSecurityGroups(ids, signal)),
    listRouteTables: (vpcId, signal) => pages((api) => api.listRouteTables(vpcId, signal)),
    listNatGateways: (vpcId, signal) => pages((api) => api.listNatGateways(vpcId, signal)),
    listNetworkAcls: (vpcId, signal) => pages((api) => api.listNetworkAcls(vpcId, signal)),
    listVpcEndpoints: (vpcId, signal) => pages((api) => api.listVpcEndpoints(vpcId, signal)),
    getVpc: (id, signal) => one((api) => api.getVpc(id, signal)),
    authorizeInbound: (groupId, permission, signal) => one((api) => api.authorizeInbound(groupId, permission, signal)),
    readMetrics: (queries, range, signal) => one((api) => api.readMetrics(queries, range, signal)),
    readLogs: (group, search, signal) => one((api) => api.readLogs(group, search, signal)),
    authorizeOutbound: (groupId, permission, signal) =>
      one((api) => api.authorizeOutbound(groupId, permission, signal)),
    getRole: (name, signal) => one((api) => api.getRole(name, signal)),
    listRolePolicies: (name, signal) => one((api) => api.listRolePolicies(name, signal)),
    getManagedPolicy: (arn, signal) => one((api) => api.getManagedPolicy(arn, signal)),
    simulateRole: (request, signal) => one((api) => api.simulateRole(request, signal)),
    attachRolePolicy: (name, policyArn, signal) => one((api) => api.attachRolePolicy(name, policyArn, signal)),
    createInterfaceEndpoint: (endpoint, signal) => one((api) => api.createInterfaceEndpoint(endpoint, signal)),
    putRolePolicy: (name, policyName, document, signal) =>
      one((api) => api.putRolePolicy(name, policyName, document, signal)),
    updateTrustPolicy: (name, document, signal) => one((api) => api.updateTrustPolicy(name, document, signal)),
    updateFunctionTimeout: (reference, seconds, signal) =>
      one((api) => api.updateFunctionTimeout(reference, seconds, signal)),
    removeReservedConcurrency: (reference, signal) => one((api) => api.removeReservedConcurrency(reference, signal)),
    associateScramSecret: (clusterArn, secretArn, signal) =>
      one((api) => api.associateScramSecret(clusterArn, secretArn, signal)),
    getKey: (keyId, signal) => one((api) => api.getKey(keyId, signal)),
    getSecret: (arn, signal) => one((api) => api.getSecret(arn, signal)),
    readSecretValue: (arn, signal) => one((api) => api.readSecretValue(arn, signal)),
    getDestination: (arn, signal) => one((api) => api.getDestination(arn, signal)),
    getFunctionFacts: (reference, signal) => one((api) => api.getFunctionFacts(reference, signal)),
    getClusterPolicy: (clusterArn, signal) => one((api) => api.getClusterPolicy(clusterArn, signal)),
    readObject: (bucket, key, signal) => one((api) => api.readObject(bucket, key, signal)),
  };
}
