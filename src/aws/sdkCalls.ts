import * as l10n from '@vscode/l10n';
import { AwsFailure } from '../core/failure.ts';
import { CallGate, raceAbort } from './callGate.ts';
import type { CallLimits } from './connectionOptions.ts';
import type { ScopeCredentials } from './credentials.ts';
import type { SendOptions } from './gatedHandler.ts';
import type { CallPace } from './pace.ts';
import type { SdkClients } from './sdkClients.ts';
import { toAwsFailure } from './toAwsFailure.ts';

/** One page and the token of the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Sends SDK commands for one scope with credentials, deadline, pace and the one kind of failure. */
export class SdkCalls {
  readonly clients: SdkClients;
  readonly region: string;
  readonly #credentials: ScopeCredentials;
  readonly #pace: CallPace;
  readonly #limits: CallLimits;

  constructor(region: string, clients: SdkClients, credentials: ScopeCredentials, pace: CallPace, limits: CallLimits) {
    this.region = region;
    this.clients = clients;
    this.#credentials = credentials;
    this.#pace = pace;
    this.#limits = limits;
  }

  /**
   * `run` loads client and command and sends with the options given. Throws `AwsFailure` only. A call that AWS refuses
   * because of expired credentials is sent once more when there are new ones.
   * @param deadlineMs for calls that may take longer than others
   */
  async send<T>(
    operation: string,
    signal: AbortSignal,
    run: (options: SendOptions) => Promise<T>,
    deadlineMs = this.#limits.callDeadline,
  ): Promise<T> {
    const credentials = await this.#getCredentials(operation, signal);
    try {
      return await this.#sendOnce(operation, signal, run, deadlineMs);
    } catch (error) {
      if (!AwsFailure.is(error, 'expired-credentials')) throw error;
      if (!(await this.#credentials.renew(credentials, operation).catch(() => false))) throw error;
      return this.#sendOnce(operation, signal, run, deadlineMs);
    }
  }

  /** Pages until the token ends; an empty page with a token is no end (limits.md 1). */
  async *pages<T>(
    operation: string,
    signal: AbortSignal,
    run: (token: string | undefined, options: SendOptions) => Promise<Page<T>>,
  ): AsyncGenerator<readonly T[], void, undefined> {
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const from = token;
      const page = await this.send(operation, signal, (options) => run(from, options));
      yield page.items;
      token = page.next || undefined;
      if (token !== undefined && seen.has(token)) throw toLoopFailure(operation);
      if (token !== undefined) seen.add(token);
    } while (token !== undefined);
  }

  async #getCredentials(operation: string, signal: AbortSignal) {
    const deadline = AbortSignal.timeout(this.#limits.credentialDeadline);
    try {
      return await raceAbort(this.#credentials.get(operation), AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (signal.aborted) throw toAborted(operation);
      if (!deadline.aborted || AwsFailure.is(error)) throw toAwsFailure(error, { operation });
      // What hangs must not hang the next call as well.
      this.#credentials.forget();
      const seconds = this.#limits.credentialDeadline / 1000;
      throw new AwsFailure('no-credentials', l10n.t('No credentials were given within {0} seconds.', seconds), {
        operation,
      });
    }
  }

  async #sendOnce<T>(
    operation: string,
    signal: AbortSignal,
    run: (options: SendOptions) => Promise<T>,
    deadlineMs: number,
  ): Promise<T> {
    if (signal.aborted) throw toAborted(operation);
    const gate = new CallGate(signal, this.#pace, deadlineMs);
    try {
      return await gate.race(run({ abortSignal: gate.signal, gate }));
    } catch (error) {
      if (signal.aborted) throw toAborted(operation);
      if (gate.isExpired) throw toLate(operation, gate, deadlineMs / 1000);
      throw toAwsFailure(error, { operation, host: gate.host, status: gate.lastStatus });
    } finally {
      gate.dispose();
    }
  }
}

function toAborted(operation: string): AwsFailure {
  return new AwsFailure('aborted', l10n.t('{0} was cancelled.', operation), { operation });
}

/** The deadline passed: while the endpoint kept silent, or while it kept refusing. */
function toLate(operation: string, { host, lastStatus }: CallGate, seconds: number): AwsFailure {
  const where = host ?? l10n.t('the endpoint');
  const isRefused = lastStatus !== undefined && lastStatus >= 400;
  if (!isRefused) {
    const text = l10n.t('{0} did not answer {1} within {2} seconds.', where, operation, seconds);
    return new AwsFailure('network', text, { operation });
  }
  const text = l10n.t('{0} refused {1} for {2} seconds (HTTP {3}).', where, operation, seconds, lastStatus);
  return new AwsFailure(lastStatus < 500 ? 'throttled' : 'unknown', text, { operation, httpStatus: lastStatus });
}

function toLoopFailure(operation: string): AwsFailure {
  return new AwsFailure('unknown', l10n.t('The pages of {0} do not end: a page names itself as the next.', operation), {
    operation,
  });
}
