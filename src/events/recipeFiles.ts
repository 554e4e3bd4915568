import * as vscode from 'vscode';
import { RECIPE_FILE_PATTERN } from '../contributions.ts';

const MOST_FILES = 100;
const ENDING = RECIPE_FILE_PATTERN.slice(1);

export function isRecipe(uri: vscode.Uri): boolean {
  return uri.path.endsWith(ENDING);
}

/** Recipes that are open, and those of the workspace. */
export async function findRecipes(): Promise<readonly vscode.Uri[]> {
  const open = vscode.workspace.textDocuments
    .filter((document) => isRecipe(document.uri) && !document.isClosed)
    .map(({ uri }) => uri);
  const found = [...open, ...(await listFiles())];
  return [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
}

/** The search is a program of its own and may be missing. */
async function listFiles(): Promise<readonly vscode.Uri[]> {
  try {
    return await vscode.workspace.findFiles(`**/${RECIPE_FILE_PATTERN}`, '**/{node_modules,.git}/**', MOST_FILES);
  } catch {
    return [];
  }
}

/** The folder from which a recipe names its files; a recipe without a file belongs to the folder it will be saved in. */
export function toFolderOf(uri: vscode.Uri): vscode.Uri {
  const folder = vscode.Uri.joinPath(uri, '..');
  if (uri.scheme !== 'untitled') return folder;
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  return workspace?.with({ path: folder.path }) ?? folder.with({ scheme: 'file' });
}
