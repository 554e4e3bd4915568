import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LogSource } from '../../core/observation/logSearches.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { toReadCommand } from '../../core/observation/readCommand.ts';
import type { LogPosition } from '../../core/observation/readLogRecord.ts';
import type { LogLine } from '../protocol.ts';
import { renderCode } from './problem.ts';
import { formatSecond, formatTime } from './times.ts';
import type { View } from './view.ts';

const SOURCES: readonly { readonly id: LogSource; readonly label: () => string }[] = [
  { id: 'mapping', label: () => l10n.t('Mapping') },
  { id: 'function', label: () => l10n.t('Function') },
];

export function renderLogs(view: View, overview: MappingOverview): TemplateResult {
  const { logs, choices } = view.state;
  const source = choices.source ?? logs.source;
  return html`<section id="logs" class="block" aria-labelledby="logs-title">
    <div class="block-head">
      <h2 id="logs-title">${l10n.t('Logs')}</h2>
      ${renderSources(view, source)}
    </div>
    <div class="log-tools">
      <input class="input" type="search" aria-label=${l10n.t('Filter log records')}
        placeholder=${l10n.t('Filter: words that all have to occur')}
        .value=${choices.filter ?? logs.filter}
        @input=${(event: Event) => view.actions.setLogs({ filter: toValue(event) })} />
      <label class="check">
        <input type="checkbox" .checked=${choices.following ?? logs.following}
          @change=${() => view.actions.setLogs({ following: !(choices.following ?? logs.following) })} />
        ${l10n.t('Follow')}
      </label>
    </div>
    ${renderAround(view)}
    ${renderLogsOff(view, overview, source)}
    ${logs.failure === undefined ? nothing : html`<p class="banner" role="alert">${logs.failure}</p>`}
    ${logs.cut ? html`<p class="muted">${l10n.t('Older records are left out.')}</p>` : nothing}
    ${renderLines(view, overview)}
  </section>`;
}

/** Which time the records are about where it is not now. */
function renderAround({ actions, state }: View): TemplateResult | typeof nothing {
  const { around } = state.choices;
  if (around === undefined) return nothing;
  return html`<p class="muted around">
    <span>${l10n.t('Records about {0}.', formatTime(around))}</span>
    <button type="button" class="link-button" @click=${() => actions.setLogs({ filter: '', following: true })}>
      ${l10n.t('Newest Records')}
    </button>
  </p>`;
}

function toValue({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}

function renderSources({ actions }: View, chosen: LogSource): TemplateResult {
  return html`<fieldset class="segments">
    <legend class="sr-only">${l10n.t('Whose logs')}</legend>
    ${SOURCES.map(
      ({ id, label }) => html`<label class="segment">
        <input type="radio" name="source" value=${id} .checked=${id === chosen}
          @change=${() => actions.setLogs({ source: id })} />
        <span>${label()}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** System logs are written in provisioned mode only (fields.md 13). */
function renderLogsOff(
  { actions, state }: View,
  { logLevel, provisioned }: MappingOverview,
  source: LogSource,
): TemplateResult | typeof nothing {
  if (logLevel !== undefined || state.overview.gone) return nothing;
  if (source === 'function' && !provisioned) return nothing;
  return html`<div class="offer">
    <p>
      ${
        provisioned
          ? l10n.t('The pollers of this mapping write no logs.')
          : l10n.t('The pollers of a mapping write logs in provisioned mode only.')
      }
    </p>
    ${
      provisioned
        ? html`<button type="button" class="button secondary" @click=${() => actions.run({ errand: 'turnOn', what: 'logs' })}>
            ${l10n.t('Turn On Logs…')}
          </button>`
        : nothing
    }
  </div>`;
}

function renderLines(view: View, overview: MappingOverview): TemplateResult | typeof nothing {
  const { lines, loading } = view.state.logs;
  const isOff = (view.state.choices.source ?? view.state.logs.source) === 'mapping' && overview.logLevel === undefined;
  if (lines.length === 0 && isOff) return nothing;
  if (lines.length === 0) {
    return html`<p class="muted" role="status">${loading ? l10n.t('Log records are being read…') : toNone(view)}</p>`;
  }
  return html`<div class="lines" role="log" tabindex="0" aria-label=${l10n.t('Log records, newest first')} aria-live="off">
    ${repeat(
      lines.toReversed(),
      ({ id }) => id,
      (line) => renderLine(view, line, overview),
    )}
  </div>`;
}

function toNone({ state: { choices, logs } }: View): string {
  if (choices.around !== undefined) return l10n.t('No log records of that time.');
  return (choices.filter ?? logs.filter) === ''
    ? l10n.t('No log records in the last hour.')
    : l10n.t('No log records with these words in the last hour.');
}

function renderLine(view: View, line: LogLine, overview: MappingOverview): TemplateResult {
  return html`<details class="line level-${line.level}">
    <summary>
      <time title=${formatTime(line.at)}>${formatSecond(line.at)}</time>
      <span class="line-text">${line.text}</span>
      ${line.meaning === undefined ? nothing : html`<span class="line-meaning">${line.meaning}</span>`}
    </summary>
    ${line.position === undefined ? nothing : renderPosition(view, line.id, line.position, overview)}
    ${renderCode(view, toPretty(line.raw), `${line.id}-raw`, l10n.t('Copy Record'))}
  </details>`;
}

/** Where in the topic a record speaks of, and how to get there. */
function renderPosition(view: View, id: string, position: LogPosition, overview: MappingOverview): TemplateResult {
  const { topic, partition, offset } = position;
  const words =
    offset === undefined
      ? l10n.t('Topic {0}, partition {1}', topic, partition)
      : l10n.t('Topic {0}, partition {1}, offset {2}', topic, partition, offset);
  return html`<div class="position">
    <p>
      <strong>${words}</strong>
      <button type="button" class="link-button" @click=${() => view.actions.setLogs({ filter: `${topic}-${partition}` })}>
        ${l10n.t('Only This Partition')}
      </button>
    </p>
    ${renderCode(view, toReadCommand(position, overview.brokers), `${id}-read`, l10n.t('Copy Command'))}
  </div>`;
}

function toPretty(raw: string): string {
  if (!raw.startsWith('{')) return raw;
  try {
    return JSON.stringify(JSON.parse(raw), undefined, 2);
  } catch {
    return raw;
  }
}
