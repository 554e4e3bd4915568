import type { ResourceStore } from '../aws/resources.ts';
import { toFunctionName } from '../core/arn.ts';
import { AwsFailure } from '../core/failure.ts';
import type { HintFunction, HintKnown } from '../core/hints/hintContext.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { LastError } from '../core/observation/lastError.ts';
import { toLogGroup } from '../core/observation/logSearches.ts';
import { isSameScope } from '../core/scope.ts';
import type { DetailsDeps } from './details.ts';
import { toFailureWords } from './failureWords.ts';
import { toPlaceWords } from './placeWords.ts';
import type { HistoryEntry, OverviewState } from './protocol.ts';
import { Pulse } from './pulse.ts';
import { readLastError } from './readLastError.ts';

/** Reading the state of a mapping on show (limits.md 8), in milliseconds. */
const STATE_INTERVAL = 20_000;

/** The function's last error is looked for again after so long, in milliseconds. */
const ERROR_INTERVAL = 5 * 60_000;

/** States that are remembered while the page is open. */
const LONGEST_HISTORY = 50;

/** What a page tells of its mapping: from the store at once, then what surrounds it, then whatever changes. */
export class OverviewFeed {
  readonly #deps: DetailsDeps;
  readonly #ref: MappingRef;
  readonly #tell: (state: OverviewState) => void;
  readonly #pulse: Pulse;
  readonly #subscriptions: readonly { dispose(): void }[];
  readonly #ended = new AbortController();
  readonly #history: HistoryEntry[] = [];
  #mapping: DeployedMapping | undefined;
  #known: HintKnown | undefined;
  /** For which mapping its surroundings are being read. */
  #loading: DeployedMapping | undefined;
  /** The mapping's function as it was read last; undefined for one that cannot be read. */
  #function: Promise<HintFunction | undefined> | undefined;
  #lastError: LastError | undefined;
  /** When the function's last error was looked for; milliseconds since the epoch. */
  #errorSoughtAt = 0;
  #gone = false;
  #failure: string | undefined;
  #readAt: number | undefined;
  #state: OverviewState;

  constructor(deps: DetailsDeps, ref: MappingRef, tell: (state: OverviewState) => void) {
    this.#deps = deps;
    this.#ref = ref;
    this.#tell = tell;
    this.#state = { place: toPlaceWords(ref.scope), history: [], gone: false };
    this.#pulse = new Pulse(STATE_INTERVAL, (signal) => this.#read(signal));
    this.#subscriptions = [
      this.#store.onDidChange(({ kind, scope }) => {
        if (kind === 'mappings' && isSameScope(scope, ref.scope)) void this.#look();
      }),
      deps.lastReports.onDidChange((scope, uuid) => {
        if (uuid === ref.uuid && isSameScope(scope, ref.scope)) void this.#compose();
      }),
    ];
  }

  get #store(): ResourceStore {
    return this.#deps.store;
  }

  get mapping(): DeployedMapping | undefined {
    return this.#mapping;
  }

  /** Where the function of a mapping writes to, and its pollers. */
  async getLogGroup({ FunctionArn }: DeployedMapping): Promise<string> {
    return toLogGroup((await this.#function) ?? { name: toFunctionName(FunctionArn) });
  }

  get state(): OverviewState {
    return this.#state;
  }

  /** What the store has already. */
  async start(): Promise<void> {
    await this.#look();
  }

  setShown(shown: boolean): void {
    this.#pulse.set(shown && !this.#gone);
  }

  refresh(): void {
    this.#known = undefined;
    this.#pulse.again();
  }

  dispose(): void {
    this.#ended.abort();
    this.#pulse.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { scope, uuid } = this.#ref;
    try {
      const mapping = await this.#store.api(scope).getMapping(uuid, signal);
      this.#readAt = Date.now();
      this.#failure = undefined;
      await this.#take(mapping);
      this.#store.putMapping(scope, mapping);
      if (Date.now() - this.#errorSoughtAt >= ERROR_INTERVAL) void this.#seekError(mapping);
    } catch (error) {
      if (signal.aborted) return;
      if (AwsFailure.is(error, 'not-found')) {
        this.#gone = true;
        this.#pulse.dispose();
        this.#store.removeMapping(scope, uuid);
      } else {
        this.#failure = toFailureWords(error, scope);
      }
      await this.#compose();
    }
  }

  async #look(): Promise<void> {
    const { items, status } = this.#store.peek({ scope: this.#ref.scope, kind: 'mappings' });
    const found = items.find(({ UUID }) => UUID === this.#ref.uuid);
    if (found !== undefined) await this.#take(found);
    else if (status === 'loaded' && this.#mapping !== undefined && !this.#gone) {
      this.#gone = true;
      await this.#compose();
    }
  }

  /** Shows a mapping; what surrounds it is read when it is first known, and again when it has changed. */
  async #take(mapping: DeployedMapping): Promise<void> {
    const current = this.#mapping;
    const isSame = current !== undefined && JSON.stringify(mapping) === JSON.stringify(current);
    if (!isSame) this.#mapping = mapping;
    this.#gone = false;
    this.#remember(mapping);
    await this.#compose();
    if (isSame && (this.#known !== undefined || this.#loading === current)) return;
    // The page need not wait for it.
    void this.#readSurroundings(this.#mapping ?? mapping);
  }

  async #readSurroundings(mapping: DeployedMapping): Promise<void> {
    this.#loading = mapping;
    try {
      const { signal } = this.#ended;
      this.#function = this.#readFunction(mapping, signal);
      void this.#seekError(mapping);
      const [known, fn] = await Promise.all([this.#deps.loadKnown(this.#ref.scope, mapping, signal), this.#function]);
      if (this.#mapping !== mapping) return;
      this.#known = fn === undefined ? known : { ...known, functions: [fn] };
      await this.#compose();
    } catch (error) {
      if (!AwsFailure.is(error, 'aborted')) this.#deps.log.warn(`details: ${toFailureWords(error, this.#ref.scope)}`);
    } finally {
      if (this.#loading === mapping) this.#loading = undefined;
    }
  }

  /** With its concurrency, which not everybody may read: without that, the plain description serves. */
  async #readFunction({ FunctionArn }: DeployedMapping, signal: AbortSignal): Promise<HintFunction | undefined> {
    try {
      return await this.#store.api(this.#ref.scope).getFunctionFacts(FunctionArn, signal);
    } catch (error) {
      if (AwsFailure.is(error)) return undefined;
      throw error;
    }
  }

  /** Looks for the last error of the function: after everything else, which does not wait for it. */
  async #seekError(mapping: DeployedMapping): Promise<void> {
    this.#errorSoughtAt = Date.now();
    const { scope } = this.#ref;
    const { signal } = this.#ended;
    try {
      const writer = (await this.#function) ?? { name: toFunctionName(mapping.FunctionArn) };
      const found = await readLastError(this.#store.api(scope), writer, scope, signal);
      if (this.#mapping?.FunctionArn !== mapping.FunctionArn) return;
      this.#lastError = found;
      await this.#compose();
    } catch (error) {
      if (!signal.aborted) this.#deps.log.warn(`details: ${toFailureWords(error, scope)}`);
    }
  }

  #remember({ State, LastProcessingResult = '' }: DeployedMapping): void {
    const last = this.#history.at(-1);
    if (last?.state === State && last.result === LastProcessingResult) return;
    this.#history.push({ at: Date.now(), state: State, result: LastProcessingResult });
    if (this.#history.length > LONGEST_HISTORY) this.#history.shift();
  }

  async #compose(): Promise<void> {
    const mapping = this.#mapping;
    // The catalogue of problems is large.
    const { toOverview } = await import('../core/observation/overview.ts');
    if (this.#ended.signal.aborted) return;
    const { region, profile } = this.#ref.scope;
    const first: HintKnown = { region, ...(profile === undefined ? {} : { profile }), now: Date.now(), loading: true };
    this.#state = {
      place: toPlaceWords(this.#ref.scope),
      ...(mapping === undefined
        ? {}
        : {
            overview: toOverview(
              mapping,
              {
                ...(this.#known ?? first),
                ...this.#deps.lastReports.findChecks(this.#ref.scope, mapping),
              },
              this.#lastError,
            ),
          }),
      history: [...this.#history],
      gone: this.#gone,
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      ...(this.#readAt === undefined ? {} : { readAt: this.#readAt }),
    };
    this.#tell(this.#state);
  }
}
