import * as l10n from '@vscode/l10n';
import { AUTH_METHODS } from '../../cluster/authMethods.ts';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import { toAwsCommand, toUpdateCommand } from '../fixes/awsCommand.ts';
import { addKafkaAcls } from '../fixes/kafkaFixes.ts';
import { addRolePolicy, toFailurePolicy } from '../fixes/roleFixes.ts';
import type { HintContext } from '../hintContext.ts';
import { ENDPOINTS_MISSING } from './awsServices.ts';
import { GROUP_WITHOUT_PARTITION } from './group.ts';
import { CLUSTER_GONE, TOPIC_MISSING } from './source.ts';

/** Nothing was read so far; often all is well (errors.md A0). */
export const NO_RECORDS_CAUSES: readonly Cause[] = [
  GROUP_WITHOUT_PARTITION,
  {
    id: 'polling-not-started',
    title: () => l10n.t('Lambda has not begun to read yet'),
    why: () => l10n.t('After a mapping is created or changed it can take minutes until records flow.'),
    fixes: () => [{ title: l10n.t('Wait a few minutes and refresh') }],
    source: 'source-facts 176, 177, limits.md 7',
  },
  {
    id: 'nothing-new-in-topic',
    title: ({ topic }) => l10n.t('Nothing new was written to {0}', topic),
    why: () => l10n.t('The result stays as it is until records arrive.'),
    fixes: () => [],
    source: 'errors.md A0',
  },
  {
    id: 'latest-skipped-records',
    title: () => l10n.t('Records from before the mapping was reading are skipped'),
    why: () =>
      l10n.t(
        'The starting position is LATEST: what was written while the mapping was being created or changed can be missed.',
      ),
    appliesTo: { startingPosition: 'LATEST' },
    fixes: () => [
      {
        title: l10n.t('To read them, create the mapping anew with TRIM_HORIZON or AT_TIMESTAMP'),
        docUrl: DOCS.parameters,
      },
    ],
    source: 'source-facts 178, 179',
  },
  {
    id: 'group-position-used',
    title: ({ group }) => l10n.t('The consumer group {0} already has a position in the topic', group),
    why: () => l10n.t('Reading then goes on from there, and the starting position does not count.'),
    appliesTo: { ownGroup: true },
    fixes: () => [{ title: l10n.t('To read from elsewhere, create the mapping anew with another consumer group ID') }],
    source: 'source-facts 116, 117',
  },
  {
    id: 'filtered-out',
    title: () => l10n.t('The filter criteria let no record through'),
    why: () => l10n.t('Records that match no pattern are passed over.'),
    appliesTo: { filters: true },
    fixes: () => [{ title: l10n.t('Compare the patterns with a record of the topic'), docUrl: DOCS.parameters }],
    source: 'fields.md 10',
  },
];

/** The names of the brokers lead nowhere (errors.md A11). */
export const UNRESOLVED_CAUSES: readonly Cause[] = [
  CLUSTER_GONE,
  {
    id: 'broker-names-unresolved',
    title: () => l10n.t('DNS in the cluster’s VPC does not resolve the broker names'),
    why: () =>
      l10n.t('DNS resolution and DNS host names have to be on in the VPC; a custom DNS server has to forward them.'),
    fixes: (context) => [
      {
        title: l10n.t('Look at the broker names'),
        command: toAwsCommand(context, 'kafka', 'get-bootstrap-brokers', ['--cluster-arn', context.clusterArn]),
        docUrl: DOCS.network,
      },
    ],
    checks: ['vpc-dns'],
    source: 'errors.md A1.4, A11',
  },
];

/** Failed batches do not arrive at the destination (errors.md A11, source-facts 120-128). */
export const DESTINATION_CAUSES: readonly Cause[] = [
  {
    id: 'destination-rights-missing',
    title: ({ functionName, destination }) =>
      l10n.t('The execution role of {0} may not write to {1}', functionName, destination?.target ?? ''),
    why: () => l10n.t('Lambda writes to the destination with the function’s role.'),
    appliesTo: { destinations: ['sqs', 'sns', 's3', 'kafka'] },
    fixes: (context) => [
      writesWithAcls(context)
        ? addKafkaAcls(context)
        : addRolePolicy(context, {
            title: l10n.t('Let the role write to the destination'),
            text: l10n.t('With a customer-managed key the role also needs rights on the key.'),
            name: `msk-failures-${context.mapping.UUID.slice(0, 8)}`,
            document: toFailurePolicy(context),
          }),
    ],
    checks: ['destination-rights', 'destination-key-rights'],
    source: 'errors.md A11, permissions.md 6, source-facts 70-73, 110',
  },
  // A destination whose service is not reached shows as AWS services that are not reached.
  { ...ENDPOINTS_MISSING, appliesTo: { ...ENDPOINTS_MISSING.appliesTo, destinations: ['sqs', 'sns', 's3'] } },
  {
    id: 'destination-gone',
    title: () => l10n.t('The destination does not exist, or is a FIFO queue or topic'),
    why: () => l10n.t('Only standard queues and topics, buckets, and in provisioned mode Kafka topics are possible.'),
    fixes: () => [{ title: l10n.t('Choose another destination'), docUrl: DOCS.destinations }],
    checks: ['destination-exists', 'destination-topic'],
    source: 'fields.md 11',
  },
];

/** Without IAM a topic of the cluster is written with the rights that Kafka ACLs give. */
function writesWithAcls({ destination, method }: HintContext): boolean {
  return destination?.kind === 'kafka' && method !== undefined && method !== 'iam';
}

export const TOO_LARGE_CAUSES: readonly Cause[] = [
  {
    id: 'record-over-6-mb',
    title: () => l10n.t('One record with its envelope is larger than the 6 MB a call takes'),
    why: () =>
      l10n.t('Such a record goes to the on-failure destination; without one it can hold up the others or be lost.'),
    fixes: () => [
      {
        title: l10n.t('Write smaller records, or give the mapping an on-failure destination'),
        docUrl: DOCS.destinations,
      },
    ],
    source: 'errors.md A11, source-facts 132, limits.md 3',
  },
  {
    id: 'records-too-old',
    title: () => l10n.t('Records waited for longer than the mapping’s maximum age'),
    why: () => l10n.t('What is older than MaximumRecordAgeInSeconds is not handed over any more.'),
    evidence: ({ mapping }) => ((mapping.MaximumRecordAgeInSeconds ?? -1) > 0 ? 'possible' : 'excluded'),
    fixes: (context) => [
      {
        title: l10n.t('Look at the lag; or let records wait for longer'),
        command: toUpdateCommand(context, ['--maximum-record-age-in-seconds', '-1']),
        docUrl: DOCS.parameters,
      },
    ],
    source: 'fields.md 12',
  },
];

export const TOPIC_CAUSES: readonly Cause[] = [CLUSTER_GONE, TOPIC_MISSING];

/** Method and secret do not go together; the first thing to rule out for an internal error (errors.md A10). */
export const INTERNAL_ERROR_CAUSES: readonly Cause[] = [
  {
    id: 'secret-and-cluster-differ',
    title: () => l10n.t('The cluster’s authentication and the mapping’s secret do not go together'),
    why: () => l10n.t('This message was seen where a cluster asks for a secret and the mapping has none.'),
    evidence: ({ cluster, secret, broker }) => {
      if (cluster === undefined) return 'possible';
      const wanted = AUTH_METHODS.find((entry) => entry.method === broker?.method)?.method;
      const fits = wanted !== undefined && cluster.authMethods.includes(wanted);
      return fits ? 'unlikely' : secret === undefined || wanted !== undefined ? 'evident' : 'possible';
    },
    fixes: () => [
      { title: l10n.t('Give the mapping a secret for a method that the cluster has on'), docUrl: DOCS.authentication },
    ],
    source: 'errors.md A10',
  },
  {
    id: 'service-fault',
    title: () => l10n.t('A fault of the service'),
    why: () => l10n.t('Nothing in the configuration explains it.'),
    fixes: () => [{ title: l10n.t('If it stays, open a support case with the mapping’s UUID') }],
    source: 'errors.md A10',
  },
];
