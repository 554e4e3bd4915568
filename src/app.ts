import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readConfiguredEndpoint } from './aws/configuredEndpoint.ts';
import { AwsConnections } from './aws/connections.ts';
import { CachedResourceStore } from './aws/resourceStore.ts';
import { Scopes } from './aws/scopes.ts';
import { SharedProfiles } from './aws/sharedProfiles.ts';
import { createDeflate, createInflate } from './compression.ts';
import type { Commands, LanguageToolName } from './contributions.ts';
import { LastReports } from './core/diagnosis/lastReports.ts';
import { loadOnce } from './core/loadOnce.ts';
import type { DeployedMapping } from './core/mapping/mapping.ts';
import type { MappingRef } from './core/mapping/mappingRef.ts';
import type { Scope } from './core/scope.ts';
import { createDetails } from './details/createDetails.ts';
import type { Details } from './details/details.ts';
import { diagnoseHandlers } from './diagnose/diagnoseHandlers.ts';
import type { DiagnosisDocuments } from './diagnose/diagnosisDocuments.ts';
import { createDocuments, type Documents } from './documents/createDocuments.ts';
import { documentHandlers } from './documents/documentHandlers.ts';
import type { MappingSelector } from './documents/mappingSelector.ts';
import { createEdits, type Edits } from './events/createEdits.ts';
import { createEvents, type Events } from './events/createEvents.ts';
import { editHandlers } from './events/editHandlers.ts';
import { eventHandlers } from './events/eventHandlers.ts';
import { generateHandlers } from './events/generateHandlers.ts';
import { ReportDocuments } from './events/reportDocuments.ts';
import { useHandlers } from './events/useHandlers.ts';
import { createExplorer, type Explorer } from './explorer/createExplorer.ts';
import { explorerHandlers } from './explorer/explorerHandlers.ts';
import type { ExplorerView } from './explorer/explorerView.ts';
import { toFailureNotice } from './failureNotice.ts';
import { createFollow } from './mappings/follow.ts';
import { mappingHandlers } from './mappings/mappingHandlers.ts';
import { startWatching } from './mappings/startWatching.ts';
import type { StatusDocuments } from './mappings/statusDocument.ts';
import { watchHandlers } from './mappings/watchHandlers.ts';
import { WatchList } from './mappings/watchList.ts';
import { type CommandHandlers, createRunner } from './platform/commands.ts';
import { type Confirm, confirmModally } from './platform/confirm.ts';
import { askMfaCode } from './platform/mfa.ts';
import { showProgress } from './platform/progress.ts';
import { createTell } from './platform/tell.ts';
import { isAllowed } from './platform/trust.ts';
import { withoutEditorPlace } from './platform/withoutEditorPlace.ts';
import { SAMPLE_SCOPE, SampleAccount } from './sampleAccount.ts';
import type { ApiFunctions } from './toLazyApi.ts';
import { createWizard, type OpenableWizard } from './wizard/createWizard.ts';
import { readKnown } from './wizard/documentKnown.ts';
import { wizardHandlers } from './wizard/wizardHandlers.ts';

/** What activation has registered already, for the application to fill. */
export interface Registered {
  readonly explorerView: ExplorerView;
  readonly selector: MappingSelector;
  /** Values of events as files. */
  readonly valueFiles: { register(): void };
}

/** The running extension: what stands behind everything that activation registers. */
export interface App {
  /** What the public API does; loaded with the first call of it. */
  api(): Promise<ApiFunctions>;
  readonly explorer: Explorer;
  readonly wizard: OpenableWizard;
  readonly documents: Documents;
  readonly events: Events;
  /** To be called once, when the first recipe or event document is open. */
  registerRecipeFeatures(): Promise<void>;
  readonly edits: Edits;
  readonly details: Details;
  statusDocuments(): Promise<StatusDocuments>;
  /** Loaded with the first report. */
  diagnoses(): Promise<DiagnosisDocuments>;
  readonly reports: ReportDocuments;
  /** What answers language models under this name. */
  languageTool(name: LanguageToolName): Promise<vscode.LanguageModelTool<object>>;
  /** Runs one of our commands; a failure is logged and shown, and resolves to undefined. */
  run(id: string, args: readonly unknown[]): Promise<unknown>;
  /** Replaces the dialog that asks before anything is changed. */
  answer(confirm: Confirm): void;
  /** Lets calls to AWS start as they come, in regions that were not asked before. */
  unpace(): void;
}

/** Composition root: the only place that knows every part. Builds objects, asks nothing, loads nothing of the SDK. */
export function createApp(context: vscode.ExtensionContext, { explorerView, selector, valueFiles }: Registered): App {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const own = <T extends { dispose(): unknown }>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const log = own(vscode.window.createOutputChannel('MSK Lambda', { log: true }));
  const errors = { log, toNotice: toFailureNotice };
  const tell = createTell(errors);
  let answer = confirmModally;
  let isUnpaced = false;
  const confirm: Confirm = (question) => answer(question);

  const sandboxBundle = vscode.Uri.joinPath(context.extensionUri, 'dist/sandbox/startSandbox.mjs');
  const sample = own(new SampleAccount(() => import(sandboxBundle.toString(true))));
  const connections = own(
    new AwsConnections({
      sampleEndpoint: async () => await sample.endpoint(),
      mfaCode: askMfaCode,
      isAllowed,
      isUnpaced: () => isUnpaced,
    }),
  );
  const store = own(new CachedResourceStore(connections));
  const profiles = new SharedProfiles();
  const scopes = own(new Scopes(profiles, context.globalState));

  const readEndpoint = (scope: Scope) => (scope.sample ? sample.endpoint() : readConfiguredEndpoint('lambda', scope));
  const pickMapping = (): Promise<MappingRef | undefined> => explorer.pickMapping();
  const listScopes = (): Promise<readonly Scope[]> => explorer.pickers.listScopes();
  const wizard = own(
    createWizard({
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
  const documents = own(createDocuments({ store, documentScopes, listScopes, readKnown, readEndpoint, log }, selector));
  const events = own(
    createEvents({
      progress: showProgress,
      tell,
      createInflate,
      memory: context.workspaceState,
      store,
      listScopes,
      resolveScope: (uri, sourceArn) => documentScopes.resolve(uri, sourceArn),
    }),
  );
  const edits = own(createEdits({ events, createDeflate, registerFiles: () => valueFiles.register() }));
  const watchList = own(new WatchList(context.globalState));
  const explorer = own(
    createExplorer(
      {
        store,
        scopes,
        profiles,
        memory: context.globalState,
        fileMarks: documents.fileMarks,
        watchMarks: watchList,
        openSample: async () => {
          await sample.endpoint();
          return SAMPLE_SCOPE;
        },
        // As text: a Uri would decode the escapes that console addresses have in their fragments.
        openPage: (url) => vscode.commands.executeCommand('vscode.open', url),
      },
      explorerView,
    ),
  );
  const lastReports = new LastReports();
  const reports = own(new ReportDocuments());
  const statusDocuments = loadOnce(async () => {
    const { StatusDocuments } = await import('./mappings/statusDocument.ts');
    return own(new StatusDocuments({ store, log, lastReports }));
  });
  const diagnoses = loadOnce(async () => {
    const { DiagnosisDocuments } = await import('./diagnose/diagnosisDocuments.ts');
    return own(new DiagnosisDocuments());
  });
  const showStatus = async (ref: MappingRef) => await (await statusDocuments()).show(ref);
  const details = own(
    createDetails({
      extensionUri: context.extensionUri,
      store,
      confirm,
      loadKnown: async (scope, mapping, signal) =>
        (await import('./mappings/hintKnown.ts')).loadHintKnown(store, scope, mapping, signal),
      lastReports,
      follow: createFollow(store),
      pickMapping,
      log,
    }),
  );
  own(startWatching({ store, list: watchList, listScopes, showStatus: (ref) => details.show(ref), log }));

  const generateDeps = {
    store,
    listScopes,
    resolveScope: (uri: string, sourceArn: string | undefined) => documentScopes.resolve(uri, sourceArn),
    readKnown,
    pickMapping: explorer.pickMapping,
    pickCluster: async (title: string) => (await import('./explorer/pickers.ts')).pickCluster(explorer.pickers, title),
    confirm,
    log,
  };
  const handlers = {
    ...explorerHandlers(explorer),
    ...mappingHandlers({ store, confirm, pickMapping, showStatus, tell }),
    ...watchHandlers({ store, list: watchList, listScopes, pickMapping, showStatus }),
    ...diagnoseHandlers({
      store,
      confirm,
      documents: diagnoses,
      lastReports,
      pickMapping,
      tell,
      resolveScope: (uri, sourceArn) => documentScopes.resolve(uri, sourceArn),
    }),
    ...wizardHandlers(wizard),
    ...documentHandlers(documents),
    ...eventHandlers(events),
    ...generateHandlers(generateDeps),
    ...useHandlers({
      progress: showProgress,
      tell,
      store,
      confirm,
      reports,
      pickMapping: (options) => explorer.pickMapping(options),
      pickFunction: (options) => explorer.pickFunction(options),
    }),
    ...editHandlers(edits),
    'mskLambda.mapping.showDetails': (ref) => details.showDetails(ref),
    'mskLambda.error.explain': async (text) =>
      (await import('./mappings/explainErrorText.ts')).explainErrorText({ reports, tell }, text),
    'mskLambda.log.show': async () => log.show(),
  } satisfies Required<CommandHandlers<Commands>>;
  const resolveScope = (sourceArn: string | undefined) => documentScopes.resolve('', sourceArn);

  const run = createRunner<Commands>(handlers, errors);
  const api = async () => (await import('./createApi.ts')).createApi({ store, listScopes, resolveScope, readKnown });

  return {
    api,
    explorer,
    wizard,
    documents,
    events,
    async registerRecipeFeatures() {
      const { registerRecipeFeatures } = await import('./events/recipeFeatures.ts');
      own(registerRecipeFeatures());
    },
    edits,
    details,
    statusDocuments,
    diagnoses,
    reports,
    async languageTool(name) {
      const [{ createLanguageTool }, { loadHintKnown }] = await Promise.all([
        import('./languageTools/createLanguageTool.ts'),
        import('./mappings/hintKnown.ts'),
      ]);
      const loadKnown = async (scope: Scope, mapping: DeployedMapping, signal: AbortSignal) => ({
        ...(await loadHintKnown(store, scope, mapping, signal)),
        ...lastReports.findChecks(scope, mapping),
      });
      const diagnose = async (target: MappingRef, signal: AbortSignal) => {
        const { diagnoseDeployed } = await import('./diagnose/diagnoseDeployed.ts');
        const report = await diagnoseDeployed(store.api(target.scope), target, signal);
        lastReports.remember(target.scope, report);
        return report;
      };
      return createLanguageTool(name, { ...(await api()), store, listScopes, loadKnown, diagnose });
    },
    run: (id, args) => run(id, withoutEditorPlace(args)),
    answer: (injected) => {
      answer = injected;
    },
    unpace: () => {
      isUnpaced = true;
    },
  };
}
