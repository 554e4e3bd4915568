import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Panel } from './sideState.ts';
import type { View } from './view.ts';

export interface PanelHead {
  readonly panel: Panel;
  readonly title: string;
  /** What it shows, in a few words, while it is folded. */
  readonly summary?: string;
  /** Of the heading. */
  readonly level?: 2 | 3;
}

/** A part beside the form that can be folded away. What is folded is not drawn, so it costs nothing. */
export function renderPanel(
  view: View,
  { panel, title, summary, level = 2 }: PanelHead,
  content: () => TemplateResult,
): TemplateResult {
  const isOpen = view.state.side.open[panel];
  const titleId = `${panel}-title`;
  return html`<section class="panel" aria-labelledby=${titleId}>
    <details class="panel-fold" .open=${isOpen} @toggle=${(event: Event) => onToggle(view, panel, event)}>
      <summary>
        <span class="codicon codicon-${isOpen ? 'chevron-down' : 'chevron-right'}" aria-hidden="true"></span>
        ${level === 2 ? html`<h2 id=${titleId} tabindex="-1">${title}</h2>` : html`<h3 id=${titleId} tabindex="-1">${title}</h3>`}
        ${isOpen || summary === undefined ? nothing : html`<span class="panel-summary">${summary}</span>`}
      </summary>
      ${isOpen ? html`<div class="panel-body">${content()}</div>` : nothing}
    </details>
  </section>`;
}

function onToggle(view: View, panel: Panel, event: Event): void {
  if (!(event.currentTarget instanceof HTMLDetailsElement)) return;
  const { open } = event.currentTarget;
  const { side } = view.state;
  if (open !== side.open[panel]) view.actions.side({ open: { ...side.open, [panel]: open } });
}

/** Copies a text; the button says for a while that it did. */
export function renderCopyButton(view: View, name: string, text: string): TemplateResult {
  const copied = view.state.copied === name;
  return html`<button type="button" class="button secondary small" @click=${() => view.actions.copy(name, text)}>
      <span class="codicon codicon-${copied ? 'check' : 'copy'}" aria-hidden="true"></span>${copied ? l10n.t('Copied') : l10n.t('Copy')}
    </button>
    <span class="visually-hidden" role="status">${copied ? l10n.t('The text was copied') : ''}</span>`;
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Neighbours of one group stand below its name. */
  readonly group?: string;
}

export interface SelectFrame {
  readonly id: string;
  /** For those who hear it; those who see it have the place. */
  readonly label: string;
  readonly options: () => readonly SelectOption[];
  /** What the options are made from: while it stays the same, so do they. */
  readonly from: readonly unknown[];
  readonly chosen: string;
  readonly disabled?: boolean;
}

/** The browser's own list of choices, dressed as VS Code's. */
export function renderSelect(frame: SelectFrame, onChoose: (value: string) => void): TemplateResult {
  const onChange = (event: Event) => {
    if (event.target instanceof HTMLSelectElement) onChoose(event.target.value);
  };
  return html`<select
    id=${frame.id}
    class="input select"
    aria-label=${frame.label}
    ?disabled=${frame.disabled === true}
    .value=${live(frame.chosen)}
    @change=${onChange}
  >
    ${guard([frame.chosen, ...frame.from], () => renderOptions(frame))}
  </select>`;
}

function renderOptions({ options, chosen }: SelectFrame): readonly unknown[] {
  const all = options();
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups.map((group) => {
    const members = all
      .filter((option) => option.group === group)
      .map(({ value, label }) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`);
    return group === undefined ? members : html`<optgroup label=${group}>${members}</optgroup>`;
  });
}

/** One of the page's check boxes, beside what it is for. */
export function renderCheckbox(
  frame: { readonly id: string; readonly label: string; readonly checked: boolean },
  onChange: (checked: boolean) => void,
): TemplateResult {
  const change = (event: Event) => {
    if (event.target instanceof HTMLInputElement) onChange(event.target.checked);
  };
  return html`<div class="checkbox option">
    <input id=${frame.id} type="checkbox" .checked=${live(frame.checked)} @change=${change} />
    <label for=${frame.id}>${frame.label}</label>
  </div>`;
}

/** Letters that the narrowest panel has room for in a line: what is not longer is drawn as plain text, which costs less. */
const SHORT_LINE = 34;

/** A text to look at and to take away, with the keyboard too. */
export function renderPreview(text: string, label: string, className = ''): TemplateResult {
  const lines = () => renderLines(text.split('\n'));
  return html`<pre class="preview ${className}" tabindex="0" role="region" aria-label=${label}>${guard([text], lines)}</pre>`;
}

/** Plain text and long lines in turn. */
function renderLines(lines: readonly string[]): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let plain = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) plain += '\n';
    if (line.length <= SHORT_LINE) {
      plain += line;
    } else {
      parts.push(plain, renderLine(line));
      plain = '';
    }
  }
  return [...parts, plain];
}

/** What does not fit goes on further in than the line begins, so that each line can be told from the next. */
function renderLine(line: string): TemplateResult {
  const indent = line.length - line.trimStart().length;
  return html`<span class="preview-line" .style=${`--indent: ${indent}ch`}>${line}</span>`;
}

/** Things to know about a text, one a line. */
export function renderPanelNotes(notes: readonly (string | TemplateResult)[]): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  return html`<ul class="panel-notes">
    ${notes.map(
      (note) =>
        html`<li class="note"><span class="codicon codicon-info" aria-hidden="true"></span><span>${note}</span></li>`,
    )}
  </ul>`;
}
