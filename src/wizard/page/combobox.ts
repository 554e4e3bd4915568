import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { renderComboboxOptions } from './comboboxList.ts';
import { filterOptions, findNamed, type PickerOption, SHOWN_OPTIONS, toNextActive } from './options.ts';

/** How far an option list of a picker has come. */
export type PickerStatus = 'idle' | 'loading' | 'loaded' | 'failed';

/** Keys that move the active option, and by how far. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/**
 * A text input with a list of suggestions: the editable combobox with list autocomplete of the ARIA practices. Whatever
 * is typed is accepted; the list only helps. It is drawn into the page itself, not into a shadow root, so that labels,
 * descriptions and findings of the page can be tied to the input.
 *
 * Fires `choose` (detail: the new value) when the value is to change, `look` when the list is looked at, and `leave` when
 * the focus goes after something was done here.
 */
export class Combobox extends LitElement {
  static override readonly properties = {
    controlId: {},
    name: {},
    ownLabel: { attribute: false },
    value: {},
    options: { attribute: false },
    status: {},
    failure: {},
    placeholder: {},
    describedBy: {},
    freeText: { attribute: false },
    invalid: { type: Boolean },
    required: { type: Boolean },
    fixed: { type: Boolean },
    typed: { state: true },
    open: { state: true },
    active: { state: true },
  };

  declare controlId: string;
  /** Names the list for screen readers. */
  declare name: string;
  /** No label of the page points to the input: it is named like the list. */
  declare ownLabel: boolean;
  /** As the document has it. */
  declare value: string;
  declare options: readonly PickerOption[];
  declare status: PickerStatus;
  /** Why the list could not be loaded. */
  declare failure: string | undefined;
  declare placeholder: string | undefined;
  declare describedBy: string | undefined;
  /** Says which typed texts are values and not the start of a search: those are handed on with every key. */
  declare freeText: (text: string) => boolean;
  declare invalid: boolean;
  declare required: boolean;
  /** Not to be changed. */
  declare fixed: boolean;
  /** What the input holds while somebody types; undefined: it shows the value. */
  declare private typed: string | undefined;
  declare private open: boolean;
  declare private active: number;
  /** Somebody did something here since the focus came. */
  #isUsed = false;

  constructor() {
    super();
    this.controlId = '';
    this.name = '';
    this.ownLabel = false;
    this.value = '';
    this.options = [];
    this.status = 'idle';
    this.freeText = () => true;
    this.invalid = false;
    this.required = false;
    this.fixed = false;
    this.typed = undefined;
    this.open = false;
    this.active = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Undo, a fix or another editor changed the value: what was typed before is no longer what is meant.
    if (changed.has('value') && this.typed !== undefined && this.typed.trim() !== this.value) this.typed = undefined;
    if (changed.has('options')) this.#keepActive(changed.get('options') ?? []);
  }

  /** Lists arrive one after the other: the active option stays the same one, wherever it now stands. */
  #keepActive(before: readonly PickerOption[]): void {
    const active = this.#fitting(before)[this.active];
    if (active === undefined) return;
    this.active = this.#shown().findIndex(({ value }) => value === active.value);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active') || changed.has('open')) {
      this.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    const shown = this.#shown();
    const listId = `${this.controlId}-list`;
    // Why a list failed stands below the field, with the button that asks again: an empty list must not cover it.
    const isListed = this.open && !(shown.length === 0 && this.status === 'failed');
    const active = this.open && shown[this.active] !== undefined ? `${listId}-${this.active}` : undefined;
    return html`
      <div class="combobox">
        <input
          id=${this.controlId}
          class="input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-label=${ifDefined(this.ownLabel ? this.name : undefined)}
          aria-autocomplete="list"
          aria-expanded=${isListed ? 'true' : 'false'}
          aria-controls=${listId}
          aria-activedescendant=${ifDefined(active)}
          aria-describedby=${ifDefined(this.describedBy)}
          aria-invalid=${this.invalid ? 'true' : 'false'}
          aria-required=${this.required ? 'true' : 'false'}
          placeholder=${ifDefined(this.placeholder)}
          ?readonly=${this.fixed}
          .value=${live(this.typed ?? this.#display())}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          @focus=${this.#onFocus}
          @click=${this.#show}
          @blur=${this.#onBlur}
        />
        ${
          this.fixed
            ? nothing
            : html`<span class="combobox-arrow codicon codicon-chevron-down" aria-hidden="true" @mousedown=${this.#onArrow}></span>`
        }
        <div class="combobox-popup" ?hidden=${!isListed}>
          <div id=${listId} class="combobox-list" role="listbox" aria-label=${this.name}>${this.open ? this.#renderOptions(shown, listId) : nothing}</div>
          ${this.open ? this.#renderFoot(shown) : nothing}
        </div>
        <div class="visually-hidden" role="status">${this.open ? this.#toAnnouncement(shown) : ''}</div>
      </div>
    `;
  }

  #renderOptions(shown: readonly PickerOption[], id: string): TemplateResult {
    const { active, value } = this;
    return renderComboboxOptions({ id, shown, active, value, choose: (chosen) => this.#choose(chosen) });
  }

  #renderFoot(shown: readonly PickerOption[]): TemplateResult | typeof nothing {
    const text = this.#toFoot(shown);
    return text === undefined ? nothing : html`<div class="combobox-foot" aria-hidden="true">${text}</div>`;
  }

  #toFoot(shown: readonly PickerOption[]): string | undefined {
    if (this.status === 'loading') return l10n.t('Loading…');
    if (this.status === 'failed') return this.failure;
    if (shown.length > SHOWN_OPTIONS) return l10n.t('{0} more: type to narrow them down', shown.length - SHOWN_OPTIONS);
    if (shown.length > 0) return undefined;
    return this.options.length > 0
      ? l10n.t('Nothing matches; what you type is taken as it is')
      : l10n.t('There is nothing to choose from; type the value');
  }

  #toAnnouncement(shown: readonly PickerOption[]): string {
    const foot = this.#toFoot(shown);
    const count = shown.length === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', shown.length);
    return foot === undefined ? count : `${count}. ${foot}`;
  }

  /** Options that fit what was typed; all of them before anything is typed. */
  #shown(): readonly PickerOption[] {
    return this.#fitting(this.options);
  }

  #fitting(options: readonly PickerOption[]): readonly PickerOption[] {
    return this.typed === undefined ? options : filterOptions(options, this.typed);
  }

  #display(): string {
    return this.options.find((option) => option.value === this.value)?.label ?? this.value;
  }

  readonly #show = (): void => {
    if (this.fixed || this.open) return;
    this.#isUsed = true;
    this.open = true;
    this.active = this.typed === undefined ? this.options.findIndex((option) => option.value === this.value) : -1;
    this.dispatchEvent(new CustomEvent('look'));
  };

  #hide(): void {
    this.open = false;
    this.active = -1;
  }

  #choose(value: string): void {
    this.typed = undefined;
    this.#hide();
    if (value !== this.value) this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }

  /** What was typed becomes the value: as the option it names, or as it is. */
  #settle(): void {
    const typed = this.typed?.trim();
    if (typed === undefined) {
      this.#hide();
      return;
    }
    const named = typed === this.#display() ? this.value : (findNamed(this.options, typed)?.value ?? typed);
    this.#choose(named);
  }

  readonly #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value;
    this.typed = text;
    this.open = true;
    // A search takes its first match on Enter; a text that is a value of its own must not be replaced by one.
    this.active = text === '' || this.freeText(text) ? -1 : 0;
    if (this.freeText(text)) this.dispatchEvent(new CustomEvent('choose', { detail: text.trim() }));
    this.dispatchEvent(new CustomEvent('look'));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#isUsed = true;
    if (this.fixed || event.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) this.#move(step);
    else if (event.key === 'Enter') this.#accept();
    else if (event.key === 'Escape' && (this.open || this.typed !== undefined)) this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move(step: number): void {
    if (!this.open) {
      this.#show();
      return;
    }
    this.active = toNextActive(this.active, step, Math.min(this.#shown().length, SHOWN_OPTIONS));
  }

  #accept(): void {
    const option = this.open ? this.#shown()[this.active] : undefined;
    if (option === undefined) this.#settle();
    else this.#choose(option.value);
  }

  /** First the list goes, then what was typed for a search. */
  #leave(): void {
    if (this.open) this.#hide();
    else this.typed = undefined;
  }

  readonly #onArrow = (event: MouseEvent): void => {
    event.preventDefault();
    if (this.open) this.#hide();
    else this.#show();
    this.querySelector('input')?.focus();
  };

  readonly #onFocus = (event: Event): void => {
    if (event.target instanceof HTMLInputElement && !this.fixed) event.target.select();
    this.dispatchEvent(new CustomEvent('look'));
  };

  readonly #onBlur = (): void => {
    if (this.#isUsed) this.dispatchEvent(new CustomEvent('leave'));
    this.#isUsed = false;
    this.#settle();
  };
}

customElements.define('msk-combobox', Combobox);
