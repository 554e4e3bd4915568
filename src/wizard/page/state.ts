import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import { PAGE_CALLS } from '../callGuards.ts';
import type { DocumentState, ListItems, ListName, ListUpdate, ScopeState, Start, Submission } from '../protocol.ts';
import { type KeptSide, parseKeptSide, type SideState, toInitialSide, toKeptSide } from './sideState.ts';

/** Edits of one undo step that the document does not have yet. */
export interface PendingEdit {
  readonly id: number;
  readonly edits: readonly FieldEdit[];
  /** On its way to the host; it can no longer be merged with what is typed next. */
  readonly sent: boolean;
  /** Names the control that is being typed in: what follows in the same control is the same undo step. */
  readonly typing?: string;
}

/** Whether a section of the form is unfolded, and which findings in it were on show when that was chosen. */
export interface Fold {
  readonly open: boolean;
  readonly seen: string;
}

/** Settings that one step of the user took out of the document: named as long as they can be put back. */
export interface SetAside {
  readonly labels: readonly string[];
  readonly edits: readonly FieldEdit[];
}

/** Everything the page shows follows from this. Only `Kept` outlives the page; the rest the host tells again. */
export interface WizardState {
  readonly document: DocumentState;
  readonly scope: ScopeState;
  readonly submission: Submission;
  readonly lists: ReadonlyMap<string, ListUpdate>;
  readonly pending: readonly PendingEdit[];
  readonly lastEditId: number;
  /** Fields that were left once: before that an empty required field is no reproach. */
  readonly touched: ReadonlySet<string>;
  /** Create or Update was pressed: every finding is shown. */
  readonly attempted: boolean;
  /** By section; a section that is not in it has not been folded or unfolded yet. */
  readonly folds: ReadonlyMap<string, Fold>;
  readonly setAside?: SetAside;
  /** Why an edit could not be written into the document. */
  readonly editFailure?: string;
  /** Names the text that has just been copied. */
  readonly copied?: string;
  readonly side: SideState;
}

/** What survives while the page is hidden. */
export interface Kept {
  readonly pending: readonly PendingEdit[];
  readonly lastEditId: number;
  readonly touched: readonly string[];
  readonly attempted: boolean;
  readonly side: KeptSide;
  readonly folds: readonly (readonly [string, Fold])[];
}

export type Action =
  | { readonly type: 'document'; readonly document: DocumentState }
  | { readonly type: 'scope'; readonly scope: ScopeState }
  | { readonly type: 'list'; readonly list: ListUpdate }
  | { readonly type: 'submission'; readonly submission: Submission }
  | { readonly type: 'edited'; readonly edits: readonly FieldEdit[]; readonly typing?: string }
  | { readonly type: 'sent' }
  | { readonly type: 'written'; readonly id: number }
  | { readonly type: 'notWritten'; readonly id: number; readonly reason: string }
  | { readonly type: 'touched'; readonly path: FieldPath }
  | { readonly type: 'attempted' }
  | { readonly type: 'folded'; readonly section: string; readonly fold: Fold }
  | { readonly type: 'setAside'; readonly setAside: SetAside | undefined }
  | { readonly type: 'copied'; readonly copied: string | undefined }
  | { readonly type: 'side'; readonly change: Partial<SideState> };

export function toInitialState(start: Start, kept: Kept | undefined): WizardState {
  return {
    document: start.document,
    scope: start.scope,
    submission: start.submission,
    lists: new Map(start.lists.map((list) => [toListKey(list.list, list.clusterArn), list])),
    // What was on its way when the page was hidden may or may not have arrived; writing a value twice changes nothing.
    pending: (kept?.pending ?? []).map((edit) => ({ ...edit, sent: false })),
    lastEditId: kept?.lastEditId ?? 0,
    touched: new Set(kept?.touched),
    attempted: kept?.attempted ?? false,
    folds: new Map(kept?.folds),
    side: toInitialSide(kept?.side),
  };
}

export function toKept(state: WizardState): Kept {
  return {
    pending: state.pending,
    lastEditId: state.lastEditId,
    touched: [...state.touched],
    attempted: state.attempted,
    side: toKeptSide(state.side),
    folds: [...state.folds],
  };
}

export function reduce(state: WizardState, action: Action): WizardState {
  switch (action.type) {
    case 'document':
      // Messages can overtake each other; an older text must not replace a newer one.
      return action.document.version < state.document.version ? state : { ...state, document: action.document };
    case 'scope':
      return reduceScope(state, action.scope);
    case 'list':
      return reduceList(state, action.list);
    case 'submission':
      return { ...state, submission: action.submission };
    case 'edited':
      return reduceEdit(state, action.edits, action.typing);
    case 'sent':
      return { ...state, pending: state.pending.map((edit) => ({ ...edit, sent: true })) };
    case 'written':
      return { ...withoutPending(state, action.id), editFailure: undefined };
    case 'notWritten':
      return { ...withoutPending(state, action.id), editFailure: action.reason };
    case 'touched':
      return { ...state, touched: new Set([...state.touched, toPathKey(action.path)]) };
    case 'attempted':
      return { ...state, attempted: true };
    case 'folded':
      return { ...state, folds: new Map([...state.folds, [action.section, action.fold]]) };
    case 'setAside':
      return { ...state, setAside: action.setAside };
    case 'copied':
      return { ...state, copied: action.copied };
    case 'side':
      return { ...state, side: { ...state.side, ...action.change }, copied: undefined };
  }
}

/** Lists belong to an account and region: another one knows none of them yet. */
function reduceScope(state: WizardState, scope: ScopeState): WizardState {
  const same = scope.key === state.scope.key;
  return { ...state, scope, lists: same ? state.lists : new Map() };
}

function reduceList(state: WizardState, list: ListUpdate): WizardState {
  const lists = new Map(state.lists);
  lists.set(toListKey(list.list, list.clusterArn), list);
  return { ...state, lists };
}

function reduceEdit(state: WizardState, edits: readonly FieldEdit[], typing: string | undefined): WizardState {
  const last = state.pending.at(-1);
  const continues = typing !== undefined && last !== undefined && !last.sent && last.typing === typing;
  const id = continues ? last.id : state.lastEditId + 1;
  const edit: PendingEdit = { id, edits, sent: false, ...(typing === undefined ? {} : { typing }) };
  const earlier = continues ? state.pending.slice(0, -1) : state.pending;
  const submission = withoutAnswered(state.submission, edits);
  return { ...state, pending: [...earlier, edit], lastEditId: id, copied: undefined, submission };
}

/** What was said about the last attempt no longer counts where the document has changed since. */
function withoutAnswered(submission: Submission, edits: readonly FieldEdit[]): Submission {
  if (submission.stage === 'stopped') return { stage: 'none' };
  if (submission.stage !== 'refused') return submission;
  const { path, ...rest } = submission;
  const isAnswered = edits.some((edit) => edit.path[0] === path?.[0]);
  return isAnswered || path === undefined ? rest : submission;
}

function withoutPending(state: WizardState, id: number): WizardState {
  return { ...state, pending: state.pending.filter((edit) => edit.id !== id) };
}

export function toListKey(list: ListName, clusterArn?: string): string {
  return clusterArn === undefined ? list : `${list} ${clusterArn}`;
}

export function toPathKey(path: FieldPath): string {
  return path.join('.');
}

/** A list as it is known now; undefined: nobody asked for it yet. */
export function getList<K extends ListName>(
  state: WizardState,
  list: K,
  clusterArn?: string,
): ListUpdate<K> | undefined {
  const update = state.lists.get(toListKey(list, clusterArn));
  return isOf(update, list) ? update : undefined;
}

/** Items of a list that is complete, or was at its last good load; undefined while that is not known. */
export function getItems<K extends ListName>(
  state: WizardState,
  list: K,
  clusterArn?: string,
): readonly ListItems[K][] | undefined {
  const update = getList(state, list, clusterArn);
  if (update === undefined) return undefined;
  const complete = update.status === 'loaded' || (update.status === 'failed' && update.items.length > 0);
  return complete ? update.items : undefined;
}

function isOf<K extends ListName>(update: ListUpdate | undefined, list: K): update is ListUpdate<K> {
  return update?.list === list;
}

/** Reads what an earlier life of the page kept; undefined for anything else. */
export function parseKept(value: unknown): Kept | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pending, lastEditId, touched, attempted, side, folds } = value as { readonly [K in keyof Kept]?: unknown };
  if (!Array.isArray(pending) || !Array.isArray(touched) || typeof lastEditId !== 'number') return undefined;
  return {
    pending: pending.filter(isPendingEdit),
    lastEditId,
    touched: touched.filter((path) => typeof path === 'string'),
    attempted: attempted === true,
    side: parseKeptSide(side),
    folds: Array.isArray(folds) ? folds.filter(isFoldEntry) : [],
  };
}

function isFoldEntry(value: unknown): value is readonly [string, Fold] {
  if (!Array.isArray(value)) return false;
  const [section, fold]: readonly unknown[] = value;
  if (typeof section !== 'string' || typeof fold !== 'object' || fold === null) return false;
  const { open, seen } = fold as { open?: unknown; seen?: unknown };
  return typeof open === 'boolean' && typeof seen === 'string';
}

function isPendingEdit(value: unknown): value is PendingEdit {
  if (typeof value !== 'object' || value === null) return false;
  const { id, edits } = value as { id?: unknown; edits?: unknown };
  return typeof id === 'number' && PAGE_CALLS.edit.params({ edits });
}
