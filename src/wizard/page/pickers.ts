import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { offersTopicApi, type Topic } from '../../core/cluster/cluster.ts';
import { toAuthMethod } from '../../core/mapping/authentication.ts';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import { isSameFunction } from '../../core/mapping/functions.ts';
import { type DeployedMapping, toTopic } from '../../core/mapping/mapping.ts';
import { rankSecrets } from '../../core/mapping/secrets.ts';
import { toKnownSource } from '../../core/mapping/sources.ts';
import type { FunctionItem, ListName, ListRequest, ListUpdate } from '../protocol.ts';
import {
  describeCluster,
  describeConnection,
  toDestinationOptions,
  toFunctionOptions,
  toKafkaDestinationOptions,
  toPartitionCount,
  toPollerGroupOptions,
  toSecretOptions,
  toSourceOptions,
  toTopicOptions,
} from './accountOptions.ts';
import './combobox.ts';
import type { PickerStatus } from './combobox.ts';
import { renderCrossAccountNote, renderSecretWaysNote } from './crossAccount.ts';
import { readRaw, toControlText } from './draft.ts';
import { renderField, renderNote, renderNoticeAction, toFrame } from './field.ts';
import type { PickerOption } from './options.ts';
import { toPollerEdits } from './provisionedMode.ts';
import { getItems, getList } from './state.ts';
import type { View } from './view.ts';

/** One picker: where its options come from, and what is told about its value. */
interface Picker {
  readonly id: FieldId;
  readonly lists: readonly ListRequest[];
  readonly options: () => readonly PickerOption[];
  /** What the options are made from: while it stays the same, so do they. */
  readonly from: readonly unknown[];
  /** Typed texts that are values and not the start of a search. */
  readonly freeText: (text: string) => boolean;
  readonly note?: string | undefined;
  readonly more?: TemplateResult | typeof nothing;
  /** Absent: the value is written as it is. */
  readonly toEdits?: (path: FieldPath, value: unknown) => readonly FieldEdit[];
}

const NO_FUNCTIONS: readonly FunctionItem[] = [];

const isAnyText = (): boolean => true;
const isArnText = (text: string): boolean => text.startsWith('arn:');

export function renderFunctionPicker(view: View): TemplateResult {
  const functions = view.draft.known.functions ?? [];
  const name = view.draft.document.input.FunctionName ?? '';
  const chosen = functions.find((entry) => isSameFunction(entry.arn, name) || entry.name === name);
  const items = getItems(view.state, 'functions') ?? NO_FUNCTIONS;
  return renderPicker(view, {
    id: 'functionName',
    lists: [{ list: 'functions' }],
    options: () => toFunctionOptions(items),
    from: [items],
    freeText: isAnyText,
    note: chosen?.arn,
  });
}

export function renderSourcePicker(view: View): TemplateResult {
  const { known, document } = view.draft;
  const arn = document.input.EventSourceArn;
  const source = toKnownSource(arn, known);
  const about =
    source === undefined
      ? undefined
      : source.kind === 'cluster'
        ? describeCluster(source.cluster)
        : describeConnection(source.connection);
  return renderPicker(view, {
    id: 'eventSourceArn',
    lists: [{ list: 'clusters' }, { list: 'vpcConnections' }],
    options: () => toSourceOptions(known.clusters ?? [], known.vpcConnections ?? []),
    from: [known.clusters, known.vpcConnections],
    freeText: isArnText,
    note: about === undefined ? undefined : `${about} — ${arn}`,
    more: renderCrossAccountNote(view),
  });
}

export function renderTopicPicker(view: View): TemplateResult {
  const { cluster, known, document } = view.draft;
  const clusterArn = document.input.EventSourceArn;
  const hasList = cluster !== undefined && offersTopicApi(cluster);
  const topic = known.topics?.find((entry) => entry.name === document.input.Topics?.[0]);
  return renderPicker(view, {
    id: 'topic',
    lists: hasList && clusterArn !== undefined ? [{ list: 'topics', clusterArn }] : [],
    options: () => toTopicOptions(known.topics ?? []),
    from: [known.topics],
    freeText: isAnyText,
    note:
      topic?.partitions !== undefined
        ? toPartitionCount(topic.partitions)
        : cluster !== undefined && !hasList
          ? l10n.t('AWS cannot list the topics of this cluster: type the name.')
          : undefined,
  });
}

export function renderSecretPicker(view: View): TemplateResult {
  const { known, document } = view.draft;
  const { input } = document;
  const source = toKnownSource(input.EventSourceArn, known);
  const method = toAuthMethod(input, source?.kind === 'cluster' ? source.cluster : source?.connection);
  const ranked = method === undefined ? [] : rankSecrets(known.secrets ?? [], method, known.scramSecrets);
  const chosen = ranked.find(({ secret }) => secret.arn === input.SourceAccessConfigurations?.[0]?.URI);
  return renderPicker(view, {
    id: 'secret',
    lists: [{ list: 'secrets' }],
    options: () => toSecretOptions(ranked),
    from: [known.secrets, method, known.scramSecrets],
    freeText: isArnText,
    note: chosen === undefined ? undefined : `${chosen.reason} — ${chosen.secret.arn}`,
    more: renderSecretWaysNote(view),
  });
}

const NO_MAPPINGS: readonly DeployedMapping[] = [];
const NO_TOPICS: readonly Topic[] = [];
const DESTINATION_LISTS = ['queues', 'notificationTopics', 'buckets'] as const;

export function renderDestinationPicker(view: View): TemplateResult {
  const destinations = DESTINATION_LISTS.flatMap((list) => getList(view.state, list)?.items ?? []);
  const { topics = NO_TOPICS } = view.draft.known;
  const sourceTopic = toTopic(view.draft.document.input);
  const arn = toControlText(readRaw(view.draft, ['DestinationConfig', 'OnFailure', 'Destination']));
  const chosen = destinations.find((destination) => destination.arn === arn);
  return renderPicker(view, {
    id: 'destination',
    lists: DESTINATION_LISTS.map((list) => ({ list })),
    options: () => [...toDestinationOptions(destinations), ...toKafkaDestinationOptions(topics, sourceTopic)],
    from: [...destinations, topics, sourceTopic],
    freeText: (text) => isArnText(text) || text.startsWith('kafka:'),
    note: chosen?.arn,
  });
}

export function renderPollerGroupPicker(view: View): TemplateResult {
  const { mappings = NO_MAPPINGS } = view.draft.known;
  return renderPicker(view, {
    id: 'pollerGroup',
    lists: [{ list: 'mappings' }],
    options: () => toPollerGroupOptions(mappings),
    from: [mappings],
    freeText: isAnyText,
    toEdits: (path, value) => toPollerEdits(view, path, value),
  });
}

function renderPicker(view: View, picker: Picker): TemplateResult {
  const frame = toFrame(view, picker.id);
  const { field } = frame;
  const updates = picker.lists.flatMap((request) => getList(view.state, request.list, request.clusterArn) ?? []);
  const toEdits = picker.toEdits ?? ((path, value) => [{ path, value }]);
  const choose = (event: CustomEvent<string>) =>
    view.actions.edit(toEdits(field.path, event.detail === '' ? undefined : event.detail), frame.controlId);
  const look = () => {
    for (const request of picker.lists) view.actions.look(request);
  };
  const control = html`<msk-combobox
    .controlId=${frame.controlId}
    .name=${field.label()}
    .value=${toControlText(readRaw(view.draft, field.path))}
    .options=${guard([...picker.from], picker.options)}
    .status=${toStatus(updates)}
    .failure=${updates.find((update) => update.failure !== undefined)?.failure?.message}
    .placeholder=${field.placeholder?.()}
    .describedBy=${frame.describedBy}
    .freeText=${picker.freeText}
    .invalid=${frame.invalid}
    .required=${frame.required}
    .fixed=${frame.fixed}
    @choose=${choose}
    @look=${look}
    @leave=${() => view.actions.touch(field.path)}
  ></msk-combobox>`;
  const more = html`${picker.note === undefined ? nothing : renderNote(picker.note)} ${picker.more ?? nothing}
  ${updates.map((update) => renderFailure(view, update))}`;
  return renderField(view, frame, control, { more });
}

function toStatus(updates: readonly ListUpdate[]): PickerStatus {
  if (updates.some((update) => update.status === 'loading')) return 'loading';
  if (updates.some((update) => update.status === 'failed')) return 'failed';
  return updates.length === 0 ? 'idle' : 'loaded';
}

const LIST_WORDS: Readonly<Partial<Record<ListName, () => string>>> = {
  functions: () => l10n.t('The functions could not be listed.'),
  clusters: () => l10n.t('The clusters could not be listed.'),
  vpcConnections: () => l10n.t('The VPC connections could not be listed.'),
  topics: () => l10n.t('The topics could not be listed.'),
  secrets: () => l10n.t('The secrets could not be listed.'),
  queues: () => l10n.t('The SQS queues could not be listed.'),
  notificationTopics: () => l10n.t('The SNS topics could not be listed.'),
  buckets: () => l10n.t('The S3 buckets could not be listed.'),
};

/** A list that failed is no dead end: the value can be typed, and the list asked for again. */
export function renderFailure(view: View, update: ListUpdate): TemplateResult | typeof nothing {
  const { failure } = update;
  if (update.status !== 'failed' || failure === undefined) return nothing;
  const isSaidAbove = failure.message === view.state.scope.failure?.message;
  const retry = () => view.actions.retry({ list: update.list, clusterArn: update.clusterArn, refresh: true });
  return html`<div class="finding" data-list=${update.list}>
    <span class="codicon codicon-warning severity-warning" aria-hidden="true"></span>
    <span class="finding-text">
      ${LIST_WORDS[update.list]?.()} ${isSaidAbove ? nothing : failure.message} ${l10n.t('You can type the value.')}
      <button type="button" class="link-button" @click=${retry}>${l10n.t('Try Again')}</button>
      ${isSaidAbove ? nothing : renderNoticeAction(view, failure)}
    </span>
  </div>`;
}
