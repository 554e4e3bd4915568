import * as l10n from '@vscode/l10n';
import { toHex } from './hex.ts';

/** What a schema registry puts before a message. */
export interface Frame {
  readonly kind: 'glue' | 'confluent';
  /** UUID of the schema version for Glue, digits for Confluent. */
  readonly schemaId: string;
  /** Of what follows the frame. */
  readonly compression?: 'zlib';
  /** Protobuf: the way to the message type in its schema. */
  readonly messageIndexes?: readonly number[];
}

/** What bytes are by how they begin. */
export type WireFormat = 'gzip' | 'zlib' | 'zstd' | 'snappy' | 'lz4' | 'avro-container' | 'avro-single-object';

/** Something that bytes were held against, and why it fits or does not. */
export interface Trial {
  readonly name: string;
  readonly fits: boolean;
  readonly why: string;
}

export interface FramedBytes {
  readonly frame: Frame;
  /** Bytes before the message. */
  readonly length: number;
}

interface WireFormatFacts {
  readonly format: WireFormat;
  readonly label: string;
  readonly begins: readonly (readonly number[])[];
  /** Fewer bytes cannot be it. */
  readonly least: number;
}

/** Magic bytes of events.md 8, and the length of the shortest thing of the kind. */
const WIRE_FORMATS: readonly WireFormatFacts[] = [
  { format: 'gzip', label: 'gzip', begins: [[0x1f, 0x8b, 0x08]], least: 18 },
  { format: 'zstd', label: 'zstd', begins: [[0x28, 0xb5, 0x2f, 0xfd]], least: 9 },
  {
    format: 'snappy',
    label: 'snappy',
    begins: [[0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59]],
    least: 10,
  },
  { format: 'lz4', label: 'lz4', begins: [[0x04, 0x22, 0x4d, 0x18]], least: 11 },
  { format: 'avro-container', label: 'Avro container', begins: [[0x4f, 0x62, 0x6a, 0x01]], least: 21 },
  { format: 'avro-single-object', label: 'Avro single object', begins: [[0xc3, 0x01]], least: 10 },
  {
    format: 'zlib',
    label: 'zlib',
    begins: [
      [0x78, 0x01],
      [0x78, 0x5e],
      [0x78, 0x9c],
      [0x78, 0xda],
    ],
    least: 8,
  },
];

/** What the bytes are by their beginning. */
export function findWireFormat(bytes: Uint8Array): WireFormat | undefined {
  const fits = ({ begins, least }: WireFormatFacts): boolean =>
    bytes.length >= least && begins.some((magic) => startsWith(bytes, magic));
  return WIRE_FORMATS.find(fits)?.format;
}

/** Every format, and why the bytes are in it or not. */
export function toWireFormatTrials(bytes: Uint8Array): readonly Trial[] {
  return WIRE_FORMATS.map((facts) => toTrial(bytes, facts));
}

function toTrial(bytes: Uint8Array, { label, begins, least }: WireFormatFacts): Trial {
  const found = begins.find((magic) => startsWith(bytes, magic));
  if (found === undefined) {
    const magic = begins.map((start) => toHex(Uint8Array.from(start))).join(l10n.t(' or '));
    return { name: label, fits: false, why: l10n.t('It does not begin with {0}.', magic) };
  }
  const magic = toHex(Uint8Array.from(found));
  if (bytes.length < least) {
    return { name: label, fits: false, why: l10n.t('It begins with {0} but is shorter than {1} bytes.', magic, least) };
  }
  return { name: label, fits: true, why: l10n.t('It begins with {0}.', magic) };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

const CONFLUENT_LENGTH = 5;
const GLUE_LENGTH = 18;
const GLUE_ZLIB = 5;

/**
 * The frame of a schema registry at the beginning (events.md 8).
 * @param dataFormat of the schema, if known; for PROTOBUF the message indexes belong to the frame
 */
export function findFrame(
  bytes: Uint8Array,
  dataFormat?: string,
): { readonly found?: FramedBytes; readonly trials: readonly Trial[] } {
  const confluent = findConfluent(bytes, dataFormat);
  const glue = findGlue(bytes, dataFormat);
  return { found: confluent.found ?? glue.found, trials: [confluent.trial, glue.trial] };
}

type FrameTrial = { readonly found?: FramedBytes; readonly trial: Trial };

function findConfluent(bytes: Uint8Array, dataFormat: string | undefined): FrameTrial {
  const name = l10n.t('Confluent frame');
  const no = (why: string): FrameTrial => ({ trial: { name, fits: false, why } });
  if (bytes[0] !== 0) return no(l10n.t('The first byte is not 00.'));
  if (bytes.length <= CONFLUENT_LENGTH) return no(l10n.t('The first byte is 00, but nothing follows a schema id.'));
  const id = toView(bytes).getInt32(1);
  if (id < 1) return no(l10n.t('The first byte is 00, but {0} is no schema id.', id));
  const why =
    bytes.length === 8
      ? l10n.t('00 and a schema id, {0}. Eight bytes can be a number too.', id)
      : l10n.t('00 and a schema id, {0}.', id);
  const frame: Frame = { kind: 'confluent', schemaId: String(id) };
  const found = withIndexes({ frame, length: CONFLUENT_LENGTH }, bytes, dataFormat);
  return { found, trial: { name, fits: true, why } };
}

function findGlue(bytes: Uint8Array, dataFormat: string | undefined): FrameTrial {
  const name = l10n.t('AWS Glue frame');
  const no = (why: string): FrameTrial => ({ trial: { name, fits: false, why } });
  if (bytes[0] !== 3) return no(l10n.t('The first byte is not 03.'));
  if (bytes[1] !== 0 && bytes[1] !== GLUE_ZLIB) return no(l10n.t('The second byte is neither 00 nor 05.'));
  if (bytes.length < GLUE_LENGTH) return no(l10n.t('It is shorter than {0} bytes.', GLUE_LENGTH));
  const schemaId = toUuid(bytes.subarray(2, GLUE_LENGTH));
  const trial = {
    name,
    fits: true,
    why: l10n.t('03, {0} and a schema version, {1}.', toHex(bytes.subarray(1, 2)), schemaId),
  };
  if (bytes[1] === GLUE_ZLIB) {
    return { found: { frame: { kind: 'glue', schemaId, compression: 'zlib' }, length: GLUE_LENGTH }, trial };
  }
  const frame: Frame = { kind: 'glue', schemaId };
  return { found: withIndexes({ frame, length: GLUE_LENGTH }, bytes, dataFormat), trial };
}

/** Protobuf: one number for Glue, a list with its length for Confluent, for which a single 0 stands for [0]. */
function withIndexes(framed: FramedBytes, bytes: Uint8Array, dataFormat: string | undefined): FramedBytes {
  const { frame, length } = framed;
  const found = dataFormat === 'PROTOBUF' ? readMessageIndexes(frame.kind, bytes, length) : undefined;
  return found === undefined ? framed : { frame: { ...frame, messageIndexes: found.indexes }, length: found.end };
}

/** The place of a message in its schema, which serializers of registries write before it; undefined: there is none. */
export function readMessageIndexes(
  kind: Frame['kind'],
  bytes: Uint8Array,
  start: number,
): { readonly indexes: readonly number[]; readonly end: number } | undefined {
  const first = readVarint(bytes, start);
  if (first === undefined) return undefined;
  if (kind === 'glue') return { indexes: [first.value], end: first.end };
  const count = toSigned(first.value);
  if (count === 0) return { indexes: [0], end: first.end };
  if (count < 0 || count > bytes.length - start) return undefined;
  const indexes: number[] = [];
  let end = first.end;
  for (let left = count; left > 0; left -= 1) {
    const next = readVarint(bytes, end);
    if (next === undefined) return undefined;
    indexes.push(toSigned(next.value));
    end = next.end;
  }
  return { indexes, end };
}

function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start; at < Math.min(start + 5, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return undefined;
}

function toSigned(zigzag: number): number {
  return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
}

function toUuid(bytes: Uint8Array): string {
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What four or eight bytes are as a number in network order, as Kafka's serializers write them. */
export function toNumberTrials(bytes: Uint8Array): readonly Trial[] {
  if (bytes.length === 4) {
    return [{ name: l10n.t('32-bit number'), fits: true, why: l10n.t('Four bytes: {0}.', toView(bytes).getInt32(0)) }];
  }
  if (bytes.length !== 8) return [];
  const number = toView(bytes).getBigInt64(0).toString();
  return [{ name: l10n.t('64-bit number'), fits: true, why: l10n.t('Eight bytes: {0}.', number) }];
}

function toView({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
