import * as vscode from 'vscode';

/** Where events stand inside something else: logs, message bodies and other documents. */
const SELECTOR: vscode.DocumentSelector = ['log', 'plaintext', 'json', 'jsonc'].map((language) => ({ language }));

/** What every event and failure record has in it (events.md 1, 4). */
const MARKS = /aws:kafka|SelfManagedKafka|KafkaBatchInfo/;

/** Events have theirs at the beginning, as a rule; to join all lines of a large one after each key takes long. */
const FIRST_LINES = 50;

/** Offers to open events inside documents; what finds them is loaded with the first document that may have one. */
export function registerEmbeddedLens(
  load: () => Promise<(document: vscode.TextDocument) => vscode.CodeLens[]>,
): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(SELECTOR, {
    provideCodeLenses: async (document) => (hasMarks(document) ? (await load())(document) : []),
  });
}

function hasMarks(document: vscode.TextDocument): boolean {
  return MARKS.test(document.getText(new vscode.Range(0, 0, FIRST_LINES, 0))) || MARKS.test(document.getText());
}
