import * as l10n from '@vscode/l10n';
import { toUnicodeEscape } from './asciiJson.ts';
import { isNoAddress } from './cli.ts';
import { CLI_NOTES, type CliArgument, toCliCommandParts } from './cliArguments.ts';
import { formatShellComments, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { ExportNote, MappingExport } from './mappingExport.ts';

/** Longest command line of cmd.exe, in characters. */
const LONGEST = 8191;

/**
 * A command prompt expands %x% even in quotes, in other ways in a batch file than when typed, and takes no line break in
 * an argument. JSON can write every character as \u and four digits: then nothing is left that cmd.exe acts upon but the quotes, and
 * what cannot stand as a plain word goes into JSON.
 */
export function toCmdExport(request: ExportRequest): MappingExport {
  const { operation, session, settings } = toCliCommandParts(request.input, request.options, isPlain);
  const flags = [...session.map(formatSession), ...settings.map(formatArgument)];
  const command = [`aws lambda ${operation}`, ...flags].join(' ^\n  ');
  const notes = [...toNotes(request, CLI_NOTES), ...toShellNotes(command, request)];
  return { notes, text: `${formatShellComments(notes, 'rem ')}${command}\n` };
}

function toShellNotes(command: string, { options }: ExportRequest): readonly ExportNote[] {
  const tooLong = l10n.t(
    'The command is longer than the {0} characters that a command prompt takes: save the export for --cli-input-json as a file and give its name instead.',
    String(LONGEST),
  );
  const percent = l10n.t('In a batch file the percent sign in the name of the profile has to be doubled.');
  return [
    ...(command.length > LONGEST ? [{ message: tooLong }] : []),
    ...(options.profile?.includes('%') ? [{ message: percent }] : []),
  ];
}

const isPlain = (text: string): boolean => isNoAddress(text) && /^[\w.,:;/@+=$*-]*$/.test(text);

/** Names of profiles and addresses cannot go into the JSON. */
function formatSession({ flag, text = '' }: CliArgument): string {
  return `${flag} ${/^[\w.,:/@+-]+$/.test(text) ? text : quote(text)}`;
}

function formatArgument({ flag, text, json }: CliArgument): string {
  if (json !== undefined) return `${flag} ${quote(toPlainJson(json))}`;
  if (text === undefined) return flag;
  const value = text === '' ? '""' : text;
  return value.startsWith('-') ? `${flag}=${value}` : `${flag} ${value}`;
}

/** As programs on Windows read arguments back: a backslash counts only before a double quote. */
function quote(text: string): string {
  return `"${text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** JSON whose strings hold only characters that mean nothing to cmd.exe, whether it takes them for quoted or not. */
function toPlainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"(?:[^"\\]|\\.)*"/g, (token) => {
    const text: string = JSON.parse(token);
    return `"${text.replaceAll(/[^\w .,:;/@+=$#*?'[\]{}~-]/g, toUnicodeEscape)}"`;
  });
}
