import { AwsFailure } from '../core/failure.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { LogEvent, LogSearch } from '../core/observation/logEvent.ts';
import { toLogPattern } from '../core/observation/logSearches.ts';
import { readLogRecord } from '../core/observation/readLogRecord.ts';
import type { DetailsDeps } from './details.ts';
import { toFailureWords } from './failureWords.ts';
import type { LogLine, LogsState } from './protocol.ts';
import { Pulse } from './pulse.ts';

/** Following records (limits.md 8). Milliseconds. */
const FOLLOW_INTERVAL = 5_000;

/** How far back the first search looks, in milliseconds. */
const FIRST_LOOK = 60 * 60_000;

/** Records can come in a little late: so much is read again, in milliseconds. */
const OVERLAP = 30_000;

/** What one can still look through. */
const MOST_LINES = 500;

/**
 * Pages that are read in one go. A search for words can give empty ones (limits.md 1), and the newest records come last: what
 * is left is read at the next beat.
 */
const MOST_PAGES = 10;

/** An invocation takes up to 15 minutes: so much before and after a time is shown, in milliseconds. */
const SURROUNDING = 15 * 60_000;

export type LogWish = Pick<LogsState, 'source' | 'filter' | 'following' | 'around'>;

export interface LogSubject {
  /** Absent while nothing is known. */
  readonly mapping: DeployedMapping | undefined;
  getLogGroup(mapping: DeployedMapping): Promise<string>;
}

/** Reads and follows the log records of a page, while they can be seen. */
export class LogFeed {
  readonly #deps: DetailsDeps;
  readonly #ref: MappingRef;
  readonly #subject: LogSubject;
  readonly #tell: (state: LogsState) => void;
  readonly #pulse: Pulse;
  #shown = false;
  /** Whose records are read is settled. */
  #isChosen = false;
  /** What is left of a search: CloudWatch takes a page's token with the very search that it came from only. */
  #rest: LogSearch | undefined;
  #state: LogsState = {
    source: 'mapping',
    filter: '',
    following: true,
    lines: [],
    loading: true,
    cut: false,
  };

  constructor(deps: DetailsDeps, ref: MappingRef, subject: LogSubject, tell: (state: LogsState) => void) {
    this.#deps = deps;
    this.#ref = ref;
    this.#subject = subject;
    this.#tell = tell;
    this.#pulse = new Pulse(FOLLOW_INTERVAL, (signal) => this.#read(signal));
  }

  get state(): LogsState {
    return this.#state;
  }

  setShown(shown: boolean): void {
    this.#shown = shown;
    if (shown) this.#chooseSource();
    this.#pulse.set(this.#isWanted());
  }

  /** Pollers that write nothing need not be read: until the reader chooses, the function is. */
  #chooseSource(): void {
    const { mapping } = this.#subject;
    if (this.#isChosen || mapping === undefined) return;
    this.#isChosen = true;
    if (mapping.LoggingConfig?.SystemLogLevel === undefined) this.#put({ ...this.#state, source: 'function' });
  }

  set(wish: LogWish): void {
    this.#isChosen = true;
    const { source, filter, following, around } = wish;
    const { state } = this;
    const isNew = source !== state.source || filter !== state.filter || around !== state.around;
    if (isNew) this.#rest = undefined;
    this.#put({
      ...this.#state,
      source,
      filter,
      following,
      around,
      ...(isNew ? { lines: [], loading: true, cut: false, failure: undefined } : {}),
    });
    if (isNew && this.#shown && this.#subject.mapping !== undefined) this.#pulse.again();
    else this.#pulse.set(this.#isWanted());
  }

  dispose(): void {
    this.#pulse.dispose();
  }

  #isWanted(): boolean {
    return this.#shown && this.#subject.mapping !== undefined && (this.#state.following || this.#state.loading);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const mapping = this.#subject.mapping;
    if (mapping === undefined) return;
    const { scope } = this.#ref;
    try {
      const events = await this.#search(mapping, signal);
      if (signal.aborted) return;
      const known = new Set(this.#state.lines.map(({ id }) => id));
      const fresh = events.filter(({ id }) => !known.has(id)).map(toLine);
      const lines = [...this.#state.lines, ...fresh].sort((one, other) => one.at - other.at);
      const cut = this.#state.cut || lines.length > MOST_LINES;
      const { failure, ...state } = this.#state;
      const loading = this.#rest !== undefined;
      if (fresh.length > 0 || state.loading !== loading || failure !== undefined) {
        this.#put({ ...state, lines: lines.slice(-MOST_LINES), loading, cut });
      }
    } catch (error) {
      if (signal.aborted) return;
      // A group comes into being with its first record.
      if (AwsFailure.is(error, 'not-found')) this.#put({ ...this.#state, loading: false, failure: undefined });
      else this.#put({ ...this.#state, loading: false, failure: toFailureWords(error, scope) });
    }
    if (!this.#isWanted()) this.#pulse.dispose();
  }

  async #search(mapping: DeployedMapping, signal: AbortSignal): Promise<readonly LogEvent[]> {
    const search = this.#rest ?? this.#begin(mapping);
    const group = await this.#subject.getLogGroup(mapping);
    const api = this.#deps.store.api(this.#ref.scope);
    const found: LogEvent[] = [];
    let { token } = search;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { events, next } = await api.readLogs(
        group,
        { ...search, ...(token === undefined ? {} : { token }) },
        signal,
      );
      found.push(...events);
      token = next;
      if (token === undefined) break;
    }
    if (!signal.aborted) this.#rest = token === undefined ? undefined : { ...search, token };
    return found.slice(-MOST_LINES);
  }

  #begin(mapping: DeployedMapping): LogSearch {
    const { source, filter, lines, around } = this.#state;
    const pattern = toLogPattern(source, mapping.UUID, filter);
    if (around !== undefined) return { from: around - SURROUNDING, to: around + SURROUNDING, pattern };
    const last = lines.at(-1)?.at;
    const from = last === undefined ? Date.now() - FIRST_LOOK : last - OVERLAP;
    return { from, pattern };
  }

  #put(state: LogsState): void {
    this.#state = state;
    this.#tell(state);
  }
}

function toLine(event: LogEvent): LogLine {
  const { id, at, stream, message } = event;
  return { id, at, stream, raw: message, ...readLogRecord(event) };
}
