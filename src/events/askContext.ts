import type * as vscode from 'vscode';

/** What questions about events to be generated may use. */
export interface AskContext {
  /** File names count from here. */
  readonly base: vscode.Uri | undefined;
  /** Of the mapping. */
  readonly patterns: readonly string[];
}
