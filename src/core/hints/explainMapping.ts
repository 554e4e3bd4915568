import * as l10n from '@vscode/l10n';
import { findLossProblem } from '../diagnosis/deliveryMetrics.ts';
import type { DeployedMapping } from '../mapping/mapping.ts';
import { type MappingStatus, type StatusKind, toStatus } from '../mapping/status.ts';
import { toCauses } from './causes/causeTable.ts';
import { DOCS } from './docs.ts';
import type { Explanation, Fix } from './explanation.ts';
import { toUpdateCommand } from './fixes/awsCommand.ts';
import { type HintContext, type HintKnown, toHintContext } from './hintContext.ts';
import { findProblem, type Problem, type ProblemId, toProblem } from './problems.ts';
import { findTransitionReason } from './transitionReasons.ts';

/** Milliseconds after which a change counts as stuck: the longest that tools wait (errors.md C, limits.md 6). */
const STUCK_AFTER = 10 * 60_000;

/** What the explanation stands on, read once. */
interface Reading {
  readonly context: HintContext;
  readonly mapping: DeployedMapping;
  readonly status: MappingStatus;
  /** What LastProcessingResult says; for a stop without a telling result, what its reason says. */
  readonly problem: Problem | undefined;
}

/**
 * What a deployed mapping's State, LastProcessingResult and StateTransitionReason mean together, with causes and fixes
 * that carry this mapping's own names (errors.md A to C, G, source-facts 76). `known` sharpens the order of the causes.
 */
export function explainMapping(mapping: DeployedMapping, known: HintKnown = {}): Explanation {
  const context = toHintContext(mapping, known);
  const status = toStatus(mapping);
  const text = mapping.LastProcessingResult?.trim() ?? '';
  const { severity, title, problem, afterwards } = toVerdict({ context, mapping, status, problem: findFault(status) });
  return {
    severity,
    title,
    ...(problem !== undefined && problem.severity !== 'information' && { problemId: problem.id }),
    ...(text !== '' && { text }),
    ...(problem !== undefined && problem.severity !== 'information' && { docUrl: DOCS.troubleshooting }),
    causes: problem === undefined ? [] : toCauses(listProblems(problem, status), context),
    ...toReason(mapping),
    ...(afterwards !== undefined && { afterwards }),
  };
}

function findFault({ problem, stopReason }: MappingStatus): Problem | undefined {
  const known = problem === undefined ? undefined : findProblem(problem);
  const stopped = findTransitionReason(stopReason ?? '')?.problem;
  if (known !== undefined) return known;
  if (stopped !== undefined) return toProblem(stopped);
  return problem === undefined ? undefined : toProblem('unknown-problem');
}

/** The problem together with what the reason of a stop adds, the more telling first. */
function listProblems({ id }: Problem, { stopReason }: MappingStatus): readonly ProblemId[] {
  const reason = findTransitionReason(stopReason ?? '');
  if (reason?.problem === undefined) return [id];
  return reason.tellsMore ? [reason.problem, id] : [id, reason.problem];
}

type Verdict = Pick<Explanation, 'severity' | 'title' | 'afterwards'> & { readonly problem?: Problem | undefined };

const VERDICTS: Readonly<Record<StatusKind, (reading: Reading) => Verdict>> = {
  ok: ({ context }) => toLossVerdict(context) ?? { severity: 'ok', title: l10n.t('Working') },
  idle: ({ context }) => {
    const loss = toLossVerdict(context);
    if (loss !== undefined) return loss;
    const problem = toProblem('no-records');
    return { severity: problem.severity, title: problem.title(), problem };
  },
  unknown: ({ mapping, problem }) => ({
    severity: 'information',
    title: mapping.State === 'Enabled' ? l10n.t('Enabled; no result yet') : toStateTitle(mapping),
    problem,
  }),
  changing: ({ context, mapping, problem }) => {
    if (!isStuck(context)) return { severity: 'information', title: toStateTitle(mapping), problem };
    const stuck = toProblem('transition-stuck');
    return { severity: 'warning', title: `${toStateTitle(mapping)}: ${stuck.title()}`, problem: problem ?? stuck };
  },
  off: ({ context, problem }) =>
    problem === undefined
      ? { severity: 'information', title: l10n.t('Switched off') }
      : {
          severity: 'warning',
          title: l10n.t('Switched off; before that: {0}', problem.title()),
          problem,
          afterwards: enableAgain(context),
        },
  problem: ({ context, status, problem = toProblem('unknown-problem') }) =>
    status.stopReason === undefined
      ? { severity: 'error', title: problem.title(), problem }
      : {
          severity: 'error',
          title: l10n.t('Stopped by Lambda: {0}', problem.title()),
          problem,
          afterwards: enableAgain(context),
        },
};

/** What AWS calls well, and a diagnosis saw records get lost in: no last result tells of that (errors.md A11, A12). */
function toLossVerdict({ known }: HintContext): Verdict | undefined {
  const check = known.checks?.find(({ id, outcome }) => id === 'records-arrive' && outcome === 'fail');
  const id = findLossProblem(check?.signs?.[0]);
  if (id === undefined) return undefined;
  const problem = toProblem(id);
  return { severity: 'error', title: problem.title(), problem };
}

function toVerdict(reading: Reading): Verdict {
  return VERDICTS[reading.status.kind](reading);
}

function isStuck({ mapping, known }: HintContext): boolean {
  // Without a clock or a date the difference is not a number, and no number is greater.
  return (known.now ?? Number.NaN) - Date.parse(mapping.LastModified ?? '') > STUCK_AFTER;
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

function toReason({ StateTransitionReason: code = '' }: DeployedMapping): Pick<Explanation, 'reason'> {
  if (code === '') return {};
  const meaning =
    findTransitionReason(code)?.meaning() ?? l10n.t('AWS gives this reason for the last change of state.');
  return { reason: { code, meaning } };
}

/** Lambda does not start a stopped mapping by itself (errors.md B). */
function enableAgain(context: HintContext): Fix {
  return {
    title: l10n.t('When the cause is removed, enable the mapping again'),
    command: toUpdateCommand(context, ['--enabled']),
  };
}
