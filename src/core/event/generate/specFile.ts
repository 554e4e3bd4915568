import * as l10n from '@vscode/l10n';
import { encodeBase64 } from '../base64.ts';
import type { ProtoSchema } from '../protobuf/protoSchema.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { EventSpec, ValueSpec } from './eventSpec.ts';

/** The file whose content a specification needs before events can be generated. */
export function toNeededFile({ values }: EventSpec): string | undefined {
  if (!('file' in values) || values.file === undefined) return undefined;
  return CONTENT[values.kind].some((name) => name in values) ? undefined : values.file;
}

/** The specification with the content of its file in it, or what is wrong with the content. Of Protobuf `withProtoSchema`. */
export function withFileContent(spec: EventSpec, content: Uint8Array): EventSpec | string {
  const { values } = spec;
  if (values.kind === 'bytes') return { ...spec, values: { ...values, base64: encodeBase64(content) } };
  const text = decodeUtf8(content);
  if (text === undefined) return l10n.t('The file is no text in UTF-8.');
  if (values.kind === 'lines') return { ...spec, values: { ...values, text } };
  const schema = parseJson(text);
  if (schema === undefined) return l10n.t('The file is no JSON.');
  if (values.kind === 'avro') return { ...spec, values: { ...values, schema } };
  return values.kind === 'json-schema' && isSchema(schema) ? { ...spec, values: { ...values, schema } } : spec;
}

/** Text of a `.proto` file in a specification that has to be read before events can be generated. */
export function toNeededProto({ values }: EventSpec): string | undefined {
  return values.kind === 'protobuf' && values.parsed === undefined ? values.schema : undefined;
}

/** The specification with what its `.proto` file says, whether it has the text or the name of the file. */
export function withProtoSchema(spec: EventSpec, parsed: ProtoSchema): EventSpec {
  return spec.values.kind === 'protobuf' ? { ...spec, values: { ...spec.values, parsed } } : spec;
}

/** Members that hold what a file would bring. */
const CONTENT: Readonly<Record<ValueSpec['kind'], readonly string[]>> = {
  json: [],
  template: [],
  text: [],
  lines: ['text'],
  bytes: ['base64'],
  avro: ['schema'],
  protobuf: ['schema', 'parsed'],
  'json-schema': ['schema'],
};

function isSchema(value: unknown): value is Readonly<Record<string, unknown>> | boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** Undefined when it is no JSON, which never gives undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
