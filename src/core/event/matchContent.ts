import * as l10n from '@vscode/l10n';
import { type JsonValue, readJsonValue, toText } from './jsonValue.ts';
import { type Match, unclear, YES } from './match.ts';
import { matchMember } from './matchMembers.ts';
import type { SampleRecord } from './sampleRecord.ts';

export function toKeyNote(): string {
  return l10n.t(
    'Filters on "key" are not documented for Kafka: the key is not decoded, so what they do cannot be told.',
  );
}

export function toHeadersNote(): string {
  return l10n.t('Filters on "headers" are not documented for Kafka, so what they do cannot be told.');
}

export function toMissingNote(name: string): string {
  return l10n.t('The sample does not say its {0}: try the filter on a whole event.', name);
}

type PatternForm = 'plain' | 'json';
type ContentForm = 'plain' | 'scalar' | 'json' | 'binary' | 'none';

/**
 * What happens to a filter on the value by its form and that of the record's value (events.md 5, table of data forms).
 * `applied` compares. `ignored` leaves the decision to the other parts of the filter. `contradiction`: AWS's guide says
 * ignored, another text of AWS says dropped. `unknown`: nothing is documented. `either`: a text that is JSON too, such
 * as 5 or true, is documented as neither, so both readings have to agree.
 */
type Treatment = 'applied' | 'either' | 'ignored' | 'contradiction' | 'unknown';

const TREATMENTS: Readonly<Record<PatternForm, Readonly<Record<ContentForm, Treatment>>>> = {
  plain: { plain: 'applied', scalar: 'either', json: 'contradiction', binary: 'ignored', none: 'unknown' },
  json: { plain: 'contradiction', scalar: 'contradiction', json: 'applied', binary: 'ignored', none: 'unknown' },
};

/** A record whose value has been read once for all filters. */
export interface TriedRecord extends SampleRecord {
  readonly form: ContentForm;
  /** The value as JSON, where it is JSON. */
  readonly json?: JsonValue;
}

export function readTriedRecord(record: SampleRecord): TriedRecord {
  if (record.binary) return { ...record, form: 'binary' };
  if (record.value === undefined) return { ...record, form: 'none' };
  const json = readJsonValue(record.value);
  if (json === undefined) return { ...record, form: 'plain' };
  return { ...record, json, form: json.kind === 'object' || json.kind === 'list' ? 'json' : 'scalar' };
}

/** Compares the part of a filter that is about the value. */
export function matchContent(pattern: JsonValue, { form, value = '', json }: TriedRecord): Match {
  const treatment = TREATMENTS[pattern.kind === 'object' ? 'json' : 'plain'][form];
  return TREAT[treatment](pattern, toText(value), json);
}

const PATH = ['value'];

const TREAT: Readonly<Record<Treatment, (pattern: JsonValue, text: JsonValue, json: JsonValue | undefined) => Match>> =
  {
    applied: (pattern, text, json) => matchMember(pattern, json ?? text, PATH),
    either: (pattern, text, json) => {
      const [one, other] = [matchMember(pattern, text, PATH), matchMember(pattern, json, PATH)];
      const agree = one.verdict === other.verdict;
      return agree ? one : unclear(toScalarNote());
    },
    ignored: () => ({ ...YES, notes: [toBinaryNote()] }),
    contradiction: (pattern) => unclear(pattern.kind === 'object' ? toPlainNote() : toJsonNote()),
    unknown: () => unclear(toTombstoneNote()),
  };

function toPlainNote(): string {
  return l10n.t(
    'The filter is for JSON and the value is plain text. AWS’s guide says that this part of the filter is then ignored and the others decide; another text of AWS says that the record is dropped. Do not rely on either: make the filter fit the data.',
  );
}

function toJsonNote(): string {
  return l10n.t(
    'The filter is for plain text and the value is JSON. AWS’s guide says that this part of the filter is then ignored and the others decide; another text of AWS says that the record is dropped. Do not rely on either: make the filter fit the data.',
  );
}

function toBinaryNote(): string {
  return l10n.t(
    'The value is no UTF-8 text: by AWS’s guide this part of the filter is ignored and the others decide. With a schema registry filters see the decoded value; try them on that.',
  );
}

function toScalarNote(): string {
  return l10n.t('The value can be read as text and as JSON, and the filter matches only one of them.');
}

function toTombstoneNote(): string {
  return l10n.t('The record has no value (a tombstone): what filters on the value do then is not documented.');
}
