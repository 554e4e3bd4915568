import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Finding } from '../../core/mapping/finding.ts';
import { readRaw, toControlText } from './draft.ts';
import { type FieldFrame, renderField, renderFindings, renderNote, toFrame } from './field.ts';
import { toControlId, type View } from './view.ts';

/** A new pattern to start from: it matches every record that has a value with the member. */
const FIRST_PATTERN = '{"value": {"member": [{"exists": true}]}}';

/** AWS takes 10 (fields.md 10); a file can hold any number, and the form must stay usable. */
const MOST_PATTERNS = 20;

/** Patterns as raw JSON, one editor each. The list is always written whole, so that a step can be repeated harmlessly. */
export function renderFilters(view: View): TemplateResult {
  const frame = toFrame(view, 'filters');
  const patterns = readPatterns(view);
  const write = (next: readonly string[], typing?: string) =>
    view.actions.edit([{ path: frame.field.path, value: toFilters(next) }], typing);
  const ownFindings = frame.findings.filter((finding) => toIndex(frame, finding) === undefined);
  const control = html`<div class="filters" role="group" aria-labelledby=${frame.labelId} aria-describedby=${frame.describedBy}>
    ${patterns.slice(0, MOST_PATTERNS).map((pattern, index) => renderPattern(view, frame, { pattern, index }, patterns, write))}
    ${
      patterns.length > MOST_PATTERNS
        ? renderNote(l10n.t('{0} more patterns stand in the text.', patterns.length - MOST_PATTERNS))
        : nothing
    }
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
  return renderField(view, { ...frame, findings: ownFindings }, control, { own: false, more });
}

function renderPattern(
  view: View,
  frame: FieldFrame,
  { pattern, index }: { readonly pattern: string; readonly index: number },
  patterns: readonly string[],
  write: (next: readonly string[], typing?: string) => void,
): TemplateResult {
  const id = toControlId('filters', index);
  const findings = frame.findings.filter((finding) => toIndex(frame, finding) === index);
  const isInvalid = findings.some((finding) => finding.severity === 'error');
  const onInput = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) write(patterns.with(index, event.target.value), id);
  };
  return html`<div class="pattern">
    <div class="pattern-head">
      <label for=${id}>${l10n.t('Pattern {0}', index + 1)}</label>
      <button
        type="button"
        class="icon-button"
        title=${l10n.t('Remove pattern {0}', index + 1)}
        aria-label=${l10n.t('Remove pattern {0}', index + 1)}
        ?disabled=${frame.fixed}
        @click=${() => write(patterns.toSpliced(index, 1))}
      >
        <span class="codicon codicon-trash" aria-hidden="true"></span>
      </button>
    </div>
    <textarea
      id=${id}
      class="input code"
      rows="2"
      spellcheck="false"
      aria-describedby=${`${id}-findings`}
      aria-invalid=${isInvalid ? 'true' : 'false'}
      ?readonly=${frame.fixed}
      .value=${live(pattern)}
      @input=${onInput}
    ></textarea>
    ${isInvalid ? nothing : html`<p class="note"><span class="codicon codicon-pass" aria-hidden="true"></span><span>${l10n.t('Valid JSON')}</span></p>`}
    ${renderFindings(view, findings, `${id}-findings`)}
  </div>`;
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
