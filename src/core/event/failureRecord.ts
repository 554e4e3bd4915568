import * as l10n from '@vscode/l10n';
import { type FailureCarrier, openFailureEnvelopes } from './failureEnvelopes.ts';
import { type GroupName, parseGroupName } from './groupName.ts';
import { type JsonPiece, listItems, listMembers, toMember, toScalar, toSource } from './jsonPiece.ts';

/** Records of one partition that a failure is about. Offsets are exact digits; times are ISO 8601 as Lambda writes them. */
export interface FailedRange {
  /** `<topic>-<partition>`; absent when the record does not say it. */
  readonly group?: string;
  readonly place?: GroupName;
  readonly firstOffset?: string;
  readonly lastOffset?: string;
  readonly firstTime?: string;
  readonly lastTime?: string;
}

/** What Lambda writes to an on-failure destination, in either of its two shapes (events.md 4, source-facts 130-135). */
export interface FailureRecord {
  /** Where such a record comes from, as far as its shape tells. */
  readonly destination?: FailureDestination;
  readonly requestId?: string;
  readonly functionArn?: string;
  /** Why Lambda gave up: one of `FAILURE_CONDITIONS`, or one that came later. */
  readonly condition?: string;
  /** About how often the function was invoked with it. */
  readonly attempts?: number;
  readonly statusCode?: number;
  readonly executedVersion?: string;
  readonly functionError?: string;
  /** ISO 8601. */
  readonly time?: string;
  readonly batchSize?: number;
  readonly eventSourceArn?: string;
  readonly bootstrapServers?: string;
  /** Bytes. */
  readonly payloadSize?: number;
  readonly ranges: readonly FailedRange[];
  /** Text of the event that failed: destinations in S3 and Kafka have it. */
  readonly payload?: string;
}

export type FailureDestination = 's3' | FailureCarrier;

export interface FailureRecords {
  readonly records: readonly FailureRecord[];
  /** What could not be taken for a failure record; the records that could are there all the same. */
  readonly problem?: string;
}

/**
 * Reads failure records as people have them at hand: the record itself (comments, trailing commas and unions as in the
 * samples of the documentation are passed over), a message of SQS or SNS around it, what `aws sqs receive-message` prints,
 * an event of SQS, SNS or of the topic of failures, a list of these, or one to a line. Never throws.
 */
export function readFailureRecords(text: string): FailureRecords {
  const { contents, problem } = openFailureEnvelopes(text);
  const records = contents.map(({ piece, via }) => toFailureRecord(piece, via));
  if (problem !== undefined) return { records, problem };
  return records.length > 0 ? { records } : { records, problem: l10n.t('There is no failure record in it.') };
}

function toFailureRecord(piece: JsonPiece, via: FailureCarrier | undefined): FailureRecord {
  const request = readTexts(toMember(piece, 'requestContext'));
  const response = readTexts(toMember(piece, 'responseContext'));
  const info = toMember(piece, 'KafkaBatchInfo');
  const batch = readTexts(info);
  const payload = toMember(piece, 'payload');
  return {
    destination: toDestination(payload) ?? via,
    requestId: request.get('requestId'),
    functionArn: request.get('functionArn'),
    condition: request.get('condition'),
    attempts: toCount(request.get('approximateInvokeCount')),
    statusCode: toCount(response.get('statusCode')),
    executedVersion: response.get('executedVersion'),
    functionError: response.get('functionError'),
    time: toScalar(toMember(piece, 'timestamp')),
    batchSize: toCount(batch.get('batchSize')),
    eventSourceArn: batch.get('eventSourceArn'),
    bootstrapServers: batch.get('bootstrapServers'),
    payloadSize: toCount(batch.get('payloadSize')),
    ranges: info === undefined ? [] : toRanges(info, payload),
    payload: toEventText(payload),
  };
}

/** Texts and numbers among the members of an object, as they are written. */
function readTexts(piece: JsonPiece | undefined): ReadonlyMap<string, string> {
  const members = piece === undefined ? [] : listMembers(piece);
  return new Map(
    members.flatMap(([name, value]) => {
      const text = toScalar(value);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** S3 has the event as a text, Kafka as an object (events.md 4). */
function toDestination(payload: JsonPiece | undefined): FailureDestination | undefined {
  if (payload?.node.type === 'string') return 's3';
  return payload?.node.type === 'object' ? 'kafka' : undefined;
}

function toEventText(payload: JsonPiece | undefined): string | undefined {
  if (payload?.node.type === 'string') return String(payload.node.value);
  return payload?.node.type === 'object' ? toSource(payload) : undefined;
}

function toRanges(info: JsonPiece, payload: JsonPiece | undefined): readonly FailedRange[] {
  const many = toMember(info, 'recordsInfo');
  if (many !== undefined) return listMembers(many).map(([group, range]) => toRange(group, readTexts(range)));
  const one = toMember(info, 'recordInfo');
  return one === undefined ? [] : [toSingleRange(readTexts(one), payload)];
}

function toRange(group: string, texts: ReadonlyMap<string, string>): FailedRange {
  return {
    group,
    place: parseGroupName(group),
    firstOffset: texts.get('firstRecordOffset'),
    lastOffset: texts.get('lastRecordOffset'),
    firstTime: texts.get('firstRecordTimestamp'),
    lastTime: texts.get('lastRecordTimestamp'),
  };
}

/** `recordInfo` does not say topic and partition: the one record of the payload does. */
function toSingleRange(texts: ReadonlyMap<string, string>, payload: JsonPiece | undefined): FailedRange {
  const batches = payload === undefined ? undefined : toMember(payload, 'records');
  const filled = batches === undefined ? [] : listMembers(batches).filter(([, batch]) => listItems(batch).length > 0);
  const group = filled.length === 1 ? filled[0]?.[0] : undefined;
  const [offset, time] = [texts.get('offset'), texts.get('timestamp')];
  return {
    group,
    place: group === undefined ? undefined : parseGroupName(group),
    firstOffset: offset,
    lastOffset: offset,
    firstTime: time,
    lastTime: time,
  };
}

function toCount(text: string | undefined): number | undefined {
  const count = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(count) ? count : undefined;
}
