import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Fact, FactSection } from '../../core/observation/factSections.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { renderLastError } from './lastError.ts';
import { formatTime } from './times.ts';
import type { View } from './view.ts';

/** Function, cluster and destination. */
export function renderSurroundings(
  view: View,
  { surroundings, gaps, loading, lastError }: MappingOverview,
): TemplateResult {
  return html`<section class="block" aria-labelledby="around-title">
    <h2 id="around-title">${l10n.t('Around the mapping')}</h2>
    ${loading ? html`<p class="muted">${l10n.t('Cluster and function are being read…')}</p>` : nothing}
    ${
      gaps.length === 0
        ? nothing
        : html`<ul class="gaps">${gaps.map((gap) => html`<li>${l10n.t('Could not be read – {0}', gap)}</li>`)}</ul>`
    }
    <div class="cards">${surroundings.map((section) =>
      renderSection(section, view, section.id === 'function' ? renderLastError(view, lastError) : nothing),
    )}</div>
  </section>`;
}

export function renderConfiguration(
  { state, actions }: View,
  { configuration }: Pick<MappingOverview, 'configuration'>,
): TemplateResult {
  const { explained = false } = state.choices;
  return html`<section class=${explained ? 'block explained' : 'block'} aria-labelledby="configuration-title">
    <div class="block-head">
      <h2 id="configuration-title">${l10n.t('Configuration')}</h2>
      <label class="check">
        <input type="checkbox" .checked=${explained} @change=${() => actions.toggleExplained()} />
        ${l10n.t('Explain settings')}
      </label>
    </div>
    <div class="cards">${configuration.map((section) => renderSection(section))}</div>
  </section>`;
}

function renderSection(
  { title, note, facts, arn }: FactSection,
  view?: View,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="card">
    <h3>${title}</h3>
    ${note === undefined ? nothing : html`<p class="muted">${note}</p>`}
    ${facts.length === 0 ? nothing : html`<dl>${facts.map(renderFact)}${more}</dl>`}
    ${
      arn === undefined || view === undefined
        ? nothing
        : html`<button type="button" class="link-button" aria-label=${l10n.t('Open in the AWS Console: {0}', title)}
            @click=${() => view.actions.run({ errand: 'console', arn })}>
            ${l10n.t('Open in the AWS Console')}
          </button>`
    }
  </div>`;
}

function renderFact({ label, value, code, help, isDefault }: Fact): TemplateResult {
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd title=${help ?? nothing}>
      ${code === undefined ? html`<span>${value}</span>` : value.split('\n').map((line) => html`<code>${line}</code>`)}
      ${isDefault === undefined ? nothing : html`<span class="muted">${l10n.t('(default)')}</span>`}
      ${help === undefined ? nothing : html`<span class="help">${help}</span>`}
    </dd>
  </div>`;
}

/** States that the mapping had while the page was open. */
export function renderHistory({ state }: View): TemplateResult | typeof nothing {
  const { history } = state.overview;
  if (history.length < 2) return nothing;
  return html`<section class="block" aria-labelledby="history-title">
    <h2 id="history-title">${l10n.t('Since this page was opened')}</h2>
    <ol class="history">
      ${history
        .toReversed()
        .map(
          ({ at, state: name, result }) =>
            html`<li><time>${formatTime(at)}</time> <strong>${name}</strong> <span class="muted">${result}</span></li>`,
        )}
    </ol>
  </section>`;
}
