import * as l10n from '@vscode/l10n';
import { encodeBase64 } from '../base64.ts';
import { encodeUtf8 } from '../generate/encodeUtf8.ts';
import type { Scene } from '../generate/placeholders.ts';
import { WORDS } from '../generate/words.ts';
import type { ProtoField, ProtoMessage, ProtoScalar, ProtoType } from './protoSchema.ts';
import { TIMESTAMP } from './wireTypes.ts';

/** Deeper than this fields that are messages stay away. */
const DEEP = 4;
/** Parts of one value: more would never be looked at. */
const MOST_PARTS = 100_000;

/** Why no value of a message can be made. */
export class ProtoSampleFault extends Error {}

/** A made-up value of a message, as JSON that `writeProtobuf` takes; of fields that exclude each other one. */
export function toProtoSample(message: ProtoMessage, scene: Scene): unknown {
  return toMessage(message, { scene, left: MOST_PARTS }, 0);
}

interface Site {
  readonly scene: Scene;
  /** Parts that may still be made. */
  left: number;
}

function toMessage(message: ProtoMessage, site: Site, depth: number): unknown {
  const { random, timestamp } = site.scene;
  if (message.name === TIMESTAMP) return new Date(timestamp).toISOString();
  const all = [...message.fields.values()].filter(({ type }) => depth < DEEP || !isDeep(type));
  const chosen = new Map<string, ProtoField>();
  for (const oneof of new Set(all.flatMap((field) => field.oneof ?? []))) {
    const [first, ...others] = all.filter((field) => field.oneof === oneof);
    if (first !== undefined) chosen.set(oneof, random.pick([first, ...others]));
  }
  const fields = all.filter((field) => field.oneof === undefined || chosen.get(field.oneof) === field);
  // Entries and not assignments: a field may be called `__proto__`.
  return Object.fromEntries(fields.map((field) => [field.name, toField(field, site, depth)]));
}

function toField({ type, isRepeated }: ProtoField, site: Site, depth: number): unknown {
  const { random } = site.scene;
  const count = () => random.whole(1, 3);
  if (type.kind === 'map') {
    const names = Array.from({ length: count() }, () => toKey(type.key, site));
    return Object.fromEntries(names.map((name) => [name, toPart(type.value, site, depth)]));
  }
  return isRepeated ? Array.from({ length: count() }, () => toPart(type, site, depth)) : toPart(type, site, depth);
}

function toPart(type: ProtoType, site: Site, depth: number): unknown {
  site.left -= 1;
  if (site.left < 0) {
    throw new ProtoSampleFault(l10n.t('A value of this schema would have more than {0} parts.', MOST_PARTS));
  }
  const { random } = site.scene;
  if (type.kind === 'message') return toMessage(type.message, site, depth + 1);
  if (type.kind === 'scalar') return SCALARS[type.scalar](site.scene);
  const [first, ...others] = type.kind === 'enum' ? type.values : [];
  return first === undefined ? 0 : random.pick([first, ...others])[0];
}

/** Names of JSON are texts. */
function toKey(scalar: ProtoScalar, { scene }: Site): string {
  return String(SCALARS[scalar](scene));
}

function isDeep(type: ProtoType): boolean {
  return type.kind === 'message' || (type.kind === 'map' && isDeep(type.value));
}

type Make = (scene: Scene) => unknown;

const whole: Make = ({ random }) => random.whole(1, 100_000);

const SCALARS: Readonly<Record<ProtoScalar, Make>> = {
  double: ({ random }) => random.whole(0, 1_000_000) / 100,
  float: ({ random }) => random.whole(0, 100_000) / 64,
  int32: whole,
  int64: whole,
  uint32: whole,
  uint64: whole,
  sint32: whole,
  sint64: whole,
  fixed32: whole,
  fixed64: whole,
  sfixed32: whole,
  sfixed64: whole,
  bool: ({ random }) => random.fraction() < 0.5,
  string: ({ random }) => random.pick(WORDS),
  bytes: ({ random }) => encodeBase64(encodeUtf8(random.pick(WORDS))),
};
