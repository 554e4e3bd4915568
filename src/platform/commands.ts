import * as vscode from 'vscode';

/** What a failed command shows: one sentence, and what the user can do about it. */
export interface FailureNotice {
  readonly message: string;
  readonly actions: readonly { readonly title: string; readonly run: () => unknown }[];
}

export interface CommandErrors {
  readonly log: vscode.LogOutputChannel;
  /** Undefined: the user cancelled, nothing is shown. */
  readonly toNotice: (error: unknown) => FailureNotice | undefined;
}

/** Handlers by command id; a type parameter keeps ids, arguments and results in step with the contributions map. */
export type CommandHandlers<Commands extends Record<keyof Commands, CommandShape>> = {
  readonly [Id in keyof Commands]?: (...args: Parameters<Commands[Id]>) => Promise<Awaited<ReturnType<Commands[Id]>>>;
};

// biome-ignore lint/suspicious/noExplicitAny: the upper bound of all command signatures
type CommandShape = (...args: any[]) => unknown;

/**
 * Runs commands by id with the one error path of the product: a cancellation is silent, everything else is logged with its
 * causes and shown once. A failed command resolves to undefined for its caller.
 */
export function createRunner<Commands extends Record<keyof Commands, CommandShape>>(
  handlers: CommandHandlers<Commands>,
  errors: CommandErrors,
): (id: string, args: readonly unknown[]) => Promise<unknown> {
  const byId = new Map(Object.entries<CommandShape | undefined>(handlers));
  return async (id, args) => {
    try {
      const result: unknown = byId.get(id)?.(...args);
      return await result;
    } catch (error) {
      reportFailure(id, error, errors);
      return undefined;
    }
  };
}

/** Logs a failure with its causes and shows its notice without waiting for an answer. */
export function reportFailure(source: string, error: unknown, { log, toNotice }: CommandErrors): void {
  const notice = toNotice(error);
  if (notice === undefined) return;
  log.error(`${source}: ${formatCauses(error)}`);
  const showLog = { title: vscode.l10n.t('Show Log'), run: () => log.show() };
  const actions = [...notice.actions, showLog];
  void vscode.window
    .showErrorMessage(notice.message, ...actions.map((action) => action.title))
    .then((title) => actions.find((action) => action.title === title)?.run());
}

function formatCauses(error: unknown): string {
  const lines: string[] = [];
  for (let at: unknown = error; at !== undefined && lines.length < 8; at = at instanceof Error ? at.cause : undefined) {
    lines.push(at instanceof Error ? formatError(at) : String(at));
  }
  return lines.join('\n  caused by ');
}

function formatError(error: Error): string {
  // AWS failures carry these; a plain read keeps this layer free of product types.
  const extra = ['operation', 'code', 'httpStatus', 'requestId']
    .map((key) => [key, Reflect.get(error, key)] as const)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([key, value]) => `${key} ${value}`);
  return [`${error.name}: ${error.message}`, ...extra].join(', ');
}
