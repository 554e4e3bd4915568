import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

type Row = readonly [key: string, value: string];
export type TagValues = Readonly<Record<string, string>>;

/**
 * Keys and values, a row each. A row whose key is empty or taken is kept here until that is put right: an object cannot
 * hold it. Fires `change-tags` (detail: all tags that are complete) and `leave`.
 */
export class TagRows extends LitElement {
  static override readonly properties = {
    controlId: {},
    labelId: {},
    describedBy: {},
    tags: { attribute: false },
    fixed: { type: Boolean },
    most: { type: Number },
    rows: { state: true },
  };

  declare controlId: string;
  declare labelId: string;
  declare describedBy: string;
  declare tags: TagValues;
  declare fixed: boolean;
  declare most: number;
  declare private rows: readonly Row[];

  constructor() {
    super();
    this.controlId = '';
    this.labelId = '';
    this.describedBy = '';
    this.tags = {};
    this.fixed = false;
    this.most = Number.POSITIVE_INFINITY;
    this.rows = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Undo, a fix or another editor changed the tags: the rows follow. What the rows say themselves changes nothing.
    if (changed.has('tags') && !isSame(toTags(this.rows), this.tags)) this.rows = Object.entries(this.tags);
  }

  protected override render(): TemplateResult {
    return html`<div class="item-rows" role="group" aria-labelledby=${this.labelId} aria-describedby=${this.describedBy}>
      ${this.rows.map((row, index) => this.#renderRow(row, index))}
      <button id=${this.controlId} type="button" class="button secondary" ?disabled=${this.fixed || this.rows.length >= this.most} @click=${this.#add}>
        <span class="codicon codicon-add" aria-hidden="true"></span>${l10n.t('Add Tag')}
      </button>
    </div>`;
  }

  #renderRow([key, value]: Row, index: number): TemplateResult {
    const id = `${this.controlId}-${index}`;
    const problem = this.#toProblem(key, index);
    const name = l10n.t('Remove tag {0}', index + 1);
    return html`<div class="item-row">
        <input
          id=${`${id}-key`}
          class="input item-key"
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder=${l10n.t('key')}
          aria-label=${l10n.t('Key of tag {0}', index + 1)}
          aria-invalid=${problem === undefined ? 'false' : 'true'}
          aria-describedby=${`${id}-problem`}
          ?readonly=${this.fixed}
          .value=${live(key)}
          @input=${(event: Event) => this.#change(index, [toText(event), value])}
          @blur=${this.#leave}
        />
        <input
          class="input item-wide"
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder=${l10n.t('value')}
          aria-label=${l10n.t('Value of tag {0}', index + 1)}
          ?readonly=${this.fixed}
          .value=${live(value)}
          @input=${(event: Event) => this.#change(index, [key, toText(event)])}
          @blur=${this.#leave}
        />
        ${
          this.fixed
            ? nothing
            : html`<button type="button" class="icon-button" title=${name} aria-label=${name} @click=${() => this.#write(this.rows.toSpliced(index, 1))}>
                <span class="codicon codicon-trash" aria-hidden="true"></span>
              </button>`
        }
      </div>
      <div id=${`${id}-problem`} aria-live="polite">
        ${problem === undefined ? nothing : html`<p class="note"><span class="codicon codicon-warning severity-warning" aria-hidden="true"></span><span>${problem}</span></p>`}
      </div>`;
  }

  #toProblem(key: string, index: number): string | undefined {
    if (key === '') return l10n.t('Not in the document yet: a tag needs a key.');
    const isTaken = this.rows.slice(0, index).some(([other]) => other === key);
    return isTaken ? l10n.t('Not in the document: another tag has this key.') : undefined;
  }

  readonly #add = async (): Promise<void> => {
    this.rows = [...this.rows, ['', '']];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#${this.controlId}-${this.rows.length - 1}-key`)?.focus();
  };

  #change(index: number, row: Row): void {
    this.#write(this.rows.with(index, row));
  }

  #write(rows: readonly Row[]): void {
    this.rows = rows;
    const tags = toTags(rows);
    if (!isSame(tags, this.tags)) this.dispatchEvent(new CustomEvent<TagValues>('change-tags', { detail: tags }));
  }

  readonly #leave = (): void => {
    this.dispatchEvent(new CustomEvent('leave'));
  };
}

/** The first of rows with one key counts. */
function toTags(rows: readonly Row[]): TagValues {
  const isFirst = (key: string, index: number) => rows.findIndex(([other]) => other === key) === index;
  return Object.fromEntries(rows.filter(([key], index) => key !== '' && isFirst(key, index)));
}

function isSame(a: TagValues, b: TagValues): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}

function toText({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}

customElements.define('msk-tag-rows', TagRows);
