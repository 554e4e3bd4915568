import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Finding } from '../../core/mapping/finding.ts';
import { readRaw, toControlText } from './draft.ts';
import { type FieldFrame, renderField, renderFindings, renderNote, toFrame } from './field.ts';
import { type RowsFrame, readRows, renderRows } from './filterRows.ts';
import { renderTrial } from './filterTrial.ts';
import { withoutPattern } from './sideState.ts';
import { toControlId, type View } from './view.ts';

/** A new pattern to start from: it matches every record that has a value with the member. */
const FIRST_PATTERN = '{"value": {"member": [{"exists": true}]}}';

/** AWS takes 10 (fields.md 10); a file can hold any number, and the form must stay usable. */
const MOST_PATTERNS = 20;

/** The patterns, one editor each. The list is always written whole, so that a step can be repeated harmlessly. */
export function renderFilters(view: View): TemplateResult {
  const frame = toFrame(view, 'filters');
  const patterns = readPatterns(view);
  const write = (next: readonly string[], typing?: string) =>
    view.actions.edit([{ path: frame.field.path, value: toFilters(next) }], typing);
  const ownFindings = frame.findings.filter((finding) => toIndex(frame, finding) === undefined);
  const control = html`<div class="filters" role="group" aria-labelledby=${frame.labelId} aria-describedby=${frame.describedBy}>
    ${patterns.slice(0, MOST_PATTERNS).map((pattern, index) => renderPattern(view, { frame, pattern, index, patterns, write }))}
    ${patterns.length > MOST_PATTERNS ? renderNote(toMoreWords(patterns.length - MOST_PATTERNS)) : nothing}
    <button
      id=${frame.controlId}
      type="button"
      class="button secondary"
      ?disabled=${frame.fixed || patterns.length >= (frame.field.limits?.maxItems ?? Number.POSITIVE_INFINITY)}
      @click=${() => write([...patterns, FIRST_PATTERN])}
    >
      <span class="codicon codicon-add" aria-hidden="true"></span>${l10n.t('Add Pattern')}
    </button>
  </div>`;
  const more =
    patterns.length > 1
      ? renderNote(l10n.t('A record that matches any of the {0} patterns is sent.', patterns.length))
      : nothing;
  return html`${renderField(view, { ...frame, findings: ownFindings }, control, { own: false, more })}
  ${patterns.length === 0 ? nothing : renderTrial(view, patterns.slice(0, MOST_PATTERNS))}`;
}

interface PatternFrame {
  readonly frame: FieldFrame;
  readonly pattern: string;
  readonly index: number;
  readonly patterns: readonly string[];
  readonly write: (next: readonly string[], typing?: string) => void;
}

/** Rows where they can show the pattern and nobody asked for its text. */
function renderPattern(view: View, { frame, pattern, index, patterns, write }: PatternFrame): TemplateResult {
  const id = toControlId('filters', index);
  const findings = frame.findings.filter((finding) => toIndex(frame, finding) === index);
  const invalid = findings.some((finding) => finding.severity === 'error');
  const rows = readRows(view, index, pattern);
  const isRaw = rows === undefined || view.state.side.rawPatterns.includes(index);
  const rowsFrame = {
    id,
    index,
    pattern,
    fixed: frame.fixed,
    invalid,
    write: (next: string, typing?: string) => write(patterns.with(index, next), typing),
  };
  const remove = () => {
    view.actions.side(withoutPattern(view.state.side, index));
    write(patterns.toSpliced(index, 1));
  };
  return html`<div class="pattern">
    <div class="pattern-head">
      ${
        isRaw
          ? html`<label for=${id}>${l10n.t('Pattern {0}', index + 1)}</label>`
          : html`<span>${l10n.t('Pattern {0}', index + 1)}</span>`
      }
      <span class="pattern-actions">
        ${rows === undefined ? nothing : renderSwitch(view, index, isRaw)}
        <button
          type="button"
          class="icon-button"
          title=${l10n.t('Remove pattern {0}', index + 1)}
          aria-label=${l10n.t('Remove pattern {0}', index + 1)}
          ?disabled=${frame.fixed}
          @click=${remove}
        >
          <span class="codicon codicon-trash" aria-hidden="true"></span>
        </button>
      </span>
    </div>
    ${isRaw ? renderRaw(rowsFrame) : renderRows(view, rowsFrame, rows)}
    ${isRaw && !invalid ? renderRawNote(rows === undefined) : nothing}
    ${renderFindings(view, findings, `${id}-findings`)}
  </div>`;
}

function renderSwitch(view: View, index: number, isRaw: boolean): TemplateResult {
  const { rawPatterns } = view.state.side;
  const others = rawPatterns.filter((place) => place !== index);
  const toggle = () => view.actions.side({ rawPatterns: isRaw ? others : [...others, index] });
  const name = isRaw ? l10n.t('Show pattern {0} as rows', index + 1) : l10n.t('Show pattern {0} as JSON', index + 1);
  return html`<button type="button" class="icon-button" title=${name} aria-label=${name} @click=${toggle}>
    <span class="codicon codicon-${isRaw ? 'list-unordered' : 'json'}" aria-hidden="true"></span>
  </button>`;
}

function renderRaw({ id, pattern, fixed, invalid, write }: RowsFrame): TemplateResult {
  const onInput = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) write(event.target.value, id);
  };
  return html`<textarea
    id=${id}
    class="input code"
    rows="2"
    spellcheck="false"
    aria-describedby=${`${id}-findings`}
    aria-invalid=${invalid ? 'true' : 'false'}
    ?readonly=${fixed}
    .value=${live(pattern)}
    @input=${onInput}
  ></textarea>`;
}

function renderRawNote(isOnlyRaw: boolean): TemplateResult {
  return isOnlyRaw
    ? renderNote(l10n.t('Valid JSON that rows cannot show, so it is edited as text.'), 'pass')
    : renderNote(l10n.t('Valid JSON'), 'pass');
}

function readPatterns(view: View): readonly string[] {
  const raw = readRaw(view.draft, ['FilterCriteria', 'Filters']);
  if (!Array.isArray(raw)) return [];
  const filters: readonly unknown[] = raw;
  return filters.map((filter) =>
    typeof filter === 'object' && filter !== null && 'Pattern' in filter ? toControlText(filter.Pattern) : '',
  );
}

function toFilters(patterns: readonly string[]): unknown {
  return patterns.length === 0 ? undefined : patterns.map((pattern) => ({ Pattern: pattern }));
}

/** Which of the patterns a finding is about; undefined: the list. */
function toIndex(frame: FieldFrame, finding: Finding): number | undefined {
  const part = finding.path[frame.field.path.length];
  return typeof part === 'number' ? part : undefined;
}

function toMoreWords(more: number): string {
  return more === 1
    ? l10n.t('1 more pattern stands in the text.')
    : l10n.t('{0} more patterns stand in the text.', more);
}
