import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { MappingInput } from '../../core/mapping/mapping.ts';
import { renderAuthentication } from './authentication.ts';
import { renderAttributes, renderBoolean, renderChoices } from './checks.ts';
import { renderChoice, renderInteger, renderText, renderTimestamp } from './controls.ts';
import { readRaw } from './draft.ts';
import { renderFilters } from './filters.ts';
import {
  renderDestinationPicker,
  renderFunctionPicker,
  renderPollerGroupPicker,
  renderSourcePicker,
  renderTopicPicker,
} from './pickers.ts';
import { renderPollers } from './provisionedMode.ts';
import { renderRegistryAccess } from './registryAccess.ts';
import { describePollers, summarize } from './summaries.ts';
import { renderTags } from './tags.ts';
import type { View } from './view.ts';

export interface FormField {
  readonly id: FieldId;
  /** Absent: drawn by the field before it. */
  readonly render?: (view: View, id: FieldId) => TemplateResult;
  /** Shown always, unless this says otherwise. */
  readonly when?: (view: View) => boolean;
}

/** A part of the form, with the fields in their order. */
export interface FormSection {
  readonly id: string;
  readonly title: () => string;
  readonly fields: readonly FormField[];
}

/** A section that is folded away at first. */
export interface FoldedSection extends FormSection {
  /** What its head says when nothing is set in it. */
  readonly fallback: (input: MappingInput) => string;
  /** Instead of the words of the fields that are set. */
  readonly summary?: (input: MappingInput) => string;
}

/** Without these there is no mapping: always in sight. */
export const ESSENTIAL_SECTIONS: readonly FormSection[] = [
  {
    id: 'source',
    title: () => l10n.t('Function, cluster and topic'),
    fields: [
      { id: 'functionName', render: renderFunctionPicker },
      { id: 'eventSourceArn', render: renderSourcePicker },
      { id: 'topic', render: renderTopicPicker },
    ],
  },
  {
    id: 'authentication',
    title: () => l10n.t('Connection to the brokers'),
    fields: [{ id: 'authentication', render: renderAuthentication }, { id: 'secret' }],
  },
  {
    id: 'reading',
    title: () => l10n.t('Reading'),
    fields: [
      { id: 'startingPosition', render: renderChoice },
      { id: 'startingPositionTimestamp', render: renderTimestamp, when: needsTimestamp },
    ],
  },
];

/** What most mappings leave as it is. */
export const OPTIONAL_SECTIONS: readonly FoldedSection[] = [
  {
    id: 'group',
    title: () => l10n.t('Consumer group'),
    fallback: () => l10n.t('the mapping’s own'),
    fields: [{ id: 'consumerGroupId', render: renderText }],
  },
  {
    id: 'batching',
    title: () => l10n.t('Batching'),
    fallback: () => l10n.t('default: 100 records, 500 ms'),
    fields: [
      { id: 'batchSize', render: renderInteger },
      { id: 'batchWindow', render: renderInteger },
    ],
  },
  {
    id: 'filtering',
    title: () => l10n.t('Filtering'),
    fallback: () => l10n.t('all records'),
    fields: [
      { id: 'filters', render: renderFilters },
      { id: 'filterKey', render: renderText },
    ],
  },
  {
    id: 'destination',
    title: () => l10n.t('Failed records'),
    fallback: () => l10n.t('no destination'),
    fields: [{ id: 'destination', render: renderDestinationPicker }],
  },
  {
    id: 'other',
    title: () => l10n.t('State and tags'),
    fallback: () => l10n.t('enabled, no tags'),
    fields: [
      { id: 'enabled', render: renderBoolean },
      { id: 'tags', render: renderTags },
    ],
  },
];

/** How many pollers a mapping in provisioned mode has. */
export const POLLER_SECTION: FoldedSection = {
  id: 'pollers',
  title: () => l10n.t('Pollers'),
  fallback: () => '',
  summary: (input) => [describePollers(input), summarize(['pollerGroup'], input)].filter(Boolean).join(', '),
  fields: [
    { id: 'minimumPollers', render: renderPollers },
    { id: 'maximumPollers', render: renderPollers },
    { id: 'pollerGroup', render: renderPollerGroupPicker },
  ],
};

/** What works in provisioned mode only (fields.md 1, column "Mode"). */
export const PROVISIONED_SECTIONS: readonly FoldedSection[] = [
  {
    id: 'failure',
    title: () => l10n.t('Retries and failing batches'),
    // A destination caps what has no limit (rule retries-capped).
    fallback: ({ DestinationConfig: config }) =>
      (config?.OnFailure?.Destination ?? '') === ''
        ? l10n.t('whole batches, without limit')
        : l10n.t('whole batches, 10 retries'),
    fields: [
      { id: 'retryAttempts', render: renderInteger },
      { id: 'recordAge', render: renderInteger },
      { id: 'bisectBatch', render: renderBoolean },
      { id: 'responseTypes', render: renderChoices },
    ],
  },
  {
    id: 'registry',
    title: () => l10n.t('Schema registry'),
    fallback: () => l10n.t('none'),
    fields: [
      { id: 'registryUri', render: renderText },
      { id: 'registryFormat', render: renderChoice, when: hasRegistry },
      { id: 'registryAttributes', render: renderAttributes, when: hasRegistry },
      { id: 'registryAccess', render: renderRegistryAccess, when: takesAccess },
    ],
  },
  {
    id: 'observability',
    title: () => l10n.t('Metrics and logs'),
    fallback: () => l10n.t('none'),
    fields: [
      { id: 'metrics', render: renderChoices },
      { id: 'logLevel', render: renderChoice },
    ],
  },
];

function needsTimestamp({ draft }: View): boolean {
  const { input } = draft.document;
  return input.StartingPosition === 'AT_TIMESTAMP' || readRaw(draft, ['StartingPositionTimestamp']) !== undefined;
}

const REGISTRY = ['AmazonManagedKafkaEventSourceConfig', 'SchemaRegistryConfig'] as const;

function hasRegistry({ draft }: View): boolean {
  return readRaw(draft, REGISTRY) !== undefined;
}

/** A Glue registry is read with the execution role and takes no secrets (fields.md 9). */
function takesAccess(view: View): boolean {
  const registry = view.draft.document.input.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  const isGlue = registry?.SchemaRegistryURI?.startsWith('arn:') === true;
  return hasRegistry(view) && (!isGlue || readRaw(view.draft, [...REGISTRY, 'AccessConfigs']) !== undefined);
}
