import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { MskLambdaApi } from './api.ts';
import { readConfiguredEndpoint } from './aws/configuredEndpoint.ts';
import { AwsConnections } from './aws/connections.ts';
import { CachedResourceStore } from './aws/resourceStore.ts';
import { Scopes } from './aws/scopes.ts';
import { SharedProfiles } from './aws/sharedProfiles.ts';
import type { Commands, MappingRef } from './contributions.ts';
import type { Scope } from './core/scope.ts';
import { createApi } from './createApi.ts';
import { documentHandlers } from './documents/documentHandlers.ts';
import { registerDocuments } from './documents/registerDocuments.ts';
import { explorerHandlers } from './explorer/explorerHandlers.ts';
import { type ExplorerTesting, registerExplorer } from './explorer/registerExplorer.ts';
import { toFailureNotice } from './failureNotice.ts';
import { createFollow } from './mappings/follow.ts';
import { mappingHandlers } from './mappings/mappingHandlers.ts';
import { StatusDocuments } from './mappings/statusDocument.ts';
import { type CommandHandlers, registerCommands } from './platform/commands.ts';
import { type Confirm, confirmModally } from './platform/confirm.ts';
import { askMfaCode } from './platform/mfa.ts';
import { SAMPLE_SCOPE, SampleAccount } from './sampleAccount.ts';
import { readKnown } from './wizard/documentKnown.ts';
import { registerWizard } from './wizard/registerWizard.ts';
import { wizardHandlers } from './wizard/wizardHandlers.ts';

/** What tests reach of the running extension: VS Code refuses dialogs in extension tests, so answers are injected. */
export interface Testing {
  readonly explorer: ExplorerTesting;
  answer(confirm: Confirm): void;
}

/** Composition root: the only place that knows every part. Builds objects, asks nothing, loads nothing of the SDK. */
export function activate(context: vscode.ExtensionContext): MskLambdaApi & { readonly testing?: Testing } {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const own = <T extends vscode.Disposable>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const log = own(vscode.window.createOutputChannel('MSK Lambda', { log: true }));
  const errors = { log, toNotice: toFailureNotice };
  let answer = confirmModally;
  const confirm: Confirm = (question) => answer(question);

  const sandboxBundle = vscode.Uri.joinPath(context.extensionUri, 'dist/sandbox/startSandbox.mjs');
  const sample = own(new SampleAccount(() => import(sandboxBundle.toString(true))));
  const connections = own(
    new AwsConnections({
      sampleEndpoint: async () => await sample.endpoint(),
      mfaCode: askMfaCode,
      isAllowed: (scope) => scope.sample === true || vscode.workspace.isTrusted,
    }),
  );
  const store = own(new CachedResourceStore(connections));
  const profiles = new SharedProfiles();
  const scopes = own(new Scopes(profiles, context.globalState));

  const readEndpoint = (scope: Scope) => (scope.sample ? sample.endpoint() : readConfiguredEndpoint('lambda', scope));
  const pickMapping = (): Promise<MappingRef | undefined> => explorer.pickMapping();
  const wizard = own(
    registerWizard({
      extensionUri: context.extensionUri,
      store,
      scopes,
      memory: context.workspaceState,
      confirm,
      follow: createFollow(store),
      pickMapping,
      readEndpoint,
      errors,
    }),
  );
  const { documentScopes } = wizard;
  const listScopes = (): Promise<readonly Scope[]> => explorer.pickers.listScopes();
  const documents = own(registerDocuments({ store, documentScopes, listScopes, readKnown, readEndpoint, log }));

  const explorer = own(
    registerExplorer({
      store,
      scopes,
      profiles,
      memory: context.globalState,
      fileMarks: documents.fileMarks,
      openSample: async () => {
        await sample.endpoint();
        return SAMPLE_SCOPE;
      },
      // As text: a Uri would decode the escapes that console addresses have in their fragments.
      openPage: (url) => vscode.commands.executeCommand('vscode.open', url),
    }),
  );
  const statusDocuments = own(new StatusDocuments({ store, log }));

  const handlers = {
    ...explorerHandlers(explorer),
    ...mappingHandlers({
      store,
      confirm,
      pickMapping,
      showStatus: (ref) => statusDocuments.show(ref),
    }),
    ...wizardHandlers(wizard),
    ...documentHandlers(documents),
    'mskLambda.log.show': async () => log.show(),
  } satisfies Required<CommandHandlers<Commands>>;
  own(registerCommands<Commands>(handlers, errors));

  const api = createApi({
    store,
    listScopes: () => explorer.pickers.listScopes(),
    resolveScope: (eventSourceArn) => documentScopes.resolve('', eventSourceArn),
    readKnown,
  });
  if (context.extensionMode !== vscode.ExtensionMode.Test) return Object.freeze(api);
  const testing: Testing = { explorer: explorer.testing, answer: (injected) => (answer = injected) };
  return Object.freeze({ ...api, testing });
}
