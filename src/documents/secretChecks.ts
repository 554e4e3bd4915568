import * as vscode from 'vscode';
import { findJsonNode, parseJsonTree, toJsonValue } from '../core/mapping/jsonTree.ts';
import { checkMtlsSecret, checkScramSecret, type SecretFinding } from '../core/mapping/secretContent.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toRange } from '../platform/ranges.ts';
import { DIAGNOSTIC_SOURCE, SEVERITIES } from './diagnostics.ts';

type SecretKind = 'mtls' | 'scram';

const CHECKS: Readonly<Record<SecretKind, (text: string) => readonly SecretFinding[]>> = {
  mtls: checkMtlsSecret,
  scram: checkScramSecret,
};

/** Members that tell the kinds apart (permissions.md 3). */
const MEMBERS: readonly (readonly [member: string, kind: SecretKind])[] = [
  ['certificate', 'mtls'],
  ['privateKey', 'mtls'],
  ['username', 'scram'],
  ['password', 'scram'],
];

/** Judges the content of a secret that the user has in an editor. Nothing is read from AWS, sent or logged. */
export class SecretChecks implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('mskLambda.secret'));

  constructor() {
    // A finding counts for the content that was judged, not for what it becomes.
    const forget = ({ uri }: vscode.TextDocument) => this.#collection.delete(uri);
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => forget(document)));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(forget));
  }

  /** Judges a text without showing anything, or the active editor's. Undefined: the user did not say what kind it is. */
  async check(text: string | undefined): Promise<readonly SecretFinding[] | undefined> {
    if (text !== undefined) return await judge(text);
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      throw new Error(vscode.l10n.t('Open the secret’s JSON in an editor first; it need not be saved.'));
    }
    const findings = await judge(document.getText());
    if (findings === undefined) return undefined;
    this.#collection.set(document.uri, toDiagnostics(document, findings));
    await tell(findings);
    return findings;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

async function judge(text: string): Promise<readonly SecretFinding[] | undefined> {
  const kind = toKind(text) ?? (await pickKind());
  return kind === undefined ? undefined : CHECKS[kind](text);
}

function toKind(text: string): SecretKind | undefined {
  const value = toJsonValue(parseJsonTree(text).root);
  if (typeof value !== 'object' || value === null) return undefined;
  return MEMBERS.find(([member]) => Object.hasOwn(value, member))?.[1];
}

async function pickKind(): Promise<SecretKind | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly kindOfSecret: SecretKind })[] = [
    { label: vscode.l10n.t('Mutual TLS'), detail: 'certificate, privateKey, privateKeyPassword', kindOfSecret: 'mtls' },
    { label: vscode.l10n.t('SASL/SCRAM'), detail: 'username, password', kindOfSecret: 'scram' },
  ];
  const choice = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What is the secret for?') });
  return choice?.kindOfSecret;
}

function toDiagnostics(
  document: vscode.TextDocument,
  findings: readonly SecretFinding[],
): readonly vscode.Diagnostic[] {
  const { root } = parseJsonTree(document.getText());
  return findings.map(({ ruleId, severity, member, message }) => {
    const node = (member === undefined ? undefined : findJsonNode(root, [member])) ?? root;
    const range = toRange(document, node?.offset ?? 0, node?.length ?? 0);
    const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = ruleId;
    return diagnostic;
  });
}

async function tell(findings: readonly SecretFinding[]): Promise<void> {
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing to complain about in this secret. It was not sent anywhere.'),
    );
    return;
  }
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
