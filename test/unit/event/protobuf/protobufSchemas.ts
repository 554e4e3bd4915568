import protobuf from 'protobufjs';
import type {
  ProtoField,
  ProtoMessage,
  ProtoScalar,
  ProtoType,
} from '../../../../src/core/event/protobuf/protoSchema.ts';

export const scalar = (name: ProtoScalar): ProtoType => ({ kind: 'scalar', scalar: name });

export function field(number: number, name: string, type: ProtoType, more: Partial<ProtoField> = {}): ProtoField {
  return { number, name, jsonName: name, type, isRepeated: false, isPacked: false, ...more };
}

export function message(name: string, ...fields: readonly ProtoField[]): ProtoMessage {
  return { name, fields: new Map(fields.map((each) => [each.number, each])) };
}

/** What protobufjs, which has nothing of ours, makes of an object. */
export function encodeByLibrary(proto: string, name: string, value: object): Uint8Array {
  const { root } = protobuf.parse(proto, new protobuf.Root(), { keepCase: true });
  const type = root.lookupType(name);
  return Uint8Array.from(type.encode(type.fromObject(value)).finish());
}
