import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import type { Known } from '../core/mapping/finding.ts';
import { editMappingText } from '../core/mapping/mappingDocument.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { Scope } from '../core/scope.ts';
import { toEditAction } from '../platform/codeActions.ts';
import { toRange } from '../platform/ranges.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';
import { readAccount } from './documentAccount.ts';
import type { DocumentsDeps } from './documentsDeps.ts';
import { toAllFixes } from './fixAll.ts';
import { type Judgement, judgeDocument } from './judgeDocument.ts';
import type { MappingSelector } from './mappingSelector.ts';
import { toNearestName } from './nearestName.ts';
import { sortMembers } from './sortMembers.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('mskLambda');
const SORT = vscode.CodeActionKind.Source.append('sortMembers').append('mskLambda');

/** Mechanical remedies for what is wrong, each one undo step; all of them at once; and members in their usual order. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, SORT],
  };
  readonly #deps: DocumentsDeps;
  readonly #selector: MappingSelector;

  constructor(deps: DocumentsDeps, selector: MappingSelector) {
    this.#deps = deps;
    this.#selector = selector;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (!this.#selector.matches(document)) return [];
    const { scope, known } = await readAccount(this.#deps, document);
    const text = document.getText();
    const wants = (kind: vscode.CodeActionKind) => only === undefined || only.contains(kind);
    const actions: vscode.CodeAction[] = [];
    if (wants(vscode.CodeActionKind.QuickFix)) {
      const judgements = judgeDocument(text, known).filter(({ offset, length }) =>
        toRange(document, offset, length).intersection(range),
      );
      actions.push(...judgements.flatMap((judgement) => toFixes(document, judgement, { scope, known }, diagnostics)));
    }
    const isAsked = only !== undefined && wants(FIX_ALL);
    const hasFix = actions.some(({ edit }) => edit !== undefined);
    // VS Code asks at every move of the cursor: nothing is worked out for places without a fix.
    const all = isAsked || hasFix ? toAllFixes(text, known) : undefined;
    if (all !== undefined && all.edits.length > 0) {
      const title = vscode.l10n.t('Apply all automatic fixes ({0})', all.count);
      if (isAsked) actions.push(toEditAction(document, title, FIX_ALL, all.edits));
      if (hasFix && all.count > 1) {
        actions.push(toEditAction(document, title, vscode.CodeActionKind.QuickFix, all.edits));
      }
    }
    const sorted = only !== undefined && wants(SORT) ? sortMembers(text) : text;
    if (sorted !== text) {
      const edits = [{ offset: 0, length: text.length, newText: sorted }];
      actions.push(toEditAction(document, vscode.l10n.t('Sort Members'), SORT, edits));
    }
    return actions;
  }
}

function toFixes(
  document: vscode.TextDocument,
  judgement: Judgement,
  { scope, known }: { readonly scope: Scope | undefined; readonly known: Known },
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const { fix, mappingUuid } = judgement;
  const solved = diagnostics.filter((diagnostic) => isAbout(diagnostic, judgement));
  const actions: vscode.CodeAction[] = [];
  if (fix !== undefined) {
    const edits = editMappingText(document.getText(), fix.edits);
    const action = toEditAction(document, fix.title, vscode.CodeActionKind.QuickFix, edits);
    action.isPreferred = true;
    actions.push(action);
  } else {
    actions.push(...toGuess(document, judgement, known));
  }
  if (mappingUuid !== undefined && scope !== undefined) {
    const title = vscode.l10n.t('Open the existing mapping');
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const ref: MappingRef = { scope, uuid: mappingUuid };
    action.command = { title, command: 'mskLambda.mapping.edit' satisfies CommandId, arguments: [ref] };
    actions.push(action);
  }
  for (const action of actions) action.diagnostics = solved;
  return actions;
}

/** Rules about names that the account does not have → the names that it has. */
const NAMES: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  'function-not-found': ({ functions = [] }) => functions.map(({ name }) => name),
  'topic-not-found': ({ topics = [] }) => topics.map(({ name }) => name),
  'destination-topic-not-found': ({ topics = [] }) => topics.map(({ name }) => `kafka://${name}`),
};

/** The name that was probably meant. It is not the preferred fix, and none of those that are applied all at once. */
function toGuess(
  document: vscode.TextDocument,
  { ruleId, offset, length }: Judgement,
  known: Known,
): readonly vscode.CodeAction[] {
  const written = document.getText(toRange(document, offset + 1, length - 2));
  const name = toNearestName(NAMES[ruleId]?.(known) ?? [], written);
  if (name === undefined) return [];
  const edits = [{ offset, length, newText: JSON.stringify(name) }];
  return [toEditAction(document, vscode.l10n.t('Use {0}', name), vscode.CodeActionKind.QuickFix, edits)];
}

function isAbout({ source, code, message }: vscode.Diagnostic, judgement: Judgement): boolean {
  const id = typeof code === 'object' ? code.value : code;
  return source === DIAGNOSTIC_SOURCE && id === judgement.ruleId && message === judgement.message;
}
