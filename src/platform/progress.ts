import * as vscode from 'vscode';

/** Runs a task under something that can be dismissed; the signal then aborts and the task winds up. */
export type Progress<T> = (title: string, task: ProgressTask<T>) => Promise<T>;

export type ProgressTask<T> = (report: (message: string) => void, signal: AbortSignal) => Promise<T>;

/** As a notification. */
export async function showProgress<T>(title: string, task: ProgressTask<T>): Promise<T> {
  return await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      try {
        return await task((message) => progress.report({ message }), stop.signal);
      } finally {
        subscription.dispose();
      }
    },
  );
}
