import type { Field, NamespaceBase, ReflectionObject, Root, Type } from 'protobufjs';
import * as vscode from 'vscode';
import {
  PROTO_SCALARS,
  type ProtoField,
  type ProtoMessage,
  type ProtoPlace,
  type ProtoScalar,
  type ProtoSchema,
  type ProtoType,
} from '../core/event/protobuf/protoSchema.ts';

type Protobuf = typeof import('protobufjs');

export interface ProtoSource {
  /** How it is named in messages. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a `.proto` file with what it imports; the library is loaded with the first one. It only parses: its decoders are
 * made by evaluating text, which some environments forbid, and round long numbers.
 * @param readImport text of an imported file; undefined: there is none
 * @throws Error that says what is wrong where
 */
export async function parseProto(
  source: ProtoSource,
  readImport: (path: string) => Promise<string | undefined>,
): Promise<ProtoSchema> {
  const { default: protobuf } = await import('protobufjs');
  const root = new protobuf.Root();
  const imports = [...parseInto(protobuf, root, source)];
  const places = listTypes(protobuf, root);
  const known = new Set<string>();
  for (let path = imports.shift(); path !== undefined; path = imports.shift()) {
    if (known.has(path)) continue;
    known.add(path);
    const text = await readImport(path);
    if (text !== undefined) imports.push(...parseInto(protobuf, root, { name: path, text }));
    else if (!addKnown(protobuf, root, path)) {
      throw new Error(vscode.l10n.t('{0} imports {1}, which is not there.', source.name, path));
    }
  }
  try {
    root.resolveAll();
  } catch (error) {
    throw toFault(source.name, error);
  }
  const converter = new Converter(protobuf);
  return { places: places.map((type) => converter.toPlace(type)) };
}

function parseInto(protobuf: Protobuf, root: Root, { name, text }: ProtoSource): readonly string[] {
  try {
    const { imports = [], weakImports = [] } = protobuf.parse(text, root, { keepCase: true });
    return [...imports, ...weakImports];
  } catch (error) {
    throw toFault(name, error);
  }
}

function toFault(name: string, error: unknown): Error {
  return new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

/** Messages that options of files, messages, fields … belong to: files extend them, and records never have them. */
const OPTIONS = ['File', 'Message', 'Field', 'Oneof', 'Enum', 'EnumValue', 'Service', 'Method'];
const DESCRIPTOR = 'google/protobuf/descriptor.proto';
/** The largest number of a field. */
const LAST = 2 ** 29 - 1;

/** Files that come with the language: well-known types, and those that only have options. */
function addKnown(protobuf: Protobuf, root: Root, path: string): boolean {
  const known = protobuf.common.get(path)?.nested;
  if (known !== undefined) {
    root.addJSON(known);
    return true;
  }
  if (path === DESCRIPTOR) {
    const entries = OPTIONS.map((name) => [`${name}Options`, { fields: {}, extensions: [[1000, LAST]] }]);
    root.addJSON({ google: { nested: { protobuf: { nested: Object.fromEntries(entries) } } } });
    return true;
  }
  return path.startsWith('google/api/');
}

/** Messages at the top level, in the order of the file. */
function listTypes(protobuf: Protobuf, space: NamespaceBase): readonly Type[] {
  return space.nestedArray.flatMap((item) => {
    if (item instanceof protobuf.Type) return [item];
    return item instanceof protobuf.Namespace && !(item instanceof protobuf.Service) ? listTypes(protobuf, item) : [];
  });
}

/** Turns what the library has read into plain data. */
class Converter {
  readonly #protobuf: Protobuf;
  readonly #messages = new Map<Type, ProtoMessage>();

  constructor(protobuf: Protobuf) {
    this.#protobuf = protobuf;
  }

  toPlace(type: Type): ProtoPlace {
    const nested = type.nestedArray.filter((item) => item instanceof this.#protobuf.Type);
    const name = toName(type);
    const entries: ProtoPlace[] = type.fieldsArray
      .filter((field) => field instanceof this.#protobuf.MapField)
      .map((field) => ({ name: `${name}.${toEntryName(field.name)}`, origin: 'map', nested: [] }));
    return {
      name,
      origin: Reflect.get(type, 'group') === true ? 'group' : 'message',
      message: this.#toMessage(type),
      nested: [...nested.map((inner) => this.toPlace(inner)), ...entries],
    };
  }

  #toMessage(type: Type): ProtoMessage {
    const known = this.#messages.get(type);
    if (known !== undefined) return known;
    const fields = new Map<number, ProtoField>();
    const message: ProtoMessage = { name: toName(type), fields };
    // Before its fields, which may be of itself.
    this.#messages.set(type, message);
    for (const field of type.fieldsArray) fields.set(field.id, this.#toField(field));
    return message;
  }

  #toField(field: Field): ProtoField {
    const { name, jsonName, id, repeated, packed, partOf } = field;
    // Extensions have their full name.
    const shown = name.startsWith('.') ? `[${name.slice(1)}]` : name;
    return {
      name: shown,
      jsonName: name.startsWith('.') ? shown : (jsonName ?? name),
      number: id,
      type: this.#toFieldType(field),
      isRepeated: repeated,
      isPacked: packed,
      ...(partOf && { oneof: partOf.name }),
    };
  }

  #toFieldType(field: Field): ProtoType {
    const type = this.#toType(field.type, field.resolvedType, field.delimited);
    if (!(field instanceof this.#protobuf.MapField)) return type;
    return { kind: 'map', key: toScalar(field.keyType), value: type };
  }

  #toType(written: string, resolved: ReflectionObject | null, isGroup: boolean): ProtoType {
    const { Enum, Type } = this.#protobuf;
    if (resolved instanceof Type) return { kind: 'message', message: this.#toMessage(resolved), isGroup };
    if (resolved instanceof Enum)
      return { kind: 'enum', name: toName(resolved), values: Object.entries(resolved.values) };
    return { kind: 'scalar', scalar: toScalar(written) };
  }
}

function toScalar(name: string): ProtoScalar {
  return PROTO_SCALARS.find((scalar) => scalar === name) ?? 'bytes';
}

function toName({ fullName }: ReflectionObject): string {
  return fullName.replace(/^\./, '');
}

/** The message that `map<…> order_items` stands for: OrderItemsEntry. */
function toEntryName(field: string): string {
  return `${field.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase()).replaceAll('_', '')}Entry`;
}
