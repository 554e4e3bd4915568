import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { renderCharts } from './charts.ts';
import { renderConfiguration, renderHistory, renderSurroundings } from './facts.ts';
import { renderHeader } from './header.ts';
import { renderLogs } from './logs.ts';
import { renderProblem } from './problem.ts';
import type { View } from './view.ts';

/** The whole page for one state. */
export function renderPage(view: View): TemplateResult {
  const { overview, failure, gone } = view.state.overview;
  if (overview === undefined) {
    const text = gone ? l10n.t('This mapping does not exist any more.') : (failure ?? l10n.t('Reading the mapping…'));
    return html`<main class="page">
      <h1>${l10n.t('Event source mapping')}</h1>
      <p class="lead" role="status">${text}</p>
    </main>`;
  }
  return html`<main class="page">
    ${renderHeader(view, overview)} ${renderTrouble(view)} ${renderProblem(view, overview)} ${renderCharts(view, overview)}
    ${renderLogs(view, overview)} ${renderSurroundings(view, overview)} ${renderConfiguration(view, overview)} ${renderHistory(view)}
  </main>`;
}

/** What keeps the page from being true any longer. */
function renderTrouble({ state }: View): TemplateResult | typeof nothing {
  const { gone, failure } = state.overview;
  if (gone) {
    return html`<p class="banner" role="alert">
      ${icon('trash')}<span>${l10n.t('This mapping has been deleted. What you see was known before.')}</span>
    </p>`;
  }
  return failure === undefined
    ? nothing
    : html`<p class="banner" role="alert">${icon('warning')}<span>${l10n.t('The mapping could not be read again: {0}', failure)}</span></p>`;
}

function icon(name: string): TemplateResult {
  return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
