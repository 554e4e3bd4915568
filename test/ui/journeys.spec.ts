import { expect, test } from '@playwright/test';
import { demoSeed } from '../../src/sandbox/demo/demoSeed.ts';
import { clusterArns, partnerConnectionArn, secretArns } from '../../src/sandbox/demo/places.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

interface Journey {
  readonly name: string;
  readonly function: string;
  /** What is typed to find the cluster or connection. */
  readonly search: string;
  readonly source: string;
  readonly topic: string;
  readonly method: string;
  /** What the page says about where Lambda will connect. */
  readonly connection: string;
  readonly secret?: { readonly search: string; readonly entry: { readonly Type: string; readonly URI: string } };
}

const JOURNEYS: readonly Journey[] = [
  {
    name: 'IAM, provisioned cluster',
    function: 'my-kafka-function',
    search: 'my-cluster provisioned',
    source: clusterArns.myCluster,
    topic: 'audit-log',
    method: 'IAM',
    connection: 'IAM on port 9098',
  },
  {
    name: 'IAM, serverless cluster',
    function: 'telemetry-ingest',
    search: 'telemetry-serverless',
    source: clusterArns.telemetry,
    topic: 'firmware-updates',
    method: 'IAM',
    connection: 'IAM on port 9098',
  },
  {
    name: 'SASL/SCRAM',
    function: 'payments-ledger',
    search: 'payments-prod',
    source: clusterArns.payments,
    topic: 'chargebacks',
    method: 'SASL/SCRAM',
    connection: 'SASL/SCRAM on port 9096',
    secret: {
      search: 'AmazonMSK_payments-ledger',
      entry: { Type: 'SASL_SCRAM_512_AUTH', URI: secretArns.paymentsLedger },
    },
  },
  {
    name: 'mutual TLS',
    function: 'shipment-tracker',
    search: 'shipments-prod',
    source: clusterArns.shipments,
    topic: 'carrier-manifests',
    method: 'Mutual TLS',
    connection: 'mutual TLS on port 9094',
    secret: {
      search: 'shipments/mtls/tracker',
      entry: { Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: secretArns.tracker },
    },
  },
  {
    name: 'unauthenticated TLS',
    function: 'clickstream-aggregator',
    search: 'clickstream-prod',
    source: clusterArns.clickstream,
    topic: 'clicks',
    method: 'Unauthenticated (TLS)',
    connection: 'unauthenticated (TLS) on port 9094',
  },
  {
    name: 'plaintext',
    function: 'my-kafka-function',
    search: 'metrics-internal',
    source: clusterArns.metrics,
    topic: 'jvm-metrics',
    method: 'Plaintext',
    connection: 'plaintext on port 9092',
  },
  {
    name: 'a cluster of another account',
    function: 'my-kafka-function',
    // Others of the same name lead to the partner's cluster too: the identifier tells them apart.
    search: '51jn98b4',
    source: partnerConnectionArn,
    topic: 'AWSKafkaTopic',
    method: 'IAM',
    connection: 'IAM through the VPC connection',
  },
];

// One workbench for all of them: each begins with a document of its own.
test.describe.configure({ mode: 'serial' });

test.describe('From an empty document to a created mapping', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;

  test.beforeAll(async ({ browser }) => {
    sandbox = await startSandbox({ seed: { ...demoSeed, mappings: [] }, settleMs: 500 });
    workbench = await openWorkbench(browser, { endpoint: sandbox.endpoint });
    await workbench.openExplorer();
  });

  test.afterAll(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  for (const journey of JOURNEYS) {
    test(journey.name, async () => {
      await workbench.runCommand('MSK Lambda: Create Mapping…');
      const form = workbench.webview();
      const field = (name: string) => form.getByRole('combobox', { name });
      const chooseOnly = async (name: string, search: string) => {
        await field(name).fill(search);
        await expect(form.locator('[role=option]')).toHaveCount(1);
        await field(name).press('Enter');
      };
      await field('Function').fill(journey.function);
      await chooseOnly('Cluster or VPC connection', journey.search);
      await field('Topic').fill(journey.topic);
      await field('Topic').press('Escape');
      await form.getByRole('radio', { name: journey.method, exact: true }).check();
      if (journey.secret !== undefined) await chooseOnly('Secret', journey.secret.search);
      await expect(form.locator('[data-field=authentication]')).toContainText(journey.connection);
      await form.getByRole('radio', { name: 'Trim horizon' }).check();
      await form.getByRole('button', { name: 'Create Mapping' }).click();
      const question = workbench.dialog(`Create the event source mapping ${journey.topic} → ${journey.function}`);
      await expect(question).toContainText('account 111122223333, region us-east-1');
      await question.getByRole('button', { name: 'Create Mapping' }).click();
      await expect(form.getByRole('heading', { name: 'The mapping is created' })).toBeVisible();

      const created = sandbox.account.mappings.filter(
        ({ configuration }) => configuration.EventSourceArn === journey.source,
      );
      expect(created).toMatchObject([
        {
          state: 'Enabled',
          configuration: {
            Topics: [journey.topic],
            StartingPosition: 'TRIM_HORIZON',
            ...(journey.secret === undefined ? {} : { SourceAccessConfigurations: [journey.secret.entry] }),
          },
        },
      ]);
      if (journey.secret === undefined) expect(created[0]?.configuration.SourceAccessConfigurations ?? []).toEqual([]);
    });
  }
});
