import * as vscode from 'vscode';
import type { EventSpec } from '../core/event/generate/eventSpec.ts';
import { toNeededFile, toNeededProto, withFileContent, withProtoSchema } from '../core/event/generate/specFile.ts';

/** More would not fit into the memory several times. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The specification with the content of the file it names, and with its schema read. Throws when that cannot be used. */
export async function fillFile(spec: EventSpec, folder: vscode.Uri | undefined): Promise<EventSpec> {
  const proto = toNeededProto(spec);
  if (proto !== undefined) return await fillProtoText(spec, proto);
  const file = toNeededFile(spec);
  if (file === undefined) return spec;
  const uri = toFileUri(file, folder);
  const filled =
    spec.values.kind === 'protobuf' ? await fillProto(spec, uri) : withFileContent(spec, await readWhole(uri, file));
  if (typeof filled === 'string') throw new Error(`${file}: ${filled}`);
  return filled;
}

/** The specification with its schema read. Throws what is wrong with that; it can import the well-known types. */
export async function fillProtoText(spec: EventSpec, text: string): Promise<EventSpec> {
  const { parseProto } = await import('./parseProto.ts');
  return withProtoSchema(spec, await parseProto({ name: 'values.schema', text }, async () => undefined));
}

async function fillProto(spec: EventSpec, uri: vscode.Uri): Promise<EventSpec> {
  const { loadProtoFile } = await import('./loadSchema.ts');
  return withProtoSchema(spec, await loadProtoFile(uri));
}

/** How a specification names a file: from the folder where it is inside, else by its whole path. */
export function toFileName(uri: vscode.Uri, folder: vscode.Uri | undefined): string {
  const root = folder === undefined ? undefined : `${folder.path.replace(/\/$/, '')}/`;
  const isInside = root !== undefined && uri.authority === folder?.authority && uri.path.startsWith(root);
  if (isInside) return uri.path.slice(root.length);
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

function toFileUri(file: string, folder: vscode.Uri | undefined): vscode.Uri {
  // A letter and a colon begin a path on Windows.
  if (/^[a-z]:[\\/]/i.test(file)) return vscode.Uri.file(file);
  if (file.startsWith('/')) return folder?.with({ path: file }) ?? vscode.Uri.file(file);
  if (folder !== undefined) return vscode.Uri.joinPath(folder, file.replaceAll('\\', '/'));
  throw new Error(vscode.l10n.t('Open a folder, or save the recipe: {0} is looked for there.', file));
}

async function readWhole(uri: vscode.Uri, file: string): Promise<Uint8Array> {
  const stat = await toStat(uri);
  if (stat === undefined) throw new Error(vscode.l10n.t('The file {0} cannot be read.', file));
  if (stat.size > MOST_BYTES) throw new Error(vscode.l10n.t('{0} is too large: more than 64 MB.', file));
  return await vscode.workspace.fs.readFile(uri);
}

async function toStat(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
