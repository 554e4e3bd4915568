import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type PickerOption, SHOWN_OPTIONS, toRuns } from './options.ts';

/** What the list of a combobox shows and does. */
export interface ComboboxList {
  readonly id: string;
  /** Those that fit what was typed. */
  readonly shown: readonly PickerOption[];
  /** Place of the active one in `shown`; -1: none. */
  readonly active: number;
  /** As the document has it. */
  readonly value: string;
  readonly choose: (value: string) => void;
}

/**
 * The options under their headings. Lists arrive one after the other, so an option keeps its element while others come
 * before it: what the pointer was about to press must not become another option in the meantime.
 */
export function renderComboboxOptions(list: ComboboxList): TemplateResult {
  const runs = toRuns(list.shown.slice(0, SHOWN_OPTIONS));
  return html`${repeat(
    runs,
    ({ group }) => group,
    ({ group, start, members }) => {
      const options = repeat(
        members,
        ({ value }) => value,
        (option, index) => renderOption(list, option, start + index),
      );
      if (group === '') return html`${options}`;
      const headingId = `${list.id}-group-${start}`;
      return html`<div role="group" aria-labelledby=${headingId}>
        <div id=${headingId} class="combobox-group" role="presentation">${group}</div>
        ${options}
      </div>`;
    },
  )}`;
}

function renderOption(
  { id, active, value, choose }: ComboboxList,
  option: PickerOption,
  index: number,
): TemplateResult {
  const classes = `combobox-option${index === active ? ' active' : ''}${option.value === value ? ' chosen' : ''}`;
  const press = (event: MouseEvent) => {
    // The input keeps the focus.
    event.preventDefault();
    choose(option.value);
  };
  return html`<div
    id=${`${id}-${index}`}
    class=${classes}
    role="option"
    aria-selected=${index === active ? 'true' : 'false'}
    title=${option.value}
    @mousedown=${press}
  >
    <span class="combobox-label">${option.label}</span>
    ${option.description === undefined ? nothing : html`<span class="combobox-description">${option.description}</span>`}
  </div>`;
}
