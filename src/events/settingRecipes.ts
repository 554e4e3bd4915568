import * as vscode from 'vscode';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { formatRecipe } from '../core/event/generate/recipe.ts';

export const RECIPES_SETTING = 'mskLambda.event.recipes';

/** Characters of a recipe that the settings take: one with the lines of a file in it belongs into a file. */
const LONGEST = 50_000;

/** Names of the recipes in the settings, in the order in which they are written. */
export function listSettingRecipes(): readonly string[] {
  return Object.keys(readRecipes());
}

/** Text of a recipe in the settings; undefined when there is none of that name. */
export function readSettingRecipe(name: string): string | undefined {
  const recipes = readRecipes();
  return Object.hasOwn(recipes, name) ? JSON.stringify(recipes[name], null, 2) : undefined;
}

/** Asks for a name and writes a recipe into the settings of the workspace; resolves to the name. */
export async function keepInSettings(spec: EventSpec): Promise<string | undefined> {
  const text = formatRecipe(spec);
  if (text.length > LONGEST) {
    throw new Error(vscode.l10n.t('This recipe is too long for the settings: keep it as a file.'));
  }
  const given = await vscode.window.showInputBox({
    title: vscode.l10n.t('Keep Recipe in Settings'),
    prompt: vscode.l10n.t('Name of the recipe'),
    value: spec.topic,
    ignoreFocusOut: true,
    validateInput: toNameProblem,
  });
  if (given === undefined) return undefined;
  const name = given.trim();
  const { own, target } = readOwn();
  const recipes: Readonly<Record<string, unknown>> = { ...own, [name]: JSON.parse(text) };
  await vscode.workspace.getConfiguration().update(RECIPES_SETTING, recipes, target);
  return name;
}

/** Opens the settings where the recipes are. */
export async function showRecipeSettings(): Promise<void> {
  const isOfWorkspace = readOwn().target === vscode.ConfigurationTarget.Workspace;
  const command = isOfWorkspace ? 'workbench.action.openWorkspaceSettingsFile' : 'workbench.action.openSettingsJson';
  await vscode.commands.executeCommand(command, { revealSetting: { key: RECIPES_SETTING } });
}

function toNameProblem(text: string): string | vscode.InputBoxValidationMessage | undefined {
  const name = text.trim();
  if (name === '') return vscode.l10n.t('The name is missing.');
  if (!Object.hasOwn(readOwn().own, name)) return undefined;
  const message = vscode.l10n.t('There is a recipe of that name: Enter replaces it.');
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** What is written where a new one goes: the settings of the workspace, or without one those of the user. */
function readOwn() {
  const isWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const values = vscode.workspace.getConfiguration().inspect<unknown>(RECIPES_SETTING);
  const own = toRecord(isWorkspace ? values?.workspaceValue : values?.globalValue);
  return { own, target: isWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global };
}

function readRecipes(): Readonly<Record<string, unknown>> {
  return toRecord(vscode.workspace.getConfiguration().get<unknown>(RECIPES_SETTING));
}

/** Settings are written by hand and hold anything. */
function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
