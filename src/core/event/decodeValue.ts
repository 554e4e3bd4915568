import * as l10n from '@vscode/l10n';
import { decodeBase64 } from './base64.ts';
import { toHex } from './hex.ts';
import { formatJsonText } from './jsonText.ts';
import { findControl, type PlainText, readPlainText, type TextEncoding } from './plainText.ts';
import type { SchemaReading, ValueSchema } from './valueSchema.ts';
import {
  type Frame,
  findFrame,
  findWireFormat,
  type Trial,
  toNumberTrials,
  toWireFormatTrials,
  type WireFormat,
} from './wireFormats.ts';

/** How someone wants to see a value; `auto` leaves it to what the bytes are. */
export type ValueView = 'auto' | 'text' | 'json' | 'hex';
export type Compression = 'gzip' | 'zlib';

export interface DecodeOptions {
  /** Opens what is compressed; undefined when it is not what it seems. Has to bound how much it gives. */
  readonly inflate?: (bytes: Uint8Array, compression: Compression) => Uint8Array | undefined;
  /** Of the schema metadata: AVRO, JSON or PROTOBUF. */
  readonly dataFormat?: string;
  /** UUID for Glue, digits for Confluent: of the schema metadata. */
  readonly schemaId?: string;
  /** The schema chosen for values, given the id that frame or metadata say. */
  readonly findSchema?: (schemaId: string | undefined) => ValueSchema | undefined;
}

/** What is inside the frame and the compression. */
export interface Content {
  /** Bytes of the frame before it. */
  readonly offset: number;
  /** It was opened. */
  readonly compression?: Compression;
  readonly bytes: Uint8Array;
  /** Its text as it is written, with all blanks, and how that was encoded. */
  readonly source?: string;
  readonly encoding?: TextEncoding;
}

export interface UsedSchema extends Pick<ValueSchema, 'format' | 'name'> {
  readonly reading: SchemaReading;
}

export interface DecodedValue {
  readonly state: 'absent' | 'null' | 'empty' | 'json' | 'text' | 'binary' | 'invalid';
  /** JSON on one line with its numbers as they are written; text as it is. */
  readonly text?: string;
  /** The value as JavaScript has it, where long numbers are rounded. */
  readonly json?: unknown;
  /** Of all bytes, when they are no text. */
  readonly hex?: string;
  readonly frame?: Frame;
  readonly format?: WireFormat;
  /** All of them, with the frame. */
  readonly bytes?: Uint8Array;
  readonly content?: Content;
  /** What it was held against, in this order. */
  readonly tried: readonly Trial[];
  /** Why it cannot be read, or not as it was asked for. */
  readonly problem?: string;
  /** Place of the problem in the text. */
  readonly offset?: number;
}

/** With the chosen schema, if any, and whether the content is of it: then `text` is that, as JSON. */
export interface SeenValue extends DecodedValue {
  readonly schema?: UsedSchema;
}

/**
 * Decodes a key or a value of an event. Never throws.
 * @param raw base64, null, or undefined for a member that is not there
 */
export function decodeValue(
  raw: string | null | undefined,
  view: ValueView = 'auto',
  options: DecodeOptions = {},
): SeenValue {
  if (raw === undefined) return { state: 'absent', tried: [] };
  if (raw === null) return { state: 'null', tried: [] };
  const { bytes, ...fault } = decodeBase64(raw);
  return bytes === undefined ? { state: 'invalid', tried: [], ...fault } : decodeBytes(bytes, view, options);
}

export function decodeBytes(bytes: Uint8Array, view: ValueView = 'auto', options: DecodeOptions = {}): SeenValue {
  if (bytes.length === 0) return { state: 'empty', bytes, tried: [] };
  if (view === 'hex') return { state: 'binary', hex: toHex(bytes), bytes, tried: [] };
  const bySchema = view === 'auto' && options.findSchema !== undefined ? readBySchema(bytes, options) : undefined;
  if (bySchema?.value !== undefined) return bySchema.value;
  const { frame, format, content, read, tried } = openContent(bytes, options);
  const known = { frame, format, bytes, schema: bySchema?.schema };
  // Put into words only when someone asks: a viewport has hundreds of values.
  const withTrials = (value: Omit<SeenValue, 'tried'>): SeenValue => ({
    ...value,
    get tried() {
      return tried();
    },
  });
  const { text } = read.plain;
  if (text === undefined || (view === 'auto' && !read.isClean)) {
    const problem = view === 'auto' ? undefined : read.plain.why;
    return withTrials({ ...known, state: 'binary', hex: toHex(bytes), content, problem });
  }
  const found = { ...content, source: text, encoding: read.plain.encoding };
  if (read.json !== undefined && view !== 'text') {
    return withTrials({
      ...known,
      state: 'json',
      text: formatJsonText(text, 0),
      json: read.json.value,
      content: found,
    });
  }
  const problem = view === 'json' ? l10n.t('It is no JSON.') : undefined;
  return withTrials({ ...known, state: 'text', text, content: found, problem });
}

/**
 * By the chosen schema, if there is one: of the content of the frame, else of all bytes, since a message may begin as a
 * frame does. What is a JSON object or list already is left alone.
 */
function readBySchema(
  bytes: Uint8Array,
  options: DecodeOptions,
): { readonly value?: SeenValue; readonly schema?: UsedSchema } {
  const { found } = findFrame(bytes);
  const schema = options.findSchema?.(found?.frame.schemaId ?? options.schemaId);
  if (schema === undefined) return {};
  const { format, name } = schema;
  const registry = toRegistry(options.schemaId);
  const offset = found?.length ?? 0;
  const opened = openCompressed(bytes.subarray(offset), found?.frame, options);
  const content = { offset, compression: opened.compression, bytes: opened.bytes ?? bytes.subarray(offset) };
  if (isJsonAlready(content.bytes)) return {};
  const framed = schema.read(content.bytes, found?.frame.kind ?? registry);
  const isWhole = framed.text === undefined && (found !== undefined || opened.bytes !== undefined);
  const whole = isWhole ? schema.read(bytes, registry) : framed;
  const reading = whole.text === undefined ? framed : whole;
  const used = { format, name, reading };
  if (reading.text === undefined) return { schema: used };
  const isFramed = reading === framed;
  return {
    value: {
      state: 'json',
      text: reading.text,
      bytes,
      content: isFramed ? content : { offset: 0, bytes },
      ...(isFramed && { frame: found?.frame, format: opened.format }),
      schema: used,
      tried: [],
    },
  };
}

/** Which registry an id of the metadata is from. */
function toRegistry(schemaId: string | undefined): Frame['kind'] | undefined {
  if (schemaId === undefined) return undefined;
  return /^\d+$/.test(schemaId) ? 'confluent' : 'glue';
}

function isJsonAlready(bytes: Uint8Array): boolean {
  const { isClean, json } = readText(bytes);
  return isClean && typeof json?.value === 'object';
}

interface Opened {
  readonly frame?: Frame;
  readonly format?: WireFormat;
  readonly content: Content;
  readonly read: ReadText;
  readonly tried: () => readonly Trial[];
}

/** Text first: what is text from end to end is neither framed nor compressed, though "x^2" begins as zlib does. */
function openContent(bytes: Uint8Array, options: DecodeOptions): Opened {
  const whole = readText(bytes);
  if (whole.isClean) return { content: { offset: 0, bytes }, read: whole, tried: () => toTextTrials(whole) };
  const { found, trials } = findFrame(bytes, options.dataFormat);
  const { frame, length: offset = 0 } = found ?? {};
  const message = found === undefined ? bytes : bytes.subarray(offset);
  const inner = found === undefined ? whole : readText(message);
  const toFirst = () => [...toTextTrials(whole), ...trials];
  const content = { offset, bytes: message };
  if (inner.isClean) return { frame, content, read: inner, tried: () => [...toFirst(), ...toTextTrials(inner)] };
  const opened = openCompressed(message, frame, options);
  const { format, compression } = opened;
  if (opened.bytes === undefined) {
    const tried = () => [...toFirst(), ...opened.toTrials(), ...toNumberTrials(bytes)];
    return { frame, format, content, read: inner, tried };
  }
  const read = readText(opened.bytes);
  const unpacked = { offset, compression, bytes: opened.bytes };
  const tried = () => [...toFirst(), ...opened.toTrials(), ...toTextTrials(read)];
  return { frame, format, content: unpacked, read, tried };
}

interface ReadText {
  readonly plain: PlainText;
  /** It is text for people, without control characters. */
  readonly isClean: boolean;
  readonly json?: { readonly value: unknown };
}

function readText(bytes: Uint8Array): ReadText {
  const plain = readPlainText(bytes);
  if (plain.text === undefined) return { plain, isClean: false };
  return { plain, isClean: findControl(plain.text) === -1, json: readJson(plain.text) };
}

interface OpenedBytes {
  readonly format?: WireFormat;
  readonly compression?: Compression;
  readonly bytes?: Uint8Array;
  readonly toTrials: () => readonly Trial[];
}

function openCompressed(bytes: Uint8Array, frame: Frame | undefined, { inflate }: DecodeOptions): OpenedBytes {
  const isFramed = frame?.compression === 'zlib';
  const format = isFramed ? 'zlib' : findWireFormat(bytes);
  const toTrials = () => (isFramed ? [] : toWireFormatTrials(bytes));
  if ((format !== 'gzip' && format !== 'zlib') || inflate === undefined) return { format, toTrials };
  const opened = inflate(bytes, format);
  if (opened !== undefined) return { format, compression: format, bytes: opened, toTrials };
  const trial = { name: format, fits: false, why: l10n.t('It begins so, but cannot be opened as that.') };
  return { toTrials: () => [...toTrials().filter(({ name }) => name !== format), trial] };
}

function toTextTrials({ plain, isClean, json: found }: ReadText): readonly Trial[] {
  const name = l10n.t('Text');
  if (plain.text === undefined) return [{ name, fits: false, why: plain.why }];
  if (!isClean) {
    const control = findControl(plain.text);
    const code = `U+${plain.text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0')}`;
    return [{ name, fits: false, why: l10n.t('It has a control character, {0}, at place {1}.', code, control) }];
  }
  const fits = found !== undefined;
  const json = { name: 'JSON', fits, why: fits ? l10n.t('It is valid JSON.') : l10n.t('It is no JSON.') };
  return [json, { name, fits: true, why: ENCODINGS[plain.encoding]() }];
}

const ENCODINGS: Readonly<Record<TextEncoding, () => string>> = {
  'utf-8': () => l10n.t('It is UTF-8.'),
  'utf-8-bom': () => l10n.t('It is UTF-8 with a byte order mark.'),
  'utf-16le': () => l10n.t('It is UTF-16, little-endian, by its byte order mark.'),
  'utf-16be': () => l10n.t('It is UTF-16, big-endian, by its byte order mark.'),
};

function readJson(text: string): { readonly value: unknown } | undefined {
  if (!mayBeJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
  ['"', '"'],
]);

/** Whether it begins and ends as JSON does: asked first, since a parser that throws is slow. */
function mayBeJson(text: string): boolean {
  const trimmed = text.trim();
  const closing = CLOSING.get(trimmed.charAt(0));
  if (closing !== undefined) return trimmed.endsWith(closing);
  return /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(trimmed);
}
