import type { FunctionError } from '../../core/observation/lastError.ts';
import type { LogSource } from '../../core/observation/logSearches.ts';
import type { TimeRangeId } from '../../core/observation/timeRanges.ts';
import type { ChartsState, DetailsRef, Errand, LogsState, OverviewState } from '../protocol.ts';

/** What the reader chose; survives the page being hidden. */
export interface Choices {
  readonly range?: TimeRangeId;
  readonly source?: LogSource;
  readonly filter?: string;
  readonly following?: boolean;
  /** Time about which log records are shown; milliseconds since the epoch. */
  readonly around?: number;
  /** Settings are shown with what they mean. */
  readonly explained?: boolean;
  /** Charts that are shown as tables. */
  readonly tables: readonly string[];
}

export interface PageState {
  readonly ref: DetailsRef;
  readonly overview: OverviewState;
  readonly charts: ChartsState;
  readonly logs: LogsState;
  readonly choices: Choices;
  /** What was copied last, so that its button says so. */
  readonly copied?: string;
}

export interface Actions {
  run(errand: Errand): void;
  /** Copies a text; `name` tells which button says so. */
  copy(name: string, text: string): void;
  setRange(range: TimeRangeId): void;
  setLogs(wish: Partial<Pick<LogsState, 'source' | 'filter' | 'following' | 'around'>>): void;
  /** Shows what an invocation of the function wrote, where logs are. */
  showInLogs(error: FunctionError): void;
  toggleTable(chart: string): void;
  toggleExplained(): void;
}

/** What every part of the page is drawn from. */
export interface View {
  readonly state: PageState;
  readonly actions: Actions;
}
