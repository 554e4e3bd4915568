import * as vscode from 'vscode';
import type { GenerateRef } from '../contributions.ts';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { formatRecipe, parseRecipe } from '../core/event/generate/recipe.ts';
import { toFileStem } from '../core/mapping/mapping.ts';
import { openUnsaved } from '../platform/unsavedDocument.ts';
import { askOrder } from './askOrder.ts';
import type { GenerateDeps } from './generateDeps.ts';
import { generateEventDocuments, toProblemText } from './generateEventDocuments.ts';
import { toPrefilled } from './prefilled.ts';
import { isRecipe } from './recipeFiles.ts';
import { isRecipeSource, listRecipeItems, type RecipeSource, readRecipe, showRecipe } from './recipeSources.ts';
import { keepInSettings } from './settingRecipes.ts';

/** Generates test events; what the caller does not say is asked. Resolves to the URIs of what holds them. */
export async function generate(deps: GenerateDeps, ref: GenerateRef): Promise<readonly string[] | undefined> {
  const uri = ref.uri === undefined ? undefined : vscode.Uri.parse(ref.uri, true);
  if (uri !== undefined && isRecipe(uri)) return await regenerate(deps, uri, ref.folder);
  const prefilled = await toPrefilled(deps, ref, uri);
  if (prefilled === undefined) return undefined;
  if (isRecipeSource(prefilled)) return await regenerate(deps, prefilled, ref.folder);
  const spec = { ...prefilled, ...ref.spec };
  const base = toWorkspaceFolder();
  const given = ref.folder === undefined ? undefined : toFolder(ref.folder);
  const into = await findEmpty(uri);
  if (ref.spec !== undefined) return await generateEventDocuments(deps, { spec, base, into, folder: given });
  const asked = await askOrder(spec, base);
  if (asked === undefined) return undefined;
  if (asked.to === 'recipe' || asked.to === 'setting') {
    await (asked.to === 'recipe' ? openRecipe(asked.spec) : keepInSettings(asked.spec));
    return [];
  }
  const folder = given ?? (asked.to === 'files' ? 'ask' : undefined);
  return await generateEventDocuments(deps, { spec: asked.spec, base, into, folder });
}

/** Generates what a recipe says. Shows where it is wrong and rejects when it cannot be used. */
export async function regenerate(
  deps: GenerateDeps,
  given: RecipeSource | undefined,
  folder: string | undefined,
): Promise<readonly string[] | undefined> {
  const source = given ?? (await pickRecipe());
  if (source === undefined) return undefined;
  const { text, base, show } = await readRecipe(source);
  const { spec, problems } = parseRecipe(text);
  const [problem] = problems;
  // Members without meaning are in nobody's way: they come with a specification that could be used.
  if (spec === undefined && problem !== undefined) {
    await show(problem.offset, problem.length);
    throw new Error(toProblemText(problem.path, problem.message));
  }
  if (spec === undefined) return undefined;
  const order = { spec, base, isRecipe: true };
  if (folder !== undefined) return await generateEventDocuments(deps, { ...order, folder: toFolder(folder) });
  const uris = await generateEventDocuments(deps, { ...order, into: deps.made.listUntouched(source) });
  deps.made.keep(source, uris);
  return uris;
}

/** Opens a recipe with everything that is known. */
export async function createRecipe(deps: GenerateDeps, ref: GenerateRef): Promise<string | undefined> {
  const prefilled = await toPrefilled(deps, ref, ref.uri === undefined ? undefined : vscode.Uri.parse(ref.uri, true));
  if (prefilled === undefined) return undefined;
  if (isRecipeSource(prefilled)) return await showRecipe(prefilled);
  return await openRecipe({ ...prefilled, ...ref.spec });
}

async function openRecipe(spec: EventSpec): Promise<string> {
  const stem = toFileStem({ Topics: [spec.topic] }, 'event');
  const document = await openUnsaved(stem, '.msk-event-recipe.json', formatRecipe(spec));
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri.toString();
}

async function pickRecipe(): Promise<RecipeSource | undefined> {
  const items = await listRecipeItems();
  if (items.length === 0) {
    throw new Error(
      vscode.l10n.t('There is no recipe here: a file named *.msk-event-recipe.json, or one in the settings.'),
    );
  }
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Generate from Recipe') }))?.source;
}

/** An empty text: the user chooses one. */
function toFolder(folder: string): vscode.Uri | 'ask' {
  return folder === '' ? 'ask' : vscode.Uri.parse(folder, true);
}

function toWorkspaceFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The document of that name, if there is nothing in it that could be lost. */
async function findEmpty(uri: vscode.Uri | undefined): Promise<readonly vscode.TextDocument[]> {
  if (uri === undefined || !uri.path.endsWith('.msk-event.json')) return [];
  const document = await vscode.workspace.openTextDocument(uri);
  return document.getText().trim() === '' ? [document] : [];
}
