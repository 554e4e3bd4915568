import * as l10n from '@vscode/l10n';
import { MAX_BATCH_RECORDS, MAX_PAYLOAD_BYTES, SURELY_FITS, toPayloadBytes } from '../payloadLimits.ts';
import type { ScannedRecord } from '../scannedEvent.ts';
import { type EventRule, toEventRule } from './eventRule.ts';
import { type EventView, findMember, toNamePlace, toWritten } from './eventView.ts';

export const SIZE_RULES: readonly EventRule<EventView>[] = [
  toEventRule({
    id: 'too-many-records',
    severity: 'error',
    check: (event) => {
      const count = event.records.length;
      return count > MAX_BATCH_RECORDS ? { place: toPlace(event), values: { count } } : undefined;
    },
    message: ({ count }: { readonly count: number }) =>
      l10n.t('The event has {0} records; a batch has at most {1}.', String(count), String(MAX_BATCH_RECORDS)),
    source: 'events.md 1, source-facts 185',
  }),
  toEventRule({
    id: 'record-too-large',
    severity: 'error',
    check: (event) => listTooLarge(event).map(({ offset }) => ({ place: { offset, length: 1 }, values: {} })),
    message: () =>
      l10n.t(
        'This record alone is over the 6 MB that an invocation takes: Lambda cannot deliver it (MaximumPayloadSizeExceeded).',
      ),
    source: 'events.md 1, limits.md 3',
  }),
  toEventRule({
    id: 'payload-too-large',
    severity: 'error',
    check: (event) => {
      const bytes = event.payloadBytes ?? 0;
      if (bytes <= MAX_PAYLOAD_BYTES || listTooLarge(event).length > 0) return undefined;
      return { place: toPlace(event), values: { bytes } };
    },
    message: ({ bytes }: { readonly bytes: number }) =>
      l10n.t(
        'The event has {0} bytes without blanks; an invocation takes at most {1}. Take records out of it.',
        String(bytes),
        String(MAX_PAYLOAD_BYTES),
      ),
    source: 'events.md 1, limits.md 3',
  }),
];

function toPlace(event: EventView) {
  const records = findMember(event, 'records');
  return records === undefined ? event : toNamePlace(records);
}

function listTooLarge({ text, records }: EventView): readonly ScannedRecord[] {
  return records.filter(
    (record) => record.length > SURELY_FITS && toPayloadBytes(toWritten(text, record)) > MAX_PAYLOAD_BYTES,
  );
}
