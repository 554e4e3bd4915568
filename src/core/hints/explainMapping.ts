import * as l10n from '@vscode/l10n';
import { type DeployedMapping, isTransitional } from '../mapping/mapping.ts';
import { toCauses } from './causes/causeTable.ts';
import type { Explanation, Fix } from './explanation.ts';
import { toUpdateCommand } from './fixes/awsCommand.ts';
import { type HintContext, type HintKnown, toHintContext } from './hintContext.ts';
import { findProblem, type Problem, toProblem } from './problems.ts';
import { findTransitionReason, type TransitionReason } from './transitionReasons.ts';

/** Milliseconds after which a change counts as stuck: the longest that tools wait (errors.md C, limits.md 6). */
const STUCK_AFTER = 10 * 60_000;

/** Members the explanation stands on, read once. */
interface Reading {
  readonly context: HintContext;
  readonly mapping: DeployedMapping;
  /** AWS's text; undefined when there is none. */
  readonly text: string | undefined;
  /** What the text says; undefined for OK and for no text. */
  readonly result: Problem | undefined;
  readonly reason: TransitionReason | undefined;
}

/**
 * What a deployed mapping's State, LastProcessingResult and StateTransitionReason mean together, with causes and fixes
 * that carry this mapping's own names (errors.md A to C, G). `known` sharpens the order of the causes.
 */
export function explainMapping(mapping: DeployedMapping, known: HintKnown = {}): Explanation {
  const text = mapping.LastProcessingResult?.trim();
  const reading: Reading = {
    context: toHintContext(mapping, known),
    mapping,
    text: text === '' ? undefined : text,
    result: toResultProblem(text),
    reason: findTransitionReason(mapping.StateTransitionReason ?? ''),
  };
  const { severity, title, problem, afterwards } = toVerdict(reading);
  return {
    severity,
    title,
    ...(problem !== undefined && { problemId: problem.id }),
    ...(reading.text !== undefined && { text: reading.text }),
    causes: problem === undefined ? [] : toCauses(problem.id, reading.context),
    ...toReason(mapping, reading.reason),
    ...(afterwards !== undefined && { afterwards }),
  };
}

/** The problem a LastProcessingResult tells of; undefined for OK and for no text. */
export function toResultProblem(text: string | undefined): Problem | undefined {
  if (text === undefined || text === '' || /^ok\.?$/i.test(text)) return undefined;
  const unknown = toProblem('unknown-problem');
  return findProblem(text) ?? (/^problem:/i.test(text) ? unknown : { ...unknown, severity: 'warning' });
}

type Verdict = Pick<Explanation, 'severity' | 'title' | 'afterwards'> & { readonly problem?: Problem };

function toVerdict(reading: Reading): Verdict {
  if (isTransitional(reading.mapping)) return toChanging(reading);
  if (reading.mapping.State === 'Disabled') return toStopped(reading);
  return toRunning(reading);
}

function toChanging({ context, mapping, result }: Reading): Verdict {
  const since = Date.parse(mapping.LastModified ?? '');
  const { now } = context.known;
  const problem = isFault(result) ? { problem: result } : {};
  if (now !== undefined && now - since > STUCK_AFTER) {
    const stuck = toProblem('transition-stuck');
    return { severity: 'warning', title: `${toStateTitle(mapping)}: ${stuck.title()}`, problem: stuck, ...problem };
  }
  return { severity: 'information', title: toStateTitle(mapping), ...problem };
}

function toStopped({ context, result, reason }: Reading): Verdict {
  const fault = isFault(result) ? result : undefined;
  if (reason?.problem !== undefined) {
    const problem = fault ?? toProblem(reason.problem);
    return {
      severity: 'error',
      title: l10n.t('Stopped by Lambda: {0}', problem.title()),
      problem,
      afterwards: enableAgain(context),
    };
  }
  if (fault === undefined) return { severity: 'information', title: l10n.t('Switched off') };
  return {
    severity: 'warning',
    title: l10n.t('Switched off; before that: {0}', fault.title()),
    problem: fault,
    afterwards: enableAgain(context),
  };
}

function toRunning({ mapping, text, result, reason }: Reading): Verdict {
  if (result === undefined && reason?.problem !== undefined && text === undefined) {
    const problem = toProblem(reason.problem);
    return { severity: 'error', title: problem.title(), problem };
  }
  if (result !== undefined) return { severity: result.severity, title: result.title(), problem: result };
  if (mapping.State !== 'Enabled') return { severity: 'information', title: toStateTitle(mapping) };
  return text === undefined
    ? { severity: 'information', title: l10n.t('Enabled; no result yet') }
    : { severity: 'ok', title: l10n.t('Working') };
}

function isFault(problem: Problem | undefined): problem is Problem {
  return problem?.severity === 'error' || problem?.severity === 'warning';
}

const STATE_TITLES: Readonly<Record<string, () => string>> = {
  Creating: () => l10n.t('Being created'),
  Enabling: () => l10n.t('Being enabled'),
  Disabling: () => l10n.t('Being disabled'),
  Updating: () => l10n.t('Being updated'),
  Deleting: () => l10n.t('Being deleted'),
};

function toStateTitle({ State }: DeployedMapping): string {
  return STATE_TITLES[State]?.() ?? l10n.t('State {0}', State);
}

function toReason(mapping: DeployedMapping, reason: TransitionReason | undefined): Pick<Explanation, 'reason'> {
  const code = mapping.StateTransitionReason;
  if (code === undefined || code === '') return {};
  const meaning = reason?.meaning() ?? l10n.t('AWS gives this reason for the last change of state.');
  return { reason: { code, meaning } };
}

/** Lambda does not start a stopped mapping by itself (errors.md B). */
function enableAgain(context: HintContext): Fix {
  return {
    title: l10n.t('When the cause is removed, enable the mapping again'),
    command: toUpdateCommand(context, ['--enabled']),
  };
}
