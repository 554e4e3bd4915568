import type { MappingInput } from '../mapping/mapping.ts';
import { quoteBash } from './bash.ts';
import { CLI_NOTES, type CliArgument, type CliOptions, toCliCommandParts } from './cliArguments.ts';
import { formatShellComments, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';

/**
 * The AWS CLI command that does what the document says, for bash: runnable as it is, one flag a line (source-facts 138,
 * 139, 151-153).
 */
export function toCliCommand(input: MappingInput, options: CliOptions): string {
  const { operation, session, settings } = toCliCommandParts(input, options, isNoAddress);
  return [`aws lambda ${operation}`, ...[...session, ...settings].map(formatArgument)].join(' \\\n  ');
}

export function toBashExport(request: ExportRequest): MappingExport {
  const notes = toNotes(request, CLI_NOTES);
  return { notes, text: `${formatShellComments(notes, '# ')}${toCliCommand(request.input, request.options)}\n` };
}

/**
 * The AWS CLI reads a file, and its version 1 an address, instead of taking such a text for the value. The values of
 * `--cli-input-json` are read as they are.
 */
export function isNoAddress(text: string): boolean {
  return !/^(?:fileb?|https?):\/\//.test(text);
}

/** A value that begins with a dash would be taken for a flag; after `=` it is not. */
function formatArgument({ flag, text, json }: CliArgument): string {
  const value = json === undefined ? text : JSON.stringify(json);
  if (value === undefined) return flag;
  return value.startsWith('-') ? `${flag}=${quoteBash(value)}` : `${flag} ${quoteBash(value)}`;
}
