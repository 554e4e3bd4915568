import * as l10n from '@vscode/l10n';
import { type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

/** How records are put together for one invocation, and which of them. */
export const BATCHING_FIELDS: readonly FieldSpec[] = [
  {
    id: 'batchSize',
    path: ['BatchSize'],
    control: 'integer',
    group: 'batching',
    label: () => l10n.t('Batch size'),
    help: () =>
      l10n.t(
        'Most records in one invocation; a batch is also sent when its window has passed or when it reaches 6 MB.',
      ),
    placeholder: () => l10n.t('100 (default)'),
    docUrl: toGuideUrl('invocation-eventsourcemapping.html'),
    limits: { min: 1, max: 10_000 },
    default: { value: 100, words: () => '100' },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--batch-size',
      cloudFormation: 'BatchSize',
      sam: 'BatchSize',
      terraform: 'batch_size',
      cdk: 'batchSize',
      serverless: 'batchSize',
    },
    source: 'fields.md 7, source-facts 6, 7, 143, 185',
  },
  {
    id: 'batchWindow',
    path: ['MaximumBatchingWindowInSeconds'],
    control: 'integer',
    group: 'batching',
    label: () => l10n.t('Batch window (seconds)'),
    help: () =>
      l10n.t(
        'Longest time to gather records before invoking, in whole seconds; once set, the default of 500 milliseconds cannot be chosen again.',
      ),
    placeholder: () => l10n.t('500 milliseconds (default)'),
    docUrl: toGuideUrl('invocation-eventsourcemapping.html'),
    limits: { min: 0, max: 300 },
    default: { words: () => l10n.t('500 milliseconds') },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--maximum-batching-window-in-seconds',
      cloudFormation: 'MaximumBatchingWindowInSeconds',
      sam: 'MaximumBatchingWindowInSeconds',
      terraform: 'maximum_batching_window_in_seconds',
      cdk: 'maxBatchingWindow',
      serverless: 'maximumBatchingWindow',
    },
    source: 'fields.md 7, source-facts 144, 190',
  },
  {
    id: 'filters',
    path: ['FilterCriteria', 'Filters'],
    control: 'filters',
    group: 'filtering',
    label: () => l10n.t('Filter criteria'),
    help: () =>
      l10n.t(
        'Patterns of the records to send: a record that matches any of them is sent, every other record is dropped for good.',
      ),
    placeholder: () => l10n.t('all records (default)'),
    docUrl: toGuideUrl('kafka-filtering.html'),
    limits: { maxItems: 10, maxLength: 4096 },
    default: { words: () => l10n.t('all records') },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--filter-criteria',
      cloudFormation: 'FilterCriteria.Filters',
      sam: 'FilterCriteria.Filters',
      terraform: 'filter_criteria.filter',
      cdk: 'filters',
      serverless: 'filterPatterns',
    },
    source: 'fields.md 10, events.md 5, source-facts 189',
  },
  {
    id: 'filterKey',
    path: ['KMSKeyArn'],
    control: 'text',
    group: 'filtering',
    label: () => l10n.t('Key for the filter criteria'),
    help: () =>
      l10n.t('ARN of the customer managed KMS key that encrypts the filter criteria; it encrypts nothing else.'),
    placeholder: () => l10n.t('KMS key ARN'),
    docUrl: toGuideUrl('invocation-eventfiltering.html'),
    limits: {
      maxLength: 2048,
      pattern: /^(arn:aws[a-zA-Z0-9-]*:[a-z0-9-.]+:.*)?$/,
      allowed: () => l10n.t('the ARN of a KMS key'),
    },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--kms-key-arn',
      cloudFormation: 'KmsKeyArn',
      sam: 'KmsKeyArn',
      terraform: 'kms_key_arn',
      cdk: 'filterEncryption',
    },
    source: 'fields.md 10',
  },
];
