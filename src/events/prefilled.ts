import * as vscode from 'vscode';
import type { ResourceKey } from '../aws/resources.ts';
import { type GenerateRef, MAPPING_FILE_PATTERN } from '../contributions.ts';
import { parseMskSource } from '../core/arn.ts';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { toEventSpec } from '../core/event/generate/mappingSpec.ts';
import type { MappingInput } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { Scope } from '../core/scope.ts';
import { isAllowed, requireTrust } from '../platform/trust.ts';
import { toActiveTabUri } from './activeTab.ts';
import type { GenerateDeps } from './generateDeps.ts';
import { pickTopic } from './pickTopic.ts';
import { listRecipeItems, type RecipeSource } from './recipeSources.ts';

/** Milliseconds that the account may take to say what is known of a cluster; what comes later is left out. */
const PATIENCE = 8000;

/** A specification for what the caller means, or a recipe that the user chose; undefined when the user leaves. */
export async function toPrefilled(
  deps: GenerateDeps,
  ref: GenerateRef,
  uri: vscode.Uri | undefined,
): Promise<EventSpec | RecipeSource | undefined> {
  const { scope, uuid, clusterArn, input, spec } = ref;
  if (uri?.path.endsWith(MAPPING_FILE_PATTERN.slice(1))) return await ofDocument(deps, uri);
  if (scope !== undefined && uuid !== undefined) return await ofMapping(deps, scope, uuid);
  if (scope !== undefined && clusterArn !== undefined) {
    return await ofCluster(deps, scope, clusterArn, input ?? toTopics(spec?.topic));
  }
  const named = input ?? toTopics(spec?.topic);
  if (named !== undefined) return await toSpec(deps, scope, named);
  return await pickSource(deps);
}

function toTopics(topic: string | undefined): MappingInput | undefined {
  return topic === undefined ? undefined : { Topics: [topic] };
}

async function ofDocument(deps: GenerateDeps, uri: vscode.Uri): Promise<EventSpec> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { kind, input } = parseMappingDocument(document.getText());
  if (kind !== 'mapping') {
    throw new Error(vscode.l10n.t('This document is no mapping that has events: correct it first.'));
  }
  let scope: Scope | undefined;
  try {
    scope = await deps.resolveScope(uri.toString(), input.EventSourceArn);
  } catch {
    // Without an account the document alone says what it can.
  }
  return await toSpec(deps, scope, input);
}

async function ofMapping(deps: GenerateDeps, scope: Scope, uuid: string): Promise<EventSpec> {
  requireTrust(scope);
  const listed = deps.store.peek({ scope, kind: 'mappings' }).items.find((mapping) => mapping.UUID === uuid);
  // The layer below has its deadline.
  const mapping = listed ?? (await deps.store.api(scope).getMapping(uuid, new AbortController().signal));
  return await toSpec(deps, scope, mapping);
}

async function ofCluster(
  deps: GenerateDeps,
  scope: Scope,
  clusterArn: string,
  input: MappingInput | undefined,
): Promise<EventSpec | undefined> {
  const topic = input?.Topics?.[0] ?? (await pickTopic(deps.store, scope, clusterArn));
  if (topic === undefined) return undefined;
  return await toSpec(deps, scope, { ...input, EventSourceArn: clusterArn, Topics: [topic] });
}

/** What the mapping says, with what its account says of the cluster: brokers and partitions. */
async function toSpec(deps: GenerateDeps, scope: Scope | undefined, mapping: MappingInput): Promise<EventSpec> {
  if (scope === undefined || !isAllowed(scope)) return toEventSpec(mapping, {});
  const sourceArn = mapping.EventSourceArn;
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading cluster and topic') };
  await vscode.window.withProgress(options, () => load(deps, scope, sourceArn));
  return toEventSpec(mapping, deps.readKnown(deps.store, scope, sourceArn, undefined, Date.now()));
}

async function load({ store }: GenerateDeps, scope: Scope, sourceArn: string | undefined): Promise<void> {
  const isCluster = parseMskSource(sourceArn ?? '')?.kind === 'cluster';
  const keys: readonly ResourceKey[] = [
    { scope, kind: 'clusters' },
    { scope, kind: 'vpcConnections' },
    ...(isCluster
      ? ([
          { scope, kind: 'topics', clusterArn: sourceArn },
          { scope, kind: 'brokers', clusterArn: sourceArn },
        ] as const)
      : []),
  ];
  const signal = AbortSignal.timeout(PATIENCE);
  // Rejects only when the time is over.
  await Promise.all(keys.map((key) => store.load(key, { signal }).catch(() => undefined)));
}

interface SourceItem extends vscode.QuickPickItem {
  readonly run: () => Promise<EventSpec | RecipeSource | undefined>;
}

async function pickSource(deps: GenerateDeps): Promise<EventSpec | RecipeSource | undefined> {
  const uri = toActiveTabUri();
  const isMapping = uri?.path.endsWith(MAPPING_FILE_PATTERN.slice(1)) === true;
  const recipes = await listRecipeItems();
  const items: readonly SourceItem[] = [
    ...(uri !== undefined && isMapping ? [toDocumentItem(deps, uri)] : []),
    {
      label: vscode.l10n.t('For a Mapping…'),
      iconPath: new vscode.ThemeIcon('link'),
      description: vscode.l10n.t('its topic, brokers, batch size, filters and schema registry'),
      run: () => pickMapping(deps),
    },
    {
      label: vscode.l10n.t('For a Topic…'),
      iconPath: new vscode.ThemeIcon('server'),
      description: vscode.l10n.t('of a cluster in your account'),
      run: () => pickCluster(deps),
    },
    {
      label: vscode.l10n.t('Without an Account…'),
      iconPath: new vscode.ThemeIcon('edit'),
      description: vscode.l10n.t('only a name for the topic'),
      run: () => askTopic(deps),
    },
    ...recipes.map((item) => ({ ...item, run: async () => item.source })),
  ];
  const title = vscode.l10n.t('Generate Test Event');
  const placeHolder = vscode.l10n.t('What is the event for?');
  return await (await vscode.window.showQuickPick(items, { title, placeHolder }))?.run();
}

function toDocumentItem(deps: GenerateDeps, uri: vscode.Uri): SourceItem {
  return {
    label: vscode.l10n.t('For the Mapping in the Editor'),
    iconPath: new vscode.ThemeIcon('file-code'),
    description: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    run: () => ofDocument(deps, uri),
  };
}

async function pickMapping(deps: GenerateDeps): Promise<EventSpec | undefined> {
  const ref = await deps.pickMapping({ title: vscode.l10n.t('Generate an Event for Which Mapping?') });
  return ref === undefined ? undefined : await ofMapping(deps, ref.scope, ref.uuid);
}

async function pickCluster(deps: GenerateDeps): Promise<EventSpec | undefined> {
  const ref = await deps.pickCluster(vscode.l10n.t('Generate an Event for Which Cluster?'));
  return ref === undefined ? undefined : await ofCluster(deps, ref.scope, ref.clusterArn, undefined);
}

async function askTopic(deps: GenerateDeps): Promise<EventSpec | undefined> {
  const topic = await vscode.window.showInputBox({
    title: vscode.l10n.t('Generate Test Event'),
    prompt: vscode.l10n.t('Name of the topic'),
    value: 'orders',
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('The name of the topic is missing.') : undefined),
  });
  return topic === undefined ? undefined : await toSpec(deps, undefined, { Topics: [topic.trim()] });
}
