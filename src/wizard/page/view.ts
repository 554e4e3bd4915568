import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import type { Errand, EventFile, ListRequest } from '../protocol.ts';
import type { Draft } from './draft.ts';
import type { SideState } from './sideState.ts';
import type { Fold, SetAside, WizardState } from './state.ts';

/** What the parts of the page can do. */
export interface Actions {
  /** Changes the document in one undo step; `typing` names the control while somebody types in it. */
  edit(edits: readonly FieldEdit[], typing?: string): void;
  /** Applies a remedy that was worked out for the text as it is now. */
  fix(edits: readonly FieldEdit[]): void;
  touch(path: FieldPath): void;
  /** A section of the form was folded or unfolded. */
  fold(section: string, fold: Fold): void;
  /** Names what was just taken out of the document together; undefined: it need not be named any longer. */
  setAside(setAside: SetAside | undefined): void;
  look(request: ListRequest): void;
  retry(request: ListRequest): void;
  submit(): void;
  dismiss(): void;
  run(errand: Errand): void;
  /** Copies the text; `name` tells which button says so. */
  copy(name: string, text: string): void;
  /** Changes what the side shows. */
  side(change: Partial<SideState>): void;
  /** Takes the file's records as sample. */
  readEvent(file: EventFile): void;
  focus(control: string): void;
}

/** What every part of the page is drawn from. */
export interface View {
  readonly state: WizardState;
  readonly draft: Draft;
  readonly actions: Actions;
  /** The document is that of a deployed mapping. */
  readonly isUpdate: boolean;
}

/** Id of the element that has the focus when a field is spoken of. */
export function toControlId(field: FieldId, part?: number): string {
  return part === undefined ? `control-${field}` : `control-${field}-${part}`;
}
