import * as l10n from '@vscode/l10n';

/** A way out where the consumer group is the UUID of a mapping that does not exist yet (permissions.md 2). */
export interface GroupOption {
  readonly id: 'set-group-id' | 'allow-any-group' | 'create-disabled';
  readonly text: () => string;
}

export const GROUP_OPTIONS: readonly GroupOption[] = [
  {
    id: 'set-group-id',
    text: () => l10n.t('Recommended: set ConsumerGroupId, so that exactly this group can be named.'),
  },
  {
    id: 'allow-any-group',
    text: () => l10n.t('Or allow every group of the cluster with * in its place, as here.'),
  },
  {
    id: 'create-disabled',
    text: () => l10n.t('Or create the mapping disabled, put its UUID in the place of *, and enable it then.'),
  },
];

/** Why there are ways to choose from. */
export function describeOpenGroup(): string {
  return l10n.t(
    'Without ConsumerGroupId the consumer group is the mapping’s UUID, which nobody knows before the mapping exists.',
  );
}
