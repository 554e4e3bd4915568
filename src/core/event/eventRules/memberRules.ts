import * as l10n from '@vscode/l10n';
import { toMeantName } from '../../mapping/meantName.ts';
import { EVENT_MEMBERS, type EventMember, RECORD_MEMBERS, SCHEMA_MEMBERS } from '../eventMembers.ts';
import type { ScannedMember } from '../scannedEvent.ts';
import { type EventFix, type EventRule, toEventRule } from './eventRule.ts';
import { type EventView, findMember, type ObjectView, type RecordView, toNamePlace } from './eventView.ts';
import { toRemoval, toReplacement } from './fixes.ts';

const SOURCE = 'events.md 1 and 2, source-facts 19 and 20';

const message = ({ name }: { readonly name: string }) => l10n.t('Lambda writes no member {0} here.', name);

export const EVENT_MEMBER_RULES: readonly EventRule<EventView>[] = [
  toEventRule({
    id: 'unknown-member',
    severity: 'warning',
    check: (event) => listUnknown(event, EVENT_MEMBERS),
    message,
    source: SOURCE,
  }),
];

export const RECORD_MEMBER_RULES: readonly EventRule<RecordView>[] = [
  toEventRule({
    id: 'unknown-member',
    severity: 'warning',
    check: (record) => [
      ...listUnknown(record, RECORD_MEMBERS),
      ...record.schemas.flatMap((schema) => listUnknown(schema, SCHEMA_MEMBERS)),
    ],
    message,
    source: SOURCE,
  }),
];

function listUnknown(view: ObjectView, known: readonly EventMember[]) {
  return view.members.flatMap((member) =>
    known.some(({ name }) => name === member.name)
      ? []
      : [{ place: toNamePlace(member), values: { name: member.name }, fix: toFix(view, member, known) }],
  );
}

/** A member that is only spelled in another way takes its right name, if that is free. */
function toFix(view: ObjectView, member: ScannedMember, known: readonly EventMember[]): EventFix {
  const right = toMeantName(
    known.map(({ name }) => name),
    member.name,
  );
  if (right === undefined || findMember(view, right) !== undefined) {
    return { title: l10n.t('Remove {0}', member.name), edits: [toRemoval(view, member)] };
  }
  const edits = [toReplacement(toNamePlace(member), JSON.stringify(right))];
  return { title: l10n.t('Rename to {0}', right), edits };
}
