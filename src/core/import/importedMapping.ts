import * as l10n from '@vscode/l10n';
import { parseArn } from '../arn.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import { readMapping, type ShapeFault } from '../mapping/shape.ts';
import { readMember, toShort } from './nonLiteral.ts';

/** `cloudformation` includes SAM. */
export type ImportKind = 'cli' | 'cloudformation' | 'terraform' | 'serverless' | 'json';

export interface ImportedMapping {
  /** Logical id, resource name or name of the function; empty where the text has no name for it. */
  readonly name: string;
  readonly input: MappingInput;
  /** Present: the text is about this existing mapping. */
  readonly uuid?: string;
  /** What was no literal or not understood, with its place. */
  readonly notes: readonly string[];
}

export interface MappingImport {
  readonly kind: ImportKind | 'unknown';
  readonly mappings: readonly ImportedMapping[];
  /** About the text as a whole, e.g. mappings of other services in it. */
  readonly notes: readonly string[];
}

/** Members under the names of the API, literal but of any type, as a mapping. */
export function toImportedMapping(
  name: string,
  members: unknown,
  notes: readonly string[],
  uuid?: string,
): ImportedMapping {
  const { input, faults } = readMapping(members);
  return {
    name,
    input,
    ...(uuid === undefined ? {} : { uuid }),
    notes: [...new Set(notes), ...faults.filter(isLoss).map((fault) => toFaultNote(fault, members))],
  };
}

/** Members without meaning are kept, since rules name them; what was plainly meant is no loss either. */
function isLoss(fault: ShapeFault): boolean {
  return fault.expected !== 'nothing' && fault.meant === undefined;
}

function toFaultNote({ path }: ShapeFault, members: unknown): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return l10n.t(
    '{0} has a value of the wrong type and was left out: {1}',
    place.slice(1),
    toShort(JSON.stringify(path.reduce(readPart, members)) ?? ''),
  );
}

function readPart(value: unknown, part: string | number): unknown {
  return Array.isArray(value) ? value[Number(part)] : readMember(value, String(part));
}

/** Members that only mappings of other sources have, and the source they tell of. */
const FOREIGN_MEMBERS: readonly (readonly [member: string, source: string])[] = [
  ['SelfManagedEventSource', 'Apache Kafka'],
  ['SelfManagedKafkaEventSourceConfig', 'Apache Kafka'],
  ['DocumentDBEventSourceConfig', 'Amazon DocumentDB'],
  ['ScalingConfig', 'Amazon SQS'],
  ['Queues', 'Amazon MQ'],
];

/** The source of a mapping that does not read from MSK; undefined for one that does, or may. */
export function toForeignSource(members: unknown): string | undefined {
  const source = readMember(members, 'EventSourceArn');
  const arn = typeof source === 'string' ? parseArn(source) : undefined;
  if (arn !== undefined) return arn.service === 'kafka' ? undefined : arn.service;
  return FOREIGN_MEMBERS.find(([member]) => readMember(members, member) !== undefined)?.[1];
}

/** Whether members of a template are those of an MSK mapping: a topic tells it where the source is an expression. */
export function isMskMapping(members: unknown): boolean {
  if (toForeignSource(members) !== undefined) return false;
  const told = ['Topics', 'AmazonManagedKafkaEventSourceConfig'].some(
    (name) => readMember(members, name) !== undefined,
  );
  return told || typeof readMember(members, 'EventSourceArn') === 'string';
}

export function toSkippedNote(name: string, source: string | undefined): string {
  return source === undefined
    ? l10n.t('{0} is not a mapping of an MSK topic and was skipped.', name)
    : l10n.t('{0} is not a mapping of an MSK topic but of {1}, and was skipped.', name, source);
}
