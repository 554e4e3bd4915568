import * as vscode from 'vscode';
import type { Commands } from '../contributions.ts';
import { explainMapping } from '../core/hints/explainMapping.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { scopeKey } from '../core/scope.ts';
import { toFailureNotice } from './notices.ts';
import { type Order, toName } from './order.ts';
import type { MappingOutcome, Notice, SubmitKind } from './protocol.ts';
import type { Wizard } from './wizard.ts';

type RevealCommand = 'mskLambda.explorer.reveal';
type DetailsCommand = 'mskLambda.mapping.showDetails';

/** Shows in page, tree and a notification how a mapping settles that AWS has just taken. Resolves to its last known state. */
export async function watchMapping(wizard: Wizard, order: Order, mapping: DeployedMapping): Promise<DeployedMapping> {
  const { store } = wizard.deps;
  const { scope } = order;
  let isSettled = false;
  const tell = (current: DeployedMapping, problem = toProblem(current)) =>
    wizard.submissions.set(order.uri, {
      stage: isSettled ? 'settled' : 'following',
      kind: order.kind,
      mapping: toOutcome(current, problem),
    });
  const watching = store.onDidChange((key) => {
    if (key.kind !== 'mappings' || scopeKey(key.scope) !== scopeKey(scope)) return;
    const current = store.peek({ scope, kind: 'mappings' }).items.find(({ UUID }) => UUID === mapping.UUID);
    if (current !== undefined) tell(current);
  });
  // A problem can show minutes after the state has settled: the page goes on watching while it shows the outcome.
  wizard.submissions.watch(order.uri, watching);
  store.putMapping(scope, mapping);
  tell(mapping);
  const ref: Parameters<Commands[RevealCommand]>[0] = { scope, uuid: mapping.UUID };
  void vscode.commands.executeCommand('mskLambda.explorer.reveal' satisfies RevealCommand, ref);
  try {
    const settled = await followWithProgress(wizard, order, mapping);
    isSettled = true;
    tell(settled);
    announce(order, settled);
    return settled;
  } catch (error) {
    // AWS has the mapping; only watching it failed.
    isSettled = true;
    tell(mapping, toFailureNotice(error, scope));
    return mapping;
  }
}

const TITLES: Readonly<Record<SubmitKind, (name: string) => string>> = {
  create: (name) => vscode.l10n.t('Creating {0}', name),
  update: (name) => vscode.l10n.t('Updating {0}', name),
};

async function followWithProgress({ deps }: Wizard, order: Order, mapping: DeployedMapping): Promise<DeployedMapping> {
  const { store, follow } = deps;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: TITLES[order.kind](toName(order)),
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (progress, token) => {
    progress.report({ message: mapping.State });
    // Cancelling stops the watching, not the change.
    const stop = new AbortController();
    const subscriptions = [
      token.onCancellationRequested(() => stop.abort()),
      store.onDidChange(({ kind }) => {
        if (kind !== 'mappings') return;
        const { items } = store.peek({ scope: order.scope, kind: 'mappings' });
        const current = items.find(({ UUID }) => UUID === mapping.UUID);
        if (current !== undefined) progress.report({ message: current.State });
      }),
    ];
    try {
      return await follow(order.scope, mapping, stop.signal);
    } finally {
      for (const subscription of subscriptions) subscription.dispose();
    }
  });
}

function toOutcome({ UUID, State }: DeployedMapping, problem: Notice | undefined): MappingOutcome {
  return { uuid: UUID, state: State, ...(problem === undefined ? {} : { problem }) };
}

/** The problem with its likeliest cause and the first remedy. */
function toProblem(mapping: DeployedMapping): Notice | undefined {
  const { severity, title, text, causes } = explainMapping(mapping);
  if (severity !== 'error' && severity !== 'warning') return undefined;
  const [cause] = causes;
  const [fix] = cause?.fixes ?? [];
  const hint = [cause?.title, fix?.title, fix?.text].filter((part) => part !== undefined).join('. ');
  return { message: title, ...(hint === '' ? {} : { hint }), ...(text === undefined ? {} : { awsText: text }) };
}

/** Says the end where the user may be looking elsewhere by now. */
function announce(order: Order, mapping: DeployedMapping): void {
  const problem = toProblem(mapping);
  const name = toName(order);
  if (problem === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is now {1}.', name, mapping.State));
    return;
  }
  const showDetails = vscode.l10n.t('Show Mapping');
  const text = vscode.l10n.t('{0} is now {1}, but: {2}', name, mapping.State, problem.message);
  const ref: Parameters<Commands[DetailsCommand]>[0] = { scope: order.scope, uuid: mapping.UUID };
  void vscode.window.showWarningMessage(text, showDetails).then((chosen) => {
    if (chosen === showDetails) {
      void vscode.commands.executeCommand('mskLambda.mapping.showDetails' satisfies DetailsCommand, ref);
    }
  });
}
