import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { toFieldAt } from '../../core/mapping/fields.ts';
import type { FieldPath } from '../../core/mapping/finding.ts';
import type { Notice, Submission, SubmitKind } from '../protocol.ts';
import { renderOpenMapping } from './field.ts';
import { toControlId, type View } from './view.ts';

type Followed = Extract<Submission, { mapping: object }>;
type Refused = Extract<Submission, { notice: object }>;

/** How far Create or Update has come: above the form while it is under way or refused, in its place once AWS took it. */
export function renderOutcome(view: View): TemplateResult | typeof nothing {
  const { submission } = view.state;
  if (isFollowed(submission)) return renderMapping(view, submission);
  if (isRefused(submission)) return renderRefusal(view, submission);
  return nothing;
}

export function isFollowed(submission: Submission): submission is Followed {
  return submission.stage === 'following' || submission.stage === 'settled';
}

function isRefused(submission: Submission): submission is Refused {
  return submission.stage === 'refused';
}

function renderMapping({ state, actions }: View, { stage, kind, mapping }: Followed): TemplateResult {
  const isDone = stage === 'settled';
  const { uuid, problem } = mapping;
  return html`<section class="outcome" aria-labelledby="outcome-title">
    <h2 id="outcome-title" tabindex="-1">
      <span class="codicon codicon-${toIcon(stage, mapping)}" aria-hidden="true"></span>
      ${isDone ? DONE[kind]() : l10n.t('{0}…', mapping.state)}
    </h2>
    <dl class="facts">
      <dt>${l10n.t('State')}</dt>
      <dd data-role="state">${mapping.state}</dd>
      <dt>UUID</dt>
      <dd class="code">${uuid}</dd>
      <dt>${l10n.t('Where')}</dt>
      <dd>${[state.scope.label, state.scope.account].filter((word) => word !== undefined).join(' · ')}</dd>
    </dl>
    ${isDone ? nothing : html`<p class="help">${l10n.t('AWS took it and is setting it up. This can take some minutes; the tab need not stay open.')}</p>`}
    ${problem === undefined ? nothing : renderNotice(problem, 'warning')}
    <div class="buttons">
      <button type="button" class="button" @click=${() => actions.run({ errand: 'showDetails', uuid })}>${l10n.t('Show Mapping')}</button>
      <button type="button" class="button secondary" @click=${() => actions.run({ errand: 'reveal', uuid })}>${l10n.t('Show in Explorer')}</button>
      ${
        kind === 'create'
          ? html`<button type="button" class="button secondary" @click=${() => actions.run({ errand: 'openMapping', uuid })}>
              ${l10n.t('Edit This Mapping')}
            </button>`
          : nothing
      }
      <button type="button" class="button secondary" @click=${() => actions.run({ errand: 'save' })}>${l10n.t('Save Document')}</button>
      <button type="button" class="button secondary" @click=${() => actions.run({ errand: 'close' })}>${l10n.t('Close')}</button>
      <button type="button" class="link-button" @click=${() => actions.dismiss()}>${l10n.t('Back to the Form')}</button>
    </div>
  </section>`;
}

const DONE: Readonly<Record<SubmitKind, () => string>> = {
  create: () => l10n.t('The mapping is created'),
  update: () => l10n.t('The mapping is updated'),
};

function toIcon(stage: Followed['stage'], mapping: Followed['mapping']): string {
  if (stage === 'following') return 'loading codicon-modifier-spin';
  return mapping.problem === undefined ? 'pass severity-ok' : 'warning severity-warning';
}

const REFUSED: Readonly<Record<SubmitKind, () => string>> = {
  create: () => l10n.t('The mapping was not created'),
  update: () => l10n.t('The mapping was not updated'),
};

function renderRefusal(view: View, { kind, notice, path, existingUuid }: Refused): TemplateResult {
  return html`<section class="outcome refused" role="alert" aria-labelledby="refusal-title">
    <h2 id="refusal-title" tabindex="-1">
      <span class="codicon codicon-error severity-error" aria-hidden="true"></span>${REFUSED[kind]()}
    </h2>
    ${renderNotice(notice)}
    <div class="buttons">
      ${existingUuid === undefined ? renderDiagnose(view) : renderOpenMapping(view, existingUuid)}
      ${path === undefined ? nothing : renderGoTo(view, path)}
      <button type="button" class="link-button" @click=${() => view.actions.run({ errand: 'showLog' })}>${l10n.t('Show Log')}</button>
      <button type="button" class="link-button" @click=${() => view.actions.dismiss()}>${l10n.t('Dismiss')}</button>
    </div>
  </section>`;
}

/** Looks for the cause in the account, and offers to remove it. */
export function renderDiagnose({ actions }: View): TemplateResult {
  return html`<button type="button" class="link-button" @click=${() => actions.run({ errand: 'diagnose' })}>${l10n.t('Diagnose')}</button>`;
}

function renderGoTo(view: View, path: FieldPath): TemplateResult | typeof nothing {
  const field = toFieldAt(path);
  if (field === undefined) return nothing;
  const go = () => view.actions.focus(toControlId(field.id));
  return html`<button type="button" class="link-button" @click=${go}>${l10n.t('Go to {0}', field.label())}</button>`;
}

/** Our sentence, what to do, and what AWS said, in that order. */
export function renderNotice(notice: Notice, icon?: string): TemplateResult {
  return html`<div class="notice">
    <p>
      ${icon === undefined ? nothing : html`<span class="codicon codicon-${icon} severity-${icon}" aria-hidden="true"></span>`}
      ${notice.message}
    </p>
    ${notice.hint === undefined ? nothing : html`<p>${notice.hint}</p>`}
    ${
      notice.awsText === undefined
        ? nothing
        : html`<p class="aws-text"><span class="dimmed">${l10n.t('AWS says:')}</span> ${notice.awsText}</p>`
    }
  </div>`;
}
