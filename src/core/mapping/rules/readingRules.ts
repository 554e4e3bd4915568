import * as l10n from '@vscode/l10n';
import { toChanges } from '../changes.ts';
import type { Fix, Known } from '../finding.ts';
import type { DeployedMapping, MappingInput } from '../mapping.ts';
import { isEditing, type Rule, toOtherMappings, toRule } from '../rule.ts';
import { formatTimestamp, parseTimestamp, type Timestamp } from '../timestamp.ts';

/** Seconds far beyond any topic: such a number is milliseconds. It is the year 5138. */
const SURELY_MILLISECONDS = 1e11;

/** All of these are settled once the mapping exists. */
export const READING_RULES: readonly Rule[] = [
  toRule({
    id: 'timestamp-not-used',
    severity: 'error',
    field: 'startingPositionTimestamp',
    check: (draft, known) => {
      const { StartingPosition: position, StartingPositionTimestamp: timestamp } = draft;
      if (isEditing(known) || timestamp === undefined || position === 'AT_TIMESTAMP') return undefined;
      return { values: { position: position ?? '' }, fix: toPositionFix(position) };
    },
    message: ({ position }: { position: string }) =>
      position === ''
        ? l10n.t('A timestamp is for the starting position AT_TIMESTAMP only.')
        : l10n.t('A timestamp is for the starting position AT_TIMESTAMP only, not for {0}.', position),
    source: 'fields.md 6, source-facts 193',
  }),
  toRule({
    id: 'timestamp-format',
    severity: 'error',
    field: 'startingPositionTimestamp',
    check: (draft, known) => {
      const { StartingPositionTimestamp: value = '' } = draft;
      return isEditing(known) || value === '' || parseTimestamp(value) !== undefined ? undefined : { values: {} };
    },
    message: () => l10n.t('Write the time as ISO 8601, for example 2026-01-31T12:00:00Z, or as seconds since 1970.'),
    source: 'fields.md 2',
  }),
  toRule({
    id: 'timestamp-milliseconds',
    severity: 'error',
    field: 'startingPositionTimestamp',
    check: (draft, known) => {
      const timestamp = toTimestamp(draft, known);
      if (timestamp === undefined || !isMilliseconds(timestamp)) return undefined;
      const value = formatTimestamp(timestamp.milliseconds / 1000);
      return { values: { value }, fix: toTimestampFix(value) };
    },
    message: ({ value }: { value: string }) =>
      l10n.t('The number counts seconds; this one looks like milliseconds, meaning {0}.', value),
    source: 'fields.md 2',
  }),
  toRule({
    id: 'timestamp-without-zone',
    severity: 'warning',
    field: 'startingPositionTimestamp',
    check: (draft, known) => {
      const timestamp = toTimestamp(draft, known);
      if (timestamp === undefined || timestamp.zoned) return undefined;
      const value = formatTimestamp(timestamp.milliseconds);
      return { values: { value }, fix: toTimestampFix(value) };
    },
    message: ({ value }: { value: string }) =>
      l10n.t('The time names no zone, so the zone of the machine that sends it would decide; say {0} for UTC.', value),
    source: 'fields.md 2',
  }),
  toRule({
    id: 'timestamp-in-future',
    severity: 'error',
    field: 'startingPositionTimestamp',
    check: (draft, known) => {
      const timestamp = toTimestamp(draft, known);
      if (timestamp === undefined || known.now === undefined || isMilliseconds(timestamp)) return undefined;
      return timestamp.milliseconds > known.now ? { values: {} } : undefined;
    },
    message: () => l10n.t('The time is in the future: reading can begin now at the latest.'),
    source: 'fields.md 1, 6',
  }),
  toRule({
    id: 'latest-may-miss',
    severity: 'warning',
    field: 'startingPosition',
    check: (draft, known) =>
      isEditing(known) || draft.StartingPosition !== 'LATEST'
        ? undefined
        : {
            values: {},
            fix: {
              title: l10n.t('Use {0}', 'TRIM_HORIZON'),
              edits: [{ path: ['StartingPosition'], value: 'TRIM_HORIZON' }],
            },
          },
    message: () =>
      l10n.t(
        'With LATEST, records written while the mapping starts (which can take minutes) are missed; TRIM_HORIZON and AT_TIMESTAMP miss none.',
      ),
    source: 'source-facts 176-179',
  }),
  toRule({
    id: 'latest-update-may-miss',
    severity: 'information',
    field: 'startingPosition',
    check: (draft, { deployed }) => {
      if (deployed?.StartingPosition !== 'LATEST') return undefined;
      return toChanges(deployed, draft).differences.length > 0 ? { values: {} } : undefined;
    },
    message: () =>
      l10n.t(
        'The mapping reads from LATEST: while an update takes effect reading can pause for minutes, and records of that time may be missed.',
      ),
    source: 'source-facts 177, 178, limits.md 7',
  }),
  toRule({
    id: 'group-in-use',
    severity: 'error',
    field: 'consumerGroupId',
    check: (draft, known) => {
      const group = draft.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? '';
      if (isEditing(known) || group === '') return undefined;
      const other = toOtherMappings(known)?.find((mapping) => toGroup(mapping) === group);
      if (other === undefined) return undefined;
      const edits = [{ path: ['AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId'], value: undefined }];
      const fix = { title: l10n.t('Use a group of its own'), edits };
      return { values: { group, uuid: other.UUID }, mappingUuid: other.UUID, fix };
    },
    message: ({ group, uuid }: { group: string; uuid: string }) =>
      l10n.t('Mapping {0} uses the consumer group {1} already; each mapping needs a group of its own.', uuid, group),
    source: 'source-facts 118',
  }),
  toRule({
    id: 'group-may-exist',
    severity: 'information',
    field: 'consumerGroupId',
    check: (draft, known) => {
      const group = draft.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? '';
      return isEditing(known) || group === '' ? undefined : { values: { group } };
    },
    message: ({ group }: { group: string }) =>
      l10n.t(
        'If the group {0} exists on the cluster, reading continues at its committed offsets instead of the starting position, and its other members get a share of the records. The group cannot be changed later.',
        group,
      ),
    source: 'source-facts 114-119',
  }),
];

/** The readable timestamp of a draft that will be created. */
function toTimestamp(draft: MappingInput, known: Known): Timestamp | undefined {
  const { StartingPositionTimestamp: value = '' } = draft;
  return isEditing(known) || value === '' ? undefined : parseTimestamp(value);
}

function isMilliseconds({ milliseconds }: Timestamp): boolean {
  return milliseconds / 1000 > SURELY_MILLISECONDS;
}

function toTimestampFix(value: string): Fix {
  return { title: l10n.t('Change to {0}', value), edits: [{ path: ['StartingPositionTimestamp'], value }] };
}

/** Without a position the timestamp says what was meant; next to another one it is what is too much. */
function toPositionFix(position: string | undefined): Fix {
  return position === undefined || position === ''
    ? { title: l10n.t('Use {0}', 'AT_TIMESTAMP'), edits: [{ path: ['StartingPosition'], value: 'AT_TIMESTAMP' }] }
    : { title: l10n.t('Remove the timestamp'), edits: [{ path: ['StartingPositionTimestamp'], value: undefined }] };
}

/** A mapping without a group of its own choice uses its UUID (fields.md 9). */
function toGroup(mapping: DeployedMapping): string {
  return mapping.AmazonManagedKafkaEventSourceConfig?.ConsumerGroupId ?? mapping.UUID;
}
