import type { Bucket, NotificationTopic, Queue, Seed } from '../account/seed.ts';
import { clusters, vpcConnections } from './clusters.ts';
import { auditFailures, paymentFailures } from './failures.ts';
import { functions } from './functions.ts';
import { glueRegistries } from './glueRegistries.ts';
import { confluentRegistries, invoiceFunctions, losingMappings, registrySecret } from './lossLab.ts';
import { mappings } from './mappings.ts';
import { natGateways, routeTables, securityGroups, subnets, vpcEndpoints, vpcs } from './network.ts';
import { networkLab } from './networkLab.ts';
import { account, destinationArns, region } from './places.ts';
import { organizationPolicies, roles } from './roles.ts';
import { keys, secrets } from './secrets.ts';

const queues: Queue[] = [
  { arn: destinationArns.ordersFailures, created: '2024-06-20T08:00:00.000Z' },
  { arn: destinationArns.ordersIntake, created: '2023-01-12T08:00:00.000Z' },
  { arn: destinationArns.replayFifo, created: '2025-09-01T08:00:00.000Z' },
  { arn: destinationArns.paymentsFailures, created: '2024-03-01T08:00:00.000Z', messages: paymentFailures },
  { arn: destinationArns.exampleQueue, created: '2024-03-01T08:00:00.000Z' },
];

const notificationTopics: NotificationTopic[] = [
  { arn: destinationArns.shipmentAlerts, displayName: 'Shipment alerts' },
  { arn: destinationArns.auditFifo },
];

const buckets: Bucket[] = [
  { name: 'dest-bucket', created: '2024-01-15T08:00:00.000Z' },
  { name: 'example-event-archive', created: '2023-07-04T08:00:00.000Z', objects: auditFailures },
];

/**
 * The sample account: a shop with a dozen MSK clusters. Everything documented goes right or wrong somewhere in it, and
 * always for a reason that can be found and repaired.
 */
export const demoSeed: Seed = {
  account,
  region,
  vpcs: [...vpcs, ...networkLab.vpcs],
  subnets: [...subnets, ...networkLab.subnets],
  routeTables: [...routeTables, ...networkLab.routeTables],
  natGateways: [...natGateways, ...networkLab.natGateways],
  networkAcls: networkLab.networkAcls,
  securityGroups: [...securityGroups, ...networkLab.securityGroups],
  vpcEndpoints: [...vpcEndpoints, ...networkLab.vpcEndpoints],
  roles,
  organizationPolicies,
  keys,
  secrets: [...secrets, registrySecret],
  clusters: [...clusters, ...networkLab.clusters],
  vpcConnections: [...vpcConnections, ...networkLab.vpcConnections],
  functions: [...functions, ...invoiceFunctions],
  mappings: [...mappings, ...losingMappings, ...networkLab.mappings],
  queues,
  notificationTopics,
  buckets,
  glueRegistries,
  confluentRegistries,
};
