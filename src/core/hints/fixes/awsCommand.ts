import type { HintContext } from '../hintContext.ts';
import { type ShellPart, toShellCommand } from '../shell.ts';

export type Flag = readonly [flag: string, ...values: string[]];

/** An AWS CLI command for the account and region of the mapping. */
export function toAwsCommand(context: HintContext, service: string, operation: string, ...flags: Flag[]): string {
  const place: ShellPart[] = [['--region', context.region]];
  if (context.known.profile !== undefined) place.unshift(['--profile', context.known.profile]);
  return toShellCommand(['aws', service, operation, ...flags, ...place]);
}

/** A command that is run with the credentials of the cluster's account. */
export function toClusterAccountCommand(
  context: HintContext,
  service: string,
  operation: string,
  ...flags: Flag[]
): string {
  return toShellCommand(['aws', service, operation, ...flags, ['--region', context.region]]);
}

export function toUpdateCommand(context: HintContext, ...flags: Flag[]): string {
  return toAwsCommand(context, 'lambda', 'update-event-source-mapping', ['--uuid', context.mapping.UUID], ...flags);
}
