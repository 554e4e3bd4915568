import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { type MskSource, parseMskSource } from '../../core/arn.ts';
import type { PermissionPart } from '../../core/policy/permissionText.ts';
import { renderNote } from './field.ts';
import type { View } from './view.ts';

/** The cluster behind a managed VPC connection; undefined for a cluster of the own account. */
function toConnection({ draft }: View): MskSource | undefined {
  const source = parseMskSource(draft.document.input.EventSourceArn ?? '');
  return source?.kind === 'vpc-connection' ? source : undefined;
}

/** What the owner of a cluster in another account has to do (source-facts 155-159, permissions.md 5). */
export function renderCrossAccountNote(view: View): TemplateResult | typeof nothing {
  const source = toConnection(view);
  if (source === undefined) return nothing;
  const words = l10n.t(
    'The cluster {0} belongs to account {1}: there, multi-VPC connectivity has to be on for the authentication method, and the cluster policy has to let account {2} in.',
    source.clusterName,
    source.clusterAccount,
    source.arn.account,
  );
  return renderNote(
    html`${words} ${renderPermissionLink(view, 'cluster-policy', l10n.t('Show the Cluster Policy'))}`,
    'organization',
  );
}

/** Where the secret for such a cluster can be kept (source-facts 163-165). */
export function renderSecretWaysNote(view: View): TemplateResult | typeof nothing {
  const source = toConnection(view);
  if (source === undefined) return nothing;
  const [entry] = view.draft.document.input.SourceAccessConfigurations ?? [];
  const words =
    entry?.Type === 'CLIENT_CERTIFICATE_TLS_AUTH'
      ? l10n.t(
          'The secret may be in either account; one in account {0} has to be shared with the execution role, by its own policy and that of its key.',
          source.clusterAccount,
        )
      : l10n.t(
          'There are two ways: a copy in this account that rotation keeps equal to the cluster’s secret, or the secret of account {0} itself, shared with the execution role by its own policy and that of its key.',
          source.clusterAccount,
        );
  return renderNote(
    html`${words} ${renderPermissionLink(view, 'secret-access', l10n.t('Show What to Grant'))}`,
    'organization',
  );
}

function renderPermissionLink({ actions }: View, part: PermissionPart, title: string): TemplateResult {
  const show = () => {
    actions.side({ part });
    actions.focus('permissions-title');
  };
  return html`<button type="button" class="link-button" @click=${show}>${title}</button>`;
}
