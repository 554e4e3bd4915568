import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { toField } from '../../core/mapping/fields.ts';
import { isProvisioned } from '../../core/mapping/provisionedMode.ts';
import { readRaw } from './draft.ts';
import { renderFold } from './fold.ts';
import { renderNeedsProvisioned, renderProvisionedSwitch } from './provisionedMode.ts';
import {
  ESSENTIAL_SECTIONS,
  type FoldedSection,
  type FormSection,
  OPTIONAL_SECTIONS,
  POLLER_SECTION,
  PROVISIONED_SECTIONS,
} from './sections.ts';
import { summarize } from './summaries.ts';
import type { View } from './view.ts';

/** What every mapping needs, then what can be set besides, folded, and last what provisioned mode makes possible. */
export function renderForm(view: View): TemplateResult {
  return html`${ESSENTIAL_SECTIONS.map((section) => renderSection(view, section))}
    <div class="folds">${OPTIONAL_SECTIONS.map((section) => renderFolded(view, section))}</div>
    ${renderProvisioned(view)}`;
}

function renderSection(view: View, section: FormSection): TemplateResult {
  const headingId = `section-${section.id}`;
  return html`<section class="section" aria-labelledby=${headingId}>
    <h2 id=${headingId}>${section.title()}</h2>
    ${renderFields(view, section)}
  </section>`;
}

function renderFields(view: View, { fields }: FormSection): readonly (TemplateResult | typeof nothing)[] {
  return fields.map(({ id, render, when }) =>
    render === undefined || when?.(view) === false ? nothing : render(view, id),
  );
}

function renderFolded(view: View, section: FoldedSection): TemplateResult {
  const { input } = view.draft.document;
  const fields = section.fields.map(({ id }) => id);
  const summary = section.summary?.(input) ?? summarize(fields, input);
  const head = {
    id: section.id,
    title: section.title(),
    summary: summary === '' ? section.fallback(input) : summary,
    fields,
  };
  return renderFold(view, head, html`${renderFields(view, section)}`);
}

function renderProvisioned(view: View): TemplateResult {
  const isOn = isProvisioned(view.draft.document.input);
  return html`<section class="section provisioned" aria-labelledby="section-provisioned">
    <h2 id="section-provisioned">${l10n.t('Provisioned mode')}</h2>
    ${renderProvisionedSwitch(view)}
    <div class="folds">
      ${isOn ? renderFolded(view, POLLER_SECTION) : nothing}
      ${PROVISIONED_SECTIONS.map((section) => (isOn ? renderFolded(view, section) : renderLocked(view, section)))}
    </div>
  </section>`;
}

/** A section that needs provisioned mode while that is off. What is set in it all the same can still be changed. */
function renderLocked(view: View, section: FoldedSection): TemplateResult {
  const fields = section.fields.map(({ id }) => id);
  const isSet = fields.some((id) => readRaw(view.draft, toField(id).path) !== undefined);
  const words = [l10n.t('needs provisioned mode'), summarize(fields, view.draft.document.input)];
  const head = {
    id: section.id,
    title: section.title(),
    summary: words.filter((part) => part !== '').join(': '),
    icon: 'lock',
    fields,
  };
  return renderFold(
    view,
    head,
    html`${renderNeedsProvisioned(view)}
      <fieldset class="locked" ?disabled=${!isSet}>${renderFields(view, section)}</fieldset>`,
  );
}

const SHOWN: ReadonlySet<FieldId> = new Set(
  [...ESSENTIAL_SECTIONS, ...OPTIONAL_SECTIONS, POLLER_SECTION, ...PROVISIONED_SECTIONS].flatMap(({ fields }) =>
    fields.map(({ id }) => id),
  ),
);

/** Whether a finding about the field can be shown beside it. */
export function isInForm(id: FieldId | undefined): boolean {
  return id !== undefined && SHOWN.has(id);
}
