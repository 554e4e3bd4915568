import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { toFunctionName } from '../../core/arn.ts';
import { toTopic } from '../../core/mapping/mapping.ts';
import { renderNoticeAction } from './field.ts';
import type { View } from './view.ts';

/** What this is, and for which account and region. */
export function renderHeader(view: View): TemplateResult {
  return html`<header class="header">
    <h1>${view.isUpdate ? l10n.t('Event source mapping') : l10n.t('New event source mapping')}</h1>
    ${renderTarget(view)} ${renderScope(view)}
  </header>`;
}

function renderTarget({ draft, isUpdate }: View): TemplateResult | typeof nothing {
  const { input, uuid } = draft.document;
  if (!isUpdate) return nothing;
  const words = [toTopic(input), toFunctionName(input.FunctionName ?? '')].filter((word) => word !== '').join(' → ');
  return html`<p class="subtitle">${words} <span class="dimmed code">${uuid}</span></p>`;
}

function renderScope(view: View): TemplateResult {
  const { state, actions } = view;
  const { label, account, failure } = state.scope;
  const where = [label, account === undefined ? undefined : l10n.t('account {0}', account)].filter(
    (word) => word !== undefined,
  );
  return html`<div class="scope" role="group" aria-label=${l10n.t('Account and region')}>
      <span class="codicon codicon-account" aria-hidden="true"></span>
      <span class="scope-text">${where.length === 0 ? l10n.t('No account and region chosen') : where.join(' · ')}</span>
      <button type="button" class="link-button" @click=${() => actions.run({ errand: 'chooseScope' })}>
        ${l10n.t('Change Account or Region…')}
      </button>
    </div>
    ${
      failure === undefined
        ? nothing
        : html`<div class="finding">
            <span class="codicon codicon-warning severity-warning" aria-hidden="true"></span>
            <span class="finding-text">${failure.message} ${renderNoticeAction(view, failure)}</span>
          </div>`
    }`;
}
