import * as vscode from 'vscode';
import type { SamRef } from '../contributions.ts';
import { listTemplateFunctions, toSamCommand } from '../core/event/samInvocation.ts';
import { type GivenEvent, toGivenEvent } from './givenEvent.ts';
import type { UseDeps } from './useDeps.ts';

const TEMPLATES = '**/{template,sam-template}.{yaml,yml}';
const MOST_TEMPLATES = 20;

/** A function of a template in the workspace. */
interface SamFunction {
  readonly name: string;
  readonly template?: vscode.Uri;
}

/**
 * Saves an event as a file unless it is one, and says how to give it to `sam local invoke`; resolves to that command, and
 * to undefined when the user leaves.
 */
export async function saveForSam(deps: UseDeps, target: unknown): Promise<string | undefined> {
  const given = await toGivenEvent(target);
  if (given === undefined) return undefined;
  const wanted = toSamRef(target);
  const found = wanted.function === undefined ? await pickFunction() : { name: wanted.function };
  if (found === undefined) return undefined;
  const file = await toFile(given, wanted.file);
  if (file === undefined) return undefined;
  const command = toSamCommand(found.name, toPath(file, found.template));
  deps.tell({
    severity: 'information',
    message: vscode.l10n.t('To run the function with this event: {0}', command),
    action: { title: vscode.l10n.t('Copy Command'), run: () => vscode.env.clipboard.writeText(command) },
  });
  return command;
}

function toSamRef(value: unknown): Pick<SamRef, 'file' | 'function'> {
  if (typeof value !== 'object' || value === null || value instanceof vscode.Uri) return {};
  const { file, function: named } = value as Partial<SamRef>;
  return { ...(typeof file === 'string' && { file }), ...(typeof named === 'string' && { function: named }) };
}

/** Functions of the templates in the workspace; where there are none, the user types the name. */
async function pickFunction(): Promise<SamFunction | undefined> {
  const uris = await vscode.workspace.findFiles(TEMPLATES, '**/{node_modules,.aws-sam}/**', MOST_TEMPLATES);
  const found = (await Promise.all(uris.map(listFunctions))).flat();
  const title = vscode.l10n.t('Function in the Template');
  if (found.length === 0) {
    const prompt = vscode.l10n.t('Logical ID of the function in the SAM template');
    const name = await vscode.window.showInputBox({ title, prompt, value: 'Function' });
    return name === undefined || name.trim() === '' ? undefined : { name: name.trim() };
  }
  const items = found.map((item) => ({
    label: item.name,
    description: item.template === undefined ? '' : vscode.workspace.asRelativePath(item.template),
    item,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.item;
}

async function listFunctions(template: vscode.Uri): Promise<readonly SamFunction[]> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(template));
  return listTemplateFunctions(text).map((name) => ({ name, template }));
}

/** The file of the event, written if it is not there yet or has changed. */
async function toFile({ uri, text, name }: GivenEvent, wanted: string | undefined): Promise<vscode.Uri | undefined> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
  if (wanted === undefined && uri !== undefined && uri.scheme !== 'untitled') {
    if (document?.isDirty === true) await document.save();
    return uri;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const stem = name.replace(/(?:\.msk-event)?\.json$/, '');
  const file =
    wanted === undefined
      ? await vscode.window.showSaveDialog({
          ...(folder && { defaultUri: vscode.Uri.joinPath(folder, 'events', `${stem}.msk-event.json`) }),
          filters: { JSON: ['json'] },
        })
      : vscode.Uri.parse(wanted, true);
  if (file !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** As seen from the template's folder, else from the workspace. */
function toPath(file: vscode.Uri, template: vscode.Uri | undefined): string {
  const folder = template === undefined ? undefined : `${template.path.replace(/[^/]*$/, '')}`;
  if (folder !== undefined && file.path.startsWith(folder)) return file.path.slice(folder.length);
  return template === undefined ? vscode.workspace.asRelativePath(file, false) : file.fsPath;
}
