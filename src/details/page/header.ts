import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { StatusKind } from '../../core/mapping/status.ts';
import type { MappingOverview } from '../../core/observation/overview.ts';
import { formatTime } from './times.ts';
import type { View } from './view.ts';

const ICONS: Readonly<Record<StatusKind, string>> = {
  ok: 'pass-filled',
  idle: 'pass',
  off: 'circle-slash',
  changing: 'sync',
  problem: 'error',
  unknown: 'question',
};

export function renderHeader(view: View, overview: MappingOverview): TemplateResult {
  const { kind, state, explanation, since } = overview;
  return html`<header class="header">
    <p class="place">${[view.state.overview.place, overview.account].join(' · ')}</p>
    <h1>${overview.topic} <span class="arrow" aria-label=${l10n.t('to')}>→</span> ${overview.functionName}</h1>
    <p class="status" role="status">
      <span class="state state-${kind}">
        <span class="codicon codicon-${ICONS[kind]}" aria-hidden="true"></span>${state}
      </span>
      ${kind === 'problem' ? nothing : html`<span>${explanation.title}</span>`}
      ${since === undefined ? nothing : html`<span class="muted">${l10n.t('since {0}', formatTime(Date.parse(since)))}</span>`}
    </p>
    ${renderActions(view, overview)}
  </header>`;
}

function renderActions({ state, actions }: View, { kind, awsState }: MappingOverview): TemplateResult {
  const run = (command: Parameters<typeof toErrand>[0]) => () => actions.run(toErrand(command));
  const isOff = awsState === 'Disabled';
  const canToggle = isOff || awsState === 'Enabled';
  if (state.overview.gone) return html``;
  return html`<div class="buttons">
    <button type="button" class=${kind === 'problem' ? 'button' : 'button secondary'} @click=${run('diagnose')}>
      ${l10n.t('Diagnose')}
    </button>
    ${
      canToggle
        ? html`<button type="button" class="button secondary" @click=${run(isOff ? 'enable' : 'disable')}>
            ${isOff ? l10n.t('Enable') : l10n.t('Disable')}
          </button>`
        : nothing
    }
    <button type="button" class="button secondary" @click=${run('edit')}>${l10n.t('Edit')}</button>
    <button type="button" class="button secondary" @click=${run('compare')}>${l10n.t('Compare with a File')}</button>
    <button type="button" class="button secondary" @click=${run('showFailures')}>${l10n.t('Failure Records')}</button>
    <button type="button" class="button secondary" @click=${run('reveal')}>${l10n.t('Show in Explorer')}</button>
    <button type="button" class="icon-button" title=${l10n.t('Refresh')} aria-label=${l10n.t('Refresh')}
      @click=${() => actions.run({ errand: 'refresh' })}>
      <span class="codicon codicon-refresh" aria-hidden="true"></span>
    </button>
  </div>`;
}

function toErrand(
  command: 'diagnose' | 'enable' | 'disable' | 'edit' | 'compare' | 'reveal' | 'showFailures',
): Parameters<View['actions']['run']>[0] {
  return { errand: 'command', command };
}
