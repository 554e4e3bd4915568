import * as l10n from '@vscode/l10n';
import { decodeBase64 } from './base64.ts';
import { findJsonFault } from './jsonFault.ts';
import { type JsonPiece, listItems, listMembers, parseJsonPiece, toMember, toScalar } from './jsonPiece.ts';
import { decodeUtf8 } from './utf8.ts';

export type FailureCarrier = 'sqs' | 'sns' | 'kafka';

export interface OpenedEnvelopes {
  /** Objects that have the shape of a failure record of a Kafka mapping. */
  readonly contents: readonly { readonly piece: JsonPiece; readonly via?: FailureCarrier }[];
  /** The first thing that is something else, or that cannot be read. */
  readonly problem?: string;
}

/** A message around a text, told by what else it has. */
interface Envelope {
  readonly via: FailureCarrier;
  readonly isOne: (piece: JsonPiece) => boolean;
  readonly content: (piece: JsonPiece) => JsonPiece | undefined;
}

/** Messages of queues and topics, as their events, their commands and their subscriptions write them. */
const ENVELOPES: readonly Envelope[] = [
  // An item of a Lambda event of a queue.
  { via: 'sqs', isOne: (piece) => hasText(piece, 'body'), content: (piece) => toMember(piece, 'body') },
  // A message as `aws sqs receive-message` prints it.
  { via: 'sqs', isOne: (piece) => hasText(piece, 'Body'), content: (piece) => toMember(piece, 'Body') },
  // A notification as a subscription over HTTP or a queue gets it.
  { via: 'sns', isOne: (piece) => hasText(piece, 'Message'), content: (piece) => toMember(piece, 'Message') },
];

/** Lists of messages, and the object around the message of a topic in a Lambda event. */
const WRAPPERS = ['Records', 'Messages', 'Sns'] as const;

/** What looks alike but is none of ours. */
const STRANGERS: readonly { readonly member: string; readonly say: () => string }[] = [
  {
    member: 'KinesisBatchInfo',
    say: () => l10n.t('This failure record is about a Kinesis stream, not about a Kafka topic.'),
  },
  {
    member: 'DDBStreamBatchInfo',
    say: () => l10n.t('This failure record is about a DynamoDB stream, not about a Kafka topic.'),
  },
  {
    member: 'requestPayload',
    say: () => l10n.t('This record is about an asynchronous invocation, not about an event source mapping.'),
  },
  {
    member: 's3',
    say: () => l10n.t('This only tells that an object was written to S3: the failure record is the object itself.'),
  },
];

/** A notification in a queue in an event takes six steps; what needs many more is no message. */
const MAX_LAYERS = 9;

export function openFailureEnvelopes(text: string): OpenedEnvelopes {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { contents: [], problem: l10n.t('There is no failure record here.') };
  const lines = trimmed.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  if (filled.length > 1 && filled.every(isWholeObject)) {
    return joinOpened(filled.map((line) => openText(line, undefined, 0)));
  }
  return openText(trimmed, undefined, 0);
}

/** One line of many: cheap to tell, and no line of a document that is laid out over several. */
function isWholeObject(line: string): boolean {
  return line.startsWith('{') && line.endsWith('}') && line.length > 2;
}

function openText(text: string, via: FailureCarrier | undefined, layer: number): OpenedEnvelopes {
  const piece = parseJsonPiece(text);
  if (piece !== undefined) return openPiece(piece, via, layer);
  const { line, column, message } = findJsonFault(text);
  return { contents: [], problem: l10n.t('Line {0}, column {1}: {2}', line, column, message) };
}

function openPiece(piece: JsonPiece, via: FailureCarrier | undefined, layer: number): OpenedEnvelopes {
  if (layer > MAX_LAYERS) return { contents: [], problem: l10n.t('There are too many messages inside each other.') };
  if (toMember(piece, 'KafkaBatchInfo')?.node.type === 'object') return { contents: [{ piece, via }] };
  if (piece.node.type === 'string') return openText(String(piece.node.value), via, layer + 1);
  const stranger = STRANGERS.find(({ member }) => toMember(piece, member) !== undefined);
  if (stranger !== undefined) return { contents: [], problem: stranger.say() };
  const envelope = ENVELOPES.find(({ isOne }) => isOne(piece));
  const content = envelope === undefined ? undefined : toScalar(envelope.content(piece));
  if (envelope !== undefined && content !== undefined) return openText(content, envelope.via, layer + 1);
  const values = listKafkaValues(piece);
  if (values !== undefined) return joinOpened(values.map((value) => openText(value, 'kafka', layer + 1)));
  const wrapped = WRAPPERS.map((name) => toMember(piece, name)).find((inner) => inner !== undefined);
  if (wrapped !== undefined) return openPiece(wrapped, via, layer + 1);
  if (piece.node.type === 'array') return joinOpened(listItems(piece).map((item) => openPiece(item, via, layer + 1)));
  return { contents: [], problem: l10n.t('This is no failure record: it has no member {0}.', 'KafkaBatchInfo') };
}

/** An event of a mapping that reads the topic of failures: each value is a failure record in base64. */
function listKafkaValues(piece: JsonPiece): readonly string[] | undefined {
  const groups = toMember(piece, 'records');
  if (groups?.node.type !== 'object') return undefined;
  const records = listMembers(groups).flatMap(([, group]) => listItems(group));
  return records.flatMap((record) => {
    const value = toScalar(toMember(record, 'value'));
    const bytes = value === undefined ? undefined : decodeBase64(value).bytes;
    return bytes === undefined ? [] : [decodeUtf8(bytes) ?? ''];
  });
}

function joinOpened(parts: readonly OpenedEnvelopes[]): OpenedEnvelopes {
  const contents = parts.flatMap((part) => part.contents);
  const problem = parts.find((part) => part.problem !== undefined)?.problem;
  return problem === undefined ? { contents } : { contents, problem };
}

function hasText(piece: JsonPiece, name: string): boolean {
  return toMember(piece, name)?.node.type === 'string';
}
