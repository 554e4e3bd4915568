import * as l10n from '@vscode/l10n';
import type { Destination } from '../aws/awsApi.ts';
import type { ResourceKind } from '../aws/resources.ts';
import { toFunctionName, toResourceName } from '../core/arn.ts';
import { type AuthMethod, toAuthMethodFacts } from '../core/cluster/authMethods.ts';
import type { Cluster } from '../core/cluster/cluster.ts';
import type { FieldId } from '../core/mapping/fieldSpec.ts';
import type { Known } from '../core/mapping/finding.ts';
import { type DeployedMapping, type MappingInput, toTopic } from '../core/mapping/mapping.ts';
import { rankSecrets } from '../core/mapping/secrets.ts';

/** A value that exists in the account. */
export interface LiveValue {
  readonly value: string;
  /** The name, where the value itself is an address. */
  readonly label: string;
  /** Short: a list of suggestions has room for about 60 characters, the label among them. */
  readonly detail: string;
  /** The same in full, where that is longer. */
  readonly about?: string;
}

/** What there is to choose from. Lists that are not known are missing or empty. */
export interface LiveLists {
  readonly draft: MappingInput;
  readonly known: Known;
  readonly destinations: readonly Destination[];
}

interface LiveField {
  /** Lists of the account, and of the cluster that the draft names. */
  readonly lists: readonly ResourceKind[];
  readonly listsOfCluster?: readonly ('topics' | 'scramSecrets')[];
  /** In the order in which a choice shows them. */
  readonly toValues: (lists: LiveLists) => readonly LiveValue[];
}

/** Fields whose values are names of things in the account. */
export const LIVE_FIELDS: Partial<Readonly<Record<FieldId, LiveField>>> = {
  functionName: {
    lists: ['functions'],
    toValues: ({ known: { functions = [] } }) =>
      functions.map(({ name, timeout }) => ({
        value: name,
        label: name,
        detail: l10n.t('function, timeout {0} s', String(timeout)),
      })),
  },
  eventSourceArn: {
    lists: ['clusters', 'vpcConnections'],
    toValues: ({ known: { clusters = [], vpcConnections = [] } }) => [
      ...clusters.map((cluster) => ({
        value: cluster.arn,
        label: cluster.name,
        detail: join(
          cluster.state === 'ACTIVE' ? '' : cluster.state,
          cluster.type === 'SERVERLESS' ? l10n.t('serverless') : '',
          formatMethods(cluster),
        ),
        about: join(
          cluster.type === 'SERVERLESS' ? l10n.t('serverless cluster') : l10n.t('provisioned cluster'),
          cluster.state,
          formatMethods(cluster),
        ),
      })),
      ...vpcConnections.map((connection) => ({
        value: connection.arn,
        label: toResourceName(connection.targetClusterArn),
        detail: join(
          connection.state === 'AVAILABLE' ? '' : connection.state,
          l10n.t('VPC connection'),
          connection.authentication ?? '',
        ),
        about: join(l10n.t('VPC connection'), connection.state, connection.authentication ?? ''),
      })),
    ],
  },
  topic: {
    lists: ['clusters'],
    listsOfCluster: ['topics'],
    toValues: ({ known }) => listTopics(known).map((topic) => ({ ...topic, value: topic.label })),
  },
  secret: {
    lists: ['clusters', 'secrets'],
    listsOfCluster: ['scramSecrets'],
    toValues: ({ draft, known }) =>
      rankSecrets(known.secrets ?? [], toMethod(draft), known.scramSecrets).map(({ secret, fit, reason }) => ({
        value: secret.arn,
        label: secret.name,
        detail: fit === 'unfit' ? l10n.t('does not fit') : reason,
        about: reason,
      })),
  },
  registryAccess: {
    lists: ['secrets'],
    toValues: ({ known: { secrets = [] } }) =>
      secrets.map(({ arn, name }) => ({ value: arn, label: name, detail: l10n.t('secret') })),
  },
  destination: {
    lists: ['clusters', 'queues', 'notificationTopics', 'buckets'],
    listsOfCluster: ['topics'],
    toValues: ({ draft, known, destinations }) => [
      // FIFO ones are not supported (fields.md 11).
      ...destinations
        .filter(({ fifo }) => !fifo)
        .map(({ arn, name, kind }) => ({ value: arn, label: name, ...DESTINATIONS[kind]() })),
      ...listTopics(known)
        .filter(({ label }) => label !== toTopic(draft))
        .map(({ label }) => ({
          value: `kafka://${label}`,
          label,
          detail: l10n.t('Kafka, provisioned mode only'),
          about: l10n.t('topic of the same cluster, in provisioned mode only'),
        })),
    ],
  },
  consumerGroupId: {
    lists: ['mappings'],
    toValues: ({ draft, known: { mappings = [] } }) => {
      const name = [toFunctionName(draft.FunctionName ?? ''), toTopic(draft)].filter((part) => part !== '').join('-');
      const isTaken = mappings.some((mapping) => mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId === name);
      return name === '' || isTaken
        ? []
        : [{ value: name, label: name, detail: l10n.t('no mapping of this account uses it') }];
    },
  },
  pollerGroup: {
    lists: ['mappings'],
    toValues: ({ known: { mappings = [] } }) =>
      count(mappings, (mapping) => mapping.ProvisionedPollerConfig?.PollerGroupName).map(([name, uses]) => ({
        value: name,
        label: name,
        detail: l10n.t('mappings in this group: {0}', String(uses)),
      })),
  },
  registryUri: {
    lists: ['mappings'],
    toValues: ({ known: { mappings = [] } }) =>
      count(mappings, toRegistry).map(([uri, uses]) => ({
        value: uri,
        label: toResourceName(uri),
        detail: l10n.t('mappings with this registry: {0}', String(uses)),
      })),
  },
};

const DESTINATIONS: Readonly<Record<Destination['kind'], () => Pick<LiveValue, 'detail' | 'about'>>> = {
  sqs: () => ({ detail: l10n.t('SQS, metadata only'), about: l10n.t('SQS queue, gets metadata only') }),
  sns: () => ({ detail: l10n.t('SNS, metadata only'), about: l10n.t('SNS topic, gets metadata only') }),
  s3: () => ({ detail: l10n.t('S3, whole records'), about: l10n.t('S3 bucket, gets the whole records') }),
};

function formatMethods({ authMethods }: Cluster): string {
  return authMethods.map((method) => toAuthMethodFacts(method).label()).join(', ');
}

/** Topics of Kafka itself are left out. */
function listTopics({ topics = [] }: Known): readonly { readonly label: string; readonly detail: string }[] {
  return topics
    .filter(({ name }) => !name.startsWith('__'))
    .map(({ name, partitions }) => ({
      label: name,
      detail: partitions === undefined ? l10n.t('topic') : l10n.t('topic, partitions: {0}', String(partitions)),
    }));
}

function toMethod({ SourceAccessConfigurations: [access] = [] }: MappingInput): AuthMethod {
  return access?.Type === 'CLIENT_CERTIFICATE_TLS_AUTH' ? 'mtls' : 'scram';
}

function toRegistry({ AmazonManagedKafkaEventSourceConfig: config }: DeployedMapping): string | undefined {
  return config?.SchemaRegistryConfig?.SchemaRegistryURI;
}

/** Values with how often they are used, those used most first. */
function count(
  mappings: readonly DeployedMapping[],
  toValue: (mapping: DeployedMapping) => string | undefined,
): readonly (readonly [value: string, uses: number])[] {
  const uses = new Map<string, number>();
  for (const mapping of mappings) {
    const value = toValue(mapping) ?? '';
    if (value !== '') uses.set(value, (uses.get(value) ?? 0) + 1);
  }
  return [...uses].toSorted(([, a], [, b]) => b - a);
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}
