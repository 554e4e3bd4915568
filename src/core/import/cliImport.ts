import * as l10n from '@vscode/l10n';
import { readBashCommands } from './bashCommands.ts';
import { readCliOptions } from './cliOptions.ts';
import { readCmdCommands } from './cmdCommands.ts';
import {
  type ImportedMapping,
  type MappingImport,
  toForeignSource,
  toImportedMapping,
  toSkippedNote,
} from './importedMapping.ts';
import { isRecord, toLiteral } from './nonLiteral.ts';
import { readPowerShellCommands } from './powerShellCommands.ts';

const OPERATION = /^(create|update|get|list|delete)-event-source-mappings?$/;

/** Commands of the AWS CLI in a script for bash, PowerShell or cmd; undefined for a text without one. */
export function readCliImport(text: string, fileName: string): MappingImport | undefined {
  if (!/\b(?:create|update|get|list|delete)-event-source-mapping/.test(text)) return undefined;
  const files = new Map<string, string>();
  const mappings: ImportedMapping[] = [];
  const notes: string[] = [];
  let found = false;
  for (const words of readCommands(text, fileName)) {
    readWrittenFile(words, files);
    const at = words.findIndex((word, index) => OPERATION.test(word) && words[index - 1] === 'lambda');
    if (at < 0) continue;
    found = true;
    const operation = words[at] ?? '';
    if (/^(?:create|update)/.test(operation))
      readMappingCommand(operation, words.slice(at + 1), files, mappings, notes);
    else notes.push(l10n.t('{0} holds no settings: paste what it prints instead.', operation));
  }
  return found ? { kind: 'cli', mappings, notes } : undefined;
}

function readCommands(text: string, fileName: string): readonly (readonly string[])[] {
  const shell =
    SHELLS.find(({ file }) => file.test(fileName)) ??
    SHELLS.find(({ signs }) => signs.some((sign) => sign.test(text))) ??
    // Single quotes mean nothing to cmd.exe.
    (/%\w+%/.test(text) && !text.includes("'") ? { read: readCmdCommands } : { read: readBashCommands });
  return shell.read(text);
}

interface Shell {
  readonly read: (text: string) => readonly (readonly string[])[];
  /** The end of the names of its files. */
  readonly file: RegExp;
  /** How it continues lines, begins scripts and names variables; the first shell with a sign counts. */
  readonly signs: readonly RegExp[];
}

const SHELLS: readonly Shell[] = [
  {
    read: readBashCommands,
    file: /\.(?:ba|z)?sh$/i,
    signs: [/^#!.*\b(?:ba|z|da)?sh\b/, /\\[ \t]*\r?\n[ \t]*-/, /\\[ \t]+--/],
  },
  {
    read: readPowerShellCommands,
    file: /\.ps1$/i,
    signs: [/[ \t]`[ \t]*\r?\n/, /@['"][ \t]*\r?\n/, /^[ \t]*\$\w+[ \t]*=[ \t]/m, /\$env:/i],
  },
  {
    read: readCmdCommands,
    file: /\.(?:cmd|bat)$/i,
    signs: [/[ \t]\^[ \t]*\r?\n/, /^[ \t]*(?:rem[ \t]|@?set[ \t])/im],
  },
];

function readMappingCommand(
  operation: string,
  words: readonly string[],
  files: ReadonlyMap<string, string>,
  mappings: ImportedMapping[],
  notes: string[],
): void {
  const ownNotes: string[] = [];
  const options = readCliOptions(words, files, ownNotes);
  const literal = toLiteral(options, '', ownNotes);
  const { UUID: uuid, ...members } = isRecord(literal) ? literal : {};
  const source = toForeignSource(members);
  if (source !== undefined) notes.push(toSkippedNote(operation, source));
  else mappings.push(toImportedMapping('', members, ownNotes, typeof uuid === 'string' ? uuid : undefined));
}

/** What a script writes to a file for `file://` later on: `Set-Content -Path NAME -Value TEXT`. */
function readWrittenFile(words: readonly string[], files: Map<string, string>): void {
  if (words[0]?.toLowerCase() !== 'set-content') return;
  const after = (flags: readonly string[]) => words[words.findIndex((word) => flags.includes(word.toLowerCase())) + 1];
  const name = after(['-literalpath', '-path']);
  const value = after(['-value']);
  if (name !== undefined && value !== undefined) files.set(name, value);
}
