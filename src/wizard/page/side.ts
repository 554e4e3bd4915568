import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { toFieldAt } from '../../core/mapping/fields.ts';
import type { Finding } from '../../core/mapping/finding.ts';
import { renderChanges } from './changesPanel.ts';
import { renderExport } from './exportPanel.ts';
import { isDue, SEVERITIES } from './field.ts';
import { isInForm } from './form.ts';
import { renderDiagnose } from './outcome.ts';
import { renderPermissions } from './permissionPanel.ts';
import { toControlId, type View } from './view.ts';

/** Beside the form where there is room, else below it: what is to be said about the whole, and what will be sent. */
export function renderSide(view: View): TemplateResult {
  return html`<aside class="side" aria-label=${l10n.t('Summary')}>
    ${renderChanges(view)} ${renderSummary(view)} ${renderExport(view)} ${renderPermissions(view)}
  </aside>`;
}

/** A document with thousands of members that AWS does not know has as many findings; the text shows the rest. */
const MOST_LINES = 100;

/** All findings in one place; each leads to its field. Fields that are merely still empty come as one line. */
function renderSummary(view: View): TemplateResult {
  const { findings } = view.draft;
  const due = findings.filter((finding) => isDue(view, finding));
  const missing = findings.filter((finding) => !isDue(view, finding));
  const more = due.length - MOST_LINES;
  return html`<section class="panel" aria-labelledby="summary-title">
    <h2 id="summary-title" tabindex="-1">${l10n.t('Checks')}</h2>
    ${
      findings.length === 0
        ? html`<p class="note"><span class="codicon codicon-pass" aria-hidden="true"></span><span>${l10n.t('Nothing to complain about.')}</span></p>`
        : nothing
    }
    ${missing.length === 0 ? nothing : renderMissing(view, missing)}
    <ul class="summary">
      ${due.slice(0, MOST_LINES).map((finding) => renderLine(view, finding))}
    </ul>
    ${more > 0 ? html`<p class="help">${l10n.t('… and {0} more.', more)}</p>` : nothing}
    ${missing.length > 0 ? nothing : html`<p class="help look-further">${l10n.t('Rights, network and the secret are looked at in the account:')} ${renderDiagnose(view)}</p>`}
  </section>`;
}

function renderMissing(view: View, missing: readonly Finding[]): TemplateResult {
  const links = missing.map((finding) => {
    const field = toFieldAt(finding.path);
    return html`<li>
      <button type="button" class="link-button" @click=${() => goTo(view, finding)}>${field?.label() ?? finding.message}</button>
    </li>`;
  });
  return html`<p class="help" id="missing-title">${l10n.t('Still to be filled in:')}</p>
    <ul class="missing" aria-labelledby="missing-title">${links}</ul>`;
}

function renderLine(view: View, finding: Finding): TemplateResult {
  const { icon, word } = SEVERITIES[finding.severity];
  const field = toFieldAt(finding.path);
  const name = field?.label() ?? String(finding.path[0] ?? '');
  const { fix } = finding;
  return html`<li class="summary-line" data-rule=${finding.ruleId}>
    <span class="codicon codicon-${icon} severity-${finding.severity}" aria-hidden="true"></span>
    <span>
      <button type="button" class="link-button" @click=${() => goTo(view, finding)}>
        <span class="visually-hidden">${word()}: </span>${name}</button
      ><span class="summary-text">${finding.message}</span>
      ${
        fix === undefined || isInForm(field?.id) || view.state.document.readonly
          ? nothing
          : html`<button type="button" class="link-button" @click=${() => view.actions.fix(fix.edits)}>${fix.title}</button>`
      }
    </span>
  </li>`;
}

/** To the field, or to the text when the form does not show what the finding is about. */
export function goTo(view: View, finding: Finding): void {
  const control = toFindingControl(finding);
  if (control === undefined) view.actions.run({ errand: 'openText' });
  else view.actions.focus(control);
}

/** Id of the control that a finding is about; undefined when the form does not show it. */
export function toFindingControl(finding: Finding): string | undefined {
  const field = toFieldAt(finding.path);
  if (field === undefined || !isInForm(field.id)) return undefined;
  const part = field.id === 'filters' ? finding.path[field.path.length] : undefined;
  return toControlId(field.id, typeof part === 'number' ? part : undefined);
}
