import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { Submission, SubmitKind } from '../protocol.ts';
import { countBySeverity } from './draft.ts';
import { isDue } from './field.ts';
import { goTo } from './side.ts';
import type { View } from './view.ts';

const LABELS: Readonly<Record<SubmitKind, () => string>> = {
  create: () => l10n.t('Create Mapping'),
  update: () => l10n.t('Update Mapping'),
};

/** Always in sight: what still stands in the way, and the one button. */
export function renderFooter(view: View): TemplateResult {
  const kind: SubmitKind = view.isUpdate ? 'update' : 'create';
  const isBusy = isUnderWay(view.state.submission);
  const words = toWords(view);
  const first = view.draft.findings[0];
  return html`<footer class="footer">
    <div class="footer-text" role="status">
      ${
        first === undefined || isBusy
          ? html`<span>${words}</span>`
          : html`<button type="button" class="link-button" @click=${() => goTo(view, first)}>${words}</button>`
      }
    </div>
    <button id="submit" type="button" class="button" ?disabled=${isBusy} @click=${() => view.actions.submit()}>
      ${isBusy ? html`<span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true"></span>` : ''}
      ${LABELS[kind]()}
    </button>
  </footer>`;
}

function isUnderWay({ stage }: Submission): boolean {
  return stage === 'asking' || stage === 'sending';
}

const STAGES: Readonly<Partial<Record<Submission['stage'], () => string>>> = {
  asking: () => l10n.t('Waiting for your confirmation…'),
  sending: () => l10n.t('Sending to AWS…'),
};

function toWords(view: View): string {
  const { state, draft } = view;
  const stage = STAGES[state.submission.stage];
  if (stage !== undefined) return stage();
  const due = draft.findings.filter((finding) => isDue(view, finding));
  const missing = draft.findings.length - due.length;
  const errors = countBySeverity(due, 'error');
  const warnings = countBySeverity(due, 'warning');
  if (missing + errors === 0 && state.submission.stage === 'stopped') return toStopped(state.submission.errors);
  if (missing + errors + warnings === 0) return l10n.t('Ready');
  return [
    ...(missing === 0
      ? []
      : [missing === 1 ? l10n.t('1 field is still empty') : l10n.t('{0} fields are still empty', missing)]),
    ...(errors === 0 ? [] : [errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings)]),
  ].join(', ');
}

/** The host found more than the page, which may not know all lists yet, or nothing to do. */
function toStopped(errors: number): string {
  if (errors === 0) return l10n.t('Nothing has changed: there is nothing to update.');
  return errors === 1
    ? l10n.t('Not sent: checking again found 1 error.')
    : l10n.t('Not sent: checking again found {0} errors.', errors);
}
