import * as l10n from '@vscode/l10n';
import { toCodeBlock, toCodeSpan, toPlainMarkdown } from '../markdown.ts';
import type { DecodedValue } from './decodeValue.ts';
import type { EventValue } from './eventValues.ts';
import { cutText, FORMAT_NAMES, toFrameLabel, toIsoTime } from './valueLabel.ts';
import { toWholeText } from './valueText.ts';
import type { Trial } from './wireFormats.ts';

/** Characters of a value in a reader that has no room for more. */
const LONGEST = 20_000;

/** Which value it is and what it is, in a line. */
export function toValueHeading({ record, part, name = '' }: EventValue, decoded: DecodedValue): string {
  const schema = part === 'key' ? record.keySchema : part === 'value' ? record.valueSchema : undefined;
  const facts = [
    `**${toPlainMarkdown(part === 'header' ? l10n.t('header {0}', name) : PARTS[part]())}**`,
    toCodeSpan(record.group),
    record.recordOffset && toPlainMarkdown(l10n.t('offset {0}', record.recordOffset)),
    toPlainMarkdown(toIsoTime(record.timestamp) ?? ''),
    toPlainMarkdown(STATES[decoded.state]()),
    decoded.bytes && toPlainMarkdown(toSize(decoded.bytes.length)),
    decoded.frame && toPlainMarkdown(toFrameLabel(decoded.frame)),
    decoded.format && toPlainMarkdown(FORMAT_NAMES[decoded.format]),
    schema?.dataFormat &&
      toPlainMarkdown(l10n.t('{0} in Kafka, schema {1}', schema.dataFormat, schema.schemaId ?? '?')),
  ];
  return facts.filter((fact) => fact !== undefined && fact !== '').join(' · ');
}

/** The whole value, or what it begins with and how much is left out. */
export function toValueBlock(decoded: DecodedValue): string {
  const { state, problem } = decoded;
  if (state === 'absent' || state === 'null' || state === 'empty') return '';
  if (state === 'invalid') return toPlainMarkdown(problem ?? '');
  const text = toWholeText(decoded);
  const block = toCodeBlock(state === 'json' ? 'json' : 'text', cutText(text, LONGEST));
  const left = text.length - LONGEST;
  const notes = [
    problem !== undefined && toPlainMarkdown(problem),
    left > 0 && toPlainMarkdown(l10n.t('{0} more characters are left out here: open it to see them.', left)),
  ];
  return [block, ...notes.filter((note) => note !== false)].join('\n\n');
}

/** What the bytes were held against, one line each. */
export function toTrialList(trials: readonly Trial[]): string {
  return trials
    .map(({ name, fits, why }) => `- ${fits ? '✓' : '✗'} ${toPlainMarkdown(name)}: ${toPlainMarkdown(why)}`)
    .join('\n');
}

const PARTS: Readonly<Record<'key' | 'value', () => string>> = {
  key: () => l10n.t('key'),
  value: () => l10n.t('value'),
};

const STATES: Readonly<Record<DecodedValue['state'], () => string>> = {
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
