import { parseMskSource } from '../../core/arn.ts';
import { type Cluster, namesBrokers, offersTopicApi } from '../../core/cluster/cluster.ts';
import type { FieldId } from '../../core/mapping/fieldSpec.ts';
import { toFieldAt } from '../../core/mapping/fields.ts';
import type { FieldPath, Finding, Known, Severity } from '../../core/mapping/finding.ts';
import type { MappingInput } from '../../core/mapping/mapping.ts';
import { editMappingText, type MappingDocument, parseMappingDocument } from '../../core/mapping/mappingDocument.ts';
import { checkMapping } from '../../core/mapping/rules.ts';
import { applyTextEdits } from '../../core/mapping/textEdits.ts';
import type { ListRequest } from '../protocol.ts';
import { getItems, getList, type WizardState } from './state.ts';

/** What the page works out from its state at each change: the document as it will be, and what is to be said about it. */
export interface Draft {
  readonly text: string;
  readonly document: MappingDocument;
  readonly known: Known;
  /** The cluster that the document names, when the account's list has it. */
  readonly cluster: Cluster | undefined;
  readonly findings: readonly Finding[];
  /** The same by the field that they stand beside. */
  readonly findingsOf: ReadonlyMap<FieldId, readonly Finding[]>;
}

/** `now` in milliseconds since the epoch. */
export function toDraft(state: WizardState, now: number): Draft {
  const text = toDraftText(state);
  const document = parseMappingDocument(text);
  const sourceArn = document.input.EventSourceArn;
  const known = toKnown(state, sourceArn, now);
  const isReadable = document.kind === 'mapping' || document.kind === 'empty';
  const findings = isReadable ? [...toTextFindings(document), ...checkMapping(document.input, known)] : [];
  return {
    text,
    document,
    known,
    cluster: known.clusters?.find((cluster) => cluster.arn === sourceArn),
    findings,
    findingsOf: groupByField(findings),
  };
}

/** The document's text with everything that was entered since. */
function toDraftText(state: WizardState): string {
  return state.pending.reduce(
    (text, pending) => applyTextEdits(text, editMappingText(text, pending.edits)),
    state.document.text,
  );
}

function toKnown(state: WizardState, sourceArn: string | undefined, now: number): Known {
  return {
    now,
    region: state.scope.region,
    account: state.scope.account,
    clusters: getItems(state, 'clusters'),
    vpcConnections: getItems(state, 'vpcConnections'),
    functions: getItems(state, 'functions'),
    secrets: getItems(state, 'secrets'),
    mappings: getItems(state, 'mappings'),
    topics: getItems(state, 'topics', sourceArn),
    brokers: getItems(state, 'brokers', sourceArn),
    scramSecrets: getItems(state, 'scramSecrets', sourceArn),
    deployed: getItems(state, 'deployed')?.[0],
  };
}

/** Problems of the text that concern one member, such as a word where a number belongs. */
function toTextFindings(document: MappingDocument): readonly Finding[] {
  return document.problems.flatMap(({ path, severity, message, fix }) =>
    path === undefined ? [] : [{ ruleId: 'document', severity, path, message, ...(fix === undefined ? {} : { fix }) }],
  );
}

/** Lists without which the form cannot help, in the order in which they are wanted. */
export function toNeeds(state: WizardState, draft: Draft): readonly ListRequest[] {
  if (state.scope.region === undefined) return [];
  const { input, uuid } = draft.document;
  const needs: ListRequest[] = [];
  if (uuid !== undefined) needs.push({ list: 'deployed' });
  needs.push({ list: 'clusters' }, { list: 'functions' }, { list: 'mappings' }, { list: 'vpcConnections' });
  if (namesSecret(input)) needs.push({ list: 'secrets' });
  return [...needs, ...toClusterNeeds(state, input.EventSourceArn, draft.cluster)];
}

function namesSecret({ SourceAccessConfigurations: access, AmazonManagedKafkaEventSourceConfig: kafka }: MappingInput) {
  return (access?.length ?? 0) > 0 || (kafka?.SchemaRegistryConfig?.AccessConfigs?.length ?? 0) > 0;
}

function toClusterNeeds(
  state: WizardState,
  sourceArn: string | undefined,
  cluster: Cluster | undefined,
): readonly ListRequest[] {
  if (sourceArn === undefined) return [];
  // What can be asked of a cluster depends on its kind, which its list tells; without the list only asking is left.
  const status = getList(state, 'clusters')?.status ?? 'loading';
  if (cluster === undefined && (status === 'loading' || !isWholeClusterArn(sourceArn))) return [];
  const needs: ListRequest[] = [];
  if (cluster === undefined || namesBrokers(cluster)) needs.push({ list: 'brokers', clusterArn: sourceArn });
  if (cluster === undefined || offersTopicApi(cluster)) needs.push({ list: 'topics', clusterArn: sourceArn });
  if (cluster?.authMethods.includes('scram')) needs.push({ list: 'scramSecrets', clusterArn: sourceArn });
  return needs;
}

/** While an ARN is being typed, AWS is not asked about its beginnings. */
function isWholeClusterArn(text: string): boolean {
  const source = parseMskSource(text);
  return source?.kind === 'cluster' && /^[0-9a-f-]{36}-s?\d+$/.test(source.uuid);
}

export function countBySeverity(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** The findings that stand beside a field. */
export function listFindingsOf(draft: Draft, field: FieldId): readonly Finding[] {
  return draft.findingsOf.get(field) ?? [];
}

function groupByField(findings: readonly Finding[]): ReadonlyMap<FieldId, readonly Finding[]> {
  const groups = new Map<FieldId, Finding[]>();
  for (const finding of findings) {
    const id = toFieldAt(finding.path)?.id;
    const group = id === undefined ? undefined : groups.get(id);
    if (group !== undefined) group.push(finding);
    else if (id !== undefined) groups.set(id, [finding]);
  }
  return groups;
}

/** What the document's text has at a path, whatever its type: a form must show also what cannot be right. */
export function readRaw(draft: Draft, path: FieldPath): unknown {
  const range = draft.document.locate(path);
  if (range === undefined) return undefined;
  const text = draft.text.slice(range.offset, range.offset + range.length);
  try {
    return JSON.parse(text);
  } catch {
    // A value with comments in it: show its text.
    return text;
  }
}

/** The text of a text control for any value of the document. */
export function toControlText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
