import * as l10n from '@vscode/l10n';
import type { Cause } from '../cause.ts';
import { DOCS } from '../docs.ts';
import { toAwsCommand } from '../fixes/awsCommand.ts';
import { CLUSTER_GONE, SUBNETS_FULL, TOPIC_MISSING } from './source.ts';

/** Lambda stopped the mapping because of its settings (errors.md B, ESM_CONFIG_NOT_VALID). */
export const CONFIGURATION_CAUSES: readonly Cause[] = [
  CLUSTER_GONE,
  TOPIC_MISSING,
  {
    id: 'settings-unusable',
    title: () => l10n.t('A setting of the mapping cannot be used with this cluster'),
    why: () => l10n.t('Topic or source settings do not fit. Some of them cannot be changed after creation.'),
    fixes: (context) => [
      {
        title: l10n.t('Read the mapping as AWS has it'),
        command: toAwsCommand(context, 'lambda', 'get-event-source-mapping', ['--uuid', context.mapping.UUID]),
        docUrl: DOCS.parameters,
      },
      { title: l10n.t('Edit the mapping, or delete it and create it anew') },
    ],
    source: 'errors.md B, source-facts 154',
  },
];

/** A change does not come to an end (errors.md C). */
export const STUCK_CAUSES: readonly Cause[] = [
  CLUSTER_GONE,
  SUBNETS_FULL,
  {
    id: 'network-or-service',
    title: () => l10n.t('Probably the network between Lambda and the cluster, or a fault of the service'),
    why: () => l10n.t('Changes usually end within minutes. The last result may say more.'),
    fixes: (context) => [
      {
        title: l10n.t('Read state and last result again'),
        command: toAwsCommand(
          context,
          'lambda',
          'get-event-source-mapping',
          ['--uuid', context.mapping.UUID],
          ['--query', '[State,StateTransitionReason,LastProcessingResult,LastModified]'],
        ),
        docUrl: DOCS.troubleshooting,
      },
    ],
    source: 'errors.md C',
  },
];
