import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  FILTER_OPERATORS,
  type FilterCondition,
  formatConditions,
  listConditionFaults,
  toConditions,
} from '../../core/event/filterBuilder.ts';
import { formatMemberPath, parseMemberPath } from './memberPath.ts';
import { renderSelect } from './panel.ts';
import type { View } from './view.ts';

type OperatorFacts = (typeof FILTER_OPERATORS)[number];

/** One pattern as rows. */
export interface RowsFrame {
  /** Id of the control that findings about the pattern lead to; those of the rows begin with it. */
  readonly id: string;
  /** Place in the list of patterns. */
  readonly index: number;
  readonly pattern: string;
  readonly fixed: boolean;
  readonly invalid: boolean;
  readonly write: (pattern: string, typing?: string) => void;
}

/** A new row; it becomes part of the pattern when it says what to look for. */
const FIRST_ROW: FilterCondition = { path: ['value', ''], operator: 'equals', operands: [''] };

/** Metadata that filters may name beside the value (events.md 5). */
const SUGGESTIONS = ['value.', 'topic', 'partition', 'offset', 'timestamp', 'timestampType'];

/** The rows that show a pattern: as they were edited last, while the pattern still says the same, else as it says. */
export function readRows(view: View, index: number, pattern: string): readonly FilterCondition[] | undefined {
  const edited = view.state.side.rows.find((entry) => entry.index === index && entry.pattern === pattern);
  return edited?.conditions ?? toConditions(pattern);
}

/** Conditions of one pattern, a row each: member, operator, values. */
export function renderRows(view: View, frame: RowsFrame, rows: readonly FilterCondition[]): TemplateResult {
  const change = (next: readonly FilterCondition[], typing?: string) => writeRows(view, frame, next, typing);
  const faults = new Map(listConditionFaults(rows).map(({ index, message }) => [index, message]));
  const add = () => {
    change([...rows, FIRST_ROW]);
    focusSoon(toPathId(frame, rows.length));
  };
  return html`<div class="rows" role="group" aria-label=${l10n.t('Conditions of pattern {0}', frame.index + 1)}>
    <datalist id=${`${frame.id}-members`}>${SUGGESTIONS.map((value) => html`<option value=${value}></option>`)}</datalist>
    ${rows.length === 0 ? html`<p class="help">${l10n.t('No condition: every record matches.')}</p>` : nothing}
    ${rows.map((row, place) => renderRow({ frame, rows, row, place, fault: faults.get(place), change }))}
    <button
      id=${`${frame.id}-add`}
      type="button"
      class="link-button"
      ?disabled=${frame.fixed}
      @click=${add}
    >
      ${l10n.t('Add Condition')}
    </button>
  </div>`;
}

interface RowFrame {
  readonly frame: RowsFrame;
  readonly rows: readonly FilterCondition[];
  readonly row: FilterCondition;
  readonly place: number;
  readonly fault: string | undefined;
  readonly change: (rows: readonly FilterCondition[], typing?: string) => void;
}

function renderRow(row: RowFrame): TemplateResult {
  const { frame, rows, place, fault, change } = row;
  const remove = () => {
    change(rows.toSpliced(place, 1));
    focusSoon(`${frame.id}-add`);
  };
  return html`<div class="condition" role="group" aria-label=${l10n.t('Condition {0}', place + 1)}>
      <span class="joiner">${toJoiner(rows, place)}</span>
      ${renderPath(row)} ${renderOperator(row)} ${renderOperands(row)}
      <button
        type="button"
        class="icon-button"
        title=${l10n.t('Remove condition {0}', place + 1)}
        aria-label=${l10n.t('Remove condition {0}', place + 1)}
        ?disabled=${frame.fixed}
        @click=${remove}
      >
        <span class="codicon codicon-close" aria-hidden="true"></span>
      </button>
    </div>
    <div id=${`${toPathId(frame, place)}-fault`} aria-live="polite">
      ${
        fault === undefined
          ? nothing
          : html`<p class="finding"><span class="codicon codicon-warning severity-warning" aria-hidden="true"></span><span>${fault}</span></p>`
      }
    </div>`;
}

/** Rows of one member are alternatives, different members have to match together. */
function toJoiner(rows: readonly FilterCondition[], place: number): string {
  if (place === 0) return l10n.t('if');
  const path = formatMemberPath(rows[place]?.path ?? []);
  return rows.slice(0, place).some((row) => formatMemberPath(row.path) === path) ? l10n.t('or') : l10n.t('and');
}

function renderPath({ frame, rows, row, place, change, fault }: RowFrame): TemplateResult {
  const id = toPathId(frame, place);
  const onInput = (event: Event) => {
    if (event.target instanceof HTMLInputElement)
      change(rows.with(place, { ...row, path: parseMemberPath(event.target.value.trim()) }), id);
  };
  return html`<input
    id=${id}
    class="input code condition-path"
    type="text"
    list=${`${frame.id}-members`}
    autocomplete="off"
    spellcheck="false"
    aria-label=${l10n.t('Member')}
    aria-describedby=${`${id}-fault ${frame.id}-findings`}
    aria-invalid=${fault !== undefined || frame.invalid ? 'true' : 'false'}
    ?readonly=${frame.fixed}
    .value=${live(toShownPath(id, row.path))}
    @input=${onInput}
  />`;
}

/** While somebody types, the text stays as it is typed as long as it means the path. */
function toShownPath(id: string, path: readonly string[]): string {
  const text = formatMemberPath(path);
  const active = document.activeElement;
  if (!(active instanceof HTMLInputElement) || active.id !== id) return text;
  return formatMemberPath(parseMemberPath(active.value.trim())) === text ? active.value : text;
}

const GROUPS: Readonly<Record<OperatorFacts['operands']['kind'], () => string>> = {
  text: () => l10n.t('Text'),
  number: () => l10n.t('Number'),
  none: () => l10n.t('Other'),
};

function renderOperator({ frame, rows, row, place, change }: RowFrame): TemplateResult {
  const facts = toFacts(row);
  const options = () =>
    FILTER_OPERATORS.map(({ id, label, operands }) => ({ value: id, label: label(), group: GROUPS[operands.kind]() }));
  const choose = (value: string) => {
    const next = FILTER_OPERATORS.find(({ id }) => id === value);
    if (next !== undefined)
      change(rows.with(place, { ...row, operator: next.id, operands: toOperands(next, row.operands) }));
  };
  return html`<div class="condition-operator" title=${facts.help()}>
    ${renderSelect(
      {
        id: `${toPathId(frame, place)}-operator`,
        label: l10n.t('Operator'),
        options,
        from: [],
        chosen: facts.id,
        disabled: frame.fixed,
      },
      choose,
    )}
  </div>`;
}

/** As many operands as the operator takes, keeping those that are there. */
function toOperands({ operands: { count, many } }: OperatorFacts, given: readonly string[]): readonly string[] {
  const length = many && given.length > count ? given.length : count;
  return Array.from({ length }, (_, index) => given[index] ?? '');
}

function renderOperands(row: RowFrame): TemplateResult | typeof nothing {
  const { frame, rows, place, change } = row;
  const { operands } = row.row;
  const { many, count } = toFacts(row.row).operands;
  if (count === 0) return nothing;
  const add = () => {
    change(rows.with(place, { ...row.row, operands: [...operands, ''] }));
    focusSoon(toOperandId(row, operands.length));
  };
  return html`<div class="condition-values">
    ${operands.map((_, index) => renderOperand(row, index))}
    ${
      many && !frame.fixed
        ? html`<button type="button" class="icon-button" title=${l10n.t('Add value')} aria-label=${l10n.t('Add value')} @click=${add}>
            <span class="codicon codicon-add" aria-hidden="true"></span>
          </button>`
        : nothing
    }
  </div>`;
}

function renderOperand(row: RowFrame, index: number): TemplateResult {
  const { frame, rows, place, change, fault } = row;
  const { operands } = row.row;
  const { kind, many } = toFacts(row.row).operands;
  const id = toOperandId(row, index);
  const label = operands.length > 1 ? l10n.t('Value {0}', index + 1) : l10n.t('Value');
  const onInput = (event: Event) => {
    if (event.target instanceof HTMLInputElement)
      change(rows.with(place, { ...row.row, operands: operands.with(index, event.target.value) }), id);
  };
  // One of several values is taken away by emptying it.
  const onChange = () => {
    if (many && operands.length > 1 && operands[index] === '')
      change(rows.with(place, { ...row.row, operands: operands.toSpliced(index, 1) }));
  };
  return html`<input
    id=${id}
    class="input code"
    type="text"
    inputmode=${kind === 'number' ? 'decimal' : 'text'}
    autocomplete="off"
    spellcheck="false"
    aria-label=${label}
    aria-describedby=${`${toPathId(frame, place)}-fault`}
    aria-invalid=${fault === undefined || isMemberMissing(row) ? 'false' : 'true'}
    ?readonly=${frame.fixed}
    .value=${live(operands[index] ?? '')}
    @input=${onInput}
    @change=${onChange}
  />`;
}

/** Then the value is not to blame. */
function isMemberMissing({ row }: RowFrame): boolean {
  return row.path.length === 0 || row.path.includes('');
}

function toFacts({ operator }: FilterCondition): OperatorFacts {
  const facts = FILTER_OPERATORS.find(({ id }) => id === operator);
  if (facts === undefined) throw new Error(`unknown operator ${operator}`);
  return facts;
}

function toPathId({ id }: RowsFrame, place: number): string {
  return place === 0 ? id : `${id}-row-${place}`;
}

function toOperandId({ frame, place }: RowFrame, index: number): string {
  return `${frame.id}-row-${place}-value-${index}`;
}

/** Most patterns whose rows are remembered as they were edited. */
const MOST_EDITED = 10;

/** Keeps the rows as they stand and writes into the document those that say something. */
function writeRows(view: View, frame: RowsFrame, conditions: readonly FilterCondition[], typing?: string): void {
  const next = formatConditions(conditions.flatMap(toWritten));
  // What means the same stays as it was written.
  const isSame = formatConditions(toConditions(frame.pattern) ?? []) === next;
  const pattern = isSame ? frame.pattern : next;
  const others = view.state.side.rows.filter((entry) => entry.index !== frame.index);
  view.actions.side({ rows: [{ index: frame.index, pattern, conditions }, ...others].slice(0, MOST_EDITED) });
  if (pattern !== frame.pattern) frame.write(pattern, typing);
}

/** A row without a member or without its values says nothing yet. */
function toWritten(condition: FilterCondition): readonly FilterCondition[] {
  const { many } = toFacts(condition).operands;
  const operands = many ? condition.operands.filter((operand) => operand !== '') : condition.operands;
  const isComplete =
    !condition.path.includes('') && operands.every((operand) => operand !== '') && (!many || operands.length > 0);
  return isComplete ? [{ ...condition, operands }] : [];
}

/** The page is drawn before this runs. */
function focusSoon(id: string): void {
  queueMicrotask(() => document.getElementById(id)?.focus());
}
