import * as l10n from '@vscode/l10n';
import { AvroFault, type AvroType } from './avroSchema.ts';
import { type Scene, toRandomText } from './placeholders.ts';
import { toUuid } from './uuid.ts';
import { WORDS } from './words.ts';

/** Deeper than this a made-up value takes every way out: null, an empty list, an empty map. */
const DEEP = 4;
/** Deeper than this there is no way out. */
const TOO_DEEP = 40;
const DAY = 86_400_000;

/** Parts of one value: more would never be looked at, and nobody could cancel in between. */
const MOST_PARTS = 100_000;

/** A made-up JSON value that fits a schema. Throws an `AvroFault` when it would contain itself without end, or is huge. */
export function toAvroSample(type: AvroType, scene: Scene): unknown {
  return toSample(type, { scene, left: MOST_PARTS }, 0);
}

interface Site {
  readonly scene: Scene;
  /** Parts that may still be made. */
  left: number;
}

function toSample(type: AvroType, site: Site, depth: number): unknown {
  const { random } = site.scene;
  site.left -= 1;
  if (depth > TOO_DEEP) throw new AvroFault(l10n.t('The record contains itself without an end.'));
  if (site.left < 0) throw new AvroFault(l10n.t('A value of this schema would have more than {0} parts.', MOST_PARTS));
  const inner = (other: AvroType) => toSample(other, site, depth + 1);
  switch (type.kind) {
    case 'record':
      // Entries and not assignments: a field may be called `__proto__`.
      return Object.fromEntries(type.fields.map((field) => [field.name, inner(field.type)]));
    case 'union': {
      const ends = depth > DEEP ? type.branches.find(({ kind }) => kind === 'null') : undefined;
      return inner(ends ?? random.pick(type.branches));
    }
    case 'array':
      return Array.from({ length: toCount(site.scene, depth) }, () => inner(type.items));
    case 'map': {
      const names = Array.from({ length: toCount(site.scene, depth) }, () => random.pick(WORDS));
      return Object.fromEntries(names.map((name) => [name, inner(type.values)]));
    }
    case 'enum':
      return random.pick(type.symbols);
    case 'fixed':
      return toBytes(site.scene, type.size);
    default:
      return toPlain(type.kind, type.logical, site.scene);
  }
}

function toPlain(kind: string, logical: string | undefined, scene: Scene): unknown {
  const named = `${kind}:${logical ?? ''}`;
  const make = Object.hasOwn(PLAIN, named) ? PLAIN[named] : PLAIN[kind];
  return make?.(scene) ?? null;
}

/** By kind, and by kind and logical type where that narrows what makes sense. */
const PLAIN: Readonly<Record<string, (scene: Scene) => unknown>> = {
  boolean: ({ random }) => random.fraction() < 0.5,
  int: ({ random }) => random.whole(0, 100_000),
  long: ({ random }) => random.whole(0, 1_000_000_000),
  float: ({ random }) => Math.fround(random.whole(0, 100_000) / 64),
  double: ({ random }) => random.whole(0, 1_000_000) / 100,
  string: ({ random }) => random.pick(WORDS),
  bytes: (scene) => toBytes(scene, scene.random.whole(1, 8)),
  'int:date': ({ timestamp }) => Math.floor(timestamp / DAY),
  'int:time-millis': ({ random }) => random.whole(0, DAY - 1),
  'long:time-micros': ({ random }) => random.whole(0, DAY - 1) * 1000,
  'long:timestamp-millis': ({ timestamp }) => timestamp,
  'long:timestamp-micros': ({ timestamp }) => timestamp * 1000,
  'long:local-timestamp-millis': ({ timestamp }) => timestamp,
  'long:local-timestamp-micros': ({ timestamp }) => timestamp * 1000,
  'string:uuid': ({ random }) => toUuid(random),
};

function toCount({ random }: Scene, depth: number): number {
  return depth > DEEP ? 0 : random.whole(1, 3);
}

function toBytes({ random }: Scene, length: number): string {
  return toRandomText(random, length, BYTES);
}

const BYTES = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
