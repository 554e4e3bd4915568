import * as vscode from 'vscode';
import type { RecipeRef } from '../contributions.ts';
import { toRange } from '../platform/ranges.ts';
import { findRecipes, toFolderOf } from './recipeFiles.ts';
import { listSettingRecipes, readSettingRecipe, showRecipeSettings } from './settingRecipes.ts';

/** A recipe: a document, or an entry of the settings. */
export type RecipeSource = vscode.Uri | RecipeRef;

export interface RecipeText {
  readonly text: string;
  /** The folder from which it names its files. */
  readonly base: vscode.Uri | undefined;
  /** Shows it, with a part of its text selected where that can be done. */
  readonly show: (offset: number, length: number) => Promise<void>;
}

export interface RecipeItem extends vscode.QuickPickItem {
  readonly source: RecipeSource;
}

/** Recipes of the workspace and of the settings, to choose from. */
export async function listRecipeItems(): Promise<readonly RecipeItem[]> {
  const files = (await findRecipes()).map((source) => ({
    label: vscode.workspace.asRelativePath(source),
    iconPath: new vscode.ThemeIcon('book'),
    description: vscode.l10n.t('recipe'),
    source,
  }));
  const ofSettings = listSettingRecipes().map((setting) => ({
    label: setting,
    iconPath: new vscode.ThemeIcon('book'),
    description: vscode.l10n.t('recipe of the settings'),
    source: { setting },
  }));
  return [...files, ...ofSettings];
}

/** Whether something is a recipe rather than what is to become one. */
export function isRecipeSource(value: object): value is RecipeSource {
  return value instanceof vscode.Uri || 'setting' in value;
}

/** Rejects when there is no such recipe. */
export async function readRecipe(source: RecipeSource): Promise<RecipeText> {
  return source instanceof vscode.Uri ? await readFile(source) : readSetting(source);
}

/** Opens a recipe to be changed. */
export async function showRecipe(source: RecipeSource): Promise<string | undefined> {
  if (source instanceof vscode.Uri) {
    await vscode.window.showTextDocument(source, { preview: false });
    return source.toString();
  }
  await showRecipeSettings();
  return vscode.window.activeTextEditor?.document.uri.toString();
}

async function readFile(uri: vscode.Uri): Promise<RecipeText> {
  const document = await vscode.workspace.openTextDocument(uri);
  return {
    text: document.getText(),
    base: toFolderOf(uri),
    show: async (offset, length) => {
      await vscode.window.showTextDocument(document, { preview: false, selection: toRange(document, offset, length) });
    },
  };
}

function readSetting({ setting }: RecipeRef): RecipeText {
  const text = readSettingRecipe(setting);
  if (text === undefined) throw new Error(vscode.l10n.t('There is no recipe {0} in the settings.', setting));
  return { text, base: vscode.workspace.workspaceFolders?.[0]?.uri, show: showRecipeSettings };
}
