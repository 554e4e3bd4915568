import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { type FilterVerdict, toFilterTrial } from '../../core/event/matchFilter.ts';
import type { SampleRecord } from '../../core/event/sampleRecord.ts';
import type { EventFile } from '../protocol.ts';
import { renderPanel, renderSelect } from './panel.ts';
import { type Sample, toSample } from './sideState.ts';
import type { View } from './view.ts';

/** Records that are tried and shown: every key tries them all anew. */
const MOST_RECORDS = 50;

/** Disagreements that are told of one record. */
const MOST_MISSES = 5;

/** Filters tried on records of the user's own, anew at every key. */
export function renderTrial(view: View, patterns: readonly string[]): TemplateResult {
  const head = { panel: 'trial', title: l10n.t('Try the patterns on records'), level: 3 } as const;
  const { sample } = view.state.side;
  const results = () => renderResults(sample, patterns);
  return renderPanel(view, head, () => html`${renderSample(view)} ${guard([sample, ...patterns], results)}`);
}

const NO_FILES: readonly EventFile[] = [];

function renderSample(view: View): TemplateResult {
  const { sample, eventFiles = NO_FILES } = view.state.side;
  const options = [
    { value: '', label: l10n.t('Records typed below') },
    ...eventFiles.map(({ uri, name }) => ({ value: uri, label: name })),
  ];
  const choose = (value: string) => {
    const file = eventFiles.find(({ uri }) => uri === value);
    if (file === undefined) view.actions.side({ sample: toSample('') });
    else view.actions.readEvent(file);
  };
  const chosen = sample.file?.uri ?? '';
  const isListed = chosen === '' || options.some(({ value }) => value === chosen);
  const listed = isListed ? options : [...options, { value: chosen, label: sample.file?.name ?? chosen }];
  const onInput = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) view.actions.side({ sample: toSample(event.target.value) });
  };
  return html`${
    listed.length === 1
      ? nothing
      : html`<div class="panel-bar">
          ${renderSelect({ id: 'sample-source', label: l10n.t('Records from'), options: () => listed, from: [eventFiles], chosen }, choose)}
          ${sample.file === undefined ? nothing : renderReadAgain(view, sample.file)}
        </div>`
  }
  ${
    sample.file !== undefined
      ? nothing
      : html`<label class="visually-hidden" for="sample-records">${l10n.t('Sample records')}</label>
          <textarea
            id="sample-records"
            class="input code"
            rows="3"
            spellcheck="false"
            aria-describedby="sample-help"
            placeholder='{"status": "paid", "total": 120}'
            .value=${live(sample.text)}
            @input=${onInput}
          ></textarea>
          <p id="sample-help" class="help">
            ${l10n.t('Values as JSON or plain text, one a line, or a whole test event as the function gets it.')}
          </p>`
  }`;
}

function renderReadAgain(view: View, file: { readonly uri: string; readonly name: string }): TemplateResult {
  const name = l10n.t('Read the file again');
  return html`<button type="button" class="icon-button" title=${name} aria-label=${name} @click=${() => view.actions.readEvent(file)}>
    <span class="codicon codicon-refresh" aria-hidden="true"></span>
  </button>`;
}

function renderResults({ text, file, failure, read }: Sample, patterns: readonly string[]): TemplateResult {
  const problem = failure ?? (text.trim() === '' && file === undefined ? undefined : read.problem);
  const trial = toFilterTrial(patterns);
  const tried = read.records.slice(0, MOST_RECORDS).map((record) => ({ record, verdict: trial(record) }));
  return html`${
    problem === undefined
      ? nothing
      : html`<p class="finding"><span class="codicon codicon-warning severity-warning" aria-hidden="true"></span><span class="finding-text">${problem}</span></p>`
  }
    <p id="trial-sum" class="trial-sum" role="status">${toSum(tried.map(({ verdict }) => verdict))}</p>
    ${
      read.records.length > MOST_RECORDS
        ? html`<p class="help">${l10n.t('The first {0} of {1} records.', MOST_RECORDS, read.records.length)}</p>`
        : nothing
    }
    ${
      tried.length === 0
        ? nothing
        : html`<ol class="trial" aria-labelledby="trial-sum">
            ${tried.map(({ record, verdict }, index) => renderRecord(record, verdict, index))}
          </ol>`
    }`;
}

interface OutcomeLook {
  readonly icon: string;
  readonly word: () => string;
  readonly count: (count: number) => string;
}

const OUTCOMES: Readonly<Record<FilterVerdict['outcome'], OutcomeLook>> = {
  passes: {
    icon: 'pass severity-ok',
    word: () => l10n.t('sent'),
    count: (count) => l10n.t('{0} sent to the function', count),
  },
  dropped: {
    icon: 'circle-slash',
    word: () => l10n.t('dropped'),
    count: (count) => l10n.t('{0} dropped', count),
  },
  unclear: {
    icon: 'question severity-warning',
    word: () => l10n.t('cannot be told'),
    count: (count) => l10n.t('{0} cannot be told', count),
  },
};

const ORDER = ['passes', 'dropped', 'unclear'] as const;

function toSum(verdicts: readonly FilterVerdict[]): string {
  return ORDER.flatMap((outcome) => {
    const count = verdicts.filter((verdict) => verdict.outcome === outcome).length;
    return count === 0 ? [] : [OUTCOMES[outcome].count(count)];
  }).join(' · ');
}

function renderRecord(record: SampleRecord, verdict: FilterVerdict, index: number): TemplateResult {
  const { icon } = OUTCOMES[verdict.outcome];
  return html`<li class="trial-record" data-outcome=${verdict.outcome}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
    <div class="trial-text">
      <p>
        ${toName(record, index)}: ${toWords(verdict)}
        <span class="trial-value code">${toSnippet(record)}</span>
      </p>
      ${verdict.outcome === 'passes' ? nothing : renderMisses(verdict)}
      ${verdict.notes.map((note) => html`<p class="note"><span class="codicon codicon-info" aria-hidden="true"></span><span>${note}</span></p>`)}
    </div>
  </li>`;
}

/** Where the record stands in its topic, if the sample says so. */
function toName({ topic, partition, offset }: SampleRecord, index: number): string {
  if (topic === undefined || partition === undefined || offset === undefined) return l10n.t('Record {0}', index + 1);
  return l10n.t('{0}-{1}, offset {2}', topic, partition, String(offset));
}

/** With several patterns it says which of them let the record pass. */
function toWords({ outcome, perFilter }: FilterVerdict): string {
  const matching = perFilter.filter(({ matches }) => matches).map(({ index }) => String(index + 1));
  if (outcome !== 'passes' || perFilter.length < 2) return OUTCOMES[outcome].word();
  return l10n.t('sent, as pattern {0} matches', matching.join(', '));
}

const SNIPPET = 60;

function toSnippet({ value, binary }: SampleRecord): string {
  if (binary === true) return l10n.t('no UTF-8 text');
  if (value === undefined) return l10n.t('no value');
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > SNIPPET ? `${line.slice(0, SNIPPET)}…` : line;
}

function renderMisses({ perFilter }: FilterVerdict): TemplateResult | typeof nothing {
  const misses = perFilter.flatMap(({ index, misses }) => misses.map((miss) => ({ index, ...miss })));
  if (misses.length === 0) return nothing;
  const more = misses.length - MOST_MISSES;
  return html`<ul class="misses">
    ${misses
      .slice(0, MOST_MISSES)
      .map(
        ({ index, path, message }) =>
          html`<li>${perFilter.length > 1 ? l10n.t('Pattern {0}:', index + 1) : nothing} <span class="code">${path}</span> — ${message}</li>`,
      )}
    ${more > 0 ? html`<li>${l10n.t('… and {0} more.', more)}</li>` : nothing}
  </ul>`;
}
