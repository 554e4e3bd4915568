import type { FieldEdit } from './finding.ts';
import type { MappingInput } from './mapping.ts';
import { editMappingText } from './mappingDocument.ts';
import { readMapping } from './shape.ts';
import { applyTextEdits } from './textEdits.ts';

/** The mapping with some members changed, as edits of its document would change them. */
export function editInput(input: MappingInput, edits: readonly FieldEdit[]): MappingInput {
  const text = edits.reduce(
    (current, edit) => applyTextEdits(current, editMappingText(current, [edit])),
    JSON.stringify(input),
  );
  return readMapping(JSON.parse(text)).input;
}
