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
  const [found] = await vscode.workspace.findFiles(vscode.workspace.asRelativePath(path, false), undefined, 1);
  if (found === undefined) throw new Error(`There is no file ${path} in the workspace.`);
  return (await vscode.workspace.openTextDocument(found)).getText();
}

/** VS Code passes on what the model wrote. */
function toInput(input: object | undefined): ToolInput {
  return { ...input };
}
