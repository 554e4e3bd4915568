import * as l10n from '@vscode/l10n';
import { parseArn } from '../../arn.ts';
import { FIELDS } from '../fields.ts';
import { isUnset, readFieldValue } from '../fieldValues.ts';
import type { DeployedMapping, MappingInput } from '../mapping.ts';
import { type Rule, toOtherMappings, toRule } from '../rule.ts';
import { toProvisionedFix } from './provisionedFix.ts';

/** Of one poller group (limits.md 3). */
const MOST_MAPPINGS = 100;
const MOST_POLLERS = 2000;
const DEFAULT_MAXIMUM = 200;

const REGISTRY = ['AmazonManagedKafkaEventSourceConfig', 'SchemaRegistryConfig'] as const;

export const PROVISIONED_RULES: readonly Rule[] = [
  toRule({
    id: 'needs-provisioned-mode',
    severity: 'warning',
    field: 'minimumPollers',
    check: (draft) =>
      isUnset(draft.ProvisionedPollerConfig)
        ? FIELDS.filter((field) => field.mode === 'provisioned' && field.group !== 'registry')
            .filter((field) => isChosen(readFieldValue(draft, field.path), field.default?.value))
            .map((field) => ({ path: field.path, values: { label: field.label() }, fix: toProvisionedFix() }))
        : undefined,
    message: ({ label }: { label: string }) =>
      l10n.t('{0} is documented for provisioned mode only, and this mapping has no pollers configured.', label),
    source: 'fields.md 12, 13',
  }),
  toRule({
    id: 'registry-needs-provisioned-mode',
    severity: 'error',
    field: 'registryUri',
    check: (draft) =>
      toRegistry(draft) === undefined || !isUnset(draft.ProvisionedPollerConfig)
        ? undefined
        : { path: REGISTRY, values: {}, fix: toProvisionedFix() },
    message: () => l10n.t('A schema registry works in provisioned mode only.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'pollers-crossed',
    severity: 'error',
    field: 'maximumPollers',
    check: ({ ProvisionedPollerConfig: pollers }) => {
      const { MinimumPollers: least = 1, MaximumPollers: most = DEFAULT_MAXIMUM } = pollers ?? {};
      if (least <= most) return undefined;
      const edits = [{ path: ['ProvisionedPollerConfig', 'MaximumPollers'], value: least }];
      return { values: { least, most }, fix: { title: l10n.t('Change to {0}', String(least)), edits } };
    },
    message: ({ least, most }: { least: number; most: number }) =>
      l10n.t('The maximum of {0} pollers is below the minimum of {1}.', String(most), String(least)),
    source: 'fields.md 14',
  }),
  toRule({
    id: 'poller-group-size',
    severity: 'error',
    field: 'pollerGroup',
    check: (draft, known) => {
      const members = listGroup(draft, toOtherMappings(known));
      return members.length < MOST_MAPPINGS ? undefined : { values: {} };
    },
    message: () => l10n.t('The poller group has 100 mappings already, which is the most it can have.'),
    source: 'fields.md 14, limits.md 3',
  }),
  toRule({
    id: 'poller-group-sum',
    severity: 'error',
    field: 'maximumPollers',
    check: (draft, known) => {
      const members = listGroup(draft, toOtherMappings(known));
      const others = members.reduce((total, mapping) => total + toMaximum(mapping), 0);
      const sum = others + toMaximum(draft);
      return members.length > 0 && sum > MOST_POLLERS ? { values: { sum, others } } : undefined;
    },
    message: ({ sum, others }: { sum: number; others: number }) =>
      l10n.t(
        'All mappings of the poller group together may have 2000 maximum pollers; with this one they have {0}, and {1} without it.',
        String(sum),
        String(others),
      ),
    source: 'fields.md 14, limits.md 3',
  }),
  toRule({
    id: 'registry-drops-records',
    severity: 'warning',
    field: 'registryUri',
    check: (draft) =>
      toRegistry(draft) === undefined || !isUnset(draft.DestinationConfig) ? undefined : { path: REGISTRY, values: {} },
    message: () =>
      l10n.t(
        'Records that fail the schema registry are dropped without an on-failure destination: set one to keep them.',
      ),
    source: 'errors.md A12',
  }),
  toRule({
    id: 'registry-address',
    severity: 'error',
    field: 'registryUri',
    check: (draft) => {
      const { SchemaRegistryURI: uri = '' } = toRegistry(draft) ?? {};
      return uri === '' || isGlueRegistry(uri) || /^https?:\/\/./.test(uri) ? undefined : { values: {} };
    },
    message: () =>
      l10n.t('A schema registry is named by the ARN of a Glue registry or the https:// address of a Confluent one.'),
    source: 'fields.md 9',
  }),
  toRule({
    id: 'glue-registry-access',
    severity: 'warning',
    field: 'registryAccess',
    check: (draft) => {
      const { SchemaRegistryURI: uri = '', AccessConfigs: access } = toRegistry(draft) ?? {};
      if (!isGlueRegistry(uri) || isUnset(access)) return undefined;
      const edits = [{ path: [...REGISTRY, 'AccessConfigs'], value: undefined }];
      return { values: {}, fix: { title: l10n.t('Remove the access configuration'), edits } };
    },
    message: () => l10n.t('A Glue registry is read with the execution role of the function and takes no secrets.'),
    source: 'fields.md 9, permissions.md 7',
  }),
];

/** A value that somebody set: AWS prints the defaults too. */
function isChosen(value: unknown, fallback: unknown): boolean {
  return !isUnset(value) && value !== fallback;
}

function toRegistry(draft: MappingInput) {
  const registry = draft.AmazonManagedKafkaEventSourceConfig?.SchemaRegistryConfig;
  return isUnset(registry) ? undefined : registry;
}

function isGlueRegistry(uri: string): boolean {
  const arn = parseArn(uri);
  return arn?.service === 'glue' && arn.resource.startsWith('registry/');
}

/** Other mappings of the draft's poller group. */
function listGroup(draft: MappingInput, mappings: readonly DeployedMapping[] = []): readonly DeployedMapping[] {
  const group = draft.ProvisionedPollerConfig?.PollerGroupName ?? '';
  return group === '' ? [] : mappings.filter((entry) => entry.ProvisionedPollerConfig?.PollerGroupName === group);
}

function toMaximum({ ProvisionedPollerConfig: pollers }: Pick<MappingInput, 'ProvisionedPollerConfig'>): number {
  return pollers?.MaximumPollers ?? DEFAULT_MAXIMUM;
}
