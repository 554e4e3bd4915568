import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import type { FieldEdit, FieldPath } from '../../core/mapping/finding.ts';
import type { Errand, ListRequest } from '../protocol.ts';
import type { Draft } from './draft.ts';
import type { WizardState } from './state.ts';

/** What the parts of the page can do. */
export interface Actions {
  /** Changes the document in one undo step; `typing` names the control while somebody types in it. */
  edit(edits: readonly FieldEdit[], typing?: string): void;
  /** Applies a remedy that was worked out for the text as it is now. */
  fix(edits: readonly FieldEdit[]): void;
  touch(path: FieldPath): void;
  look(request: ListRequest): void;
  retry(request: ListRequest): void;
  submit(): void;
  dismiss(): void;
  run(errand: Errand): void;
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
