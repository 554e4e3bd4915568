import * as vscode from 'vscode';

/** Where credentials come from; `sample` is the account that the extension itself brings along. */
interface CredentialPlace {
  readonly sample?: boolean;
}

/** Reading credentials can start programs that the workspace names: only the sample account does without them. */
export function isAllowed({ sample }: CredentialPlace): boolean {
  return sample === true || vscode.workspace.isTrusted;
}

export function toUntrustedText(): string {
  return vscode.l10n.t('This workspace is not trusted, so no AWS credentials are used in it.');
}

/** Throws in a restricted workspace. */
export function requireTrust(place: CredentialPlace): void {
  if (!isAllowed(place)) throw new Error(toUntrustedText());
}
