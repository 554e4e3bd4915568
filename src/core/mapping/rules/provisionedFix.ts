import * as l10n from '@vscode/l10n';
import type { Fix } from '../finding.ts';

/** One poller turns provisioned mode on. */
export function toProvisionedFix(): Fix {
  return {
    title: l10n.t('Turn on provisioned mode'),
    edits: [{ path: ['ProvisionedPollerConfig', 'MinimumPollers'], value: 1 }],
  };
}
