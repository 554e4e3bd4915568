import { type CliCall, readCliArguments } from './cliArguments.ts';

/**
 * What a PowerShell export does, by the documented rules: a here-string in single quotes is literal, a string in single
 * quotes has only doubled ones, curly quotes count as straight ones.
 */
export function readPowerShell(text: string): CliCall {
  const script = text
    .split('\n')
    .filter((line) => !line.startsWith('# '))
    .join('\n');
  // Windows PowerShell reads a script without a mark in the code page of the machine.
  if (/[^\n -~]/.test(script)) throw new Error('the script has characters outside of ASCII');
  const parts =
    /^(?<profile>\$env:AWS_PROFILE = .*\n)?\$settings = New-TemporaryFile\ntry \{\n {2}Set-Content -LiteralPath \$settings -Encoding ascii -Value @'\n(?<file>[\s\S]*?)\n'@\n {2}aws (?<command>[\s\S]*?)\n\} finally \{\n {2}Remove-Item -LiteralPath \$settings\n\}\n$/.exec(
      script,
    )?.groups;
  if (parts === undefined) throw new Error('not the script that was meant');
  const { file = '', command = '', profile } = parts;
  const argv = [
    ...command.replaceAll(' `\n', ' ').matchAll(/\(\[regex\]::Unescape\('[^']*'\)\)|'(?:[^']|'')*'|"[^"]*"|\S+/g),
  ].map(([token]) => readToken(token));
  const given = argv.map((argument) => (argument === 'file://$settings' ? file : passNatively(argument)));
  const { UUID, ...members } = JSON.parse(file);
  const call = readCliArguments(given.map((argument) => (argument === file ? JSON.stringify(members) : argument)));
  const session: Readonly<Record<string, string>> =
    profile === undefined ? {} : { profile: readToken(profile.replace('$env:AWS_PROFILE = ', '').trim()) };
  return { ...call, session: { ...call.session, ...session }, ...(UUID === undefined ? {} : { uuid: UUID }) };
}

function readToken(token: string): string {
  const escaped = /^\(\[regex\]::Unescape\('(.*)'\)\)$/.exec(token)?.[1];
  if (escaped !== undefined) {
    return escaped.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, unit: string | undefined, char: string) =>
      unit === undefined ? char : String.fromCharCode(Number.parseInt(unit, 16)),
    );
  }
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  return token.startsWith('"') ? token.slice(1, -1) : token;
}

/** Versions differ in these, so that none may occur. */
function passNatively(argument: string): string {
  if (argument === '' || argument.includes('"') || argument.endsWith('\\')) {
    throw new Error(`versions of PowerShell pass ${JSON.stringify(argument)} in different ways`);
  }
  return argument;
}
