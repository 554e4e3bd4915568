/** The words of each command in a text of POSIX shell commands, as a shell would pass them on. */
export function readCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [token, quoted, escaped, plain] of text.matchAll(/'([^']*)'|\\([^\n])|([^\s'\\]+)|\\\n|\n|[ \t]+/g)) {
    const command = commands.at(-1) ?? [];
    if (token === '\n') commands.push([]);
    else if (token === '\\\n' || /^[ \t]/.test(token)) command.push('');
    else command.push(`${command.pop() ?? ''}${quoted ?? escaped ?? plain ?? ''}`);
  }
  return commands.map((command) => command.filter((word) => word !== '')).filter((command) => command.length > 0);
}

/** What follows a flag, up to the next one. */
export function readFlag(command: readonly string[], flag: string): readonly string[] {
  const start = command.indexOf(flag);
  if (start < 0) return [];
  const rest = command.slice(start + 1);
  const end = rest.findIndex((word) => word.startsWith('--'));
  return end < 0 ? rest : rest.slice(0, end);
}
