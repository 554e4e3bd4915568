import { type CommandPlace, type Flag, toAwsCommand as toPlacedCommand } from '../../policy/awsCommand.ts';
import type { HintContext } from '../hintContext.ts';

/** Region and profile of the mapping. */
export function toCommandPlace({ region, known }: HintContext): CommandPlace {
  return known.profile === undefined ? { region } : { region, profile: known.profile };
}

/** An AWS CLI command for the account and region of the mapping. */
export function toAwsCommand(context: HintContext, service: string, operation: string, ...flags: Flag[]): string {
  return toPlacedCommand(toCommandPlace(context), service, operation, ...flags);
}

/** A command that is run with the credentials of the cluster's account. */
export function toClusterAccountCommand(
  context: HintContext,
  service: string,
  operation: string,
  ...flags: Flag[]
): string {
  return toPlacedCommand({ region: context.region }, service, operation, ...flags);
}

export function toUpdateCommand(context: HintContext, ...flags: Flag[]): string {
  return toAwsCommand(context, 'lambda', 'update-event-source-mapping', ['--uuid', context.mapping.UUID], ...flags);
}
