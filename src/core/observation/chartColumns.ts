import type { MetricRange, MetricSeries } from './metricSeries.ts';

/** Numbers as a chart draws them: one time a period, and for each line a value or, in a gap, null. */
export interface ChartColumns {
  /** Seconds since the epoch. */
  readonly times: readonly number[];
  readonly values: readonly (readonly (number | null)[])[];
}

/** Lays series on the periods of a range, so that what is missing shows as a gap. */
export function toChartColumns(series: readonly MetricSeries[], { from, to, period }: MetricRange): ChartColumns {
  const step = period * 1000;
  const times: number[] = [];
  for (let at = Math.ceil(from / step) * step; at < to; at += step) times.push(at);
  const values = series.map((points) => {
    const byTime = new Map(points.map(({ at, value }) => [Math.floor(at / step) * step, value]));
    return times.map((at) => byTime.get(at) ?? null);
  });
  return { times: times.map((at) => at / 1000), values };
}
