import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { readRaw } from './draft.ts';
import { type FieldFrame, renderDocLink, renderField, renderFindings, renderMark, toFrame } from './field.ts';
import type { View } from './view.ts';

/** Yes or no; what is the service's default is not written down. */
export function renderBoolean(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  const { field, controlId } = frame;
  const value = readRaw(view.draft, field.path) ?? field.default?.value;
  const onChange = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { checked } = event.target;
    view.actions.edit([{ path: field.path, value: checked === field.default?.value ? undefined : checked }]);
  };
  return html`<div class="field" data-field=${id}>
    <div class="checkbox">
      <input
        id=${controlId}
        type="checkbox"
        aria-describedby=${frame.describedBy}
        ?disabled=${frame.fixed}
        .checked=${live(value === true)}
        @change=${onChange}
      />
      <div class="radio-text">
        <span class="field-head"><label for=${controlId}>${field.label()}${renderMark(view, frame)}</label>${renderDocLink(field)}</span>
        <span id=${`${controlId}-help`} class="help">${field.help()}</span>
      </div>
    </div>
    ${renderFindings(view, frame.findings, `${controlId}-findings`)}
  </div>`;
}

/** How one item of a list names its choice. */
interface ItemShape {
  readonly read: (item: unknown) => unknown;
  readonly write: (choice: string) => unknown;
}

const PLAIN: ItemShape = { read: (item) => item, write: (choice) => choice };

/** Items `{ Attribute }` of a schema registry (fields.md 9). */
const ATTRIBUTE: ItemShape = {
  read: (item) => (typeof item === 'object' && item !== null && 'Attribute' in item ? item.Attribute : undefined),
  write: (choice) => ({ Attribute: choice }),
};

export const renderChoices = (view: View, id: FieldId): TemplateResult => renderChecks(view, id, PLAIN);
export const renderAttributes = (view: View, id: FieldId): TemplateResult => renderChecks(view, id, ATTRIBUTE);

/** Several of the choices of the table of fields. Items that are none of them stay, behind the others. */
function renderChecks(view: View, id: FieldId, { read, write }: ItemShape): TemplateResult {
  const frame = toFrame(view, id);
  const { field } = frame;
  const raw = readRaw(view.draft, field.path);
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const names = (field.choices ?? []).map(({ value }) => value);
  const chosen = new Set(items.map(read));
  const choose = (name: string, checked: boolean) => {
    const wanted = names.filter((entry) => (entry === name ? checked : chosen.has(entry)));
    const others = items.filter((item) => !names.some((entry) => entry === read(item)));
    const next = [...wanted.map(write), ...others];
    view.actions.edit([{ path: field.path, value: next.length === 0 ? undefined : next }]);
  };
  const control = html`<div class="radios" role="group" aria-labelledby=${frame.labelId} aria-describedby=${frame.describedBy}>
    ${(field.choices ?? []).map((choice, index) =>
      renderCheck(
        frame,
        {
          id: index === 0 ? frame.controlId : `${frame.controlId}-${choice.value}`,
          label: choice.label(),
          help: choice.help(),
        },
        chosen.has(choice.value),
        (checked) => choose(choice.value, checked),
      ),
    )}
  </div>`;
  return renderField(view, frame, control, { own: false });
}

function renderCheck(
  { fixed }: FieldFrame,
  { id, label, help }: { readonly id: string; readonly label: string; readonly help: string },
  checked: boolean,
  onChange: (checked: boolean) => void,
): TemplateResult {
  const change = (event: Event) => {
    if (event.target instanceof HTMLInputElement) onChange(event.target.checked);
  };
  return html`<div class="checkbox choice">
    <input id=${id} type="checkbox" aria-describedby=${`${id}-about`} ?disabled=${fixed} .checked=${live(checked)} @change=${change} />
    <div class="radio-text">
      <label for=${id}>${label}</label>
      <span id=${`${id}-about`} class="help">${help}</span>
    </div>
  </div>`;
}
