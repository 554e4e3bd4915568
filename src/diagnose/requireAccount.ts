import * as vscode from 'vscode';
import type { AwsApi } from '../aws/awsApi.ts';

/**
 * The account that a change will be made in, as AWS names it now: roles and groups are changed by name, and a profile may
 * lead elsewhere since the report was made.
 * @throws when that is another account than the report's; `expected` is empty where the report knew none.
 */
export async function requireAccount(api: Pick<AwsApi, 'getIdentity'>, expected: string): Promise<string> {
  const { account } = await api.getIdentity(new AbortController().signal);
  if (expected === '' || expected === account) return account;
  throw new Error(
    vscode.l10n.t(
      'The report is about account {0}, but the credentials lead to account {1} now. Nothing was changed: sign in to account {0}, or diagnose again.',
      expected,
      account,
    ),
  );
}
