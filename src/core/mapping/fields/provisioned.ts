import * as l10n from '@vscode/l10n';
import { type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

const names = (member: string, terraform: string, cdk: string) => ({
  cli: '--provisioned-poller-config',
  cloudFormation: `ProvisionedPollerConfig.${member}`,
  sam: `ProvisionedPollerConfig.${member}`,
  terraform: `provisioned_poller_config.${terraform}`,
  cdk: `provisionedPollerConfig.${cdk}`,
});

/** Provisioned mode: setting any of these turns it on. */
export const PROVISIONED_FIELDS: readonly FieldSpec[] = [
  {
    id: 'minimumPollers',
    path: ['ProvisionedPollerConfig', 'MinimumPollers'],
    control: 'integer',
    group: 'provisioned',
    label: () => l10n.t('Minimum pollers'),
    help: () =>
      l10n.t(
        'Event pollers that always run in provisioned mode, which is billed by event poller unit and needs no NAT gateway or VPC endpoints.',
      ),
    placeholder: () => l10n.t('1 (default)'),
    docUrl: toGuideUrl('kafka-scaling-modes.html'),
    limits: { min: 1, max: 200 },
    default: { value: 1, words: () => l10n.t('1 in provisioned mode') },
    createOnly: false,
    mode: 'both',
    names: names('MinimumPollers', 'minimum_pollers', 'minimumPollers'),
    source: 'fields.md 14, permissions.md 8',
  },
  {
    id: 'maximumPollers',
    path: ['ProvisionedPollerConfig', 'MaximumPollers'],
    control: 'integer',
    group: 'provisioned',
    label: () => l10n.t('Maximum pollers'),
    help: () => l10n.t('Most event pollers in provisioned mode; more than the topic has partitions are not used.'),
    placeholder: () => l10n.t('200 (default)'),
    docUrl: toGuideUrl('kafka-scaling-modes.html'),
    limits: { min: 1, max: 2000 },
    default: { value: 200, words: () => l10n.t('200 in provisioned mode') },
    createOnly: false,
    mode: 'both',
    names: names('MaximumPollers', 'maximum_pollers', 'maximumPollers'),
    source: 'fields.md 14',
  },
  {
    id: 'pollerGroup',
    path: ['ProvisionedPollerConfig', 'PollerGroupName'],
    control: 'text',
    group: 'provisioned',
    label: () => l10n.t('Poller group'),
    help: () =>
      l10n.t(
        'Mappings of the same VPC and group share event poller units: at most 100 mappings and 2000 maximum pollers in a group.',
      ),
    placeholder: () => l10n.t('none (default)'),
    docUrl: toGuideUrl('msk-esm-parameters.html'),
    limits: { maxLength: 128, pattern: /^[a-zA-Z0-9-_]*$/, allowed: () => l10n.t('letters, digits, - and _') },
    default: { words: () => l10n.t('none') },
    createOnly: false,
    mode: 'provisioned',
    names: names('PollerGroupName', 'poller_group_name', 'pollerGroupName'),
    source: 'fields.md 14, limits.md 3',
  },
];
