import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldGroup, FieldId } from '../../core/mapping/fieldSpec.ts';
import { FIELD_GROUPS, FIELDS } from '../../core/mapping/fields.ts';
import { renderAuthentication } from './authentication.ts';
import { renderBoolean, renderChoice, renderInteger, renderText, renderTimestamp } from './controls.ts';
import { readRaw } from './draft.ts';
import { renderNote } from './field.ts';
import { renderFilters } from './filters.ts';
import { renderDestinationPicker, renderFunctionPicker, renderSourcePicker, renderTopicPicker } from './pickers.ts';
import type { View } from './view.ts';

interface FormField {
  readonly id: FieldId;
  readonly render: (view: View, id: FieldId) => TemplateResult;
  /** Shown always, unless this says otherwise. */
  readonly when?: (view: View) => boolean;
}

/** The fields of the form in their order; each stands in the section of its group. */
const FORM: readonly FormField[] = [
  { id: 'functionName', render: renderFunctionPicker },
  { id: 'eventSourceArn', render: renderSourcePicker },
  { id: 'topic', render: renderTopicPicker },
  { id: 'authentication', render: renderAuthentication },
  { id: 'startingPosition', render: renderChoice },
  { id: 'startingPositionTimestamp', render: renderTimestamp, when: needsTimestamp },
  { id: 'consumerGroupId', render: renderText },
  { id: 'batchSize', render: renderInteger },
  { id: 'batchWindow', render: renderInteger },
  { id: 'filters', render: renderFilters },
  { id: 'destination', render: renderDestinationPicker },
  { id: 'enabled', render: renderBoolean },
];

/** Drawn by the field named on the right. */
const PARTS: Readonly<Partial<Record<FieldId, FieldId>>> = { secret: 'authentication' };

/** Where the name of the group would repeat that of its only field, or promise more than the form shows. */
const TITLES: Readonly<Partial<Record<FieldGroup, () => string>>> = {
  authentication: () => l10n.t('Connection to the brokers'),
  other: () => l10n.t('State'),
};

function needsTimestamp({ draft }: View): boolean {
  const { input } = draft.document;
  return input.StartingPosition === 'AT_TIMESTAMP' || readRaw(draft, ['StartingPositionTimestamp']) !== undefined;
}

export function renderForm(view: View): TemplateResult {
  return html`${FIELD_GROUPS.map(({ group, label }) => renderSection(view, group, (TITLES[group] ?? label)()))}
  ${renderOthers(view)}`;
}

function renderSection(view: View, group: FieldGroup, title: string): TemplateResult | typeof nothing {
  const ids = new Set(FIELDS.filter((field) => field.group === group).map((field) => field.id));
  const fields = FORM.filter((field) => ids.has(field.id) && field.when?.(view) !== false);
  if (fields.length === 0) return nothing;
  const headingId = `section-${group}`;
  return html`<section class="section" aria-labelledby=${headingId}>
    <h2 id=${headingId}>${title}</h2>
    ${fields.map((field) => field.render(view, field.id))}
  </section>`;
}

/** What the document sets and the form does not show must not go unnoticed. */
function renderOthers(view: View): TemplateResult | typeof nothing {
  const shown = new Set<FieldId>(FORM.map((field) => field.id));
  const others = FIELDS.filter((field) => !shown.has(PARTS[field.id] ?? field.id))
    .filter((field) => readRaw(view.draft, field.path) !== undefined)
    .map((field) => field.label());
  if (others.length === 0) return nothing;
  return html`<section class="section" aria-labelledby="section-others">
    <h2 id="section-others">${l10n.t('Also set in the document')}</h2>
    ${renderNote(others.join(', '), 'json')}
    <button type="button" class="button secondary" @click=${() => view.actions.run({ errand: 'openText' })}>
      ${l10n.t('Open as Text')}
    </button>
  </section>`;
}

/** Whether a finding about the field can be shown beside it. */
export function isInForm(id: FieldId | undefined): boolean {
  return id !== undefined && FORM.some((field) => field.id === (PARTS[id] ?? id));
}
