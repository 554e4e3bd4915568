import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldId, FieldSpec } from '../../core/mapping/fieldSpec.ts';
import { toField, toFieldAt } from '../../core/mapping/fields.ts';
import type { Finding, Severity } from '../../core/mapping/finding.ts';
import type { Errand, Notice, NoticeAction } from '../protocol.ts';
import { listFindingsOf, readRaw } from './draft.ts';
import { toPathKey } from './state.ts';
import { toControlId, type View } from './view.ts';

/** What a control needs to know of the field that it is in. */
export interface FieldFrame {
  readonly field: FieldSpec;
  readonly controlId: string;
  readonly labelId: string;
  /** Ids of help and findings, for `aria-describedby`. */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
  /** Cannot be changed: the mapping exists, or the document can only be read. */
  readonly fixed: boolean;
  /** Findings that are shown now. */
  readonly findings: readonly Finding[];
}

interface SeverityLook {
  readonly icon: string;
  readonly word: () => string;
}

export const SEVERITIES: Readonly<Record<Severity, SeverityLook>> = {
  error: { icon: 'error', word: () => l10n.t('Error') },
  warning: { icon: 'warning', word: () => l10n.t('Warning') },
  information: { icon: 'info', word: () => l10n.t('Note') },
};

export function toFrame(view: View, id: FieldId): FieldFrame {
  const field = toField(id);
  const controlId = toControlId(id);
  const findings = [
    ...toRefusals(view, id),
    ...listFindingsOf(view.draft, id).filter((finding) => isDue(view, finding)),
  ];
  return {
    field,
    controlId,
    labelId: `${controlId}-label`,
    describedBy: `${controlId}-help ${controlId}-findings`,
    invalid: findings.some((finding) => finding.severity === 'error'),
    required: field.required?.when(view.draft.document.input) ?? false,
    fixed: isFixed(view, field) || view.state.document.readonly,
    findings,
  };
}

/** What AWS had against the field when the document was sent last. */
function toRefusals({ state }: View, id: FieldId): readonly Finding[] {
  const { submission } = state;
  if (submission.stage !== 'refused' || submission.path === undefined) return [];
  const { path, notice } = submission;
  if (toFieldAt(path)?.id !== id) return [];
  const message = [notice.message, notice.hint].filter((text) => text !== undefined).join('. ');
  return [{ ruleId: 'refused', severity: 'error', path, message }];
}

/** An empty field is no mistake before somebody has passed it by. */
export function isDue(view: View, finding: Finding): boolean {
  const { attempted, touched } = view.state;
  return attempted || touched.has(toPathKey(finding.path)) || readRaw(view.draft, finding.path) !== undefined;
}

/**
 * Label, control, help and findings of one field. `own`: the control is one element that the label can point to; a group
 * of elements takes its name from the label by `aria-labelledby` instead.
 */
export function renderField(
  view: View,
  frame: FieldFrame,
  control: TemplateResult,
  options: { readonly own?: boolean; readonly more?: TemplateResult | typeof nothing } = {},
): TemplateResult {
  const { field, controlId, labelId } = frame;
  const text = html`${field.label()}${renderMark(view, frame)}`;
  const label =
    options.own === false
      ? html`<span id=${labelId} class="label">${text}</span>`
      : html`<label id=${labelId} class="label" for=${controlId}>${text}</label>`;
  return html`<div class="field" data-field=${field.id}>
    <div class="field-head">${label}${renderDocLink(field)}</div>
    <p id=${`${controlId}-help`} class="help">${isFixed(view, field) ? toFixedReason() : field.help()}</p>
    ${control}
    ${options.more ?? nothing}
    ${renderFindings(view, frame.findings, `${controlId}-findings`)}
  </div>`;
}

function isFixed(view: View, field: FieldSpec): boolean {
  return view.isUpdate && field.createOnly;
}

export function renderMark(view: View, frame: FieldFrame): TemplateResult | typeof nothing {
  if (isFixed(view, frame.field)) return html`<span class="mark">${l10n.t('fixed')}</span>`;
  return frame.required ? html`<span class="mark">${l10n.t('required')}</span>` : nothing;
}

function toFixedReason(): string {
  return l10n.t('Fixed when the mapping was created; another value needs a new mapping.');
}

export function renderDocLink(field: { readonly docUrl: string; readonly label: () => string }): TemplateResult {
  const name = l10n.t('Documentation: {0}', field.label());
  return html`<a class="doc-link" href=${field.docUrl} title=${name} aria-label=${name}
    ><span class="codicon codicon-book" aria-hidden="true"></span
  ></a>`;
}

/** Findings with their remedies. The list is there while it is empty, so that what appears in it is announced. */
export function renderFindings(view: View, findings: readonly Finding[], id: string): TemplateResult {
  return html`<div id=${id} class="findings" aria-live="polite">
    ${findings.map((finding) => renderFinding(view, finding))}
  </div>`;
}

function renderFinding(view: View, finding: Finding): TemplateResult {
  const { icon, word } = SEVERITIES[finding.severity];
  const { fix, mappingUuid } = finding;
  return html`<div class="finding" data-rule=${finding.ruleId} data-severity=${finding.severity}>
    <span class="codicon codicon-${icon} severity-${finding.severity}" aria-hidden="true"></span>
    <span class="finding-text">
      <span class="visually-hidden">${word()}: </span>${finding.message}
      ${
        fix === undefined || view.state.document.readonly
          ? nothing
          : html`<button type="button" class="link-button" @click=${() => view.actions.fix(fix.edits)}>${fix.title}</button>`
      }
      ${mappingUuid === undefined ? nothing : renderOpenMapping(view, mappingUuid)}
    </span>
  </div>`;
}

/** The button of a notice: something to copy, or another account to choose. */
export function renderNoticeAction({ actions }: View, notice: Notice): TemplateResult | typeof nothing {
  const { action } = notice;
  if (action === undefined) return nothing;
  const run = () => actions.run(toErrand(action));
  return html`<button type="button" class="link-button" @click=${run}>${action.title}</button>`;
}

function toErrand(action: NoticeAction): Errand {
  if (action.kind === 'copy') return { errand: 'copyText', text: action.text };
  return action.kind === 'open-mapping' ? { errand: 'openMapping', uuid: action.uuid } : { errand: 'chooseScope' };
}

export function renderOpenMapping(view: View, uuid: string): TemplateResult {
  const open = () => view.actions.run({ errand: 'openMapping', uuid });
  return html`<button type="button" class="link-button" @click=${open}>${l10n.t('Open That Mapping')}</button>`;
}

/** A line of information below a control, with an icon. */
export function renderNote(text: string | TemplateResult, icon = 'info'): TemplateResult {
  return html`<p class="note"><span class="codicon codicon-${icon}" aria-hidden="true"></span><span>${text}</span></p>`;
}
