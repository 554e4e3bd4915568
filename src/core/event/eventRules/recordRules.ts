import * as l10n from '@vscode/l10n';
import { toMeantName } from '../../mapping/meantName.ts';
import { RECORD_MEMBERS } from '../eventMembers.ts';
import { parseGroupName } from '../groupName.ts';
import type { ScannedMember } from '../scannedEvent.ts';
import { type EventFix, type EventRule, toEventRule } from './eventRule.ts';
import { findMember, type RecordView, readTextAt, toTypeAt, toWritten } from './eventView.ts';
import { toInsertionFix, toReplacement } from './fixes.ts';

const NUMBERS = ['partition', 'offset', 'timestamp'] as const;
const REQUIRED = ['topic', 'partition', 'offset'] as const;

const MAX_OFFSET = 2n ** 63n - 1n;

/** Digits and sign of the longest number of 64 bits: longer ones are not worth being worked out. */
const LONGEST = 20;

/** Numbers of seconds from 2001 to 2286: as milliseconds they are all in early 1970. */
const SECONDS = /^[1-9]\d{9}$/;

/** Where a record is from and when it was written. */
export const RECORD_RULES: readonly EventRule<RecordView>[] = [
  toEventRule({
    id: 'record-member-missing',
    severity: 'warning',
    check: (record) =>
      REQUIRED.filter((name) => findMember(record, name) === undefined).map((name) => ({
        place: { offset: record.offset, length: 1 },
        values: { name },
        fix: toMissing(record, name),
      })),
    message: ({ name }: { readonly name: string }) => l10n.t('Every record has {0}.', name),
    source: 'events.md 1, source-facts 20',
  }),
  toEventRule({
    id: 'topic-text',
    severity: 'error',
    check: (record) => {
      const member = findMember(record, 'topic');
      return member === undefined || toTypeAt(record.text, member) === 'string'
        ? undefined
        : { place: member, values: {} };
    },
    message: () => l10n.t('The topic is a text.'),
    source: 'events.md 1, source-facts 20',
  }),
  toEventRule({
    id: 'number-as-text',
    severity: 'information',
    check: (record) =>
      listNumbers(record).flatMap((member) => {
        const text = readTextAt(record.text, member);
        if (text === undefined || !isWhole(text)) return [];
        const fix = { title: l10n.t('Write a number'), edits: [toReplacement(member, text)] };
        return [{ place: member, values: { name: member.name }, fix }];
      }),
    message: ({ name }: { readonly name: string }) => l10n.t('In events of Lambda {0} is a number, not a text.', name),
    source: 'events.md 1',
  }),
  toEventRule({
    id: 'whole-number',
    severity: 'error',
    check: (record) =>
      listNumbers(record).flatMap((member) => {
        const written = readTextAt(record.text, member) ?? toWritten(record.text, member);
        return isWhole(written) ? [] : [{ place: member, values: { name: member.name } }];
      }),
    message: ({ name }: { readonly name: string }) => l10n.t('{0} is a whole number.', name),
    source: 'events.md 1, source-facts 20',
  }),
  toEventRule({
    id: 'number-range',
    severity: 'error',
    check: (record) =>
      listNumbers(record).flatMap((member) => {
        const written = readTextAt(record.text, member) ?? toWritten(record.text, member);
        return isWhole(written) && !isInRange(member.name, written)
          ? [{ place: member, values: { name: member.name } }]
          : [];
      }),
    message: ({ name }: { readonly name: string }) => l10n.t('Kafka has no such {0}.', name),
    source: 'events.md 1',
  }),
  toEventRule({
    id: 'timestamp-seconds',
    severity: 'warning',
    check: (record) => {
      const member = findMember(record, 'timestamp');
      const written = member === undefined ? '' : toWritten(record.text, member);
      if (member === undefined || !SECONDS.test(written)) return undefined;
      const fix = { title: l10n.t('Turn into milliseconds'), edits: [toReplacement(member, `${written}000`)] };
      return { place: member, values: {}, fix };
    },
    message: () => l10n.t('These look like seconds; the timestamp is in milliseconds.'),
    source: 'events.md 1, source-facts 20',
  }),
  toEventRule({
    id: 'timestamp-type',
    severity: 'information',
    check: (record) => {
      const member = findMember(record, 'timestampType');
      if (member === undefined || TIMESTAMP_TYPES.includes(readTextAt(record.text, member) ?? '')) return undefined;
      return { place: member, values: {}, fix: toTypeFix(record.text, member) };
    },
    message: () => l10n.t('Events of Lambda have {0} here.', TIMESTAMP_TYPES.join(', ')),
    source: 'events.md 1, source-facts 20',
  }),
];

const TIMESTAMP_TYPES = RECORD_MEMBERS.find(({ name }) => name === 'timestampType')?.choices ?? [];

function listNumbers(record: RecordView): readonly ScannedMember[] {
  return NUMBERS.flatMap((name) => findMember(record, name) ?? []);
}

function isWhole(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)$/.test(text);
}

/** Partitions have 32 bits, offsets 64; -1 stands for a time that is not set (events.md 1). */
function isInRange(name: string, written: string): boolean {
  if (written.length > LONGEST) return false;
  const value = Number(written);
  if (value < (name === 'timestamp' ? -1 : 0)) return false;
  if (name === 'partition') return value < 2 ** 31;
  return written.length < LONGEST - 1 || BigInt(written) <= MAX_OFFSET;
}

function toMissing(record: RecordView, name: (typeof REQUIRED)[number]): EventFix | undefined {
  const place = parseGroupName(record.scanned.group);
  return place === undefined || name === 'offset'
    ? undefined
    : toInsertionFix(record, name, JSON.stringify(place[name]));
}

function toTypeFix(text: string, member: ScannedMember): EventFix | undefined {
  const right = toMeantName(TIMESTAMP_TYPES, readTextAt(text, member) ?? '');
  if (right === undefined) return undefined;
  return { title: l10n.t('Write "{0}"', right), edits: [toReplacement(member, JSON.stringify(right))] };
}
