import { hasAddresses } from '../poller/addresses.ts';
import type { Loss } from '../poller/losses.ts';
import { poll } from '../poller/poller.ts';
import { toSituation } from '../poller/situation.ts';
import type { Account } from './account.ts';
import { recordSpell } from './history.ts';
import type { EventSourceMapping, SettledState, TransitionalState } from './lambda.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a transitional state lasts. */
  readonly settleMs: number;
}

/** Lambda gives a failing mapping up, and disables it, after so long. No source says how long it really takes. */
const patienceMs = 24 * 60 * 60 * 1000;

/** Brings every mapping to `moment` and drops those whose deletion is done. */
export function settleAll(account: Account, moment: Moment): void {
  for (const mapping of [...account.mappings]) settle(account, mapping, moment);
}

/**
 * Brings a mapping to `moment`: ends a transition that is due, and lets the poller meet what the account's
 * configuration makes it meet now. False: the mapping is gone.
 */
export function settle(account: Account, mapping: EventSourceMapping, moment: Moment): boolean {
  endTransition(account, mapping, moment);
  if (isGone(mapping, moment.now)) {
    account.mappings = account.mappings.filter((candidate) => candidate !== mapping);
    return false;
  }
  if (mapping.state === 'Enabled') meet(account, mapping, moment);
  return true;
}

/** Whether the mapping's deletion is done at the time `now`. */
export function isGone({ transition }: EventSourceMapping, now: number): boolean {
  return transition?.into === 'gone' && transition.until <= now;
}

function endTransition(account: Account, mapping: EventSourceMapping, moment: Moment): void {
  const { transition } = mapping;
  if (transition === undefined || transition.into === 'gone' || transition.until > moment.now) return;
  // No source says what Lambda does without an address for its interfaces: here it waits (errors.md A1.8, C).
  if (transition.into === 'Enabled' && !hasAddresses(toSituation(account, mapping, moment.now))) return;
  mapping.state = transition.into;
  delete mapping.transition;
}

function meet(account: Account, mapping: EventSourceMapping, moment: Moment): void {
  const outcome = poll(account, mapping, moment.now);
  if (outcome.kind === 'quiet') {
    delete mapping.failingSince;
    if (mapping.lastProcessingResult !== 'OK') mapping.lastProcessingResult = 'No records processed';
    recordSpell(mapping, { from: moment.now, kind: 'quiet' });
    return;
  }
  mapping.lastProcessingResult = outcome.result;
  if (outcome.kind === 'working') {
    delete mapping.failingSince;
    recordWork(mapping, outcome.loss, moment.now);
    return;
  }
  mapping.failingSince ??= moment.now;
  recordSpell(mapping, { from: mapping.failingSince, kind: 'failing', check: outcome.check });
  if (outcome.stopReason === undefined || moment.now - mapping.failingSince < patienceMs) return;
  const stopped = { now: mapping.failingSince + patienceMs, settleMs: moment.settleMs };
  move(account, mapping, stopped, { through: 'Disabling', to: 'Disabled', reason: outcome.stopReason });
  endTransition(account, mapping, moment);
}

function recordWork(mapping: EventSourceMapping, loss: Loss | undefined, now: number): void {
  if (loss === undefined) {
    delete mapping.losingSince;
    recordSpell(mapping, { from: now, kind: 'working' });
    return;
  }
  mapping.losingSince ??= now;
  recordSpell(mapping, { from: mapping.losingSince, kind: 'working', check: `${loss.cause}-${loss.fate}` });
}

/** Starts a transition; it ends when the mapping is next looked at after `settleMs`. */
export function move(
  account: Account,
  mapping: EventSourceMapping,
  moment: Moment,
  step: { through: TransitionalState; to: SettledState | 'gone'; reason: string },
): void {
  mapping.state = step.through;
  mapping.transition = { until: moment.now + moment.settleMs, into: step.to };
  mapping.stateTransitionReason = step.reason;
  mapping.lastModified = moment.now;
  delete mapping.failingSince;
  if (step.to !== 'Enabled') recordSpell(mapping, { from: moment.now, kind: 'off' });
  endTransition(account, mapping, moment);
}
