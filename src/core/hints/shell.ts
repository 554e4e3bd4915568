import { quoteBash } from '../export/bash.ts';

/** A flag with its value, or a bare word. */
export type ShellPart = string | readonly [flag: string, ...values: string[]];

/** One command for a POSIX shell, a flag a line, every value quoted where it needs to be. */
export function toShellCommand(parts: readonly ShellPart[]): string {
  const words = parts.filter((part): part is string => typeof part === 'string').map(quoteBash);
  const flags = parts
    .filter((part) => typeof part !== 'string')
    .map(([flag, ...values]) => [flag, ...values.map(quoteBash)].join(' '));
  return [words.join(' '), ...flags].join(' \\\n  ');
}
