/** The account that the sample is about, the one that shares a cluster with it, and names that several files need. */
export const account = '111122223333';
export const partnerAccount = '444455556666';
export const region = 'us-east-1';

export function toArn(service: string, resource: string, owner: string = account): string {
  return `arn:aws:${service}:${region}:${owner}:${resource}`;
}

export const clusterArns = {
  myCluster: toArn('kafka', 'cluster/my-cluster/fc2f5bdf-fd1b-45ad-85dd-15b4a5a6247e-2'),
  orders: toArn('kafka', 'cluster/orders-prod/3f1c2a90-6d4e-4b7f-9a51-0c8de2b7f413-5'),
  payments: toArn('kafka', 'cluster/payments-prod/b84d6f02-91c3-4e5a-8f27-6a3e15d0c9b8-7'),
  shipments: toArn('kafka', 'cluster/shipments-prod/5e0a7c41-2b96-4d38-b6f0-d19c84e73a25-3'),
  clickstream: toArn('kafka', 'cluster/clickstream-prod/c7d29e58-04fb-41a6-93ed-7b52f8a06c14-9'),
  clickstreamGone: toArn('kafka', 'cluster/clickstream-2023/0a6f3b7e-58d1-4c92-a4e7-91d3c05b28f6-1'),
  metrics: toArn('kafka', 'cluster/metrics-internal/92b5e0d7-c613-4fa8-8d04-3e7a16f9b5c2-4'),
  customers: toArn('kafka', 'cluster/customer-360/d1e8f4a3-7c25-4690-bf3d-58a2c6e09b71-6'),
  telemetry: toArn('kafka', 'cluster/telemetry-serverless/6b3d9c15-e8a2-47f0-a5c6-f04d27b81e93-s1'),
  inventory: toArn('kafka', 'cluster/inventory-migration/e57a1f86-3d0c-4b29-86e4-c2f95d7a0b38-8'),
  returns: toArn('kafka', 'cluster/returns-prod/48c6d2e9-b71f-4a05-9c83-1e6fa3d5078b-2'),
  warehouse: toArn('kafka', 'cluster/warehouse-legacy/f09b7d34-a2e6-4c18-b05d-83e7c1f6a94d-3'),
  partners: toArn('kafka', 'cluster/partner-gateway/7d4e2c98-6f5b-4031-ae97-b50c8d13f26e-5'),
  partnerOwned: toArn('kafka', 'cluster/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7', partnerAccount),
} as const;

export const partnerConnectionArn = toArn(
  'kafka',
  `vpc-connection/${partnerAccount}/my-cluster-name/51jn98b4-0a61-46cc-b0a6-61g9a3d797d5-7`,
);

/** The partner's connection to customer-360. */
export const customersConnectionArn = toArn(
  'kafka',
  `vpc-connection/${account}/customer-360/0b6f92d5-c814-4ea7-93f0-2d7a1e58c3b6-7`,
  partnerAccount,
);

export const authorities = {
  platform: toArn('acm-pca', 'certificate-authority/1c9e3f57-84ab-4d60-92e1-6f0b7a35cd28'),
  shipping: toArn('acm-pca', 'certificate-authority/a05d7e82-3b61-4cf9-8e74-d29f16c3b0a5'),
  retired: toArn('acm-pca', 'certificate-authority/e8b2640f-7d15-4a93-b3c8-05f9d1a6e742'),
  partner: toArn('acm-pca', 'certificate-authority/9f3a7c06-52de-4b18-a6d0-7c84e5b1f293', partnerAccount),
} as const;

export const keyArns = {
  platform: toArn('kms', 'key/2d7f9a13-c4e8-4b56-9037-a1f6e5d80c2b'),
  payments: toArn('kms', 'key/8e15b3c7-6f02-4ad9-b5e4-3c970d2f8a61'),
  partner: toArn('kms', 'key/5b90e2d4-1a7c-4f83-8d26-f3c6a7095e1b', partnerAccount),
} as const;

export const secretArns = {
  mySecret: toArn('secretsmanager', 'secret:my-secret-a1B2c3'),
  myCluster: toArn('secretsmanager', 'secret:AmazonMSK_my-cluster-Kd83nQ'),
  paymentsLedger: toArn('secretsmanager', 'secret:AmazonMSK_payments-ledger-v9TzRe'),
  paymentsFraud: toArn('secretsmanager', 'secret:AmazonMSK_payments-fraud-score-Xw27Lm'),
  customers: toArn('secretsmanager', 'secret:AmazonMSK_customer-360-sync-Hb5sYp'),
  tracker: toArn('secretsmanager', 'secret:shipments/mtls/tracker-Qe41Zu'),
  notifier: toArn('secretsmanager', 'secret:shipments/mtls/notifier-Mf09Ca'),
  exceptions: toArn('secretsmanager', 'secret:shipments/mtls/exceptions-Jt62Gd'),
  registryUser: toArn('secretsmanager', 'secret:billing/schema-registry-Rw5kUe'),
  webhook: toArn('secretsmanager', 'secret:orders/webhook-token-Ns78Ho'),
  partnerMySecret: toArn('secretsmanager', 'secret:my-secret-p4R7w2', partnerAccount),
  partnerUsers: toArn('secretsmanager', 'secret:AmazonMSK_lambda-reader-T6yBv1', partnerAccount),
} as const;

export const destinationArns = {
  ordersFailures: toArn('sqs', 'orders-failures'),
  /** Was deleted. */
  invoiceFailures: toArn('sqs', 'invoice-failures'),
  paymentsFailures: toArn('sqs', 'payments-failures'),
  ordersIntake: toArn('sqs', 'orders-intake'),
  replayFifo: toArn('sqs', 'orders-replay.fifo'),
  /** A queue of yet another account, as AWS's own example of a destination names it. */
  exampleQueue: toArn('sqs', 'dest-queue', '123456789012'),
  shipmentAlerts: toArn('sns', 'shipment-alerts'),
  auditFifo: toArn('sns', 'audit-trail.fifo'),
  exampleBucket: 'arn:aws:s3:::dest-bucket',
  eventArchive: 'arn:aws:s3:::example-event-archive',
} as const;
