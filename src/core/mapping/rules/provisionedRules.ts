import * as l10n from '@vscode/l10n';
import { FIELDS } from '../fields.ts';
import { isUnset, readFieldValue } from '../fieldValues.ts';
import type { Fix } from '../finding.ts';
import { type DeployedMapping, type MappingInput, toTopic } from '../mapping.ts';
import { isProvisioned } from '../provisionedMode.ts';
import { type Rule, toOtherMappings, toRule } from '../rule.ts';
import { toProvisionedFix } from './provisionedFix.ts';

/** Of one poller group (limits.md 3). */
const MOST_MAPPINGS = 100;
const MOST_POLLERS = 2000;
const DEFAULT_MAXIMUM = 200;

export const PROVISIONED_RULES: readonly Rule[] = [
  toRule({
    id: 'needs-provisioned-mode',
    severity: 'warning',
    field: 'minimumPollers',
    check: (draft) =>
      isProvisioned(draft)
        ? undefined
        : FIELDS.filter((field) => field.mode === 'provisioned' && field.group !== 'registry')
            .filter((field) => isChosen(readFieldValue(draft, field.path), field.default?.value))
            .map((field) => ({ path: field.path, values: { label: field.label() }, fix: toProvisionedFix() })),
    message: ({ label }: { label: string }) =>
      l10n.t('{0} is documented for provisioned mode only, and this mapping has no pollers configured.', label),
    source: 'fields.md 12, 13',
  }),
  toRule({
    id: 'pollers-crossed',
    severity: 'error',
    field: 'maximumPollers',
    check: ({ ProvisionedPollerConfig: pollers }) => {
      const { MinimumPollers: least = 1, MaximumPollers: most = DEFAULT_MAXIMUM } = pollers ?? {};
      if (least <= most) return undefined;
      return { values: { least, most }, fix: toMaximumFix(least) };
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
      if (members.length === 0 || sum <= MOST_POLLERS) return undefined;
      const left = MOST_POLLERS - others;
      const fits = left >= (draft.ProvisionedPollerConfig?.MinimumPollers ?? 1);
      return fits ? { values: { sum, others }, fix: toMaximumFix(left) } : { values: { sum, others } };
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
    id: 'pollers-beyond-partitions',
    severity: 'information',
    field: 'minimumPollers',
    check: (draft, { topics }) => {
      const { MinimumPollers: least = 1 } = draft.ProvisionedPollerConfig ?? {};
      const { partitions } = topics?.find((entry) => entry.name === toTopic(draft)) ?? {};
      if (partitions === undefined || partitions < 1 || least <= partitions) return undefined;
      const edits = [{ path: ['ProvisionedPollerConfig', 'MinimumPollers'], value: partitions }];
      return { values: { partitions }, fix: { title: l10n.t('Change to {0}', String(partitions)), edits } };
    },
    message: ({ partitions }: { partitions: number }) =>
      partitions === 1
        ? l10n.t(
            'The topic has 1 partition, and there is never more than one consumer to a partition: more pollers have nothing to read.',
          )
        : l10n.t(
            'The topic has {0} partitions, and there is never more than one consumer to a partition: more pollers have nothing to read.',
            String(partitions),
          ),
    source: 'fields.md 14, source-facts 169',
  }),
];

/** A value that somebody set: AWS prints the defaults too. */
function isChosen(value: unknown, fallback: unknown): boolean {
  return !isUnset(value) && value !== fallback;
}

/** Other mappings of the draft's poller group. */
function listGroup(draft: MappingInput, mappings: readonly DeployedMapping[] = []): readonly DeployedMapping[] {
  const group = draft.ProvisionedPollerConfig?.PollerGroupName ?? '';
  return group === '' ? [] : mappings.filter((entry) => entry.ProvisionedPollerConfig?.PollerGroupName === group);
}

function toMaximumFix(pollers: number): Fix {
  const edits = [{ path: ['ProvisionedPollerConfig', 'MaximumPollers'], value: pollers }];
  return { title: l10n.t('Change to {0}', String(pollers)), edits };
}

function toMaximum({ ProvisionedPollerConfig: pollers }: Pick<MappingInput, 'ProvisionedPollerConfig'>): number {
  return pollers?.MaximumPollers ?? DEFAULT_MAXIMUM;
}
