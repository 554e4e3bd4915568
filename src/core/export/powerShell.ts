import { toAsciiJson, toUnicodeEscape } from './asciiJson.ts';
import { CLI_NOTES, type CliArgument, toCliCommandParts, toCliInput } from './cliArguments.ts';
import { formatShellComments, toNotes } from './exportNotes.ts';
import type { ExportRequest } from './exportRequest.ts';
import type { MappingExport } from './mappingExport.ts';

/**
 * Windows PowerShell 5.1 drops the double quotes inside an argument of a program, PowerShell from 7.3 on keeps them, and
 * there is no spelling that both take. So no quotes are passed at all: the settings travel in a file. A here-string in
 * single quotes takes every character as it is and ends only at a line that begins with '@, which JSON never has; ASCII
 * only, since 5.1 reads scripts, and the AWS CLI reads files, in the code page of the machine.
 */
export function toPowerShellExport(request: ExportRequest): MappingExport {
  const { input, options } = request;
  const notes = toNotes(request, CLI_NOTES);
  const { operation, session } = toCliCommandParts(input, options, () => true);
  const lines = [
    ...session.filter(isUnpassable).map(({ text = '' }) => `$env:AWS_PROFILE = ${quotePowerShell(text)}`),
    '$settings = New-TemporaryFile',
    'try {',
    "  Set-Content -LiteralPath $settings -Encoding ascii -Value @'",
    toAsciiJson(toCliInput(input, options), 2),
    "'@",
    [
      `  aws lambda ${operation}`,
      ...session.filter((argument) => !isUnpassable(argument)).map(formatArgument),
      '--cli-input-json "file://$settings"',
    ].join(' `\n    '),
    '} finally {',
    '  Remove-Item -LiteralPath $settings',
    '}',
  ];
  return { notes, text: `${formatShellComments(notes, '# ')}${lines.join('\n')}\n` };
}

/** Of the session only a profile can have a name that 5.1 would garble; it has an environment variable. */
function isUnpassable({ flag, text = '' }: CliArgument): boolean {
  return flag === '--profile' && (text.includes('"') || text.endsWith('\\'));
}

function formatArgument({ flag, text = '' }: CliArgument): string {
  return `${flag} ${quotePowerShell(text)}`;
}

/** One argument that PowerShell takes literally. Curly quotes end a string too: outside of ASCII everything is escaped. */
function quotePowerShell(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9_.:/-]*$/.test(text)) return text;
  if (/^[ -~]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const escaped = text.replaceAll(/['\\]|[^ -~]/g, (unit) => (unit === '\\' ? '\\\\' : toUnicodeEscape(unit)));
  return `([regex]::Unescape('${escaped}'))`;
}
