import * as vscode from 'vscode';
import type { EventFinding } from '../core/event/eventRules/eventRule.ts';
import { toAllEventFixes } from '../core/event/fixAllEvent.ts';
import type { TextEdit } from '../core/mapping/textEdits.ts';
import { DIAGNOSTIC_SOURCE, type EventDiagnostics, toRange } from './eventDiagnostics.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('mskLambda');

/** Mechanical remedies for what is wrong with an event, each one undo step, and all of them at once. */
export class EventFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };
  readonly #diagnostics: Pick<EventDiagnostics, 'get' | 'check'>;

  constructor(diagnostics: Pick<EventDiagnostics, 'get' | 'check'>) {
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics, triggerKind }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    // VS Code asks by itself at every move of the cursor: then what is known has to do.
    const isWaiting = triggerKind === vscode.CodeActionTriggerKind.Invoke || only !== undefined;
    const checked = isWaiting ? await this.#diagnostics.check(document) : this.#diagnostics.get(document);
    const findings = checked?.findings ?? [];
    const wants = (kind: vscode.CodeActionKind) => only === undefined || only.contains(kind);
    const fixes = wants(vscode.CodeActionKind.QuickFix) ? listFixable(document, range, findings) : [];
    const actions = fixes.map(({ finding, title, edits }) => {
      const action = toAction(document, title, vscode.CodeActionKind.QuickFix, edits);
      action.isPreferred = true;
      action.diagnostics = diagnostics.filter((diagnostic) => isAbout(diagnostic, finding));
      return action;
    });
    const isAsked = only !== undefined && wants(FIX_ALL);
    if (!isAsked && actions.length === 0) return actions;
    const { edits, count } = toAllEventFixes(findings);
    const title = vscode.l10n.t('Apply all automatic fixes ({0})', count);
    if (isAsked && count > 0) actions.push(toAction(document, title, FIX_ALL, edits));
    if (fixes.length > 0 && count > 1) {
      actions.push(toAction(document, title, vscode.CodeActionKind.QuickFix, edits));
    }
    return actions;
  }
}

interface Fixable {
  readonly finding: EventFinding;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

function listFixable(
  document: vscode.TextDocument,
  range: vscode.Range,
  findings: readonly EventFinding[],
): readonly Fixable[] {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return findings
    .filter(({ offset, length }) => offset <= end && offset + length >= start)
    .flatMap((finding) => (finding.fix === undefined ? [] : [{ finding, ...finding.fix }]));
}

function isAbout({ source, code, message }: vscode.Diagnostic, finding: EventFinding): boolean {
  return source === DIAGNOSTIC_SOURCE && code === finding.ruleId && message === finding.message;
}

function toAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ offset, length, newText }) => vscode.TextEdit.replace(toRange(document, offset, length), newText)),
  );
  return action;
}
