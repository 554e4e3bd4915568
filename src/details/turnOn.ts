import * as vscode from 'vscode';
import type { ResourceStore } from '../aws/resources.ts';
import { parseArn, toFunctionName } from '../core/arn.ts';
import { type DeployedMapping, type MappingChanges, toTopic } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { DetailsDeps } from './details.ts';

interface Switch {
  readonly changes: MappingChanges;
  readonly question: (name: string, place: string) => string;
  readonly detail: () => string;
  readonly action: () => string;
}

/** What the page can turn on: everything that there is of metrics, and of logs what a quiet mapping writes little of. */
const SWITCHES: Readonly<Record<'metrics' | 'logs', Switch>> = {
  metrics: {
    changes: { MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] } },
    question: (name, place) => vscode.l10n.t('Turn on metrics for the mapping {0} in {1}?', name, place),
    detail: () =>
      vscode.l10n.t('Event counts, error counts and Kafka metrics are sent to CloudWatch, which charges for them.'),
    action: () => vscode.l10n.t('Turn On Metrics'),
  },
  logs: {
    changes: { LoggingConfig: { SystemLogLevel: 'INFO' } },
    question: (name, place) => vscode.l10n.t('Turn on system logs for the mapping {0} in {1}?', name, place),
    detail: () =>
      vscode.l10n.t('The pollers write warnings and their state to the log group of the function. The level is INFO.'),
    action: () => vscode.l10n.t('Turn On Logs'),
  },
};

export interface TurnOnDeps extends Pick<DetailsDeps, 'confirm' | 'follow'> {
  readonly store: Pick<ResourceStore, 'api'>;
}

/** Asks, updates the mapping, and follows it until it has settled. */
export async function turnOn(
  { store, confirm, follow }: TurnOnDeps,
  { scope }: MappingRef,
  mapping: DeployedMapping,
  what: keyof typeof SWITCHES,
): Promise<void> {
  const { changes, question, detail, action } = SWITCHES[what];
  const name = `${toTopic(mapping)} → ${toFunctionName(mapping.FunctionArn)}`;
  const account = parseArn(mapping.FunctionArn)?.account ?? '';
  const place = vscode.l10n.t('account {0}, region {1}', account, scope.region);
  if (!(await confirm({ message: question(name, place), detail: detail(), action: action() }))) return;
  const { signal } = new AbortController();
  const updated = await store.api(scope).updateMapping(mapping.UUID, changes, signal);
  await follow(scope, updated, signal);
}
