import * as vscode from 'vscode';

/** Milliseconds that a task may take before it is worth a notification. */
const PATIENCE = 400;

export interface TaskProgress {
  /** `share` of all work that is done, from 0 to 1. */
  report(message: string, share: number): void;
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
}

/** Runs a task; once it takes long, under a notification that shows how far it is and can be cancelled. */
export async function withSlowProgress<T>(title: string, task: (progress: TaskProgress) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let show: TaskProgress['report'] = () => undefined;
  const running = task({ report: (message, share) => show(message, share), signal: stop.signal });
  if (await isQuick(running)) return await running;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(options, async (progress, token) => {
    let shown = 0;
    show = (message, share) => {
      progress.report({ message, increment: (share - shown) * 100 });
      shown = share;
    };
    const listening = token.onCancellationRequested(() => stop.abort());
    try {
      return await running;
    } finally {
      listening.dispose();
    }
  });
}

async function isQuick(running: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  try {
    return await Promise.race([running.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
