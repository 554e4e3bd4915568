import { quoteBash } from '../export/bash.ts';

/** A flag with its values, or a word of the command itself, which is taken as it is. */
export type ShellPart = string | readonly [flag: string, ...values: string[]];

/** One command for a POSIX shell, a flag a line, every value quoted where it needs to be. */
export function toShellCommand(parts: readonly ShellPart[]): string {
  const words = parts.filter((part) => typeof part === 'string');
  const flags = parts
    .filter((part) => typeof part !== 'string')
    .map(([flag, ...values]) => [flag, ...values.map(quoteBash)].join(' '));
  return [words.join(' '), ...flags].join(' \\\n  ');
}
