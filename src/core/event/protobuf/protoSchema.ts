/** Types of one value; `bytes` and the whole numbers are as in the language (protobuf.dev, "Scalar Value Types"). */
export const PROTO_SCALARS = [
  'double',
  'float',
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
  'bool',
  'string',
  'bytes',
] as const;
export type ProtoScalar = (typeof PROTO_SCALARS)[number];

export type ProtoType =
  | { readonly kind: 'scalar'; readonly scalar: ProtoScalar }
  /** Several names may stand for one number: the first is what is shown. */
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly (readonly [string, number])[] }
  /** `isGroup`: between two tags, instead of after its length. */
  | { readonly kind: 'message'; readonly message: ProtoMessage; readonly isGroup: boolean }
  | { readonly kind: 'map'; readonly key: ProtoScalar; readonly value: ProtoType };

export interface ProtoField {
  /** As it is written in the file. */
  readonly name: string;
  /** Of Protobuf's JSON: `orderId` for `order_id`, unless the file says another one. */
  readonly jsonName: string;
  readonly number: number;
  readonly type: ProtoType;
  readonly isRepeated: boolean;
  /** How a list of numbers is written; both forms are read. */
  readonly isPacked: boolean;
  /** Fields with the same text exclude each other. */
  readonly oneof?: string;
}

/** A message may contain itself. */
export interface ProtoMessage {
  /** With its package: `shop.Order.Item`. */
  readonly name: string;
  /** By number, in the order of the file. */
  readonly fields: ReadonlyMap<number, ProtoField>;
}

/** A message where the file has it: its place tells which one a record is. */
export interface ProtoPlace {
  readonly name: string;
  /** Groups and maps make messages that nobody wrote, which some count. */
  readonly origin: 'message' | 'group' | 'map';
  /** Absent for those of maps. */
  readonly message?: ProtoMessage;
  readonly nested: readonly ProtoPlace[];
}

/** What a file declares, without what it imports. */
export interface ProtoSchema {
  readonly places: readonly ProtoPlace[];
}

/** Messages that were written, each before those inside it. */
export function listMessages({ places }: ProtoSchema): readonly ProtoMessage[] {
  const list = (found: readonly ProtoPlace[]): readonly ProtoMessage[] =>
    found.flatMap(({ origin, message, nested }) =>
      origin === 'message' && message !== undefined ? [message, ...list(nested)] : list(nested),
    );
  return list(places);
}

/**
 * The message that a record names by its place (events.md 8). Confluent counts the messages of the file, then those inside
 * it; Glue counts all of them, with groups and entries of maps, in the order of their full names.
 */
export function findMessage(
  { places }: ProtoSchema,
  registry: 'glue' | 'confluent',
  indexes: readonly number[],
): ProtoMessage | undefined {
  if (registry === 'glue') {
    return indexes[0] === undefined ? undefined : sortByName(places)[indexes[0]]?.message;
  }
  let level = places;
  let found: ProtoPlace | undefined;
  for (const index of indexes) {
    found = level.filter(({ origin }) => origin === 'message')[index];
    level = found?.nested ?? [];
  }
  return found?.message;
}

/** The numbers by which `findMessage` finds a message; undefined where the file does not declare it. */
export function findIndexes(
  { places }: ProtoSchema,
  registry: 'glue' | 'confluent',
  message: ProtoMessage,
): readonly number[] | undefined {
  if (registry === 'confluent') return findPath(places, message);
  const index = sortByName(places).findIndex((place) => place.message === message);
  return index < 0 ? undefined : [index];
}

function findPath(places: readonly ProtoPlace[], message: ProtoMessage): readonly number[] | undefined {
  for (const [index, place] of places.filter(({ origin }) => origin === 'message').entries()) {
    const inner = place.message === message ? [] : findPath(place.nested, message);
    if (inner !== undefined) return [index, ...inner];
  }
  return undefined;
}

function sortByName(places: readonly ProtoPlace[]): readonly ProtoPlace[] {
  return flatten(places).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function flatten(places: readonly ProtoPlace[]): readonly ProtoPlace[] {
  return places.flatMap((place) => [place, ...flatten(place.nested)]);
}
