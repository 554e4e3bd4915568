import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { EXPORT_FORMATS, type ExportFormatFacts } from '../../core/export/exportFormats.ts';
import { exportMapping } from '../../core/export/exportMapping.ts';
import type { ExportNote, MappingExport } from '../../core/export/mappingExport.ts';
import { toChanges } from '../../core/mapping/changes.ts';
import { toField } from '../../core/mapping/fields.ts';
import { toFileStem } from '../../core/mapping/mapping.ts';
import { toDraftPolicy } from '../../core/policy/permissions.ts';
import { isInForm } from './form.ts';
import {
  renderCheckbox,
  renderCopyButton,
  renderPanel,
  renderPanelNotes,
  renderPreview,
  renderSelect,
} from './panel.ts';
import { toControlId, type View } from './view.ts';

/** The mapping as it leaves, in the form that the user's team deploys with. */
export function renderExport(view: View): TemplateResult {
  const facts = toFormat(view);
  const head = { panel: 'export', title: l10n.t('Export'), summary: facts.label() } as const;
  return renderPanel(view, head, () => renderContent(view, facts));
}

function renderContent(view: View, facts: ExportFormatFacts): TemplateResult {
  const { side } = view.state;
  const { text, notes } = toExport(view, facts);
  const options = () => EXPORT_FORMATS.map(({ format, label }) => ({ value: format, label: label() }));
  const save = () => {
    const fileName = facts.fileName(toFileStem(view.draft.document.input));
    view.actions.run({ errand: 'saveText', text, fileName });
  };
  return html`<div class="panel-bar">
      ${renderSelect(
        { id: 'export-format', label: l10n.t('Format'), options, from: [], chosen: facts.format },
        (value) => view.actions.side({ format: EXPORT_FORMATS.find(({ format }) => format === value)?.format }),
      )}
      <a class="doc-link" href=${facts.docUrl} title=${toDocName(facts)} aria-label=${toDocName(facts)}
        ><span class="codicon codicon-book" aria-hidden="true"></span
      ></a>
    </div>
    ${
      facts.policy
        ? renderCheckbox(
            { id: 'export-policy', label: l10n.t('With the execution role’s policy'), checked: side.withPolicy },
            (withPolicy) => view.actions.side({ withPolicy }),
          )
        : nothing
    }
    ${renderPreview(text, l10n.t('Preview'), 'command')}
    <div class="buttons">
      ${renderCopyButton(view, 'export', text)}
      <button
        type="button"
        class="button secondary small"
        @click=${() => view.actions.run({ errand: 'showText', text, languageId: facts.languageId })}
      >
        ${l10n.t('Open in Editor')}
      </button>
      <button type="button" class="button secondary small" @click=${save}>${l10n.t('Save As…')}</button>
    </div>
    ${renderPanelNotes(notes.map((note) => renderNote(view, note)))}`;
}

function toDocName(facts: ExportFormatFacts): string {
  return l10n.t('Documentation: {0}', facts.label());
}

/** What the target cannot say, and the way to the field that it is about. */
function renderNote(view: View, { field, message }: ExportNote): TemplateResult {
  if (field === undefined || !isInForm(field)) return html`${message}`;
  const go = () => view.actions.focus(toControlId(field));
  return html`<button type="button" class="link-button" @click=${go}>${toField(field).label()}</button
    ><span class="summary-text">${message}</span>`;
}

function toFormat({ state }: View): ExportFormatFacts {
  const { format } = state.side;
  const facts = EXPORT_FORMATS.find((entry) => entry.format === format) ?? EXPORT_FORMATS[0];
  if (facts === undefined) throw new Error('there is no export format');
  return facts;
}

function toExport({ state, draft }: View, { format, policy }: ExportFormatFacts): MappingExport {
  const { known } = draft;
  const { input, uuid } = draft.document;
  const { profile, region, endpointUrl } = state.scope;
  const { withPolicy, managedPolicy } = state.side;
  const changes =
    uuid === undefined || known.deployed === undefined ? undefined : toChanges(known.deployed, input).changes;
  const hasPolicy = withPolicy && policy;
  const permissions = hasPolicy ? { policy: toDraftPolicy(input, known, { managedPolicy, uuid }) } : undefined;
  return exportMapping(input, format, { profile, region, endpointUrl, uuid, changes, permissions });
}
