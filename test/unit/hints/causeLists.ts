import { explainMapping } from '../../../src/core/hints/explainMapping.ts';
import type { ExplainedCause } from '../../../src/core/hints/explanation.ts';
import type { HintKnown } from '../../../src/core/hints/hintContext.ts';
import type { DeployedMapping } from '../../../src/core/mapping/mapping.ts';
import { CONNECTION_ARN, toCluster, toConnection, toFunction, toKnown, toMapping } from './samples.ts';

/** Ids of the causes, likeliest first. */
export function listCauses(members: Partial<DeployedMapping>, known: HintKnown = toKnown()): readonly string[] {
  return explainMapping(toMapping(members), known).causes.map((cause) => cause.id);
}

export function findCause(id: string, members: Partial<DeployedMapping>, known: HintKnown = toKnown()): ExplainedCause {
  const cause = explainMapping(toMapping(members), known).causes.find((entry) => entry.id === id);
  if (cause === undefined) throw new Error(`no cause ${id}`);
  return cause;
}

export const withMethods = (...authMethods: ReturnType<typeof toCluster>['authMethods']) =>
  toKnown({ clusters: [toCluster({ authMethods })] });
export const acrossAccounts = { EventSourceArn: CONNECTION_ARN };
export const knownConnection = { region: 'us-east-1', functions: [toFunction()], vpcConnections: [toConnection()] };
