import * as vscode from 'vscode';
import type { MskLambdaApi } from './api.ts';
import {
  DECODED_SCHEME,
  DEPLOYED_SCHEME,
  DETAILS_VIEW,
  DIAGNOSIS_SCHEME,
  LANGUAGE_TOOL_NAMES,
  REPORT_SCHEME,
  STATUS_SCHEME,
  VALUE_SCHEME,
  WIZARD_EDITOR,
} from './contributions.ts';
import { loadOnce } from './core/loadOnce.ts';
import { whenFirstMappingOpens } from './documents/firstMapping.ts';
import { MappingSelector } from './documents/mappingSelector.ts';
import { registerEmbeddedLens } from './events/embeddedLens.ts';
import { whenFirstEventOpens } from './events/firstEvent.ts';
import { whenFirstRecipeOpens } from './events/firstRecipe.ts';
import { ExplorerView } from './explorer/explorerView.ts';
import { DisposableStore } from './platform/disposables.ts';
import { LateFiles } from './platform/lateFiles.ts';
import { registerContent, registerContributedCommands, registerTools } from './platform/registrations.ts';
import { type Testing, toTesting } from './testing.ts';
import { toLazyApi } from './toLazyApi.ts';

/**
 * What VS Code runs when the extension starts: it registers, and nothing else. Whatever is asked then is answered by the
 * application behind it, which is loaded with the first question. Built as one file of its own (esbuild.mjs), so it must
 * share with the application what it hands over, and no class or state by import.
 */
export function activate(context: vscode.ExtensionContext): MskLambdaApi & { readonly testing?: Testing } {
  const app = loadOnce(async () => {
    const { createApp } = await import('./app.ts');
    return createApp(context, { explorerView, selector, valueFiles });
  });
  const explorerView = new ExplorerView(async () => (await app()).explorer.tree());
  const selector = new MappingSelector();
  const valueFiles = new LateFiles(VALUE_SCHEME, async () => (await app()).edits.valueFiles());
  const wizardEditor: vscode.CustomTextEditorProvider = {
    resolveCustomTextEditor: async (document, panel) => (await app()).wizard.open(document, panel),
  };
  const later = new DisposableStore();
  context.subscriptions.push(
    registerContributedCommands(context.extension, async (id, args) => (await app()).run(id, args)),
    registerTools(LANGUAGE_TOOL_NAMES, async (name) => (await app()).languageTool(name)),
    explorerView,
    vscode.window.registerCustomEditorProvider(WIZARD_EDITOR, wizardEditor, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { retainContextWhenHidden: false },
    }),
    selector,
    valueFiles,
    later,
  );
  // A command, the view or an editor waits for the end of activation, and for none of these.
  setImmediate(() => {
    valueFiles.watch();
    later.add(whenFirstMappingOpens(selector, async () => (await app()).documents.registerTextFeatures()));
    later.add(whenFirstRecipeOpens(async () => (await app()).registerRecipeFeatures()));
    later.add(
      whenFirstEventOpens(async () => {
        const { events, edits } = await app();
        await Promise.all([events.registerTextFeatures(), edits.registerChecks()]);
      }),
    );
    later.add(registerContent(DEPLOYED_SCHEME, async () => (await app()).documents.deployedDocuments));
    later.add(registerContent(REPORT_SCHEME, async () => (await app()).reports));
    later.add(registerContent(DECODED_SCHEME, async () => await (await app()).events.decodedDocuments()));
    later.add(registerContent(DIAGNOSIS_SCHEME, async () => await (await app()).diagnoses()));
    later.add(registerContent(STATUS_SCHEME, async () => await (await app()).statusDocuments()));
    later.add(
      vscode.window.registerWebviewPanelSerializer(DETAILS_VIEW, {
        deserializeWebviewPanel: async (panel, state) => (await app()).details.restore(panel, state),
      }),
    );
    later.add(registerEmbeddedLens(async () => (await app()).edits.toEmbeddedLenses()));
  });
  const api = toLazyApi(async () => await (await app()).api());
  if (context.extensionMode !== vscode.ExtensionMode.Test) return Object.freeze(api);
  return Object.freeze({ ...api, testing: toTesting(explorerView.view, app) });
}
