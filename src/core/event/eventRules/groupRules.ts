import * as l10n from '@vscode/l10n';
import { type GroupName, parseGroupName } from '../groupName.ts';
import type { ScannedGroup, ScannedRecord } from '../scannedEvent.ts';
import { type EventFix, type EventRule, MAX_HITS, toEventRule } from './eventRule.ts';
import { type EventView, findMember, type GroupView, type ObjectView, toNamePlace } from './eventView.ts';
import { toReplacement } from './fixes.ts';

export const EVENT_GROUP_RULES: readonly EventRule<EventView>[] = [
  toEventRule({
    id: 'several-topics',
    severity: 'warning',
    check: ({ groups }) => {
      const [first, ...others] = groups.flatMap((group) => {
        const topic = toTopic(group);
        return topic === undefined ? [] : [{ group, topic }];
      });
      const other = others.find(({ topic }) => topic !== first?.topic);
      if (first === undefined || other === undefined) return undefined;
      return { place: toNamePlace(other.group), values: { one: first.topic, two: other.topic } };
    },
    message: ({ one, two }: { readonly one: string; readonly two: string }) =>
      l10n.t('A mapping reads one topic, so no event of Lambda has records of {0} and {1}.', one, two),
    source: 'events.md 1, source-facts 194',
  }),
];

export const GROUP_RULES: readonly EventRule<GroupView>[] = [
  toEventRule({
    id: 'group-name',
    severity: 'warning',
    check: (view) =>
      parseGroupName(view.group.name) === undefined && toCommonName(view) === undefined
        ? { place: toNamePlace(view.group), values: {} }
        : undefined,
    message: () => l10n.t('Records stand under topic and partition with a hyphen between, such as "orders-0".'),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'group-renamed',
    severity: 'warning',
    check: (view) => {
      const name = toCommonName(view);
      if (name === undefined) return undefined;
      const { event, group } = view;
      const isFree = event.groups.every((other) => other.name !== name);
      const edits = [toReplacement(toNamePlace(group), JSON.stringify(name))];
      const fix = isFree ? { title: l10n.t('Rename to {0}', name), edits } : undefined;
      return { place: toNamePlace(group), values: { name }, fix };
    },
    message: ({ name }: { readonly name: string }) => l10n.t('All records in it are of {0}.', name),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'group-mismatch',
    severity: 'warning',
    check: (view) => (toCommonName(view) === undefined ? toMismatches(view) : undefined),
    message: ({ name, own }: { readonly name: string; readonly own: string }) =>
      l10n.t('The record is of {0} but stands under {1}.', own, name),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'offset-repeated',
    severity: 'warning',
    check: (view) => toOffsetHits(view, ({ repeated }) => repeated),
    message: ({ offset }: { readonly offset: string }) =>
      l10n.t('Offset {0} is there more than once; in a partition every record has its own.', offset),
    source: 'events.md 1, source-facts 10',
  }),
  toEventRule({
    id: 'offset-order',
    severity: 'warning',
    check: (view) => toOffsetHits(view, ({ repeated, back }) => back && !repeated),
    message: ({ offset }: { readonly offset: string }) =>
      l10n.t('Offset {0} comes after a higher one; Lambda keeps the order of a partition.', offset),
    source: 'events.md 1, source-facts 10',
  }),
];

function toTopic({ name, records }: ScannedGroup): string | undefined {
  return records[0]?.topic ?? parseGroupName(name)?.topic;
}

/** What the record itself says: topic names may contain hyphens, so it is compared whole. */
function toOwnName({ topic, partition }: ScannedRecord): string | undefined {
  return topic === undefined || partition === undefined ? undefined : `${topic}-${partition}`;
}

/** The one name that all records of the group say, when it is not the name of the group. */
function toCommonName({ group }: GroupView): string | undefined {
  const [first] = group.records;
  const name = first === undefined ? undefined : toOwnName(first);
  if (name === undefined || name === group.name) return undefined;
  return group.records.every((record) => toOwnName(record) === name) ? name : undefined;
}

function toMismatches({ group, open }: GroupView) {
  const place = parseGroupName(group.name);
  if (place === undefined) return [];
  return group.records
    .filter((record) => (toOwnName(record) ?? group.name) !== group.name)
    .slice(0, MAX_HITS)
    .flatMap((record) => toMismatch(record, open(record), place));
}

function toMismatch({ group: name, topic, partition }: ScannedRecord, view: ObjectView, place: GroupName) {
  const wrong = [
    { member: findMember(view, 'topic'), right: place.topic, is: topic },
    { member: findMember(view, 'partition'), right: place.partition, is: partition },
  ].filter(({ right, is }) => right !== is);
  const at = wrong[0]?.member;
  if (at === undefined) return [];
  const edits = wrong.flatMap(({ member, right }) =>
    member === undefined ? [] : [toReplacement(member, JSON.stringify(right))],
  );
  const own = `${topic}-${partition}`;
  return [{ place: at, values: { name, own }, fix: { title: l10n.t('Put the record into {0}', name), edits } }];
}

interface OffsetFault {
  readonly repeated: boolean;
  /** Lower than one before. */
  readonly back: boolean;
}

function toOffsetHits(view: GroupView, isFault: (fault: OffsetFault) => boolean) {
  const hits = listFaulty(view.group, isFault)
    .slice(0, MAX_HITS)
    .flatMap((record) => {
      const place = findMember(view.open(record), 'offset');
      return place === undefined ? [] : [{ place, values: { offset: record.recordOffset ?? '' } }];
    });
  // One remedy serves the whole group: it is offered at the first place only.
  return hits.map((hit, index) => (index === 0 ? { ...hit, fix: toNumbering(view) } : hit));
}

function listFaulty({ records }: ScannedGroup, isFault: (fault: OffsetFault) => boolean): readonly ScannedRecord[] {
  const seen = new Set<string>();
  let highest = '';
  return records.filter(({ recordOffset: offset }) => {
    if (offset === undefined || offset.startsWith('-')) return false;
    const fault = { repeated: seen.has(offset), back: isHigher(highest, offset) };
    seen.add(offset);
    if (!fault.back) highest = offset;
    return isFault(fault);
  });
}

/** Offsets have 64 bits: they are compared as digits, without leading zeros. */
function isHigher(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}

/** Numbers without gaps from the first offset on. */
function toNumbering({ group, open }: GroupView): EventFix | undefined {
  const { records } = group;
  const first = records[0]?.recordOffset;
  // What is longer than an offset is none; thousands of edits would have to be made again at every key.
  if (first === undefined || first.length > 19 || records.length > MAX_HITS) return undefined;
  const start = BigInt(first);
  const edits = records.flatMap((record, index) => {
    const offset = String(start + BigInt(index));
    const place = record.recordOffset === offset ? undefined : findMember(open(record), 'offset');
    return place === undefined ? [] : [toReplacement(place, offset)];
  });
  return { title: l10n.t('Number the offsets of {0} from {1} on', group.name, first), edits };
}
