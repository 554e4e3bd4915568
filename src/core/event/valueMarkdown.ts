import * as l10n from '@vscode/l10n';
import { toCodeBlock, toCodeSpan, toPlainMarkdown } from '../markdown.ts';
import type { SeenValue, UsedSchema } from './decodeValue.ts';
import type { EventValue } from './eventValues.ts';
import { FORMAT_NAMES, toFrameLabel, toIsoTime, toSchemaLabel } from './valueLabel.ts';
import { toFirstText } from './valueText.ts';
import type { Trial } from './wireFormats.ts';

/** Characters of a value in a reader that has no room for more. */
const LONGEST = 20_000;

/** Which value it is and what it is, in a line. */
export function toValueHeading({ record, part, name = '' }: EventValue, decoded: SeenValue): string {
  const schema = part === 'key' ? record.keySchema : part === 'value' ? record.valueSchema : undefined;
  const facts = [
    `**${toPlainMarkdown(part === 'header' ? l10n.t('header {0}', name) : PARTS[part]())}**`,
    toCodeSpan(record.group),
    record.recordOffset && toPlainMarkdown(l10n.t('offset {0}', record.recordOffset)),
    toPlainMarkdown(toIsoTime(record.timestamp) ?? ''),
    toPlainMarkdown(toStateLabel(decoded)),
    decoded.bytes && toPlainMarkdown(toSize(decoded.bytes.length)),
    decoded.frame && toPlainMarkdown(toFrameLabel(decoded.frame)),
    decoded.format && toPlainMarkdown(FORMAT_NAMES[decoded.format]),
    decoded.schema?.reading.text !== undefined && toPlainMarkdown(toSchemaLabel(decoded.schema)),
    schema?.dataFormat &&
      toPlainMarkdown(l10n.t('{0} in Kafka, schema {1}', schema.dataFormat, schema.schemaId ?? '?')),
  ];
  return facts.filter((fact) => fact !== undefined && fact !== false && fact !== '').join(' · ');
}

/** What a value is, in a word. */
export function toStateLabel({ state }: Pick<SeenValue, 'state'>): string {
  return STATES[state]();
}

/** The whole value, or what it begins with when it is long. */
export function toValueBlock(decoded: SeenValue): string {
  const { state, problem } = decoded;
  if (state === 'absent' || state === 'null' || state === 'empty') return '';
  if (state === 'invalid') return toPlainMarkdown(problem ?? '');
  const { text, isCut } = toFirstText(decoded, LONGEST);
  const notes = [
    problem !== undefined && toPlainMarkdown(problem),
    isCut && toPlainMarkdown(l10n.t('The rest is left out here: open the value to see all of it.')),
  ];
  const block = toCodeBlock(state === 'json' ? 'json' : 'text', text);
  return [block, ...notes.filter((note) => note !== false)].join('\n\n');
}

/** What the bytes were held against, one line each. */
export function toTrialList(tried: readonly Trial[], schema?: UsedSchema): string {
  const first: readonly Trial[] = schema === undefined ? [] : [toSchemaTrial(schema)];
  return [...first, ...tried]
    .map(({ name, fits, why }) => `- ${fits ? '✓' : '✗'} ${toPlainMarkdown(name)}: ${toPlainMarkdown(why)}`)
    .join('\n');
}

function toSchemaTrial(schema: UsedSchema): Trial {
  const { problem } = schema.reading;
  const why = problem ?? l10n.t('The bytes are of the schema.');
  return { name: toSchemaLabel(schema), fits: problem === undefined, why };
}

const PARTS: Readonly<Record<'key' | 'value', () => string>> = {
  key: () => l10n.t('key'),
  value: () => l10n.t('value'),
};

const STATES: Readonly<Record<SeenValue['state'], () => string>> = {
  absent: () => l10n.t('not there'),
  null: () => 'null',
  empty: () => l10n.t('empty'),
  json: () => 'JSON',
  text: () => l10n.t('text'),
  binary: () => l10n.t('binary'),
  invalid: () => l10n.t('cannot be decoded'),
};

function toSize(length: number): string {
  return length === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', length);
}
