import * as l10n from '@vscode/l10n';
import { toCodeBlock, toCodeSpan, toLink, toPlainMarkdown } from '../markdown.ts';
import { toCauseList } from './causeMarkdown.ts';
import { DOCS } from './docs.ts';
import type { ExplainedError, TextExplanation } from './explainText.ts';

/** Quotes of one error that the page shows. */
const MOST_QUOTES = 3;
/** Characters of a text that is not known. */
const MOST_RAW = 20_000;
const MOST_QUOTED = 2000;

/** The page about a text: every known error in it with causes and fixes, or the text itself and where to look. */
export function toTextMarkdown(text: string, explanation: TextExplanation): string {
  const { errors, mappingUuids, isCut } = explanation;
  const parts = [
    `# ${toPlainMarkdown(l10n.t('Error text explained'))}`,
    ...toSummary(explanation),
    isCut ? toPlainMarkdown(l10n.t('The text is long: only its beginning was read.')) : '',
    ...toMappings(mappingUuids),
    ...errors.flatMap((error, index) => toError(error, errors.slice(0, index))),
    ...(errors.length === 0 ? toUnknown(text, explanation) : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function toSummary({ errors, lookAt }: TextExplanation): readonly string[] {
  const places = l10n.t(
    'Nothing but the text is known here, so the causes are those that any mapping can have; a diagnosis of the mapping tells them apart. WORDS_IN_CAPITALS are places to fill in.',
  );
  return [
    errors.length > 1
      ? [toPlainMarkdown(l10n.t('The text tells of {0} errors:', String(errors.length))), toList(errors)].join('\n\n')
      : '',
    lookAt.length > 0 || errors.some(({ causes }) => causes.length > 0) ? `*${toPlainMarkdown(places)}*` : '',
  ];
}

function toList(errors: readonly ExplainedError[]): string {
  return errors.map(({ title }, index) => `${index + 1}. ${toPlainMarkdown(title)}`).join('\n');
}

function toMappings(uuids: readonly string[]): readonly string[] {
  if (uuids.length === 0) return [];
  return [
    toPlainMarkdown(l10n.t('The text names these mappings; a notification offers to open them:')),
    uuids.map((uuid) => `- ${toCodeSpan(uuid)}`).join('\n'),
  ];
}

function toError(error: ExplainedError, earlier: readonly ExplainedError[]): readonly string[] {
  const { title, quotes, hint, docUrl } = error;
  const more = quotes.length - MOST_QUOTES;
  return [
    `## ${toPlainMarkdown(title)}`,
    ...quotes.slice(0, MOST_QUOTES).map((quote) => toCodeBlock('text', shorten(quote, MOST_QUOTED))),
    toMoreLines(more),
    hint === undefined ? '' : toPlainMarkdown(hint),
    toLink(l10n.t('Documentation'), docUrl),
    ...toCauseParagraphs(error, earlier),
  ];
}

function toCauseParagraphs({ causes }: ExplainedError, earlier: readonly ExplainedError[]): readonly string[] {
  if (causes.length === 0) return [];
  const ids = toIds(causes);
  const same = earlier.find((other) => toIds(other.causes) === ids);
  if (same !== undefined) return [toPlainMarkdown(l10n.t('Its causes are those of “{0}”.', same.title))];
  return [`**${toPlainMarkdown(l10n.t('Possible causes, the likeliest first'))}**`, ...toCauseList(causes)];
}

function toIds(causes: ExplainedError['causes']): string {
  return causes.map(({ id }) => id).join(' ');
}

function toUnknown(text: string, { lookAt }: TextExplanation): readonly string[] {
  return [
    `## ${toPlainMarkdown(l10n.t('This text is not known'))}`,
    toPlainMarkdown(l10n.t('No error that this version knows stands in it. As it came:')),
    toCodeBlock('text', shorten(text.trim(), MOST_RAW)),
    toLink(l10n.t('Documentation'), DOCS.troubleshooting),
    `## ${toPlainMarkdown(l10n.t('Where to look, in this order'))}`,
    ...toCauseList(lookAt),
  ];
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function toMoreLines(more: number): string {
  if (more <= 0) return '';
  return toPlainMarkdown(
    more === 1 ? l10n.t('And 1 more line of the kind.') : l10n.t('And {0} more lines of the kind.', String(more)),
  );
}
