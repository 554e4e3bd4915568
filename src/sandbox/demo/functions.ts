import type { LambdaFunction } from '../account/lambda.ts';

function toFunction(name: string, role: string, more: Partial<LambdaFunction>): LambdaFunction {
  return {
    name,
    role,
    handler: 'index.handler',
    timeoutSeconds: 30,
    memoryMb: 512,
    lastModified: '2026-10-14T09:30:00.000Z',
    architecture: 'arm64',
    ...more,
  };
}

export const functions: LambdaFunction[] = [
  toFunction('my-kafka-function', 'my-kafka-function-role', {
    runtime: 'python3.12',
    handler: 'lambda_function.lambda_handler',
    description: 'Prints the records of a Kafka topic',
  }),
  toFunction('MyFunction', 'MyFunction-role', { runtime: 'nodejs22.x', memoryMb: 256 }),
  toFunction('orders-processor', 'orders-processor-role', {
    runtime: 'nodejs24.x',
    description: 'Books orders',
    timeoutSeconds: 60,
    memoryMb: 1024,
    environment: { LOG_LEVEL: 'info' },
    tags: { team: 'orders' },
    behaviour: { reports: 'records' },
  }),
  toFunction('orders-audit-log', 'orders-audit-role', {
    runtime: 'java21',
    handler: 'com.example.orders.AuditHandler::handleRequest',
    memoryMb: 1024,
    tags: { team: 'orders' },
  }),
  toFunction('payments-ledger', 'payments-role', {
    runtime: 'java17',
    handler: 'com.example.payments.LedgerHandler',
    timeoutSeconds: 120,
    memoryMb: 2048,
    tags: { team: 'payments' },
  }),
  toFunction('payments-fraud-score', 'payments-role', {
    packageType: 'Image',
    handler: undefined,
    description: 'Scores payment authorizations',
    timeoutSeconds: 300,
    memoryMb: 4096,
    tags: { team: 'payments' },
  }),
  toFunction('shipment-tracker', 'shipping-role', { runtime: 'nodejs20.x', tags: { team: 'logistics' } }),
  toFunction('shipment-notifier', 'shipping-role', {
    runtime: 'dotnet8',
    handler: 'Shipments::Shipments.Notifier::Handle',
    tags: { team: 'logistics' },
  }),
  toFunction('clickstream-aggregator', 'clickstream-role', {
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    description: 'Counts page views',
    memoryMb: 1769,
  }),
  toFunction('clickstream-sessions', 'clickstream-role', {
    runtime: 'python3.13',
    handler: 'sessions.handler',
    behaviour: { throws: "KeyError: 'session_id'" },
  }),
  toFunction('customer-profile-sync', 'customer-profile-role', { runtime: 'nodejs22.x', timeoutSeconds: 90 }),
  toFunction('telemetry-ingest', 'telemetry-role', {
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    memoryMb: 3008,
    reservedConcurrency: 200,
  }),
  toFunction('metrics-rollup', 'metrics-role', { runtime: 'ruby3.4', handler: 'rollup.handler' }),
  toFunction('nightly-reconciliation', 'batch-role', {
    runtime: 'python3.12',
    handler: 'reconcile.main',
    description: 'Compares settlements with the ledger',
    timeoutSeconds: 900,
    memoryMb: 3008,
  }),
  toFunction('inventory-sync', 'batch-role', {
    runtime: 'python3.11',
    handler: 'inventory.handler',
    architecture: 'x86_64',
    state: 'Failed',
    stateReason: { code: 'InvalidRuntime', message: 'The function could not be initialised with its runtime.' },
  }),
  toFunction('network-lab', 'network-lab-role', { runtime: 'nodejs24.x', description: 'Reads what sensors tell' }),
];
