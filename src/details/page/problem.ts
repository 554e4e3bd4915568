import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ExplainedCause, Fix, Likelihood } from '../../core/hints/explanation.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { renderFunctionError } from './lastError.ts';
import { formatAgo } from './times.ts';
import type { View } from './view.ts';

const LIKELIHOODS: Readonly<Record<Likelihood, () => string>> = {
  evident: () => l10n.t('Found in this account'),
  possible: () => '',
  unlikely: () => l10n.t('Less likely here'),
};

/** What is wrong, why it may be, and what to do; nothing while all is well. */
export function renderProblem(
  view: View,
  { explanation, checked, note, awsState, lastError }: MappingOverview,
): TemplateResult | typeof nothing {
  const { severity, causes, text, reason, afterwards, title } = explanation;
  if (severity === 'ok' || (causes.length === 0 && severity === 'information')) return nothing;
  return html`<section class="problem problem-${severity}" aria-labelledby="problem-title">
    <h2 id="problem-title">${title}</h2>
    ${text === undefined ? nothing : html`<p class="aws-text">${text}</p>`}
    ${renderFunctionError(view, { explanation, lastError })}
    ${reason === undefined || awsState !== 'Disabled' ? nothing : html`<p class="muted">${reason.meaning} <code>${reason.code}</code></p>`}
    ${note === undefined ? nothing : html`<p class="muted">${note}</p>`}
    ${
      causes.length === 0
        ? nothing
        : html`<h3>${l10n.t('Possible causes, the likeliest first')}</h3>
            ${renderChecked(view, checked)}
            <ol class="causes">${repeat(
              causes,
              ({ id }) => id,
              (cause, index) => renderCause(view, cause, index),
            )}</ol>`
    }
    ${
      afterwards === undefined
        ? nothing
        : html`<h3>${l10n.t('Afterwards')}</h3>
            ${renderFix(view, afterwards, 'afterwards')}`
    }
  </section>`;
}

/** What the order of the causes stands on. */
function renderChecked({ actions }: View, checked: MappingOverview['checked']): TemplateResult | typeof nothing {
  if (checked === undefined) return nothing;
  return html`<p class="checked">
    <span class="muted">${l10n.t('Checked {0}: {1}.', formatAgo(checked.at, Date.now()), checked.words)}</span>
    ${
      checked.fixable
        ? html`<button type="button" class="button" @click=${() => actions.run({ errand: 'command', command: 'fix' })}>
            ${l10n.t('Fix What Was Found…')}
          </button>`
        : nothing
    }
    <button type="button" class="link-button" @click=${() => actions.run({ errand: 'command', command: 'diagnose' })}>
      ${l10n.t('Diagnose Again')}
    </button>
  </p>`;
}

function renderCause(view: View, cause: ExplainedCause, index: number): TemplateResult {
  const likely = LIKELIHOODS[cause.likely]();
  return html`<li>
    <details class="cause" ?open=${index === 0}>
      <summary>
        <span class="cause-title">${cause.title}</span>
        ${likely === '' ? nothing : html`<span class="mark mark-${cause.likely}">${likely}</span>`}
      </summary>
      <p>${cause.why}</p>
      ${cause.fixes.map((fix, place) => renderFix(view, fix, `${cause.id}-${place}`))}
    </details>
  </li>`;
}

function renderFix(view: View, { title, text, command, snippet, docUrl }: Fix, name: string): TemplateResult {
  return html`<div class="fix">
    <p><span class="codicon codicon-wrench" aria-hidden="true"></span> <strong>${title}</strong></p>
    ${text === undefined ? nothing : html`<p>${text}</p>`}
    ${command === undefined ? nothing : renderCode(view, command, `${name}-command`, l10n.t('Copy Command'))}
    ${snippet === undefined ? nothing : renderCode(view, snippet.text, `${name}-snippet`, l10n.t('Copy'))}
    ${
      docUrl === undefined
        ? nothing
        : html`<button type="button" class="link-button" @click=${() => view.actions.run({ errand: 'open', url: docUrl })}>
            ${l10n.t('Documentation')}
          </button>`
    }
  </div>`;
}

export function renderCode({ state, actions }: View, text: string, name: string, label: string): TemplateResult {
  const isCopied = state.copied === name;
  return html`<div class="code-block">
    <pre tabindex="0" role="region" aria-label=${label}><code>${text}</code></pre>
    <button type="button" class="button secondary" @click=${() => actions.copy(name, text)}>
      ${isCopied ? l10n.t('Copied') : label}
    </button>
  </div>`;
}
