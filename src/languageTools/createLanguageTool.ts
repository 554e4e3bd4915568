import * as vscode from 'vscode';
import type { LanguageToolName } from '../contributions.ts';
import type { ToolDeps, ToolInput } from './languageTool.ts';
import { LANGUAGE_TOOLS } from './tools.ts';

/** Makes what VS Code asks for by the name of a tool. */
export function createLanguageTool(
  name: LanguageToolName,
  deps: Omit<ToolDeps, 'readFile'>,
): vscode.LanguageModelTool<object> {
  const tool = LANGUAGE_TOOLS[name];
  return {
    prepareInvocation: ({ input }) => ({ invocationMessage: tool.progress(toInput(input)) }),
    async invoke({ input }, token) {
      const abort = new AbortController();
      const listening = token.onCancellationRequested(() => abort.abort());
      try {
        const answer = await tool.answer(toInput(input), { ...deps, readFile: readWorkspaceFile }, abort.signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
      } finally {
        listening.dispose();
      }
    },
  };
}

/** A model may read what the user has opened as workspace, and nothing else. Unsaved text counts. */
async function readWorkspaceFile(path: string): Promise<string> {
  // Never a pattern: wildcards would find other files than the one that is named.
  const relative = vscode.workspace.asRelativePath(path, false);
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const place = vscode.Uri.joinPath(uri, relative);
    if (vscode.workspace.getWorkspaceFolder(place) === undefined || !(await isFile(place))) continue;
    return (await vscode.workspace.openTextDocument(place)).getText();
  }
  throw new Error(`There is no file ${path} in the workspace.`);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** VS Code passes on what the model wrote. */
function toInput(input: object | undefined): ToolInput {
  return { ...input };
}
