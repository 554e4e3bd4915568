import type { Topic } from '../account/kafka.ts';
import { invoiceTopics } from './lossLab.ts';

const day = String(24 * 60 * 60 * 1000);

function toTopic(name: string, partitions: number, recordsPerMinute: number, more: Partial<Topic> = {}): Topic {
  return { name, partitions, recordsPerMinute, records: recordsPerMinute * 60, ...more };
}

/** The topics of each sample cluster, with what producers write to them. */
export const topics = {
  myCluster: [
    toTopic('AWSKafkaTopic', 3, 120),
    toTopic('audit-log', 3, 0, { configs: { 'retention.ms': day } }),
    toTopic('orders', 12, 640),
    toTopic('shipment-events', 6, 85),
  ],
  orders: [
    ...invoiceTopics,
    toTopic('order-cancellations', 3, 0),
    toTopic('order-events', 24, 2100, { configs: { 'retention.ms': day, 'compression.type': 'zstd' } }),
    toTopic('orders', 12, 900, { configs: { 'min.insync.replicas': '2' } }),
    toTopic('orders-dlq', 3, 0),
    toTopic('price-changes', 3, 4, { configs: { 'cleanup.policy': 'compact' } }),
    toTopic('settlements', 3, 20),
  ],
  payments: [
    toTopic('chargebacks', 3, 2),
    toTopic('payment-authorizations', 12, 480),
    toTopic('payments', 12, 450),
    toTopic('refunds', 6, 15),
  ],
  shipments: [
    toTopic('carrier-manifests', 3, 1),
    toTopic('delivery-exceptions', 3, 6),
    toTopic('shipment-events', 12, 310),
  ],
  clickstream: [
    toTopic('campaign-hits', 6, 95),
    toTopic('clicks', 24, 8200),
    toTopic('page-views', 48, 15_300, { configs: { 'retention.ms': day } }),
  ],
  metrics: [toTopic('host-metrics', 6, 3600), toTopic('jvm-metrics', 6, 1200)],
  customers: [
    toTopic('consent-changes', 3, 12),
    toTopic('profile-updates', 12, 140, { configs: { 'cleanup.policy': 'compact' } }),
    toTopic('segment-memberships', 6, 33),
  ],
  telemetry: [
    toTopic('device-alarms', 6, 9),
    toTopic('device-telemetry', 60, 42_000),
    toTopic('firmware-updates', 3, 1),
  ],
  returns: [toTopic('return-labels', 3, 7), toTopic('returns', 6, 28)],
  warehouse: [toTopic('pick-lists', 6, 55), toTopic('stock-movements', 6, 130)],
  partners: [toTopic('carrier-updates', 6, 75)],
  partnerOwned: [toTopic('AWSKafkaTopic', 3, 120), toTopic('partner-orders', 6, 40)],
} satisfies Record<string, Topic[]>;
