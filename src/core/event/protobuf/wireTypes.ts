import type { ProtoScalar, ProtoType } from './protoSchema.ts';

/** How what follows a tag is written (protobuf.dev, "Encoding"). */
export const VARINT = 0;
export const FIXED64 = 1;
export const LENGTH = 2;
export const GROUP_START = 3;
export const GROUP_END = 4;
export const FIXED32 = 5;

/** Fields have 29 bits. */
export const MOST_FIELD = 2 ** 29 - 1;

const SCALARS: Readonly<Record<ProtoScalar, number>> = {
  double: FIXED64,
  float: FIXED32,
  int32: VARINT,
  int64: VARINT,
  uint32: VARINT,
  uint64: VARINT,
  sint32: VARINT,
  sint64: VARINT,
  fixed32: FIXED32,
  fixed64: FIXED64,
  sfixed32: FIXED32,
  sfixed64: FIXED64,
  bool: VARINT,
  string: LENGTH,
  bytes: LENGTH,
};

export function toWireType(type: ProtoType): number {
  if (type.kind === 'scalar') return SCALARS[type.scalar];
  if (type.kind === 'enum') return VARINT;
  return type.kind === 'message' && type.isGroup ? GROUP_START : LENGTH;
}

/** Lists of what is no text, no bytes and no message may be written without tags in between. */
export function canBePacked(type: ProtoType): boolean {
  return type.kind === 'enum' || (type.kind === 'scalar' && SCALARS[type.scalar] !== LENGTH);
}

export const TIMESTAMP = 'google.protobuf.Timestamp';
