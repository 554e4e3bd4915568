import * as vscode from 'vscode';
import type { CommandId, ValueRef } from '../contributions.ts';
import type { EventFinding } from '../core/event/eventRules/eventRule.ts';
import { type EventValue, findValueAt } from '../core/event/eventValues.ts';
import { toAllEventFixes } from '../core/event/fixAllEvent.ts';
import type { TextEdit } from '../core/mapping/textEdits.ts';
import { toEditAction } from '../platform/codeActions.ts';
import { DIAGNOSTIC_SOURCE, type EventDiagnostics } from './eventDiagnostics.ts';
import type { EventDocuments } from './eventDocuments.ts';

const EDIT = vscode.CodeActionKind.RefactorRewrite.append('mskLambda');
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('mskLambda');

/** Mechanical remedies for what is wrong with an event, each one undo step, all of them at once, and editing a value. */
export class EventFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, EDIT],
  };
  readonly #diagnostics: EventDiagnostics;
  readonly #documents: EventDocuments;

  constructor(diagnostics: EventDiagnostics, documents: EventDocuments) {
    this.#diagnostics = diagnostics;
    this.#documents = documents;
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
      const action = toEditAction(document, title, vscode.CodeActionKind.QuickFix, edits);
      action.isPreferred = true;
      action.diagnostics = diagnostics.filter((diagnostic) => isAbout(diagnostic, finding));
      return action;
    });
    // By itself it would put a light bulb on every value.
    if (triggerKind === vscode.CodeActionTriggerKind.Invoke && wants(EDIT)) {
      actions.push(...this.#listEdits(document, range.start));
    }
    const isAsked = only !== undefined && wants(FIX_ALL);
    if (!isAsked && fixes.length === 0) return actions;
    const { edits, count } = toAllEventFixes(findings);
    const title = vscode.l10n.t('Apply all automatic fixes ({0})', count);
    if (isAsked && count > 0) actions.push(toEditAction(document, title, FIX_ALL, edits));
    if (fixes.length > 0 && count > 1) {
      actions.push(toEditAction(document, title, vscode.CodeActionKind.QuickFix, edits));
    }
    return actions;
  }

  #listEdits(document: vscode.TextDocument, position: vscode.Position): readonly vscode.CodeAction[] {
    const read = this.#documents.readKafka(document);
    const value = read && findValueAt(read.event, document.offsetAt(position));
    if (value === undefined) return [];
    const ref: ValueRef = { uri: document.uri.toString(), path: value.path };
    return VALUE_ACTIONS.filter(({ applies }) => applies(value)).map(({ command, title }) => {
      const action = new vscode.CodeAction(title(), EDIT);
      action.command = { title: title(), command, arguments: [ref] };
      return action;
    });
  }
}

interface ValueAction {
  readonly command: CommandId;
  readonly title: () => string;
  readonly applies: (value: EventValue) => boolean;
}

const VALUE_ACTIONS: readonly ValueAction[] = [
  {
    command: 'mskLambda.value.edit',
    title: () => vscode.l10n.t('Edit decoded value'),
    applies: () => true,
  },
  {
    command: 'mskLambda.value.setNull',
    title: () => vscode.l10n.t('Set key to null'),
    applies: ({ part, record }) => part === 'key' && record.key.state !== 'null',
  },
  {
    command: 'mskLambda.value.setNull',
    title: () => vscode.l10n.t('Set value to null (tombstone)'),
    applies: ({ part, record }) => part === 'value' && record.value.state !== 'null',
  },
];

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
