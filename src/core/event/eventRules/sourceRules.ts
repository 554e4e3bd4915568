import * as l10n from '@vscode/l10n';
import { parseMskSource } from '../../arn.ts';
import { type EventRule, toEventRule } from './eventRule.ts';
import { type EventView, findMember, readTextAt, toTypeAt, toWritten } from './eventView.ts';
import { toInsertionFix, toRemoval, toReplacement } from './fixes.ts';

const OLD_SOURCE = 'aws:SelfManagedKafka';
const NEW_SOURCE = 'SelfManagedKafka';

/** What the event says about where it is from. */
export const SOURCE_RULES: readonly EventRule<EventView>[] = [
  toEventRule({
    id: 'event-source-missing',
    severity: 'information',
    check: (event) =>
      findMember(event, 'eventSource') === undefined
        ? { place: event, values: {}, fix: toInsertionFix(event, 'eventSource', '"aws:kafka"') }
        : undefined,
    message: () => l10n.t('Lambda writes eventSource into every event: "aws:kafka" for Amazon MSK.'),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'event-source-old',
    severity: 'information',
    check: (event) => {
      const member = findMember(event, 'eventSource');
      if (member === undefined || readTextAt(event.text, member) !== OLD_SOURCE) return undefined;
      const edits = [toReplacement(member, JSON.stringify(NEW_SOURCE))];
      return { place: member, values: {}, fix: { title: l10n.t('Write "{0}"', NEW_SOURCE), edits } };
    },
    message: () => l10n.t('Only old documentation has this name; Lambda writes "{0}".', NEW_SOURCE),
    source: 'events.md 1',
  }),
  toEventRule({
    id: 'event-source-arn',
    severity: 'warning',
    check: (event) => {
      const member = findMember(event, 'eventSourceArn');
      if (event.kind !== 'kafka' || member === undefined) return undefined;
      const arn = readTextAt(event.text, member);
      return arn === undefined || parseMskSource(arn) === undefined ? { place: member, values: {} } : undefined;
    },
    message: () => l10n.t('This is no ARN of an MSK cluster: arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID.'),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'event-source-arn-unexpected',
    severity: 'information',
    check: (event) => {
      const member = findMember(event, 'eventSourceArn');
      if (event.kind !== 'self-managed-kafka' || member === undefined) return undefined;
      const fix = { title: l10n.t('Remove {0}', member.name), edits: [toRemoval(event, member)] };
      return { place: { offset: member.nameOffset, length: member.nameLength }, values: {}, fix };
    },
    message: () => l10n.t('Events of self-managed Kafka have no eventSourceArn.'),
    source: 'events.md 1',
  }),
  toEventRule({
    id: 'bootstrap-servers-text',
    severity: 'error',
    check: (event) => {
      const member = findMember(event, 'bootstrapServers');
      if (member === undefined || ['string', 'null'].includes(toTypeAt(event.text, member))) return undefined;
      const servers = readTexts(toWritten(event.text, member));
      if (servers === undefined) return { place: member, values: {} };
      const edits = [toReplacement(member, JSON.stringify(servers.join(',')))];
      return { place: member, values: {}, fix: { title: l10n.t('Join them in one text'), edits } };
    },
    message: () => l10n.t('The brokers are one text, separated by commas.'),
    source: 'events.md 1, source-facts 19',
  }),
  toEventRule({
    id: 'records-missing',
    severity: 'warning',
    check: (event) => (findMember(event, 'records') === undefined ? { place: event, values: {} } : undefined),
    message: () => l10n.t('The event has no records.'),
    source: 'events.md 1, source-facts 17 and 19',
  }),
];

function readTexts(written: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}
