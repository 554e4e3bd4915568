import * as l10n from '@vscode/l10n';
import { toCauses } from './causes/causeTable.ts';
import { DOCS } from './docs.ts';
import type { ExplainedCause } from './explanation.ts';
import { type HintContext, toHintContext } from './hintContext.ts';
import { findMappingUuids, toMappingInText } from './mappingInText.ts';
import { type ProblemId, toProblem } from './problems.ts';
import { listSigns, type Sign } from './textSigns.ts';

/** Characters of a text that are read: the rest of a long log says the same again. */
const MOST_CHARACTERS = 100_000;

/** One error that a text tells of. */
export interface ExplainedError {
  /** Stable kebab-case id of the problem or of the refusal. */
  readonly id: string;
  /** What told, as it stands in the text, each once; a message that is broken over lines has their breaks. */
  readonly quotes: readonly string[];
  /** One line, in our words. */
  readonly title: string;
  /** What to do, where that is one thing. */
  readonly hint?: string;
  /** Likeliest first. Names that the text does not give are WORDS_IN_CAPITALS in them. */
  readonly causes: readonly ExplainedCause[];
  readonly docUrl: string;
}

export interface TextExplanation {
  /** In the order of the text, each error once; empty for a text that is not known. */
  readonly errors: readonly ExplainedError[];
  /** For a text that is not known: where to look, in the order of errors.md G. */
  readonly lookAt: readonly ExplainedCause[];
  /** Mappings that the text names. */
  readonly mappingUuids: readonly string[];
  /** The text is longer than what was read. */
  readonly isCut: boolean;
}

/** Explains every known error in any text: a last result, a refusal, a log, the output of a deployment tool (errors.md). */
export function explainText(text: string): TextExplanation {
  const start = text.slice(0, MOST_CHARACTERS);
  // Colours of terminals.
  const plain = start.replace(/\p{Cc}\[[\d;]*m/gu, '');
  const context: HintContext = { ...toHintContext(toMappingInText(plain)), settingsUnknown: true };
  const errors = new Map<string, ExplainedError>();
  for (const { sign, lines } of listSigns(plain)) {
    const error = toError(sign, context);
    const key = `${error.id} ${error.title}`;
    const quotes = new Set([...(errors.get(key)?.quotes ?? []), lines.join('\n')]);
    errors.set(key, { ...error, quotes: [...quotes] });
  }
  return {
    errors: [...errors.values()],
    lookAt: errors.size === 0 ? toCauses(['unknown-problem'], context) : [],
    mappingUuids: findMappingUuids(plain),
    isCut: start.length < text.length,
  };
}

/** Refusals that have the causes of a problem. */
const REFUSED_PROBLEMS: Readonly<Record<string, ProblemId>> = { 'role-not-assumable': 'role-not-assumable' };

const REFUSAL_DOCS: Readonly<Record<string, string>> = {
  'role-not-assumable': DOCS.executionRole,
  'role-lacks-permission': DOCS.permissions,
  'secret-unreadable': DOCS.permissions,
  'caller-lacks-permission': DOCS.permissions,
};

function toError(sign: Sign, context: HintContext): Omit<ExplainedError, 'quotes'> {
  if (sign.kind === 'refusal') {
    const { id, title, hint } = sign.refusal;
    const problem = REFUSED_PROBLEMS[id];
    const causes = problem === undefined ? [] : toCauses([problem], context);
    return { id, title, hint, causes, docUrl: REFUSAL_DOCS[id] ?? DOCS.parameters };
  }
  const { id, title } =
    sign.kind === 'stop'
      ? { id: sign.stop.problem, title: l10n.t('Stopped by Lambda: {0}', toProblem(sign.stop.problem).title()) }
      : { id: sign.problem.id, title: sign.problem.title() };
  return { id, title, causes: toCauses([id], context), docUrl: DOCS.troubleshooting };
}
