import * as l10n from '@vscode/l10n';
import { always, type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

/** What is connected with what: function, event source, topic. */
export const SOURCE_FIELDS: readonly FieldSpec[] = [
  {
    id: 'functionName',
    path: ['FunctionName'],
    control: 'function',
    group: 'source',
    label: () => l10n.t('Function'),
    help: () =>
      l10n.t(
        'The Lambda function that is invoked with batches of records: its name or ARN, with a version or alias if wanted; its timeout may be at most 14 minutes.',
      ),
    placeholder: () => l10n.t('name or ARN'),
    docUrl: toGuideUrl('with-msk-configure.html'),
    // Looser than the service model, whose region part refuses newer partitions (fields.md 3).
    limits: {
      minLength: 1,
      maxLength: 256,
      pattern:
        /^(arn:aws[a-zA-Z0-9-]*:lambda:)?([a-z]{2,}(-[a-z]+)+-\d+:)?(\d{12}:)?(function:)?[a-zA-Z0-9-_.]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$/,
      allowed: () =>
        l10n.t('a function name of letters, digits, - and _, or a function ARN, with a version or alias if wanted'),
    },
    required: { when: always, message: () => l10n.t('Choose the function that is to get the records.') },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--function-name',
      cloudFormation: 'FunctionName',
      terraform: 'function_name',
    },
    source: 'fields.md 4, source-facts 8, 141, 188',
  },
  {
    id: 'eventSourceArn',
    path: ['EventSourceArn'],
    control: 'source',
    group: 'source',
    label: () => l10n.t('Cluster or VPC connection'),
    help: () =>
      l10n.t(
        'ARN of the MSK cluster, or, for a provisioned cluster of another account, of your managed VPC connection to it.',
      ),
    placeholder: () => l10n.t('cluster or VPC connection ARN'),
    docUrl: toGuideUrl('with-msk-configure.html'),
    limits: { minLength: 12, maxLength: 1024 },
    required: { when: always, message: () => l10n.t('Choose the cluster to read from, or a managed VPC connection.') },
    createOnly: true,
    mode: 'both',
    names: {
      cli: '--event-source-arn',
      cloudFormation: 'EventSourceArn',
      sam: 'Stream',
      terraform: 'event_source_arn',
      cdk: 'clusterArn',
      serverless: 'arn',
    },
    source: 'fields.md 3, source-facts 142, 155-159, 187',
  },
  {
    id: 'topic',
    path: ['Topics', 0],
    control: 'topic',
    group: 'source',
    label: () => l10n.t('Topic'),
    help: () => l10n.t('The Kafka topic to read; one mapping reads exactly one topic.'),
    placeholder: () => l10n.t('topic name'),
    docUrl: toGuideUrl('msk-esm-parameters.html'),
    limits: { minLength: 1, maxLength: 249, maxItems: 1 },
    required: { when: always, message: () => l10n.t('Name the topic to read.') },
    createOnly: true,
    mode: 'both',
    names: {
      cli: '--topics',
      cloudFormation: 'Topics',
      sam: 'Topics',
      terraform: 'topics',
      cdk: 'topic',
      serverless: 'topic',
    },
    source: 'fields.md 5, source-facts 145, 194',
  },
];
