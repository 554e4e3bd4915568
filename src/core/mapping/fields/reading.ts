import * as l10n from '@vscode/l10n';
import { always, type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

/** Where in the topic reading begins, and as which consumer group. */
export const READING_FIELDS: readonly FieldSpec[] = [
  {
    id: 'startingPosition',
    path: ['StartingPosition'],
    control: 'choice',
    group: 'reading',
    label: () => l10n.t('Starting position'),
    help: () =>
      l10n.t('Where in the topic reading begins; not used when the consumer group already has committed offsets.'),
    docUrl: toGuideUrl('kafka-starting-positions.html'),
    choices: [
      {
        value: 'TRIM_HORIZON',
        label: () => l10n.t('Trim horizon'),
        help: () => l10n.t('From the oldest record that the topic still has.'),
      },
      {
        value: 'LATEST',
        label: () => l10n.t('Latest'),
        help: () => l10n.t('Only new records; those written while the mapping starts can be missed.'),
      },
      {
        value: 'AT_TIMESTAMP',
        label: () => l10n.t('At timestamp'),
        help: () => l10n.t('From the first record at or after a point in time.'),
      },
    ],
    required: { when: always, message: () => l10n.t('Choose where reading begins.') },
    createOnly: true,
    mode: 'both',
    names: {
      cli: '--starting-position',
      cloudFormation: 'StartingPosition',
      sam: 'StartingPosition',
      terraform: 'starting_position',
      cdk: 'startingPosition',
      serverless: 'startingPosition',
    },
    source: 'fields.md 6, source-facts 116, 117, 147, 176-179, 192',
  },
  {
    id: 'startingPositionTimestamp',
    path: ['StartingPositionTimestamp'],
    control: 'timestamp',
    group: 'reading',
    label: () => l10n.t('Timestamp'),
    help: () =>
      l10n.t('The point in time to read from with the starting position AT_TIMESTAMP; it cannot be in the future.'),
    placeholder: () => l10n.t('2026-01-31T12:00:00Z'),
    docUrl: toGuideUrl('kafka-starting-positions.html'),
    required: {
      when: (draft) => draft.StartingPosition === 'AT_TIMESTAMP',
      message: () => l10n.t('AT_TIMESTAMP needs the time to read from.'),
    },
    createOnly: true,
    mode: 'both',
    names: {
      cli: '--starting-position-timestamp',
      cloudFormation: 'StartingPositionTimestamp',
      sam: 'StartingPositionTimestamp',
      terraform: 'starting_position_timestamp',
      cdk: 'startingPositionTimestamp',
    },
    source: 'fields.md 6, source-facts 147, 193',
  },
  {
    id: 'consumerGroupId',
    path: ['AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId'],
    control: 'text',
    group: 'reading',
    label: () => l10n.t('Consumer group ID'),
    help: () =>
      l10n.t(
        'Consumer group to join: an existing one continues at its committed offsets and shares the records with its other members; it cannot be changed later.',
      ),
    placeholder: () => l10n.t('the mapping’s own UUID (default)'),
    docUrl: toGuideUrl('kafka-consumer-group-id.html'),
    limits: {
      minLength: 1,
      maxLength: 200,
      pattern: /^[a-zA-Z0-9-/*:_+=.@]*$/,
      allowed: () => l10n.t('letters, digits and - / * : _ + = . @'),
    },
    default: { words: () => l10n.t('the mapping’s own UUID') },
    createOnly: true,
    mode: 'both',
    names: {
      cli: '--amazon-managed-kafka-event-source-config',
      cloudFormation: 'AmazonManagedKafkaEventSourceConfig.ConsumerGroupId',
      sam: 'ConsumerGroupId',
      terraform: 'amazon_managed_kafka_event_source_config.consumer_group_id',
      cdk: 'consumerGroupId',
      serverless: 'consumerGroupId',
    },
    source: 'fields.md 9, source-facts 114-119, 146, 184',
  },
];
