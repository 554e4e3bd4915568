import * as vscode from 'vscode';
import { EVENT_FILE_PATTERN, RECIPE_FILE_PATTERN } from '../contributions.ts';
import { PlaceholderCompletion } from './placeholderCompletion.ts';
import { EventLenses, RecipeLenses } from './recipeLenses.ts';
import { RecipeProblems } from './recipeProblems.ts';

/** What the editor offers for recipes, and for event documents that are empty; loaded with the first of them. */
export function registerRecipeFeatures(): vscode.Disposable {
  const recipes = { pattern: `**/${RECIPE_FILE_PATTERN}` };
  const { languages } = vscode;
  return vscode.Disposable.from(
    new RecipeProblems(),
    languages.registerCodeLensProvider(recipes, new RecipeLenses()),
    languages.registerCodeLensProvider({ pattern: `**/${EVENT_FILE_PATTERN}` }, new EventLenses()),
    languages.registerCompletionItemProvider(recipes, new PlaceholderCompletion(), ...PlaceholderCompletion.triggers),
  );
}
