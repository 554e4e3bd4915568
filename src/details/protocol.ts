import type { CallGuards } from '../core/messages/channel.ts';
import {
  type Guard,
  isEither,
  isFlag,
  isListOf,
  isNothing,
  isNumber,
  isOptional,
  isRecord,
  isShape,
  isTagged,
  isText,
  isWord,
} from '../core/messages/guards.ts';
import type { ChartUnit } from '../core/observation/charts.ts';
import type { LogSource } from '../core/observation/logSearches.ts';
import type { MappingOverview } from '../core/observation/overview.ts';
import type { ReadLogRecord } from '../core/observation/readLogRecord.ts';
import type { TimeRangeId } from '../core/observation/timeRanges.ts';

/** Which mapping a page is about: what VS Code keeps for it over a restart. */
export interface DetailsRef {
  readonly uuid: string;
  readonly scope: { readonly region: string; readonly profile?: string; readonly sample?: true };
}

/** A state that the mapping had while the page was open. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: string;
  readonly result: string;
}

export interface OverviewState {
  /** "Sample account · us-east-1". */
  readonly place: string;
  /** Absent: not read yet, or it does not exist. */
  readonly overview?: MappingOverview;
  readonly history: readonly HistoryEntry[];
  readonly gone: boolean;
  /** Why it cannot be read. */
  readonly failure?: string;
  /** Milliseconds since the epoch. */
  readonly readAt?: number;
}

export interface DrawnChart {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly unit: ChartUnit;
  /** What the numbers say. */
  readonly words: string;
  readonly measured: boolean;
  readonly labels: readonly string[];
  /** Seconds since the epoch. */
  readonly times: readonly number[];
  /** A list a label; null where nothing was measured. */
  readonly values: readonly (readonly (number | null)[])[];
}

export interface ChartsState {
  readonly range: TimeRangeId;
  readonly charts: readonly DrawnChart[];
  readonly loading: boolean;
  readonly failure?: string;
  readonly readAt?: number;
}

export interface LogLine extends ReadLogRecord {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly stream: string;
  /** As it was written. */
  readonly raw: string;
}

export interface LogsState {
  readonly source: LogSource;
  readonly filter: string;
  readonly following: boolean;
  /** Milliseconds since the epoch: records of about that time are shown. Absent: the newest. */
  readonly around?: number;
  readonly lines: readonly LogLine[];
  readonly loading: boolean;
  /** Older records were left out. */
  readonly cut: boolean;
  readonly failure?: string;
}

export interface Start {
  /** Contents of the translation bundle; absent in English. */
  readonly translations?: Readonly<Record<string, unknown>>;
  readonly ref: DetailsRef;
  readonly overview: OverviewState;
  readonly charts: ChartsState;
  readonly logs: LogsState;
}

export type MappingCommand = 'diagnose' | 'enable' | 'disable' | 'edit' | 'compare' | 'reveal' | 'showFailures' | 'fix';

/** What only the host can do for the page. */
export type Errand =
  | { readonly errand: 'command'; readonly command: MappingCommand }
  | { readonly errand: 'copy'; readonly text: string }
  | { readonly errand: 'open'; readonly url: string }
  | { readonly errand: 'console'; readonly arn: string }
  | { readonly errand: 'turnOn'; readonly what: 'metrics' | 'logs' }
  | { readonly errand: 'refresh' };

/** Page → host. */
export type PageCalls = {
  ready: { params: null; result: Start };
  setRange: { params: TimeRangeId; result: null };
  /** What of the page can be seen: only that is kept up to date. */
  show: { params: { readonly charts: boolean; readonly logs: boolean }; result: null };
  setLogs: {
    params: Pick<LogsState, 'source' | 'filter' | 'following' | 'around'>;
    result: null;
  };
  run: { params: Errand; result: null };
  /** For the extension's log. */
  log: { params: string; result: null };
};

/** Host → page, told without waiting. */
export type HostCalls = {
  overview: { params: OverviewState; result: null };
  charts: { params: ChartsState; result: null };
  logs: { params: LogsState; result: null };
};

const isRange: Guard<TimeRangeId> = isWord('1h', '3h', '12h', '1d', '1w');
const isSource: Guard<LogSource> = isWord('mapping', 'function');
const isRefScope: Guard<DetailsRef['scope']> = (value): value is DetailsRef['scope'] =>
  isRecord(value) &&
  isText(value['region']) &&
  isOptional(isText)(value['profile']) &&
  (value['sample'] === undefined || value['sample'] === true);
export const isDetailsRef: Guard<DetailsRef> = isShape<DetailsRef>({ uuid: isText, scope: isRefScope });

const isOverview: Guard<MappingOverview> = (value): value is MappingOverview =>
  isRecord(value) &&
  ['uuid', 'topic', 'functionName', 'state', 'kind'].every((key) => isText(value[key])) &&
  isRecord(value['explanation']) &&
  ['surroundings', 'configuration', 'gaps', 'metrics'].every((key) => Array.isArray(value[key]));

const isOverviewState = isShape<OverviewState>({
  place: isText,
  overview: isOptional(isOverview),
  history: isListOf(isShape<HistoryEntry>({ at: isNumber, state: isText, result: isText })),
  gone: isFlag,
  failure: isOptional(isText),
  readAt: isOptional(isNumber),
});

const isNull: Guard<null> = (value): value is null => value === null;

const isChart = isShape<DrawnChart>({
  id: isText,
  title: isText,
  about: isText,
  unit: isWord('records', 'errors', 'calls', 'pollers', 'milliseconds', 'bytes'),
  words: isText,
  measured: isFlag,
  labels: isListOf(isText),
  times: isListOf(isNumber),
  values: isListOf(isListOf(isEither(isNumber, isNull))),
});

const isChartsState = isShape<ChartsState>({
  range: isRange,
  charts: isListOf(isChart),
  loading: isFlag,
  failure: isOptional(isText),
  readAt: isOptional(isNumber),
});

const isLogLine = isShape<LogLine>({
  id: isText,
  at: isNumber,
  stream: isText,
  raw: isText,
  text: isText,
  level: isWord('error', 'warning', 'information', 'detail'),
  meaning: isOptional(isText),
  position: isOptional(
    isShape<NonNullable<LogLine['position']>>({ topic: isText, partition: isNumber, offset: isOptional(isText) }),
  ),
});

const isLogsState = isShape<LogsState>({
  source: isSource,
  filter: isText,
  following: isFlag,
  around: isOptional(isNumber),
  lines: isListOf(isLogLine),
  loading: isFlag,
  cut: isFlag,
  failure: isOptional(isText),
});

const isErrand = isTagged<Errand>('errand', {
  command: isShape<Extract<Errand, { errand: 'command' }>>({
    errand: isWord('command'),
    command: isWord('diagnose', 'enable', 'disable', 'edit', 'compare', 'reveal', 'showFailures', 'fix'),
  }),
  copy: isShape<Extract<Errand, { errand: 'copy' }>>({ errand: isWord('copy'), text: isText }),
  open: isShape<Extract<Errand, { errand: 'open' }>>({ errand: isWord('open'), url: isText }),
  console: isShape<Extract<Errand, { errand: 'console' }>>({ errand: isWord('console'), arn: isText }),
  turnOn: isShape<Extract<Errand, { errand: 'turnOn' }>>({ errand: isWord('turnOn'), what: isWord('metrics', 'logs') }),
  refresh: isShape<Extract<Errand, { errand: 'refresh' }>>({ errand: isWord('refresh') }),
});

export const PAGE_CALLS: CallGuards<PageCalls> = {
  ready: {
    params: isNothing,
    result: isShape<Start>({
      translations: isOptional(isRecord),
      ref: isDetailsRef,
      overview: isOverviewState,
      charts: isChartsState,
      logs: isLogsState,
    }),
  },
  setRange: { params: isRange, result: isNothing },
  show: { params: isShape<PageCalls['show']['params']>({ charts: isFlag, logs: isFlag }), result: isNothing },
  setLogs: {
    params: isShape<PageCalls['setLogs']['params']>({
      source: isSource,
      filter: isText,
      following: isFlag,
      around: isOptional(isNumber),
    }),
    result: isNothing,
  },
  run: { params: isErrand, result: isNothing },
  log: { params: isText, result: isNothing },
};

export const HOST_CALLS: CallGuards<HostCalls> = {
  overview: { params: isOverviewState, result: isNothing },
  charts: { params: isChartsState, result: isNothing },
  logs: { params: isLogsState, result: isNothing },
};
