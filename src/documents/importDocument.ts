import * as vscode from 'vscode';
import type { CommandId, CreateMappingRef } from '../contributions.ts';
import { toFunctionName } from '../core/arn.ts';
import { type ImportedMapping, importMappings } from '../core/import/importMapping.ts';
import { toTopic } from '../core/mapping/mapping.ts';
import type { Documents } from './createDocuments.ts';
import { toDocumentName } from './documentName.ts';

interface Source {
  readonly text: string;
  readonly fileName?: string;
}

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads mappings out of a CLI command, a template, a Terraform file or JSON, and opens each that the user wants as a new
 * document in the wizard. Resolves to the URI of the last one; undefined when the user leaves.
 */
export async function importDocuments(documents: Documents, given: Source | undefined): Promise<string | undefined> {
  const source = given ?? (await pickSource());
  if (source === undefined) return undefined;
  const { mappings, notes } = await importMappings(source.text, source.fileName);
  if (mappings.length === 0) {
    const reason = notes[0] ?? vscode.l10n.t('It is no AWS CLI command, template, Terraform file or JSON of one.');
    throw new Error(vscode.l10n.t('No mapping of an MSK topic was found. {0}', reason));
  }
  const chosen = await pickMappings(mappings);
  let uri: string | undefined;
  for (const { input, uuid } of chosen) {
    const ref: CreateMappingRef = { input, ...(uuid === undefined ? {} : { uuid }) };
    uri = await vscode.commands.executeCommand<string | undefined>('mskLambda.mapping.create' satisfies CommandId, ref);
  }
  if (uri !== undefined) tellNotes(documents, [...notes, ...chosen.flatMap((mapping) => mapping.notes)]);
  return uri;
}

async function pickSource(): Promise<Source | undefined> {
  const editor = vscode.window.activeTextEditor;
  const items: (vscode.QuickPickItem & { readonly read: () => Promise<Source | undefined> })[] = [
    {
      label: vscode.l10n.t('$(clippy) From the Clipboard'),
      description: vscode.l10n.t('AWS CLI command, template, Terraform or JSON'),
      read: readClipboard,
    },
    {
      label: vscode.l10n.t('$(folder-opened) From a File…'),
      description: vscode.l10n.t('CloudFormation, SAM, Terraform, JSON or a shell script'),
      read: readFile,
    },
  ];
  if (editor !== undefined) {
    const { document, selection } = editor;
    items.splice(1, 0, {
      label: vscode.l10n.t('$(file-code) From the Editor'),
      description: toDocumentName(document.uri),
      read: async () => ({
        text: document.getText(selection.isEmpty ? undefined : selection),
        fileName: document.uri.path,
      }),
    });
  }
  return await (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Import Mapping') }))?.read();
}

/** A browser asks its user first, who may never answer. */
const CLIPBOARD_WAIT_MS = 15_000;

async function readClipboard(): Promise<Source> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = vscode.l10n.t(
      'The clipboard cannot be read here. Paste the text into an editor and import it from there.',
    );
    timer = setTimeout(() => reject(new Error(message)), CLIPBOARD_WAIT_MS);
  });
  try {
    return { text: await Promise.race([vscode.env.clipboard.readText(), late]) };
  } finally {
    clearTimeout(timer);
  }
}

async function readFile(): Promise<Source | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Import Mapping') })) ?? [];
  if (uri === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_BYTES) throw new Error(vscode.l10n.t('{0} is too large to be read as a template.', uri.path));
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), fileName: uri.path };
}

async function pickMappings(mappings: readonly ImportedMapping[]): Promise<readonly ImportedMapping[]> {
  if (mappings.length === 1) return mappings;
  const items = mappings.map((mapping, index) => ({
    label: mapping.name === '' ? vscode.l10n.t('Mapping {0}', String(index + 1)) : mapping.name,
    description: `${toTopic(mapping.input)} → ${toFunctionName(mapping.input.FunctionName ?? '')}`,
    picked: index === 0,
    mapping,
  }));
  const title = vscode.l10n.t('Import Which Mappings?');
  const chosen = (await vscode.window.showQuickPick(items, { title, canPickMany: true })) ?? [];
  return chosen.map(({ mapping }) => mapping);
}

/** What was not taken over: the first in words, all of them in the log. */
function tellNotes({ deps }: Documents, notes: readonly string[]): void {
  const [first] = notes;
  if (first === undefined) return;
  for (const note of notes) deps.log.info(`import: ${note}`);
  const more = notes.length - 1;
  const text = toNotesText(first, more);
  const showLog = vscode.l10n.t('Show Log');
  void vscode.window.showWarningMessage(text, showLog).then((chosen) => {
    if (chosen === showLog) void vscode.commands.executeCommand('mskLambda.log.show' satisfies CommandId);
  });
}

function toNotesText(first: string, more: number): string {
  if (more === 0) return vscode.l10n.t('Imported, but: {0}', first);
  return more === 1
    ? vscode.l10n.t('Imported, but: {0} 1 more note is in the log.', first)
    : vscode.l10n.t('Imported, but: {0} {1} more notes are in the log.', first, String(more));
}
