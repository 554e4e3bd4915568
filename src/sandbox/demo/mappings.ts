import type { MappingConfiguration } from '../account/lambda.ts';
import type { MappingSeed } from '../account/seed.ts';
import { clusterArns, destinationArns, keyArns, partnerConnectionArn, secretArns, toArn } from './places.ts';

type More = Omit<MappingSeed, 'uuid' | 'function' | 'configuration'> & { with?: MappingConfiguration };

function toMapping(uuid: string, name: string, source: string, topic: string, more: More = {}): MappingSeed {
  const { with: members, ...rest } = more;
  return {
    uuid,
    function: name,
    configuration: { EventSourceArn: source, Topics: [topic], StartingPosition: 'LATEST', ...members },
    ...rest,
  };
}

function withSecret(type: 'SASL_SCRAM_512_AUTH' | 'CLIENT_CERTIFICATE_TLS_AUTH', uri: string): MappingConfiguration {
  return { SourceAccessConfigurations: [{ Type: type, URI: uri }] };
}

function onFailure(destination: string): MappingConfiguration {
  return { DestinationConfig: { OnFailure: { Destination: destination } } };
}

/** Mappings that work, with every member of the API set somewhere. */
const working: MappingSeed[] = [
  toMapping('f89f8514-cdd9-4602-9e1f-01a5b77d449b', 'MyFunction', clusterArns.myCluster, 'orders', {
    with: { BatchSize: 500, ...onFailure(destinationArns.ordersFailures) },
  }),
  toMapping('6d9bce8e-836b-442c-8070-74e77903c815', 'my-kafka-function', clusterArns.myCluster, 'shipment-events'),
  toMapping('1b6e0f52-7c3d-4a98-b5f1-e20d94c7a863', 'orders-processor', clusterArns.orders, 'orders', {
    tags: { team: 'orders', 'cost-center': '4711' },
    with: {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 1,
      AmazonManagedKafkaEventSourceConfig: {
        ConsumerGroupId: 'orders-processor',
        SchemaRegistryConfig: {
          SchemaRegistryURI: toArn('glue', 'registry/orders'),
          EventRecordFormat: 'JSON',
          SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
        },
      },
      ...onFailure('kafka://orders-dlq'),
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 86_400,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 20, PollerGroupName: 'orders' },
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
      LoggingConfig: { SystemLogLevel: 'INFO' },
    },
  }),
  toMapping('9c2f7a36-e51b-4d04-8a6e-3b70f8d1c594', 'orders-audit-log', clusterArns.orders, 'order-events', {
    with: {
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: Date.UTC(2026, 0, 1) / 1000,
      BatchSize: 10_000,
      MaximumBatchingWindowInSeconds: 60,
      FilterCriteria: {
        Filters: [
          { Pattern: JSON.stringify({ value: { type: ['created', 'cancelled'] } }) },
          { Pattern: JSON.stringify({ value: { total: [{ numeric: ['>', 1000] }] } }) },
        ],
      },
      KMSKeyArn: keyArns.platform,
      ...onFailure(destinationArns.eventArchive),
    },
  }),
  toMapping('e4a81d70-36bf-4c29-95d8-7f1e60b3a2c5', 'payments-ledger', clusterArns.payments, 'payments', {
    with: {
      ...withSecret('SASL_SCRAM_512_AUTH', secretArns.paymentsLedger),
      ...onFailure(destinationArns.paymentsFailures),
    },
  }),
  toMapping('57d3c9e8-0b14-4f6a-a27c-d86e15f90b43', 'shipment-tracker', clusterArns.shipments, 'shipment-events', {
    with: {
      ...withSecret('CLIENT_CERTIFICATE_TLS_AUTH', secretArns.tracker),
      ...onFailure(destinationArns.shipmentAlerts),
    },
  }),
  toMapping('a30f5b92-d7e6-4810-8c3b-49f2e7061d8a', 'clickstream-aggregator', clusterArns.clickstream, 'page-views', {
    with: { BatchSize: 10_000, MaximumBatchingWindowInSeconds: 5 },
  }),
  toMapping('c86e2d14-9a70-4b5f-b1e3-05d7f84a6c29', 'telemetry-ingest', clusterArns.telemetry, 'device-telemetry', {
    with: {
      BatchSize: 2000,
      AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'telemetry-ingest' },
      ProvisionedPollerConfig: { MinimumPollers: 5, MaximumPollers: 60 },
    },
  }),
  toMapping('2e7b4f08-c1d5-4936-a8f0-6d3c9e52b71f', 'my-kafka-function', partnerConnectionArn, 'partner-orders'),
  toMapping('74f1a6c3-5e92-4d0b-9b87-e0c4d83f2a16', 'customer-profile-sync', clusterArns.orders, 'order-cancellations'),
];

const hour = 60;
const month = 30 * 24 * hour;

/** Mappings that fail, each because of something that is wrong in the account. */
const failing: MappingSeed[] = [
  // The security group opens another port than that of the strongest method.
  toMapping('0d95e3b7-a42c-4f18-8e6d-b7c13f50a928', 'orders-audit-log', clusterArns.returns, 'returns', {
    changedMinutesAgo: 3 * hour,
  }),
  // No NAT gateway and no endpoint in the VPC.
  toMapping('b1c7f064-28ed-4a53-9f0a-5e84d6c2397b', 'shipment-tracker', clusterArns.warehouse, 'pick-lists', {
    changedMinutesAgo: 2 * hour,
    with: onFailure(destinationArns.shipmentAlerts),
  }),
  // The role has no right on the consumer group; Lambda has given the older mapping up.
  toMapping('8f3a0c5d-617b-4e92-b4d8-2c9e7f15a06d', 'customer-profile-sync', clusterArns.customers, 'profile-updates', {
    changedMinutesAgo: 50,
  }),
  toMapping('d60b94e1-f82a-4c37-8b15-a7e3d90c64f2', 'customer-profile-sync', clusterArns.customers, 'consent-changes', {
    changedMinutesAgo: month,
  }),
  // The role has every right, and a policy of the organization takes one away.
  toMapping('b2e95c07-4d1a-4f68-93c5-7a0f6d8e21b4', 'network-lab', clusterArns.orders, 'price-changes', {
    changedMinutesAgo: 70,
  }),
  // The secret is not associated with the cluster; again an older mapping of the same kind.
  toMapping(
    '3c58d7f2-b09e-4614-a53f-f1e82c7d60b9',
    'payments-fraud-score',
    clusterArns.payments,
    'payment-authorizations',
    {
      changedMinutesAgo: 40,
      with: withSecret('SASL_SCRAM_512_AUTH', secretArns.paymentsFraud),
    },
  ),
  toMapping('ea27b160-4d8f-4395-90c6-58b3f1e7d24a', 'payments-fraud-score', clusterArns.payments, 'refunds', {
    changedMinutesAgo: 4 * 24 * hour,
    with: withSecret('SASL_SCRAM_512_AUTH', secretArns.paymentsFraud),
  }),
  // The cluster wants a user, and the mapping has none.
  toMapping('96d0e8a4-7c1f-4b62-ae59-0f3d87b5c21e', 'payments-ledger', clusterArns.payments, 'chargebacks', {
    changedMinutesAgo: 25,
  }),
  // A certificate of a CA that the cluster does not trust.
  toMapping('4f82c1e9-d36a-4075-8d9b-c6e50a71f3b8', 'shipment-notifier', clusterArns.shipments, 'shipment-events', {
    changedMinutesAgo: 5 * hour,
    with: withSecret('CLIENT_CERTIFICATE_TLS_AUTH', secretArns.notifier),
  }),
  // A private key that is not PKCS#8.
  toMapping('bd0e6f37-1a95-4c84-b72e-9d58f3c0e614', 'shipment-notifier', clusterArns.shipments, 'delivery-exceptions', {
    changedMinutesAgo: 6 * hour,
    with: withSecret('CLIENT_CERTIFICATE_TLS_AUTH', secretArns.exceptions),
  }),
  // A firewall between the brokers and everybody else shows its own certificate.
  toMapping('15c9a7d3-8e4b-4f60-93a2-e7d04b86c5f1', 'shipment-tracker', clusterArns.partners, 'carrier-updates', {
    changedMinutesAgo: 90,
  }),
  // The role does not trust Lambda.
  toMapping('7a64f0b8-c25e-4d91-8f37-13e9d5a0c72b', 'metrics-rollup', clusterArns.metrics, 'host-metrics'),
  // The function throws.
  toMapping('f5139d86-e07c-4a2b-b9e4-4c61f8d2a0e7', 'clickstream-sessions', clusterArns.clickstream, 'clicks'),
  // The function cannot start; another one may run for longer than an event source waits.
  toMapping('68e2b5c4-93fa-4d17-a08e-f7c35d9e10b6', 'inventory-sync', clusterArns.orders, 'orders', {
    changedMinutesAgo: 20,
  }),
  toMapping('23f7d09a-b6c1-4e58-9d34-80a5e1f6c7b2', 'nightly-reconciliation', clusterArns.orders, 'settlements', {
    changedMinutesAgo: month,
  }),
  // A topic that was deleted, and a cluster.
  toMapping('cb4e8170-f9d2-4356-8a1c-d25e0f7b93a6', 'orders-processor', clusterArns.orders, 'orders-v1', {
    changedMinutesAgo: month,
  }),
  toMapping(
    '5d80a3f6-e4b7-42c9-9e05-b1f6c8d73a24',
    'clickstream-aggregator',
    clusterArns.clickstreamGone,
    'page-views',
    {
      changedMinutesAgo: month,
    },
  ),
];

/** Mappings on the way from one state to another, and one that was switched off. */
const unsettled: MappingSeed[] = [
  toMapping('e91c6d05-7bf8-4a32-8c4e-36d0a5f9e187', 'telemetry-ingest', clusterArns.telemetry, 'device-alarms', {
    enabled: false,
  }),
  toMapping('0c7e5b98-d1f4-4a63-b82d-9f60e3c7a541', 'telemetry-ingest', clusterArns.telemetry, 'firmware-updates', {
    changedMinutesAgo: 1,
    transition: { state: 'Creating', minutes: 45 },
  }),
  toMapping('a86d1f43-50ce-4b97-96f8-e2c73d0b5a19', 'orders-audit-log', clusterArns.orders, 'order-cancellations', {
    changedMinutesAgo: 1,
    transition: { state: 'Updating', minutes: 45 },
  }),
  toMapping(
    'd3b09c72-8a5e-4f16-b0d7-c4e86f1a9235',
    'clickstream-aggregator',
    clusterArns.clickstream,
    'campaign-hits',
    {
      changedMinutesAgo: 2,
      transition: { state: 'Enabling', minutes: 45 },
    },
  ),
  toMapping('41f8e7a6-c39d-4b50-8e72-0d6b5f9c3e84', 'metrics-rollup', clusterArns.metrics, 'jvm-metrics', {
    enabled: false,
    changedMinutesAgo: 2,
    transition: { state: 'Disabling', minutes: 45 },
  }),
  toMapping('9e06d3c5-1b7f-4a84-9c28-f5d71e0a6b93', 'inventory-sync', clusterArns.myCluster, 'audit-log', {
    changedMinutesAgo: 1,
    transition: { state: 'Deleting', minutes: 45 },
  }),
];

/** Mappings of other services, which every list of an account also has. */
const others: MappingSeed[] = [
  {
    uuid: 'b74d5e10-2f8c-4936-a1e7-60c9d3f8b25a',
    function: 'orders-processor',
    configuration: { EventSourceArn: destinationArns.ordersIntake, BatchSize: 10 },
  },
  {
    uuid: '80a1f6d9-c53e-47b2-8d06-e9f4b7c21d35',
    function: 'clickstream-sessions',
    configuration: {
      EventSourceArn: toArn('kinesis', 'stream/legacy-clicks'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 200,
      ParallelizationFactor: 2,
      MaximumRetryAttempts: 3,
    },
  },
];

export const mappings: MappingSeed[] = [...working, ...failing, ...unsettled, ...others];
