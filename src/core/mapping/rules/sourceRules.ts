import * as l10n from '@vscode/l10n';
import { formatArn, parseArn, parseMskSource, toFunctionName, toFunctionQualifier } from '../../arn.ts';
import { toUsability } from '../../cluster/cluster.ts';
import type { Fix, Known, KnownFunction } from '../finding.ts';
import { isSameFunction, toFunctionHome } from '../functions.ts';
import { type MappingInput, toTopic } from '../mapping.ts';
import { toMeantName } from '../meantName.ts';
import { isEditing, type Rule, toOtherMappings, toRule } from '../rule.ts';
import { toKnownSource } from '../sources.ts';

/** Seconds: 14 minutes, although Lambda itself allows 15 (source-facts 8). */
const LONGEST_TIMEOUT = 840;
const LONGEST_NAME = 64;

export const SOURCE_RULES: readonly Rule[] = [
  toRule({
    id: 'function-timeout',
    severity: 'error',
    field: 'functionName',
    check: (draft, known) => {
      const found = toKnownFunction(draft, known);
      const versioned = toFunctionQualifier(draft.FunctionName ?? '') !== undefined;
      return found === undefined || versioned || found.timeout <= LONGEST_TIMEOUT ? undefined : { values: found };
    },
    message: ({ name, timeout }: KnownFunction) =>
      l10n.t(
        'The timeout of {0} is {1} seconds; functions of MSK mappings may have at most 840 (14 minutes). Shorten it first.',
        name,
        String(timeout),
      ),
    source: 'source-facts 8, 9',
  }),
  toRule({
    id: 'function-not-found',
    severity: 'warning',
    field: 'functionName',
    check: (draft, known) => {
      const { FunctionName: reference = '' } = draft;
      if (known.functions === undefined || reference === '' || !isAtHome(toFunctionHome(reference), known))
        return undefined;
      const name = toFunctionName(reference);
      const names = known.functions.map((entry) => entry.name);
      return names.includes(name) ? undefined : { values: { name }, ...toFunctionFix(names, reference) };
    },
    message: ({ name }: { name: string }) =>
      l10n.t('There is no function {0} in this account and region; AWS will refuse the mapping.', name),
    source: 'errors.md D',
  }),
  toRule({
    id: 'function-name-long',
    severity: 'error',
    field: 'functionName',
    check: ({ FunctionName: reference = '' }) => {
      const { length } = toFunctionName(reference);
      return length > LONGEST_NAME ? { values: { length } } : undefined;
    },
    message: ({ length }: { length: number }) =>
      l10n.t('The name of a function can have at most 64 characters; this has {0}.', String(length)),
    source: 'fields.md 4',
  }),
  toRule({
    id: 'other-region',
    severity: 'warning',
    field: 'eventSourceArn',
    check: (draft, known) => [
      ...checkRegion(['FunctionName'], toFunctionHome(draft.FunctionName ?? '').region, known),
      ...checkRegion(['EventSourceArn'], parseMskSource(draft.EventSourceArn ?? '')?.arn.region, known),
    ],
    message: ({ named, actual }: { named: string; actual: string }) =>
      l10n.t(
        'This is in {0}, but the mapping will be in {1}; function, cluster and mapping belong in one region.',
        named,
        actual,
      ),
    source: 'fields.md 3, 4',
  }),
  toRule({
    id: 'source-not-msk',
    severity: 'error',
    field: 'eventSourceArn',
    check: ({ EventSourceArn: arn = '' }) =>
      arn === '' || parseMskSource(arn) !== undefined ? undefined : { values: {}, ...toClusterFix(arn) },
    message: () =>
      l10n.t(
        'This is not the ARN of an MSK cluster (…:cluster/name/uuid) or of a managed VPC connection (…:vpc-connection/account/name/uuid).',
      ),
    source: 'fields.md 3',
  }),
  toRule({
    id: 'cluster-other-account',
    severity: 'error',
    field: 'eventSourceArn',
    check: ({ EventSourceArn: arn = '' }, known) => {
      const source = parseMskSource(arn);
      if (source?.kind !== 'cluster' || known.account === undefined || source.clusterAccount === known.account)
        return undefined;
      const connection = known.vpcConnections?.find((entry) => entry.targetClusterArn === arn);
      const values = { account: source.clusterAccount };
      if (connection === undefined) return { values };
      const edits = [{ path: ['EventSourceArn'], value: connection.arn }];
      return { values, fix: { title: l10n.t('Use the VPC connection to it'), edits } };
    },
    message: ({ account }: { account: string }) =>
      l10n.t(
        'The cluster belongs to account {0}: name your managed VPC connection to it instead of the cluster.',
        account,
      ),
    source: 'source-facts 155-159',
  }),
  toRule({
    id: 'cluster-not-found',
    severity: 'warning',
    field: 'eventSourceArn',
    check: ({ EventSourceArn: arn = '' }, known) => {
      const source = parseMskSource(arn);
      const list = source?.kind === 'cluster' ? known.clusters : known.vpcConnections;
      if (source === undefined || list === undefined || !isAtHome(source.arn, known)) return undefined;
      return list.some((entry) => entry.arn === arn) ? undefined : { values: { kind: source.kind } };
    },
    message: ({ kind }: { kind: 'cluster' | 'vpc-connection' }) =>
      kind === 'cluster'
        ? l10n.t('There is no such cluster in this account and region.')
        : l10n.t('There is no such VPC connection in this account and region.'),
    source: 'fields.md 3',
  }),
  toRule({
    id: 'cluster-unusable',
    severity: 'warning',
    field: 'eventSourceArn',
    check: (draft, known) => toStateHit(draft, known, 'unusable'),
    message: ({ state }: { state: string }) =>
      l10n.t('The cluster is {0}: a mapping will not get records from it until it is ACTIVE.', state),
    source: 'limits.md 5',
  }),
  toRule({
    id: 'cluster-changing',
    severity: 'information',
    field: 'eventSourceArn',
    check: (draft, known) => toStateHit(draft, known, 'changing'),
    message: ({ state }: { state: string }) =>
      l10n.t('The cluster is {0}: reading may be interrupted meanwhile.', state),
    source: 'limits.md 5',
  }),
  toRule({
    id: 'vpc-connection-unavailable',
    severity: 'warning',
    field: 'eventSourceArn',
    check: (draft, known) => {
      const source = toKnownSource(draft.EventSourceArn, known);
      const waiting = source?.kind === 'vpc-connection' && source.connection.state !== 'AVAILABLE';
      return waiting ? { values: { state: source.connection.state } } : undefined;
    },
    message: ({ state }: { state: string }) =>
      l10n.t('The VPC connection is {0}: Lambda can use it only when it is AVAILABLE.', state),
    source: 'source-facts 158, limits.md 5',
  }),
  toRule({
    id: 'serverless-cross-account',
    severity: 'error',
    field: 'eventSourceArn',
    check: (draft, known) => {
      const source = toKnownSource(draft.EventSourceArn, known);
      if (source?.kind !== 'vpc-connection') return undefined;
      const target = known.clusters?.find((entry) => entry.arn === source.connection.targetClusterArn);
      return target?.type === 'SERVERLESS' ? { values: {} } : undefined;
    },
    message: () =>
      l10n.t(
        'Serverless clusters cannot be read over a VPC connection: cross-account mappings need a provisioned cluster.',
      ),
    source: 'source-facts 157',
  }),
  toRule({
    id: 'duplicate-mapping',
    severity: 'error',
    field: 'topic',
    check: (draft, known) => {
      const other = toOtherMappings(known)?.find((mapping) => isSameConnection(draft, mapping));
      return other === undefined ? undefined : { values: { uuid: other.UUID }, mappingUuid: other.UUID };
    },
    message: ({ uuid }: { uuid: string }) =>
      l10n.t(
        'A mapping from this topic to this function exists already ({0}): edit that one, or choose another function or topic.',
        uuid,
      ),
    source: 'fields.md 4, errors.md D',
  }),
];

function toKnownFunction(draft: MappingInput, known: Known): KnownFunction | undefined {
  const { FunctionName: reference = '' } = draft;
  const unqualified = (entry: KnownFunction) => toFunctionName(reference) === entry.name;
  const home = toFunctionHome(reference);
  return known.functions?.find((entry) => unqualified(entry) && isAtHome(home, toFunctionHome(entry.arn)));
}

/** Only for plain names: in an ARN or before a version there is more that could be meant otherwise. */
function toFunctionFix(names: readonly string[], reference: string): { readonly fix?: Fix } {
  const meant = toMeantName(names, reference);
  if (meant === undefined) return {};
  return { fix: { title: l10n.t('Use {0}', meant), edits: [{ path: ['FunctionName'], value: meant }] } };
}

interface Home {
  readonly account?: string;
  readonly region?: string;
}

/** Whether all that a reference says about account and region is true of a place; what it says must be known there. */
function isAtHome(named: Home, place: Home): boolean {
  return (
    (named.account === undefined || named.account === place.account) &&
    (named.region === undefined || named.region === place.region)
  );
}

function checkRegion(path: readonly string[], named: string | undefined, known: Known) {
  if (named === undefined || known.region === undefined || named === known.region) return [];
  return [{ path, values: { named, actual: known.region } }];
}

/** ARNs of topics and consumer groups name their cluster too (permissions.md, ARN shapes). */
function toClusterFix(text: string) {
  const arn = parseArn(text);
  const [kind, name, uuid] = arn?.resource.split('/') ?? [];
  if (arn?.service !== 'kafka' || !['topic', 'group'].includes(kind ?? '') || !name || !uuid) return {};
  const value = formatArn({ ...arn, resource: `cluster/${name}/${uuid}` });
  return { fix: { title: l10n.t('Use the ARN of its cluster'), edits: [{ path: ['EventSourceArn'], value }] } };
}

function toStateHit(draft: MappingInput, known: Known, usability: 'unusable' | 'changing') {
  const source = toKnownSource(draft.EventSourceArn, known);
  if (isEditing(known) || source?.kind !== 'cluster') return undefined;
  const { state } = source.cluster;
  return toUsability(state) === usability ? { values: { state } } : undefined;
}

function isSameConnection(draft: MappingInput, mapping: NonNullable<Known['mappings']>[number]): boolean {
  const { FunctionName: reference = '', EventSourceArn: source = '' } = draft;
  if (reference === '' || source === '' || toTopic(draft) === '' || mapping.State === 'Deleting') return false;
  return (
    mapping.EventSourceArn === source &&
    toTopic(mapping) === toTopic(draft) &&
    isSameFunction(reference, mapping.FunctionArn)
  );
}
