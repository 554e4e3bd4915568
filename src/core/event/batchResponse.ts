import * as l10n from '@vscode/l10n';
import { isJson } from '../isJson.ts';
import { parseGroupName } from './groupName.ts';
import { type JsonPiece, listItems, parseJsonPiece, toMember, toScalar } from './jsonPiece.ts';

/** A record of the event that the function answered, as `scanEvent` gives it. */
export interface AnsweredRecord {
  /** `<topic>-<partition>`: the name of the list in the event that holds the record. */
  readonly group: string;
  /** Exact digits. */
  readonly recordOffset?: string;
}

/** `unclear`: nothing is known of what Lambda makes of such a response. */
export type BatchOutcome = 'success' | 'some-failed' | 'all-failed' | 'unclear';

/** Place in the text of the response, and what is wrong there. */
export interface BatchResponseProblem {
  readonly ruleId: BatchResponseRule;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

export interface BatchResponseVerdict {
  readonly outcome: BatchOutcome;
  /** Records of the event that the response reports as failed. */
  readonly failed: readonly { readonly group: string; readonly offset: string }[];
  readonly problems: readonly BatchResponseProblem[];
}

type BatchResponseRule =
  | 'response-not-json'
  | 'response-not-object'
  | 'failures-missing'
  | 'failures-not-list'
  | 'identifier-missing'
  | 'identifier-not-object'
  | 'partition-not-group'
  | 'partition-unknown'
  | 'offset-not-number'
  | 'offset-unknown';

/** One entry of `batchItemFailures`: a record of the event, or what is wrong with it. */
type Entry =
  | { readonly failed: { readonly group: string; readonly offset: string } }
  | { readonly problem: BatchResponseProblem };

/** Exact digits of the offsets of each group. */
type Offsets = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Judges what a function of a mapping with `ReportBatchItemFailures` returned, against the event it was given. Nothing,
 * null, an empty object and an empty or null list mean success; one entry that names no record of the event fails the
 * whole batch (events.md 3). Never throws.
 */
export function checkBatchResponse(response: string, records: readonly AnsweredRecord[]): BatchResponseVerdict {
  if (response.trim() === '') return SUCCESS;
  const root = isJson(response) ? parseJsonPiece(response) : undefined;
  if (root === undefined)
    return toUnclear(toProblem('response-not-json', response, l10n.t('The response is no JSON.')));
  if (root.node.type === 'null') return SUCCESS;
  if (root.node.type !== 'object') {
    const message = l10n.t('A partial batch response is an object with the member {0}.', 'batchItemFailures');
    return toUnclear(toProblem('response-not-object', root, message));
  }
  return checkFailures(root, toMember(root, 'batchItemFailures'), records);
}

const SUCCESS: BatchResponseVerdict = { outcome: 'success', failed: [], problems: [] };

function checkFailures(
  root: JsonPiece,
  failures: JsonPiece | undefined,
  records: readonly AnsweredRecord[],
): BatchResponseVerdict {
  if (failures === undefined) {
    if (root.node.children?.length === 0) return SUCCESS;
    const message = l10n.t('Without the member {0} the response reports no record as failed.', 'batchItemFailures');
    return toUnclear(toProblem('failures-missing', root, message));
  }
  if (failures.node.type === 'null') return SUCCESS;
  if (failures.node.type !== 'array') {
    const message = l10n.t('{0} is a list of objects with the member {1}.', 'batchItemFailures', 'itemIdentifier');
    return toUnclear(toProblem('failures-not-list', failures, message));
  }
  const offsets = toOffsets(records);
  const entries = listItems(failures).map((item) => checkEntry(item, offsets));
  const failed = entries.flatMap((entry) => ('failed' in entry ? [entry.failed] : []));
  const problems = entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : []));
  if (problems.length > 0) return { outcome: 'all-failed', failed, problems };
  return failed.length === 0 ? SUCCESS : { outcome: 'some-failed', failed, problems };
}

function toOffsets(records: readonly AnsweredRecord[]): Offsets {
  const offsets = new Map<string, Set<string>>();
  for (const { group, recordOffset } of records) {
    const known = offsets.get(group) ?? new Set();
    if (recordOffset !== undefined) known.add(recordOffset);
    offsets.set(group, known);
  }
  return offsets;
}

function checkEntry(item: JsonPiece, offsets: Offsets): Entry {
  const identifier = toMember(item, 'itemIdentifier');
  if (identifier === undefined || identifier.node.type === 'null' || toScalar(identifier) === '') {
    const message = l10n.t('An entry needs the member {0} with partition and offset.', 'itemIdentifier');
    return { problem: toProblem('identifier-missing', identifier ?? item, message) };
  }
  if (identifier.node.type !== 'object') {
    const message = l10n.t(
      'For Kafka {0} is an object with partition and offset, not a text as for SQS and Kinesis.',
      'itemIdentifier',
    );
    return { problem: toProblem('identifier-not-object', identifier, message) };
  }
  return checkPartition(identifier, offsets);
}

function checkPartition(identifier: JsonPiece, offsets: Offsets): Entry {
  const partition = toMember(identifier, 'partition');
  const group = toScalar(partition);
  if (partition?.node.type !== 'string' || group === undefined) {
    const meant = [...offsets.keys()].find((name) => String(parseGroupName(name)?.partition) === group);
    const example = meant ?? offsets.keys().next().value ?? 'orders-0';
    const message = l10n.t('The partition is written with its topic, as the event names it: "{0}".', example);
    return { problem: toProblem('partition-not-group', partition ?? identifier, message) };
  }
  const known = offsets.get(group);
  if (known === undefined) {
    const message = l10n.t('The event has no records of {0}. It has: {1}.', group, [...offsets.keys()].join(', '));
    return { problem: toProblem('partition-unknown', partition, message) };
  }
  return checkOffset(identifier, group, known);
}

function checkOffset(identifier: JsonPiece, group: string, known: ReadonlySet<string>): Entry {
  const offset = toMember(identifier, 'offset');
  const digits = toScalar(offset);
  if (offset?.node.type !== 'number' || digits === undefined) {
    const message = l10n.t('The offset is a number, as in the event.');
    return { problem: toProblem('offset-not-number', offset ?? identifier, message) };
  }
  if (known.has(digits)) return { failed: { group, offset: digits } };
  const message = l10n.t('The event has no record with the offset {0} in {1}.', digits, group);
  return { problem: toProblem('offset-unknown', offset, message) };
}

function toUnclear(problem: BatchResponseProblem): BatchResponseVerdict {
  return { outcome: 'unclear', failed: [], problems: [problem] };
}

function toProblem(ruleId: BatchResponseRule, place: JsonPiece | string, message: string): BatchResponseProblem {
  const { offset, length } = typeof place === 'string' ? { offset: 0, length: place.length } : place.node;
  return { ruleId, offset, length, message };
}
