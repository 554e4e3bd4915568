import { toFunctionName } from '../core/arn.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { toChartColumns } from '../core/observation/chartColumns.ts';
import { CHARTS, type ChartSpec, isMeasured, toQueries } from '../core/observation/charts.ts';
import { toChartWords } from '../core/observation/chartWords.ts';
import type { MetricRange, MetricSeries } from '../core/observation/metricSeries.ts';
import { DEFAULT_TIME_RANGE, type TimeRangeId, toMetricRange } from '../core/observation/timeRanges.ts';
import type { DetailsDeps } from './details.ts';
import { toFailureWords } from './failureWords.ts';
import type { ChartsState, DrawnChart } from './protocol.ts';
import { Pulse } from './pulse.ts';

/** Lambda measures each minute (limits.md 8). Milliseconds. */
const METRICS_INTERVAL = 60_000;

/** Reads what the charts of a page show, with one call for all of them, while they can be seen. */
export class ChartFeed {
  readonly #deps: DetailsDeps;
  readonly #ref: MappingRef;
  readonly #mapping: () => DeployedMapping | undefined;
  readonly #tell: (state: ChartsState) => void;
  readonly #pulse: Pulse;
  #state: ChartsState = { range: DEFAULT_TIME_RANGE, charts: [], loading: true };

  constructor(
    deps: DetailsDeps,
    ref: MappingRef,
    mapping: () => DeployedMapping | undefined,
    tell: (state: ChartsState) => void,
  ) {
    this.#deps = deps;
    this.#ref = ref;
    this.#mapping = mapping;
    this.#tell = tell;
    this.#pulse = new Pulse(METRICS_INTERVAL, (signal) => this.#read(signal));
  }

  get state(): ChartsState {
    return this.#state;
  }

  setShown(shown: boolean): void {
    this.#pulse.set(shown && this.#mapping() !== undefined);
  }

  setRange(range: TimeRangeId): void {
    this.#put({ ...this.#state, range, loading: true });
    this.refresh();
  }

  refresh(): void {
    if (this.#mapping() !== undefined) this.#pulse.again();
  }

  dispose(): void {
    this.#pulse.dispose();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const mapping = this.#mapping();
    if (mapping === undefined) return;
    const { scope } = this.#ref;
    const { range } = this.#state;
    const span = toMetricRange(range, Date.now());
    const shown = CHARTS.filter((chart) => isMeasured(chart, mapping));
    const queries = shown.map((chart) => toQueries(chart, mapping, toFunctionName(mapping.FunctionArn)));
    try {
      const series = await this.#deps.store.api(scope).readMetrics(queries.flat(), span, signal);
      if (signal.aborted) return;
      let next = 0;
      const found = new Map(
        shown.map((chart, index) => {
          const first = next;
          next += queries[index]?.length ?? 0;
          return [chart, series.slice(first, next)];
        }),
      );
      const charts = CHARTS.map((chart) => toDrawnChart(chart, found.get(chart) ?? [], mapping, span));
      this.#put({ range, charts, loading: false, readAt: Date.now() });
    } catch (error) {
      if (signal.aborted) return;
      // What was read before stays.
      this.#put({ ...this.#state, loading: false, failure: toFailureWords(error, scope) });
    }
  }

  #put(state: ChartsState): void {
    this.#state = state;
    this.#tell(state);
  }
}

function toDrawnChart(
  chart: ChartSpec,
  series: readonly MetricSeries[],
  mapping: DeployedMapping,
  span: MetricRange,
): DrawnChart {
  return {
    id: chart.id,
    title: chart.title(),
    about: chart.about(),
    unit: chart.unit,
    words: toChartWords(chart, series, mapping),
    measured: isMeasured(chart, mapping),
    labels: chart.lines.map(({ label }) => label()),
    ...toChartColumns(series, span),
  };
}
