import * as l10n from '@vscode/l10n';
import { toSummaryLine } from '../diagnosis/reportMarkdown.ts';
import { explainMapping } from '../hints/explainMapping.ts';
import type { Explanation } from '../hints/explanation.ts';
import { type HintKnown, toHintContext } from '../hints/hintContext.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { isProvisioned } from '../mapping/provisionedMode.ts';
import { type StatusKind, toStatus } from '../mapping/status.ts';
import { type FactSection, toConfigurationSections, toSurroundings } from './factSections.ts';
import type { LastError } from './lastError.ts';

/** A deployed mapping as its page shows it; ready to be drawn. */
export interface MappingOverview {
  readonly uuid: string;
  readonly topic: string;
  readonly functionName: string;
  readonly account: string;
  readonly region: string;
  readonly kind: StatusKind;
  /** State in words. */
  readonly state: string;
  /** ISO 8601: when the mapping last changed. */
  readonly since?: string;
  readonly explanation: Explanation;
  /** The diagnosis that the causes are ranked by: when it was (milliseconds since the epoch) and how it came out. */
  readonly checked?: { readonly at: number; readonly words: string; readonly fixable: boolean };
  /** What to know about the verdict. */
  readonly note?: string;
  /** State as AWS calls it, for what can be done. */
  readonly awsState: string;
  /** Metrics and logs can be turned on in this mode. */
  readonly provisioned: boolean;
  /** Groups of metrics that are on. */
  readonly metrics: readonly string[];
  readonly logLevel?: string;
  /** Function, cluster and destination. */
  readonly surroundings: readonly FactSection[];
  readonly configuration: readonly FactSection[];
  /** Addresses of the brokers that Lambda uses, with commas between them. */
  readonly brokers?: string;
  /** Absent: not read yet. */
  readonly lastError?: LastError;
  /** What could not be read, in words. */
  readonly gaps: readonly string[];
  /** Cluster and function are still being read. */
  readonly loading: boolean;
}

const NOTES: Readonly<Record<Explanation['severity'], () => string | undefined>> = {
  ok: () => undefined,
  information: () => undefined,
  warning: () => l10n.t('The last result can be an old one: it stays until Lambda reads again.'),
  error: () => l10n.t('After a fix it can take minutes until a new result shows.'),
};

export function toOverview(mapping: DeployedMapping, known: HintKnown = {}, lastError?: LastError): MappingOverview {
  const context = toHintContext(mapping, known);
  const explanation = explainMapping(mapping, known);
  const { kind, label } = toStatus(mapping);
  const note = NOTES[explanation.severity]();
  const level = mapping.LoggingConfig?.SystemLogLevel;
  return {
    uuid: mapping.UUID,
    topic: context.topic,
    functionName: context.functionName,
    account: context.account,
    region: context.region,
    kind,
    state: label,
    ...(mapping.LastModified === undefined ? {} : { since: mapping.LastModified }),
    explanation,
    ...toChecked(known),
    ...(note === undefined ? {} : { note }),
    awsState: mapping.State,
    provisioned: isProvisioned(mapping),
    metrics: mapping.MetricsConfig?.Metrics ?? [],
    ...(level === undefined ? {} : { logLevel: level }),
    surroundings: toSurroundings(context),
    configuration: toConfigurationSections(mapping),
    ...(context.broker?.addresses === undefined ? {} : { brokers: context.broker.addresses }),
    ...(lastError === undefined ? {} : { lastError }),
    gaps: (known.missing ?? []).map(({ subject, message }) => `${subject}: ${message}`),
    loading: known.loading === true,
  };
}

function toChecked({ checks, checkedAt, fixable = false }: HintKnown): Pick<MappingOverview, 'checked'> {
  if (checks === undefined || checkedAt === undefined) return {};
  return { checked: { at: checkedAt, words: toSummaryLine({ checks }), fixable } };
}
