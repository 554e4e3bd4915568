import { type ShellPart, toShellCommand } from './shellCommand.ts';

export type Flag = readonly [flag: string, ...values: string[]];

/** Where a command of the AWS CLI goes, and with whose credentials. */
export interface CommandPlace {
  readonly region: string;
  /** Absent: the credentials of the shell. */
  readonly profile?: string;
}

/** An AWS CLI command for a POSIX shell. */
export function toAwsCommand(place: CommandPlace, service: string, operation: string, ...flags: Flag[]): string {
  const placing: ShellPart[] = [['--region', place.region]];
  if (place.profile !== undefined) placing.unshift(['--profile', place.profile]);
  return toShellCommand(['aws', service, operation, ...flags, ...placing]);
}
