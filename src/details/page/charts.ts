import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatNumber } from '../../core/observation/numberWords.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { DEFAULT_TIME_RANGE, TIME_RANGES } from '../../core/observation/timeRanges.ts';
import type { DrawnChart } from '../protocol.ts';
import { formatTime } from './times.ts';
import type { View } from './view.ts';

export function renderCharts(view: View, overview: MappingOverview): TemplateResult {
  const { charts, loading, failure } = view.state.charts;
  const measured = charts.filter((chart) => chart.measured);
  return html`<section id="metrics" class="block" aria-labelledby="metrics-title" aria-busy=${loading}>
    <div class="block-head">
      <h2 id="metrics-title">${l10n.t('Metrics')}</h2>
      ${renderRanges(view)}
    </div>
    ${failure === undefined ? nothing : html`<p class="banner" role="alert">${failure}</p>`}
    ${charts.length === 0 && failure === undefined ? html`<p class="muted">${l10n.t('Metrics are being read…')}</p>` : nothing}
    <div class="charts">${repeat(
      measured,
      ({ id }) => id,
      (chart) => renderChart(view, chart),
    )}</div>
    ${renderMetricsOff(view, overview)}
  </section>`;
}

function renderRanges({ state, actions }: View): TemplateResult {
  const chosen = state.choices.range ?? state.charts.range ?? DEFAULT_TIME_RANGE;
  return html`<fieldset class="segments">
    <legend class="sr-only">${l10n.t('Time range')}</legend>
    ${TIME_RANGES.map(
      ({ id, label }) => html`<label class="segment">
        <input type="radio" name="range" value=${id} .checked=${id === chosen} @change=${() => actions.setRange(id)} />
        <span>${label()}</span>
      </label>`,
    )}
  </fieldset>`;
}

function renderChart(view: View, chart: DrawnChart): TemplateResult {
  const isTable = view.state.choices.tables.includes(chart.id);
  const hasData = chart.values.some((values) => values.some((value) => value !== null));
  return html`<figure class="chart" data-chart=${chart.id}>
    <div class="chart-head">
      <h3>${chart.title}</h3>
      ${
        hasData
          ? html`<button type="button" class="icon-button" aria-pressed=${isTable}
              title=${l10n.t('Show as table')} aria-label=${l10n.t('{0} as table', chart.title)}
              @click=${() => view.actions.toggleTable(chart.id)}>
              <span class="codicon codicon-table" aria-hidden="true"></span>
            </button>`
          : nothing
      }
    </div>
    <p class="muted">${chart.about}</p>
    ${hasData ? (isTable ? renderTable(chart) : renderPicture(chart)) : nothing}
    <figcaption class="words">${chart.words}</figcaption>
  </figure>`;
}

function renderPicture(chart: DrawnChart): TemplateResult {
  return html`<ul class="legend" aria-hidden="true">
      ${chart.labels.map(
        (label, index) => html`<li><span class="swatch line-${index}"></span>${label} <span class="now"></span></li>`,
      )}
    </ul>
    <msk-chart role="img" aria-label=${`${chart.title}. ${chart.words}`} .chart=${chart}></msk-chart>`;
}

/** Newest first: what happens now is what is looked for. */
function renderTable(chart: DrawnChart): TemplateResult {
  const rows = chart.times
    .map((time, index) => ({ time, values: chart.values.map((values) => values[index] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== null))
    .toReversed();
  return html`<div class="table" tabindex="0" role="region" aria-label=${l10n.t('{0} as table', chart.title)}>
    <table>
      <thead>
        <tr><th scope="col">${l10n.t('Time')}</th>${chart.labels.map((label) => html`<th scope="col">${label}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ time, values }) => html`<tr>
            <th scope="row">${formatTime(time * 1000)}</th>
            ${values.map((value) => html`<td>${value === null ? '–' : formatNumber(value)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const GROUPS: readonly { readonly id: string; readonly label: () => string }[] = [
  { id: 'EventCount', label: () => l10n.t('event counts') },
  { id: 'ErrorCount', label: () => l10n.t('error counts') },
  { id: 'KafkaMetrics', label: () => l10n.t('Kafka metrics') },
];

/** What is not measured, and how it could be (fields.md 13: in provisioned mode only). */
function renderMetricsOff(
  { actions, state }: View,
  { metrics, provisioned }: MappingOverview,
): TemplateResult | typeof nothing {
  const off = GROUPS.filter(({ id }) => !metrics.includes(id)).map(({ label }) => label());
  if (off.length === 0 || state.overview.gone) return nothing;
  const text = provisioned
    ? l10n.t('Not turned on for this mapping: {0}.', off.join(', '))
    : l10n.t('More can be measured in provisioned mode: {0}.', off.join(', '));
  return html`<div class="offer">
    <p>${text}</p>
    ${
      provisioned
        ? html`<button type="button" class="button secondary" @click=${() => actions.run({ errand: 'turnOn', what: 'metrics' })}>
            ${l10n.t('Turn On Metrics…')}
          </button>`
        : html`<button type="button" class="button secondary" @click=${() => actions.run({ errand: 'command', command: 'edit' })}>
            ${l10n.t('Edit')}<span class="sr-only">: ${l10n.t('Provisioned mode')}</span>
          </button>`
    }
  </div>`;
}
