import { type EventValue, findPlace, listPlaces } from './eventValues.ts';
import type { ScannedEvent } from './scannedEvent.ts';

/** What tells a value from others when records before it come and go: the place of its record is not enough. */
export interface ValueMark {
  /** JSON pointer that it had, such as `/records/orders-0/3/value`. */
  readonly path: string;
  /** Kafka's offset of its record, as it was written. */
  readonly recordOffset?: string;
}

/**
 * The value that was marked, wherever its record is now: the one with its offset in the same partition, else the one that
 * holds what it held, among those with its offset or at its old place. Undefined when there is none that it must be.
 */
export function findMarkedValue(
  scanned: ScannedEvent,
  { path, recordOffset }: ValueMark,
  holdsSame: (value: EventValue) => boolean,
): EventValue | undefined {
  const atPlace = findPlace(scanned, path);
  if (recordOffset === undefined || atPlace?.record.recordOffset === recordOffset) return atPlace;
  const [, root, group = '', , ...rest] = path.split('/');
  if (root !== 'records') return undefined;
  const isPart = (value: EventValue) => toPartPath(value.path) === rest.join('/');
  const candidates = scanned.records
    .filter((record) => record.recordOffset === recordOffset)
    .flatMap((record) => listPlaces(record).filter(isPart));
  const inGroup = candidates.filter((value) => value.path.startsWith(`/records/${group}/`));
  if (inGroup.length === 1) return inGroup[0];
  const same = [...inGroup, ...candidates].find(holdsSame);
  return same ?? (atPlace !== undefined && holdsSame(atPlace) ? atPlace : undefined);
}

/**
 * Tells a value from all others of its event as long as its record keeps its offset, whatever comes and goes before it;
 * without an offset it is its place. Records of a partition that share an offset share it too.
 */
export function toValueIdentity({ path, record: { group, recordOffset } }: EventValue): string {
  return recordOffset === undefined ? path : `${group}@${recordOffset}/${toPartPath(path)}`;
}

/** What stands in a JSON pointer behind the record: `value`, `headers/0/trace`. */
function toPartPath(path: string): string {
  return path.split('/').slice(4).join('/');
}
