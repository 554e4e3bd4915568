import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import { formatTimestamp, parseTimestamp } from '../../core/mapping/timestamp.ts';
import { readRaw, toControlText } from './draft.ts';
import { type FieldFrame, renderField, renderNote, toFrame } from './field.ts';
import { formatTimeZone, fromLocalInput, toLocalInput } from './localTime.ts';
import type { View } from './view.ts';

/** A line of text; empty takes the member out of the document. */
export function renderText(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  return renderField(
    view,
    frame,
    renderInput(view, frame, (text) => [{ path: frame.field.path, value: text === '' ? undefined : text }]),
  );
}

/** What a control for whole numbers writes. */
type ToEdits = (view: View, path: FieldPath, value: unknown) => readonly FieldEdit[];

const writeValue: ToEdits = (_view, path, value) => [{ path, value }];

/** A whole number. What is no number goes into the document as it is: it is said to be wrong, not lost. */
export function renderInteger(view: View, id: FieldId, toEdits: ToEdits = writeValue): TemplateResult {
  const frame = toFrame(view, id);
  const toValue = (text: string) => (text === '' ? undefined : /^-?\d{1,15}$/.test(text) ? Number(text) : text);
  const { path } = frame.field;
  return renderField(
    view,
    frame,
    renderInput(view, frame, (text) => toEdits(view, path, toValue(text)), 'numeric'),
  );
}

function renderInput(
  view: View,
  frame: FieldFrame,
  toEdits: (text: string) => readonly FieldEdit[],
  mode: 'text' | 'numeric' = 'text',
): TemplateResult {
  const { field, controlId } = frame;
  const onInput = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    view.actions.edit(toEdits(event.target.value.trim()), controlId);
  };
  return html`<input
    id=${controlId}
    class="input ${mode === 'numeric' ? 'input-short' : ''}"
    type="text"
    inputmode=${mode}
    autocomplete="off"
    spellcheck="false"
    placeholder=${field.placeholder?.() ?? nothing}
    aria-describedby=${frame.describedBy}
    aria-invalid=${frame.invalid ? 'true' : 'false'}
    aria-required=${frame.required ? 'true' : 'false'}
    ?readonly=${frame.fixed}
    .value=${live(toShown(view, frame))}
    @input=${onInput}
    @blur=${() => view.actions.touch(field.path)}
  />`;
}

/**
 * What an input shows: the document's value. While somebody types, blanks at the ends are not in the document but must
 * stay in the input.
 */
function toShown(view: View, { field, controlId }: FieldFrame): string {
  const text = toControlText(readRaw(view.draft, field.path));
  const active = document.activeElement;
  const isTyping = active instanceof HTMLInputElement && active.id === controlId && active.value.trim() === text;
  return isTyping ? active.value : text;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help: string;
  readonly disabled?: boolean;
}

/** One of a few, each with a sentence. */
export function renderRadios(
  frame: FieldFrame,
  choices: readonly Choice[],
  chosen: string | undefined,
  onChoose: (value: string) => void,
): TemplateResult {
  const first = choices.find((choice) => choice.disabled !== true);
  return html`<div
    class="radios"
    role="radiogroup"
    aria-labelledby=${frame.labelId}
    aria-describedby=${frame.describedBy}
    aria-invalid=${frame.invalid ? 'true' : 'false'}
    aria-required=${frame.required ? 'true' : 'false'}
    aria-readonly=${frame.fixed ? 'true' : 'false'}
  >
    ${choices.map((choice) => {
      const id = choice === first ? frame.controlId : `${frame.controlId}-${choice.value}`;
      return html`<div class="radio">
        <input
          id=${id}
          type="radio"
          name=${frame.controlId}
          value=${choice.value}
          aria-describedby=${`${id}-about`}
          ?disabled=${choice.disabled === true || (frame.fixed && choice.value !== chosen)}
          .checked=${live(choice.value === chosen)}
          @change=${() => onChoose(choice.value)}
        />
        <div class="radio-text">
          <label for=${id}>${choice.label}</label>
          <span id=${`${id}-about`} class="help">${choice.help}</span>
        </div>
      </div>`;
    })}
  </div>`;
}

/** One of the choices of the table of fields. */
export function renderChoice(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  const { field } = frame;
  const choices = [
    ...(field.default === undefined ? [] : [{ value: '', label: l10n.t('Default'), help: field.default.words() }]),
    ...(field.choices ?? []).map(({ value, label, help }) => ({ value, label: label(), help: help() })),
  ];
  const chosen = toControlText(readRaw(view.draft, field.path));
  const onChoose = (value: string) =>
    view.actions.edit([{ path: field.path, value: value === '' ? undefined : value }]);
  return renderField(view, frame, renderRadios(frame, choices, chosen, onChoose), { own: false });
}

/** A point in time: picked in local time, written as UTC. A text that is no time is shown as it is. */
export function renderTimestamp(view: View, id: FieldId): TemplateResult {
  const frame = toFrame(view, id);
  const { field, controlId } = frame;
  const raw = readRaw(view.draft, field.path);
  const time = typeof raw === 'string' || typeof raw === 'number' ? parseTimestamp(raw) : undefined;
  if (raw !== undefined && time === undefined) return renderText(view, id);
  const onInput = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const milliseconds = fromLocalInput(event.target.value);
    // A half-filled input has no value either; only an emptied one takes the member out.
    if (milliseconds === undefined && event.target.validity.badInput) return;
    const value = milliseconds === undefined ? undefined : formatTimestamp(milliseconds);
    view.actions.edit([{ path: field.path, value }], controlId);
  };
  const control = html`<input
    id=${controlId}
    class="input input-medium"
    type="datetime-local"
    step="1"
    aria-describedby=${`${controlId}-zone ${frame.describedBy}`}
    aria-invalid=${frame.invalid ? 'true' : 'false'}
    aria-required=${frame.required ? 'true' : 'false'}
    ?readonly=${frame.fixed}
    .value=${time === undefined ? '' : toLocalInput(time.milliseconds)}
    @input=${onInput}
    @blur=${() => view.actions.touch(field.path)}
  />`;
  const zone = formatTimeZone(time?.milliseconds ?? view.draft.known.now ?? 0);
  const words =
    time === undefined
      ? l10n.t('Entered in your time zone ({0}), written as UTC.', zone)
      : l10n.t('Entered in your time zone ({0}), written as {1}.', zone, toControlText(raw));
  const more = html`<div id=${`${controlId}-zone`}>${renderNote(words, 'watch')}</div>`;
  return renderField(view, frame, control, { more });
}
