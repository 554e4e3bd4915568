import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { renderNote } from './field.ts';
import { renderFooter } from './footer.ts';
import { renderForm } from './form.ts';
import { renderHeader } from './header.ts';
import { isFollowed, renderNotice, renderOutcome } from './outcome.ts';
import { renderSide } from './side.ts';
import { getList } from './state.ts';
import { renderUnreadable } from './unreadable.ts';
import type { View } from './view.ts';

/** The whole page for one state. */
export function renderPage(view: View): TemplateResult {
  const { kind } = view.draft.document;
  if (kind === 'broken' || kind === 'other') return html`<main class="page">${renderUnreadable(view)}</main>`;
  if (isFollowed(view.state.submission)) {
    return html`<main class="page">${renderHeader(view)} ${renderOutcome(view)}</main>`;
  }
  return html`<main class="page">
      ${renderHeader(view)} ${renderReadonly(view)} ${renderEditFailure(view)} ${renderGone(view)} ${renderOutcome(view)}
      <div class="columns">
        <form class="form" novalidate @submit=${(event: Event) => event.preventDefault()}>
          ${kind === 'empty' ? renderWelcome() : nothing} ${renderForm(view)}
        </form>
        ${renderSide(view)}
      </div>
    </main>
    ${view.state.document.readonly ? nothing : renderFooter(view)}`;
}

function renderReadonly({ state }: View): TemplateResult | typeof nothing {
  return state.document.readonly
    ? renderNote(l10n.t('This version of the document can only be read.'), 'lock')
    : nothing;
}

function renderWelcome(): TemplateResult {
  return html`<p class="note">
    <span class="codicon codicon-lightbulb" aria-hidden="true"></span>
    <span>${l10n.t('This file is empty: begin with any field, the text is written as you go.')}</span>
  </p>`;
}

/** The mapping that the document was made from cannot be read: an update has nothing to start from. */
function renderGone(view: View): TemplateResult | typeof nothing {
  const deployed = getList(view.state, 'deployed');
  if (!view.isUpdate || deployed?.status !== 'failed' || deployed.failure === undefined) return nothing;
  return html`<section class="outcome refused" aria-label=${l10n.t('Deployed mapping')}>
    ${renderNotice(deployed.failure, 'warning')}
    <div class="buttons">
      <button type="button" class="button secondary" @click=${() => view.actions.retry({ list: 'deployed', refresh: true })}>
        ${l10n.t('Try Again')}
      </button>
      <button type="button" class="button secondary" @click=${() => view.actions.fix([{ path: ['UUID'], value: undefined }])}>
        ${l10n.t('Make This a New Mapping')}
      </button>
    </div>
  </section>`;
}

function renderEditFailure({ state }: View): TemplateResult | typeof nothing {
  if (state.editFailure === undefined) return nothing;
  const message = l10n.t('What you entered could not be written into the document: {0}', state.editFailure);
  return html`<section class="outcome refused" role="alert">${renderNotice({ message }, 'warning')}</section>`;
}
