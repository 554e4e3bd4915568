import * as l10n from '@vscode/l10n';
import { toCodeBlock, toLink, toPlainMarkdown } from '../markdown.ts';
import type { ExplainedCause, Fix, Likelihood } from './explanation.ts';

/** Causes in their order, each with a heading of the third level, why it is one, and what removes it. */
export function toCauseList(causes: readonly ExplainedCause[]): readonly string[] {
  return causes.flatMap((cause, index) => toCause(cause, index + 1, causes));
}

const LIKELIHOODS: Readonly<Record<Likelihood, () => string>> = {
  evident: () => l10n.t('Found in this account.'),
  possible: () => '',
  unlikely: () => l10n.t('Less likely here.'),
};

function toCause(cause: ExplainedCause, place: number, causes: readonly ExplainedCause[]): readonly string[] {
  const likelihood = LIKELIHOODS[cause.likely]();
  return [
    `### ${place}. ${toPlainMarkdown(cause.title)}`,
    [likelihood === '' ? '' : `**${toPlainMarkdown(likelihood)}**`, toPlainMarkdown(cause.why)]
      .filter(Boolean)
      .join(' '),
    ...cause.fixes.flatMap((fix) => {
      const told = causes.findIndex((other) => other.fixes.some((entry) => isSameFix(entry, fix))) + 1;
      return told < place ? [toReference(fix, told)] : toFixParagraphs(fix);
    }),
  ];
}

function isSameFix(a: Fix, b: Fix): boolean {
  return a.title === b.title && a.command === b.command;
}

/** A fix that an earlier cause has shown in full. */
function toReference({ title }: Fix, place: number): string {
  return `→ **${toPlainMarkdown(title)}** (${toPlainMarkdown(l10n.t('as under {0}', String(place)))})`;
}

/** What to do, as paragraphs of Markdown, with its command or document. */
export function toFixParagraphs({ title, text, command, snippet, docUrl }: Fix): readonly string[] {
  const sentences = [
    `**${toPlainMarkdown(title)}**`,
    text === undefined ? '' : toPlainMarkdown(text),
    docUrl === undefined ? '' : toLink(l10n.t('Documentation'), docUrl),
  ];
  return [
    `→ ${sentences.filter((part) => part !== '').join(' — ')}`,
    command === undefined ? '' : toCodeBlock('sh', command),
    snippet === undefined ? '' : toCodeBlock(snippet.language, snippet.text),
  ];
}
