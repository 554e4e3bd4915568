import * as vscode from 'vscode';
import type { Commands, GenerateRef } from '../contributions.ts';
import { isScope } from '../core/scope.ts';
import type { CommandHandlers } from '../platform/commands.ts';
import type { GenerateDeps } from './generateDeps.ts';
import { GeneratedDocuments } from './generatedDocuments.ts';
import type { RecipeSource } from './recipeSources.ts';

type GenerateCommands = Pick<
  Commands,
  'mskLambda.event.generate' | 'mskLambda.event.regenerate' | 'mskLambda.event.createRecipe'
>;

/** Handlers of the commands that generate test events; what they do is loaded with the first of them. */
export function generateHandlers(given: Omit<GenerateDeps, 'made'>) {
  const deps: GenerateDeps = { ...given, made: new GeneratedDocuments() };
  const load = () => import('./generateCommands.ts');
  return {
    'mskLambda.event.generate': async (ref) => (await load()).generate(deps, toGenerateRef(ref)),
    'mskLambda.event.regenerate': async (recipe, folder) =>
      (await load()).regenerate(deps, toSource(recipe), typeof folder === 'string' ? folder : undefined),
    'mskLambda.event.createRecipe': async (ref) => (await load()).createRecipe(deps, toGenerateRef(ref)),
  } satisfies Required<CommandHandlers<GenerateCommands>>;
}

/** Menus pass a URI object or a row of the tree; of anything else the members that fit are taken. */
function toGenerateRef(value: unknown): GenerateRef {
  if (value instanceof vscode.Uri) return { uri: value.toString() };
  if (typeof value === 'string') return { uri: value };
  if (typeof value !== 'object' || value === null) return {};
  const { scope, clusterArn, uuid, input, spec, uri, folder } = value as {
    readonly [K in keyof GenerateRef]?: unknown;
  };
  return {
    ...(isScope(scope) ? { scope } : {}),
    ...(typeof clusterArn === 'string' ? { clusterArn } : {}),
    ...(typeof uuid === 'string' ? { uuid } : {}),
    ...(isObject(input) ? { input } : {}),
    ...(isObject(spec) ? { spec } : {}),
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
  };
}

function toSource(value: unknown): RecipeSource | undefined {
  if (value instanceof vscode.Uri) return value;
  if (isObject(value) && 'setting' in value && typeof value.setting === 'string') return { setting: value.setting };
  return typeof value === 'string' ? vscode.Uri.parse(value, true) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
