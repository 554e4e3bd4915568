import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FunctionError, LastError } from '../../core/observation/lastError.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { formatAgo, formatTime } from './times.ts';
import type { View } from './view.ts';

/** The newest error in the function's log, and the way to it. */
export function renderLastError(view: View, lastError: LastError | undefined): TemplateResult {
  return html`<div class="fact last-error">
    <dt>${l10n.t('Last error')}</dt>
    <dd>${toLastErrorWords(view, lastError)}</dd>
  </div>`;
}

function toLastErrorWords(view: View, lastError: LastError | undefined): TemplateResult | string {
  switch (lastError?.kind) {
    case undefined:
      return l10n.t('Its log is being read…');
    case 'none':
      return l10n.t('None in its log of the last {0} hours', lastError.hours);
    case 'unread':
      return l10n.t('Could not be read – {0}', lastError.reason);
    case 'found':
      return renderFound(view, lastError.error);
  }
}

function renderFound({ actions }: View, error: FunctionError): TemplateResult {
  return html`<code>${error.text}</code>
    <p class="muted">
      <time title=${formatTime(error.at)}>${formatAgo(error.at, Date.now())}</time>
      ${error.requestId === undefined ? nothing : html`· ${l10n.t('request')} <code>${error.requestId}</code>`}
    </p>
    <button type="button" class="link-button" @click=${() => actions.showInLogs(error)}>${l10n.t('Show in Logs')}</button>`;
}

/** Beside a problem that is the function's: the error is what the reader needs first. */
export function renderFunctionError(
  { actions }: View,
  { explanation, lastError }: Pick<MappingOverview, 'explanation' | 'lastError'>,
): TemplateResult | typeof nothing {
  if (explanation.problemId !== 'function-call-failed' || lastError?.kind !== 'found') return nothing;
  const { error } = lastError;
  return html`<p class="function-error">
    <span title=${formatTime(error.at)}>${l10n.t('Last error, {0}:', formatAgo(error.at, Date.now()))}</span>
    <code>${error.text}</code>
    <button type="button" class="link-button" @click=${() => actions.showInLogs(error)}>${l10n.t('Show in Logs')}</button>
  </p>`;
}
