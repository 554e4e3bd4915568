import * as vscode from 'vscode';
import { DECODED_SCHEME } from '../contributions.ts';

/** Members that every event, failure record and lookalike has one of. */
const MARKS = ['"records"', '"Records"', '"eventSource"', '"KafkaBatchInfo"'];
const FIRST_LINES = 50;
/** Characters before and after a change that can make a mark of it. */
const REACH = 20;

export function isJsonDocument({ languageId, uri }: vscode.TextDocument): boolean {
  // Looks like an event, and has nothing encoded in it.
  if (uri.scheme === DECODED_SCHEME) return false;
  return languageId === 'json' || languageId === 'jsonc' || uri.path.endsWith('.msk-event.json');
}

/** Cheap, and true for much that is no event. */
export function looksLikeEvent(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark));
}

/** The same for a document: most events show at their beginning, and all lines of a large one take long to join. */
export function hasEventLook(document: vscode.TextDocument): boolean {
  const start = new vscode.Range(new vscode.Position(0, 0), new vscode.Position(FIRST_LINES, 0));
  return looksLikeEvent(document.getText(start)) || looksLikeEvent(document.getText());
}

/** Whether a change can have made an event of what was none: looks at what was typed, not at the document. */
export function mayBecomeEvent({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  return contentChanges.some(({ range, text }) => {
    if (looksLikeEvent(text)) return true;
    const { line, character } = range.start;
    if (line >= document.lineCount) return false;
    const around = document.lineAt(line).text.slice(Math.max(0, character - REACH), character + REACH);
    return looksLikeEvent(around);
  });
}
