import * as l10n from '@vscode/l10n';
import { decodeBase64 } from '../base64.ts';
import { parseExactJson } from '../exactJson.ts';
import { readJsonValue } from '../jsonValue.ts';
import { ProtoSampleFault, toProtoSample } from '../protobuf/protoSample.ts';
import { findIndexes, listMessages } from '../protobuf/protoSchema.ts';
import { writeProtobuf } from '../protobuf/writeProtobuf.ts';
import { encodeAvro } from './avroEncode.ts';
import { toAvroSample } from './avroSample.ts';
import { AvroFault, parseAvroSchema } from './avroSchema.ts';
import type { ByteText } from './byteText.ts';
import type { LinesSpec, ProtobufSpec, SchemaSpec, ValueSpec } from './eventSpec.ts';
import { type JsonSchema, listIgnoredKeywords, SampleFault, toSchemaSample } from './jsonSchemaSample.ts';
import type { Scene } from './placeholders.ts';
import { toCsvObjects, toLines } from './recordLines.ts';
import { parseJsonTemplate, parseTextTemplate, type Template } from './valueTemplate.ts';

/** What a record is about, before any framing. */
export interface Content {
  /** Text in UTF-8, or bytes. */
  readonly body: string | Uint8Array;
  /** JSON text of what the bytes say. */
  readonly decoded?: string;
  /** The text of the body as bytes, where that is how it came: good until the next record is drawn. */
  readonly utf8?: ByteText;
}

export interface ValueSource {
  readonly make: (scene: Scene) => Content;
  /** Trying again for the same record may give another value. */
  readonly varies: boolean;
  /** How many different records there are, where that is given. */
  readonly count?: number;
  readonly notes: readonly string[];
  /** Of Protobuf: the place of the message in its schema, as a registry counts. */
  readonly findIndexes?: (registry: SchemaSpec['registry']) => readonly number[] | undefined;
}

/** A source that is ready, or what is wrong with which member. */
export type PreparedValues =
  | { readonly source: ValueSource; readonly problem?: undefined }
  | { readonly problem: string; readonly member: string; readonly near?: string };

/** Why a value cannot be made, where that is known only after trying; undefined for faults of the program. */
export function toMakeProblem(error: unknown): string | undefined {
  if (error instanceof AvroFault || error instanceof SampleFault || error instanceof ProtoSampleFault)
    return error.message;
  return error instanceof RangeError ? l10n.t('It is nested too deeply to be read.') : undefined;
}

export function prepareValues(spec: ValueSpec): PreparedValues {
  try {
    return prepareKind(spec);
  } catch (error) {
    const problem = toMakeProblem(error);
    if (problem === undefined) throw error;
    return { problem, member: 'schema' in spec ? 'schema' : 'template' };
  }
}

function prepareKind(spec: ValueSpec): PreparedValues {
  switch (spec.kind) {
    case 'json':
      return toTemplateSource(parseJsonTemplate(spec.template));
    case 'template':
      return toTemplateSource(parseTextTemplate(spec.template));
    case 'text':
      return toConstant(spec.text);
    case 'lines':
      return prepareLines(spec);
    case 'bytes':
      return prepareBytes(spec.base64);
    case 'avro':
      return prepareAvro(spec.schema, spec.template);
    case 'protobuf':
      return prepareProtobuf(spec);
    case 'json-schema':
      return prepareJsonSchema(spec.schema);
  }
}

function toTemplateSource(template: Template): PreparedValues {
  if (template.problem !== undefined) return { problem: template.problem, near: template.near, member: 'template' };
  const { write } = template;
  const make = (scene: Scene) => new TemplateContent(write(scene));
  return { source: { make, varies: true, notes: [] } };
}

/** Nearly nobody asks for the text. */
class TemplateContent implements Content {
  readonly utf8: ByteText;

  constructor(utf8: ByteText) {
    this.utf8 = utf8;
  }

  get body(): string {
    return this.utf8.toText();
  }
}

function toConstant(body: string | Uint8Array): PreparedValues {
  const content = { body };
  return { source: { make: () => content, varies: false, notes: [] } };
}

function prepareLines({ text, format, file = '', cells }: LinesSpec): PreparedValues {
  if (text === undefined) return toMissing('text');
  const isCsv = (format ?? (/\.csv$/i.test(file) ? 'csv' : 'lines')) === 'csv';
  const lines = isCsv ? toCsvObjects(text, cells) : toLines(text);
  if (lines.length === 0) return { problem: l10n.t('There is no line with a record.'), member: 'text' };
  const make = ({ index }: Scene) => ({ body: lines[index % lines.length] ?? '' });
  return { source: { make, varies: false, count: lines.length, notes: isCsv ? [] : toLineNotes(lines) } };
}

/** Lines of which most are JSON are meant to be JSON; the others are taken as they are. */
function toLineNotes(lines: readonly string[]): readonly string[] {
  const isObject = (line: string) => /^\s*[{[]/.test(line);
  if (lines.filter(isObject).length * 2 < lines.length) return [];
  const broken = lines.findIndex((line) => !isObject(line) || readJsonValue(line) === undefined);
  return broken < 0 ? [] : [l10n.t('Record {0} of the lines is no JSON; it is taken as it is.', broken + 1)];
}

function prepareBytes(base64: string | undefined): PreparedValues {
  if (base64 === undefined) return toMissing('base64');
  const { bytes } = decodeBase64(base64);
  return bytes === undefined ? { problem: l10n.t('This is no base64 text.'), member: 'base64' } : toConstant(bytes);
}

function prepareAvro(schema: unknown, template: unknown): PreparedValues {
  if (schema === undefined) return toMissing('schema');
  const type = parseAvroSchema(schema);
  const parsed = template === undefined ? undefined : parseJsonTemplate(template);
  if (parsed?.problem !== undefined) return { problem: parsed.problem, member: 'template' };
  const draw = (scene: Scene): string =>
    parsed === undefined ? JSON.stringify(toAvroSample(type, scene)) : parsed.render(scene);
  const make = (scene: Scene) => {
    const decoded = draw(scene);
    return { body: encodeAvro(type, parseExactJson(decoded)), decoded };
  };
  return { source: { make, varies: true, notes: [] } };
}

function prepareProtobuf({ parsed: schema, message: name, template }: ProtobufSpec): PreparedValues {
  if (schema === undefined) return toMissing('schema');
  const messages = listMessages(schema);
  const message = name === undefined ? messages[0] : messages.find((each) => each.name === name);
  if (message === undefined)
    return { problem: l10n.t('The schema has no message {0}.', name ?? ''), member: 'message' };
  const given = template === undefined ? undefined : parseJsonTemplate(template);
  if (given?.problem !== undefined) return { problem: given.problem, member: 'template' };
  const make = (scene: Scene) => {
    const decoded = given === undefined ? JSON.stringify(toProtoSample(message, scene)) : given.render(scene);
    const { bytes, problem } = writeProtobuf(message, decoded);
    if (bytes === undefined) throw new ProtoSampleFault(problem);
    return { body: bytes, decoded };
  };
  const find = (registry: SchemaSpec['registry']) => findIndexes(schema, registry, message);
  return { source: { make, varies: true, notes: [], findIndexes: find } };
}

function prepareJsonSchema(schema: JsonSchema | undefined): PreparedValues {
  if (schema === undefined) return toMissing('schema');
  const make = (scene: Scene) => ({ body: JSON.stringify(toSchemaSample(schema, scene)) });
  const ignored = listIgnoredKeywords(schema).join(', ');
  const note = l10n.t('Values are made up without regard to: {0}. Check that they are valid.', ignored);
  return { source: { make, varies: true, notes: ignored === '' ? [] : [note] } };
}

function toMissing(member: string): PreparedValues {
  return { problem: l10n.t('The content is missing: give it here or name a file.'), member };
}
